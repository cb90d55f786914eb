"""Moments of a session as people name them: a record, a time, an inject, a decision.

Invariant: an inject or a decision means the moment at which it had been put and no person had acted on it yet; what
chance answered at once for empty seats belongs to that moment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tabletop.exercise.events import (
    AdHocInjectReleased,
    AnswerSubmitted,
    DecisionOpened,
    InjectReleased,
    Recorded,
    RubricMarked,
)
from tabletop.exercise.moments import ActorKind

_NUMBER: Final = re.compile(r"#?(\d{1,9})")
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):([0-5]\d)")
_NAMED: Final = re.compile(r"(inject|decision):(\S+)")


class NoSuchPoint(LookupError):  # noqa: N818 - it is what the sentence says
    """Nothing of that name happened in the session; the second argument names what did."""


@dataclass(frozen=True, slots=True)
class Point:
    """A moment, as somebody named it."""

    kind: Literal["record", "time", "inject", "decision"]
    number: int = 0
    """The record; or milliseconds of exercise time."""
    name: str = ""
    """The inject or decision, by its id."""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read `212`, `#212`, `28:14`, `1:02:05`, `inject:ID` or `decision:ID`; ValueError for anything else."""
        said = text.strip()
        if found := _NUMBER.fullmatch(said):
            return cls("record", int(found[1]))
        if found := _CLOCK.fullmatch(said):
            hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
            return cls("time", ((hours * 60 + minutes) * 60 + seconds) * 1_000)
        if found := _NAMED.fullmatch(said):
            return cls("inject" if found[1] == "inject" else "decision", name=found[2])
        raise ValueError(text)


def record_at(point: Point, records: Sequence[Recorded], times: Sequence[int]) -> int:
    """The record that is meant; `times` are exercise times, one for each record. Raises NoSuchPoint."""
    match point.kind:
        case "record":
            return point.number
        case "time":
            return max(1, bisect_right(times, point.number))
        case "inject" | "decision":
            return _put(point, records)


def _put(point: Point, records: Sequence[Recorded]) -> int:
    found = {name: index for index, one in enumerate(records) if (name := _name(one, point.kind))}
    if point.name not in found:
        asked = f"{point.kind}:{point.name}"
        raise NoSuchPoint(asked, ", ".join(f"{point.kind}:{name}" for name in found))
    first = records[found[point.name]]
    last = first
    for one in records[found[point.name] :]:
        if one.command != first.command and not _drawn(one):
            break
        last = one
    return last.number


def _name(recorded: Recorded, kind: str) -> str:
    """What was put by a record."""
    match recorded.event:
        case (InjectReleased() | AdHocInjectReleased()) as event if kind == "inject":
            return event.inject
        case DecisionOpened() as event if kind == "decision":
            return event.decision
        case _:
            return ""


def _drawn(recorded: Recorded) -> bool:
    """Whether chance did it, for a seat that nobody plays."""
    return recorded.actor.kind is ActorKind.SCRIPT and isinstance(recorded.event, AnswerSubmitted | RubricMarked)
