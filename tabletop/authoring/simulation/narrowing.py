"""Where a condition can hold inside bounds, and where it can fail: its parts asked together, not one by one.

Invariant: cautious. No state inside the bounds in which the condition is as wanted lies outside what is left; where
nothing is left, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within

Range = tuple[int, int]
_ROUNDS: Final = 3
"""Times that parts are asked again inside what the others left."""


@dataclass(frozen=True, slots=True)
class Box:
    """Between what indicators stand, and what facts can be."""

    ranges: tuple[Range, ...]
    may: Callable[[str], Collection[str]]
    """What a fact can be, as far as nothing was narrowed."""
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Facts that were narrowed."""

    def values(self, name: str) -> frozenset[str]:
        """What a fact can be."""
        return self.facts.get(name, frozenset(self.may(name)))

    def at(self, place: int, low: int, high: int) -> Box:
        """The same with an indicator narrowed."""
        ranges = (*self.ranges[:place], (low, high), *self.ranges[place + 1 :])
        return Box(ranges, self.may, self.facts)

    def being(self, name: str, values: frozenset[str]) -> Box:
        """The same with a fact narrowed."""
        return Box(self.ranges, self.may, {**self.facts, name: values})


def narrowed(node: Node, box: Box, places: Mapping[str, int], *, wanted: bool = True) -> Box | None:
    """What is left of a box where a condition holds, or where it does not; None where nothing is."""
    match node:
        case Within(name=name, low=low, high=high):
            return _level(box, places.get(name, -1), low, high, wanted=wanted)
        case Is(name=name, value=value):
            values = box.values(name)
            left = values & {value} if wanted else values - {value}
            return box.being(name, left) if left else None
        case Not(part=part):
            return narrowed(part, box, places, wanted=not wanted)
        case AllOf(parts=parts):
            return _every(parts, box, places, wanted=True) if wanted else _any(parts, box, places, wanted=False)
        case AnyOf(parts=parts):
            return _any(parts, box, places, wanted=True) if wanted else _every(parts, box, places, wanted=False)


def _level(box: Box, place: int, low: int, high: int, *, wanted: bool) -> Box | None:
    """A window on an indicator; of what lies outside it only an end can be cut off."""
    if place < 0:
        return None if wanted else box
    least, most = box.ranges[place]
    if wanted:
        least, most = max(least, low), min(most, high)
    else:
        if low <= least <= high:
            least = high + 1
        if low <= most <= high:
            most = low - 1
    return box.at(place, least, most) if least <= most else None


def _every(parts: Iterable[Node], box: Box, places: Mapping[str, int], *, wanted: bool) -> Box | None:
    """All parts as wanted: each narrows for the others."""
    for _ in range(_ROUNDS):
        before = box
        for part in parts:
            left = narrowed(part, box, places, wanted=wanted)
            if left is None:
                return None
            box = left
        if (before.ranges, before.facts) == (box.ranges, box.facts):
            break
    return box


def _any(parts: Iterable[Node], box: Box, places: Mapping[str, int], *, wanted: bool) -> Box | None:
    """One part as wanted, whichever: what is left in any of them, and all between."""
    left = [one for part in parts if (one := narrowed(part, box, places, wanted=wanted)) is not None]
    if not left:
        return None
    lows = [min(low for low, _ in column) for column in zip(*(one.ranges for one in left), strict=True)]
    highs = [max(high for _, high in column) for column in zip(*(one.ranges for one in left), strict=True)]
    names = {name for one in left for name in one.facts}
    facts = {name: frozenset[str]().union(*(one.values(name) for one in left)) for name in names}
    return Box(tuple(zip(lows, highs, strict=True)), box.may, facts)
