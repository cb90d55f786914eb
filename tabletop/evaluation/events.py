"""What an evaluator's log can hold: a second, small family of events beside the session's.

Invariant: every record names the moment of the session it belongs to; a task is rated, never a person; the ratings are
words, without an order and without a number.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from tabletop.decisions.words import Words
from tabletop.exercise.moments import Moment

EVALUATION_FORMAT: Final = 1
"""The version of the events below; older ones are lifted on reading."""

Role = Literal["evaluator", "scribe"]
Rating = Literal["performed", "some-challenges", "major-challenges", "unable", "not-observed"]
Tag = Literal["plain", "strength", "improve"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pin(_Part):
    """A moment of the session that was looked at."""

    record: int
    """The last record of the session's log then."""
    exercise: int
    """Exercise time, in milliseconds; it stands still while the exercise is paused."""
    inject: str | None = None
    """The inject the room saw, by its id."""


class SheetObjective(_Part):
    """What is looked for under one objective, as it stood in the session's own scenario."""

    objective: str
    """The objective, by its id."""
    text: str
    """What the exercise is for."""
    target: str
    """What good looks like."""
    tasks: tuple[str, ...]
    """Observable acts; the first has number 1."""


class EvaluationOpened(_Part):
    """The first event: which session, in what role, with which tasks."""

    type: Literal["evaluation-opened"] = "evaluation-opened"
    format: int = EVALUATION_FORMAT
    """Version of the event format."""
    program: str
    """Version of the program."""
    session: str
    """The session's random name."""
    log: str
    """The file name of the session's log."""
    record: int
    """The session's record it began at."""
    hash: str
    """That record's hash, hex: the session's log can be known again by it."""
    scenario: str
    """The scenario's id."""
    scenario_title: str
    """The scenario's title."""
    scenario_digest: str
    """SHA-256 of the scenario file's bytes, hex."""
    role: Role
    """An evaluator rates and takes notes; a scribe takes notes."""
    label: str
    """A role or a pseudonym, never a name."""
    sheet: tuple[SheetObjective, ...]
    """What is looked for; empty where the scenario names nothing."""
    handbook: bool = False
    """Whether the author's purpose and watch-for of each inject were shown, beside what the room sees."""


class EvaluationTakenUp(_Part):
    """The program was closed, or died, and the evaluation goes on."""

    type: Literal["evaluation-taken-up"] = "evaluation-taken-up"
    mended_bytes: int = 0
    """Length of a half-written end that was set aside; 0 when the log was whole."""
    handbook: bool = False
    """Whether the author's lines are shown from here on."""


class TaskRated(_Part):
    """A task was rated. A later rating replaces the earlier one, which stays in the log."""

    type: Literal["task-rated"] = "task-rated"
    objective: str
    """The objective, by its id."""
    task: int
    """The task's number under it, from 1."""
    rating: Rating
    """P, S, M, U or not observed, in words."""
    evidence: Words | None = None
    """What was seen or heard; None only for what was not observed."""


class ObservationNoted(_Part):
    """Something that was seen or heard was written down."""

    type: Literal["observation-noted"] = "observation-noted"
    tag: Tag
    """A strength, an area to improve, or neither."""
    text: Words
    """What was written."""
    team: str | None = None
    """The team it is about, by its id."""
    objective: str | None = None
    """The objective it is about, by its id."""


class EntryWithdrawn(_Part):
    """A rating or a note was taken back; it stays in the log, struck through."""

    type: Literal["entry-withdrawn"] = "entry-withdrawn"
    number: int
    """The record that is taken back."""


EvaluationEvent = Annotated[
    EvaluationOpened | EvaluationTakenUp | TaskRated | ObservationNoted | EntryWithdrawn,
    Field(discriminator="type"),
]
"""Anything an evaluator's log can hold."""


class Assessed(BaseModel):
    """An event with its place in the evaluator's log, and the moment of the session it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    """1 for the first. The order in which it was written."""
    at: Moment
    """When it was written."""
    pin: Pin
    """The moment it is about: what was typed is pinned to when somebody began to type."""
    command: str
    """The id of the command that caused it; a resend of that id is answered, not repeated."""
    event: EvaluationEvent
    """What."""
