"""What an evaluator or a scribe can ask for: imperative, plain data."""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.evaluation.events import Rating, Tag


@dataclass(frozen=True, slots=True)
class RateTask:
    """Rate a task, with what was seen or heard."""

    objective: str
    task: int
    """Its number under the objective, from 1."""
    rating: Rating
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class NoteObservation:
    """Write something down."""

    text: str
    tag: Tag = "plain"
    team: str | None = None
    objective: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawEntry:
    """Take back a rating or a note."""

    number: int
    """Its record."""


@dataclass(frozen=True, slots=True)
class TakeUpEvaluation:
    """Put on record that the evaluation goes on."""

    mended_bytes: int = 0
    handbook: bool = False


EvaluationCommand = RateTask | NoteObservation | WithdrawEntry | TakeUpEvaluation
