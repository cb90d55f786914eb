"""What an evaluator's log comes to: the fold.

Invariant: nothing is lost. A replaced rating and a withdrawn note stay among the entries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationOpened,
    EvaluationTakenUp,
    ObservationNoted,
    Pin,
    TaskRated,
)
from tabletop.exercise.history import History


@dataclass(frozen=True, slots=True)
class Entry:
    """A rating or a note, with its place."""

    number: int
    pin: Pin
    event: TaskRated | ObservationNoted


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one evaluator's, or scribe's, sheet stands."""

    opening: EvaluationOpened
    number: int
    """The last record."""
    ticks: int
    """When that was, in milliseconds this log has been open."""
    entries: History[Entry]
    """All ratings and notes, in the order they were written."""
    withdrawn: frozenset[int]
    """Records that were taken back."""

    def entry(self, number: int) -> Entry | None:
        """The rating or note of that record, if it still stands."""
        found = (one for one in self.entries if one.number == number and number not in self.withdrawn)
        return next(found, None)


def begin(first: Assessed, opening: EvaluationOpened) -> Evaluation:
    """The evaluation after its first record."""
    return Evaluation(opening, first.number, first.at.ticks, History(), frozenset())


def fold(evaluation: Evaluation, assessed: Assessed) -> Evaluation:
    """The evaluation after one more record."""
    after = replace(evaluation, number=assessed.number, ticks=assessed.at.ticks)
    match assessed.event:
        case TaskRated() | ObservationNoted() as event:
            return replace(after, entries=after.entries.add(Entry(assessed.number, assessed.pin, event)))
        case EntryWithdrawn(number=number):
            return replace(after, withdrawn=after.withdrawn | {number})
        case EvaluationOpened() | EvaluationTakenUp():
            return after
        case _:
            assert_never(assessed.event)
