"""The parts of an account in which people speak about the play, and what has to be known before concluding anything.

Invariant: as in `account`, where all of them are to be had: plain frozen data, nothing averaged, nobody scored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabletop.evaluation.events import Rating, Tag


@dataclass(frozen=True, slots=True)
class RatedTask:
    """A task, and every rating it got. Ratings are never averaged."""

    number: int
    text: str
    ratings: tuple[tuple[str, Rating, str, int], ...]
    """(evaluator's label, rating, evidence, the session's record it is pinned to)."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an evaluator or a scribe wrote down."""

    who: str
    tag: Tag
    text: str
    team: str
    """The team's name; empty for none."""
    record: int
    """The session's record it is pinned to."""
    at: int


@dataclass(frozen=True, slots=True)
class ObjectiveAccount:
    """An objective with what was looked for and what was seen."""

    id: str
    kind: Literal["learning", "evaluation"]
    text: str
    target: str
    tasks: tuple[RatedTask, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class NoteAccount:
    """A note from the console."""

    purpose: Literal["note", "parked", "keep", "change", "reflection"]
    text: str
    team: str
    about: str
    record: int
    at: int


@dataclass(frozen=True, slots=True)
class FeedbackAccount:
    """What participants said on the form; nobody is named, and the order says nothing."""

    forms: int
    statements: tuple[tuple[str, tuple[int, int, int, int, int]], ...]
    """(statement, how many ticked 1, 2, 3, 4, 5)."""
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    """(question, what was written, in alphabetical order)."""


@dataclass(frozen=True, slots=True)
class Honesty:
    """What a reader has to know before concluding anything."""

    overrides: int
    amended: int
    rulings: int
    corrections: int
    undone: int
    undecided: int
    """Answers that were no decision, or split, or never came."""
    late: int
    drawn: int
    edited_injects: int
    ad_hoc: int
    skipped: tuple[str, ...]
    """Titles of injects left out or passed over."""
    pauses: int
    paused: int
    """Milliseconds of wall time."""
    clock_jumps: int
    resumed: int
    """How often the program was closed, or died, and went on."""
