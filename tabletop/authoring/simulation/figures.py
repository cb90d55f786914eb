"""The figures of a simulation, each with the method it comes from.

Invariant: nothing here is a sentence, and nothing was rounded. `never` and `always` are only said of what is proved, by
exact exploration or by bounds; what a sample did not meet is only rare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Method:
    """Where a figure comes from."""

    how: Literal["exact", "sampled", "bounds"]
    """Every course of play weighed; plays drawn by chance; or proved by bounds, without a figure."""
    plays: int = 0
    """Plays drawn."""
    seed: int = 0
    """Where their chance came from."""


EXACT: Final = Method("exact")
BOUNDS: Final = Method("bounds")
Certainty = Literal["never", "sometimes", "always", "open"]
"""`open`: not met, or met always, in the plays drawn, and not proved either way."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A number that differs from play to play."""

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True)
class EndingFigures:
    """How often play comes to an ending, and after how long."""

    id: str
    share: float
    """Of all plays, 0..1."""
    certainty: Certainty
    minutes: Spread | None
    """Planned minutes of talk in plays that come to it; None where none did."""
    injects: Spread | None
    """Injects released in plays that come to it."""
    method: Method
    """Of share, minutes and injects; `certainty` is proved where it says `never` or `always`."""


@dataclass(frozen=True, slots=True)
class InjectFigures:
    """How often an inject is met."""

    id: str
    move: str
    share: float
    """Of all plays."""
    certainty: Certainty
    by_itself: bool
    """Whether play comes to it without a hand: no template, and a contingency only if it has a condition."""
    method: Method


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How often something that can be answered is answered, or a result is come to."""

    id: str
    taken: float
    """Share of all plays in which at least one team takes it (a proceeding: in which it comes to this)."""
    available: float
    """Share of all plays in which it is on offer."""
    selectable: bool
    """Whether any lawful answer holds it."""
    method: Method


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """How often a decision is asked, how it is answered, and what hangs on it."""

    id: str
    move: str
    type: str
    asked: float
    """Share of all plays."""
    seats: tuple[str, ...]
    """The teams that answer."""
    options: tuple[OptionFigures, ...]
    influence: float | None
    """How far the shares of the endings move, on the average, once this is decided, 0..1; None: not worked out."""
    method: Method
    influence_method: Method


@dataclass(frozen=True, slots=True)
class Stage:
    """Where an indicator can stand at one point of play."""

    after: str
    """The inject whose decisions have been ruled on, or whose turn has gone by; empty before the first."""
    values: Spread


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """Where an indicator can come to."""

    id: str
    start: int
    final: Spread
    """At ENDEX."""
    over_time: tuple[Stage, ...]
    method: Method
    clamped: bool
    """Whether `expected` is near, not exact, because some play runs into 0 or 100 (the range is exact all the same)."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where an indicator stood when a condition looked at it."""

    indicator: str
    low: int
    high: int
    """What passes: from `low` to `high`."""
    values: tuple[tuple[int, float], ...]
    """(value, share of the looks at which it stood there), by value; the shares add up to 1."""

    def at_least_for(self, share: float) -> int | None:
        """The highest N for which `at least N` lets at least `share` of the looks pass; None where nothing was seen."""
        passing = 0.0
        for value, part in reversed(self.values):
            passing += part
            if passing >= share - 1e-9:
                return value
        return None

    def at_most_for(self, share: float) -> int | None:
        """The lowest N for which `at most N` lets at least `share` of the looks pass; None where nothing was seen."""
        passing = 0.0
        for value, part in self.values:
            passing += part
            if passing >= share - 1e-9:
                return value
        return None


@dataclass(frozen=True, slots=True)
class ConditionFigures:
    """How often a condition, or a part of one, held when it was looked at."""

    of: Literal["inject", "ending", "modifier", "row"]
    owner: str
    """The inject, the ending, or the decision that has the modifier or the row of a table."""
    number: int
    """Which modifier or row, from 0; 0 for injects and endings."""
    node: int
    """Which part, counted from the whole (0) downwards, a condition before its parts."""
    words: str
    """The part as the author would write it: `cohesion: below 45`."""
    leaf: bool
    """Whether it is a single comparison."""
    inside: Literal["", "all", "any", "not"]
    """What it is a part of; empty for the whole."""
    looked: float
    """Looks for every play, on the average; a contingency's can be more than one."""
    held: float
    """Share of those looks at which it held."""
    certainty: Certainty
    """`never` or `always` where that is proved."""
    threshold: Threshold | None
    """For a comparison of an indicator."""
    method: Method


@dataclass(frozen=True, slots=True)
class Dominated:
    """An option that another is never worse than, in every state in which the decision is asked."""

    decision: str
    option: str
    by: tuple[str, ...]
    """The better option; several where only several together are (a pick of two)."""
    better: tuple[str, ...]
    """Indicators on which the other is better, in some state or in all."""
    basis: Literal["effects", "value"]
    """By what the options change at once; or by where the indicators are expected to end."""
    method: Method


@dataclass(frozen=True, slots=True)
class Alike:
    """Two options that lead to the same, or nearly."""

    decision: str
    options: tuple[str, str]
    apart: int
    """Points by which they differ, over all indicators; 0 for the same."""
    flags: tuple[str, ...]
    """Flags in which they differ that nothing reads; a difference that is read makes them unlike."""


@dataclass(frozen=True, slots=True)
class DominantMove:
    """A sealed option that is never worse for the situation than any other, whatever the others do."""

    decision: str
    team: str
    option: str


@dataclass(frozen=True, slots=True)
class OddsFigures:
    """How likely a matrix argument is to carry, over all states in which it is asked."""

    decision: str
    low: float
    expected: float
    high: float
    method: Method
    """`bounds`: low and high are the outermost that the modifiers allow."""


@dataclass(frozen=True, slots=True)
class LaterFigures:
    """A delayed consequence: how often it is set going, and how often it arrives."""

    decision: str
    path: tuple[str | int, ...]
    """Where it stands inside the decision: `("options", "wait", "later")`."""
    where: str
    """The option or outcome that brings it."""
    scheduled: float
    """Share of all plays in which it is set going."""
    arrived: float
    """Share of all plays in which it arrives."""
    certainty: Certainty
    """`never`: it can be set going and can never arrive."""
    method: Method


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A move that play can go past without anything being asked in it or after it, or without it happening at all."""

    move: str
    kind: Literal["skipped", "silent"]
    """No inject of the move is released; or from its beginning on nothing more is asked."""
    share: float
    """Of all plays."""
    after: str
    """The inject that was the last before the move in one such play."""
    method: Method
