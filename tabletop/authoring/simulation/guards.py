"""Conditions, made ready to be asked a hundred thousand times: of one state, of a whole layer, or of bounds.

Invariant: all three ask the same question. What a column says of a state is what `holds` says of it, and where bounds
say yes or no, every state inside them says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tabletop.authoring.simulation.narrowing import Box, narrowed
from tabletop.authoring.simulation.packing import ABSENT, LEVEL, LEVEL_BITS, Packing
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within, unparse

Inside = Literal["", "all", "any", "not"]
Column = list[bool]
Owner = Literal["inject", "ending", "modifier"]
Key = tuple[Owner, str, int]
"""Whose condition it is: of what, its id, and which of its conditions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a condition, numbered from the whole downwards, a part before its own parts."""

    node: Node
    inside: Inside
    parts: tuple[int, ...]


def pieces(node: Node) -> tuple[Piece, ...]:
    """All parts of a condition, the whole first."""
    found: list[Piece] = []

    def walk(one: Node, inside: Inside) -> int:
        number = len(found)
        found.append(Piece(one, inside, ()))
        match one:
            case AllOf(parts=parts):
                below = tuple(walk(part, "all") for part in parts)
            case AnyOf(parts=parts):
                below = tuple(walk(part, "any") for part in parts)
            case Not(part=part):
                below = (walk(part, "not"),)
            case _:
                below = ()
        found[number] = Piece(one, inside, below)
        return number

    walk(node, "")
    return tuple(found)


def words(node: Node) -> str:
    """A condition in an author's words, on one line."""
    return _flow(unparse(node))[1:-1]


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of a game."""

    pieces: tuple[Piece, ...]
    levels: frozenset[int]
    """The indicators it reads, by place."""
    facts: frozenset[str]
    """The facts it reads."""
    tests: tuple[tuple[int, frozenset[int]] | None, ...]
    """For each part that reads a fact: shift and accepted codes are in `masks`."""
    masks: tuple[int, ...]
    places: tuple[int, ...]
    """For each part that reads an indicator, its place; -1 otherwise."""

    @classmethod
    def of(cls, node: Node, packing: Packing) -> Guard:
        """Make a condition ready."""
        found = pieces(node)
        tests: list[tuple[int, frozenset[int]] | None] = []
        masks: list[int] = []
        places: list[int] = []
        for piece in found:
            test: tuple[int, frozenset[int]] | None = None
            mask, place = 0, -1
            match piece.node:
                case Is(name=name, value=value) if name in packing.facts:
                    fact = packing.facts[name]
                    test, mask = (fact.shift, fact.accepting(value)), (1 << fact.width) - 1
                case Within(name=name) if name in packing.indicators:
                    place = packing.indicators.index(name)
                case _:
                    pass
            tests.append(test)
            masks.append(mask)
            places.append(place)
        facts = frozenset(piece.node.name for piece in found if isinstance(piece.node, Is))
        levels = frozenset(place for place in places if place >= 0)
        return cls(found, levels, facts, tuple(tests), tuple(masks), tuple(places))

    def holds(self, levels: Sequence[int], facts: int, number: int = 0) -> bool:
        """Whether it (or its part `number`) holds in one state."""
        piece = self.pieces[number]
        node, place, test = piece.node, self.places[number], self.tests[number]
        if place >= 0 and isinstance(node, Within):
            return node.low <= levels[place] <= node.high
        if test is not None:
            return (facts >> test[0]) & self.masks[number] in test[1]
        match node:
            case Within():
                return False
            case Is(value=value):
                return value == ABSENT
            case AllOf():
                return all(self.holds(levels, facts, part) for part in piece.parts)
            case AnyOf():
                return any(self.holds(levels, facts, part) for part in piece.parts)
            case Not():
                return not self.holds(levels, facts, piece.parts[0])

    def all_of(self, levels: Sequence[int], facts: int) -> list[bool]:
        """For every part, whether it holds in one state."""
        return [self.holds(levels, facts, number) for number in range(len(self.pieces))]

    def columns(self, keys: Sequence[int]) -> list[Column]:
        """For every part, whether it holds in each of the states `keys`."""
        found: list[Column] = [[] for _ in self.pieces]
        for number in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[number]
            below = [found[part] for part in piece.parts]
            match piece.node:
                case Within(low=low, high=high):
                    found[number] = _levels(keys, self.places[number], low, high)
                case Is(value=value):
                    test = self.tests[number]
                    found[number] = (
                        [value == ABSENT] * len(keys) if test is None else _codes(keys, test, self.masks[number])
                    )
                case AllOf():
                    found[number] = [all(row) for row in zip(*below, strict=True)]
                case AnyOf():
                    found[number] = [any(row) for row in zip(*below, strict=True)]
                case Not():
                    found[number] = [not one for one in below[0]]
        return found

    def bounded(
        self, ranges: Sequence[tuple[int, int]], may: Callable[[str], Collection[str]], number: int = 0
    ) -> bool | None:
        """Whether it must hold (True) or cannot hold (False) inside bounds; None where both may be."""
        box = Box(tuple(ranges), may)
        if self.narrowed(box, number=number) is None:
            return False
        return True if self.narrowed(box, wanted=False, number=number) is None else None

    def narrowed(self, box: Box, *, wanted: bool = True, number: int = 0) -> Box | None:
        """What is left of bounds where it (or its part `number`) holds, or does not; None where nothing is."""
        names = ((piece.node, place) for piece, place in zip(self.pieces, self.places, strict=True))
        places = {node.name: place for node, place in names if isinstance(node, Within) and place >= 0}
        return narrowed(self.pieces[number].node, box, places, wanted=wanted)


def _levels(keys: Sequence[int], place: int, low: int, high: int) -> Column:
    if place < 0:
        return [False] * len(keys)
    shift = LEVEL_BITS * place
    table = [low <= value <= high for value in range(LEVEL + 1)]
    return [table[(key >> shift) & LEVEL] for key in keys]


def _codes(keys: Sequence[int], test: tuple[int, frozenset[int]], mask: int) -> Column:
    shift, accepted = test
    table = [code in accepted for code in range(mask + 1)]
    return [table[(key >> shift) & mask] for key in keys]
