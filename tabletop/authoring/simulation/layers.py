"""Every course of play at once, in layers: the states that can be met at one point, and the steps between the points.

A step is a list of branches, and a branch says for each state where it leads. Whatever is to be worked out afterwards
(chances, ranges, what an option is worth) is one walk over the steps, forwards or backwards.

Invariant: steps stand in an order in which every layer is complete before a step leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tabletop.authoring.simulation.guards import Guard
from tabletop.authoring.simulation.packing import LEVEL, LEVEL_BITS, clamped

Shift = tuple[int, ...]
Kind = Literal["release", "pass", "decide"]


@dataclass(slots=True)
class Layer:
    """The states at one point of play."""

    number: int
    live: int
    """The bits that are read from here on."""
    where: str
    """The inject or decision that comes here."""
    index: dict[int, int] = field(default_factory=dict)
    """State → its place, in the order they were met."""
    bounds: list[tuple[int, int]] = field(default_factory=list)
    """For each indicator, between what it stands here."""

    @property
    def keys(self) -> list[int]:
        """The states, by place."""
        return list(self.index)

    def holds(self, place: int) -> bool:
        """Whether the states say where that indicator stands."""
        return bool((self.live >> (LEVEL_BITS * place)) & LEVEL)

    def places(self, keys: list[int]) -> list[int]:
        """Take states in, and say where they are."""
        index = self.index
        for key in dict.fromkeys(keys):
            if key not in index:
                index[key] = len(index)
        return list(map(index.__getitem__, keys))

    def widen(self, bounds: Sequence[tuple[int, int]]) -> None:
        """Indicators can stand between these, too."""
        if not self.bounds:
            self.bounds = list(bounds)
        else:
            self.bounds = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(self.bounds, bounds, strict=True)]


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on, for all states of a layer or for some."""

    source: list[int] | None
    """The places it leads from; None for all."""
    target: list[int]
    """Where it leads, one for each of them."""
    weight: float
    shifts: tuple[Shift, ...] = ()
    """Changes of the indicators, one after the other, each clamped."""
    outcome: int = -1
    """The outcome of a decision; -1 where it is none."""
    arrived: tuple[int, ...] = ()
    """Delayed consequences that arrive."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one layer to another."""

    kind: Kind
    what: str
    source: int
    target: int
    branches: tuple[Branch, ...]
    minutes: int = 0
    """Added on the way."""


@dataclass(frozen=True, slots=True)
class Look:
    """A condition that is looked at in a layer."""

    of: Literal["inject", "ending", "modifier"]
    owner: str
    number: int
    guard: Guard
    layer: int
    among: list[int] | None
    """The places of the states that look; None for all."""


@dataclass(slots=True)
class Graph:
    """All layers, and the steps between them."""

    layers: list[Layer] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    """The layer in which each planned inject has its turn; the last one is ENDEX."""
    endings: list[int] = field(default_factory=list)
    """The ending of every state of the last layer."""
    complete: bool = False

    @property
    def last(self) -> Layer:
        """The states at ENDEX."""
        return self.layers[self.gaps[-1]]

    @property
    def states(self) -> int:
        """How many there are."""
        return sum(len(layer.index) for layer in self.layers)

    @property
    def widest(self) -> int:
        """The most at one point."""
        return max((len(layer.index) for layer in self.layers), default=0)


def through(value: int, shifts: Sequence[Shift], place: int) -> int:
    """Where an indicator comes to from `value`."""
    for shift in shifts:
        value = clamped(value + shift[place])
    return value


def moved(keys: list[int], source: Layer, live: int, shifts: Sequence[Shift], constant: int) -> list[int]:
    """States after changes; what is not in `live` is left to whoever follows it outside the states."""
    for place in range(len(shifts[0]) if shifts else 0):
        total = sum(shift[place] for shift in shifts)
        at = LEVEL_BITS * place
        if not (source.live & live) >> at & LEVEL or not any(shift[place] for shift in shifts):
            continue
        low, high = source.bounds[place]
        if through(low, shifts, place) == low + total and through(high, shifts, place) == high + total:
            constant += total << at
        else:
            table = [(through(value, shifts, place) - value) << at for value in range(LEVEL + 1)]
            keys = [key + table[(key >> at) & LEVEL] for key in keys]
    return [key + constant for key in keys] if constant else keys


def bounds_after(bounds: Sequence[tuple[int, int]], shifts: Sequence[Shift]) -> list[tuple[int, int]]:
    """Between what indicators stand after changes."""
    return [(through(low, shifts, place), through(high, shifts, place)) for place, (low, high) in enumerate(bounds)]
