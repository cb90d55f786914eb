"""Putting evaluators' logs beside the session's own, moment by moment, for whoever reads them together later.

Invariant: nothing is lost and nothing is invented: every record of every log is there once, the session's in its own
order, and the result does not depend on the order in which the evaluators' logs are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabletop.evaluation.events import Assessed, EvaluationOpened
from tabletop.exercise.events import Recorded, SessionOpened


@dataclass(frozen=True, slots=True)
class Assessment:
    """An evaluator's record beside the session, and whose it is."""

    opening: EvaluationOpened
    assessed: Assessed


Merged = Recorded | Assessment


class OfAnotherSession(ValueError):  # noqa: N818 - it is what the sentence says
    """An evaluation that was made beside another session; the argument is its label."""


def merged(session: Sequence[Recorded], evaluations: Iterable[Sequence[Assessed]]) -> tuple[Merged, ...]:
    """The session's records, each followed by what evaluators put down while it was the last one.

    Between two records of the session the order is exercise time, then the time of writing, then label and number.
    What is pinned behind the last record given comes at the end. Raises OfAnotherSession.
    """
    first = session[0].event if session else None
    name = first.session if isinstance(first, SessionOpened) else None
    beside: list[Assessment] = []
    for records in evaluations:
        opening = records[0].event if records else None
        if not isinstance(opening, EvaluationOpened):
            continue
        if name is not None and opening.session != name:
            raise OfAnotherSession(opening.label)
        beside.extend(Assessment(opening, one) for one in records)
    waiting = sorted(beside, key=_moment)
    result: list[Merged] = []
    place = 0
    for recorded in session:
        while place < len(waiting) and waiting[place].assessed.pin.record < recorded.number:
            result.append(waiting[place])
            place += 1
        result.append(recorded)
    return (*result, *waiting[place:])


def _moment(one: Assessment) -> tuple[int, int, int, str, int]:
    written, pin = one.assessed, one.assessed.pin
    return pin.record, pin.exercise, written.at.wall, one.opening.label, written.number
