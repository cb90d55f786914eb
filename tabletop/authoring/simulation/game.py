"""A scenario made ready to be played many times: injects, decisions and endings as numbers and guards.

Invariant: nothing is left out that play depends on, and nothing is in it that play does not depend on: texts, reasons
and times do not reach a game.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tabletop.authoring.simulation.guards import Guard
from tabletop.authoring.simulation.joint import Outcome, Table
from tabletop.authoring.simulation.models import Model
from tabletop.authoring.simulation.packing import Packing
from tabletop.authoring.simulation.replies import Ledger, Reply, Sequel

Contingencies = Literal["due", "never"]


@dataclass(frozen=True, slots=True)
class Beat:
    """An inject."""

    id: str
    move: int
    guard: Guard | None
    shift: tuple[int, ...]
    sets: frozenset[str]
    bits: int
    """The flags it sets, as far as something reads them."""
    minutes: int
    asks: tuple[str, ...]
    """Decisions it opens that somebody answers."""
    bit: int = 0
    """Contingencies: the bit that says it was used."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """What the situation adds to a throw."""

    guard: Guard
    by: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision."""

    id: str
    type: str
    table: Table
    """The seats, what each can answer, and how answers are put together."""
    by_seat: tuple[tuple[Reply, ...], ...]
    """What each seat can answer, with the players' weights; empty for proceedings and for what is drawn."""
    outcomes: tuple[Outcome, ...] | None
    """All that it can come to; None where that is too much to list. Matrix: success, failure."""
    bits: tuple[int, ...]
    """The facts each outcome makes known, as far as something reads them."""
    once: int = 0
    """The bit that says it was asked, where several injects ask it."""
    target: int = 0
    """Matrix: the throw that succeeds; 0 for other mechanics."""
    modifiers: tuple[Modifier, ...] = ()
    drawn: bool = False
    """Whether answers are too many to list and are drawn instead."""

    @property
    def matrix(self) -> bool:
        """Whether dice decide."""
        return self.target > 0

    @property
    def seats(self) -> tuple[str, ...]:
        """The teams that answer."""
        return self.table.seats


@dataclass(frozen=True, slots=True)
class Finale:
    """An ending."""

    id: str
    guard: Guard | None


@dataclass(frozen=True)
class Game:
    """A scenario, ready to play."""

    scenario: str
    packing: Packing
    ledger: Ledger
    starts: tuple[int, ...]
    """Where every indicator stands at STARTEX."""
    good: tuple[int, ...]
    """+1 where up is desirable, -1 where down is."""
    moves: tuple[str, ...]
    planned: tuple[Beat, ...]
    reserves: tuple[tuple[Beat, ...], ...]
    """By move, the contingencies that come by themselves when their condition holds."""
    asked: Mapping[str, Asked]
    endings: tuple[Finale, ...]
    model: Model
    teams: tuple[str, ...]
    left_out: tuple[str, ...]
    contingencies: Contingencies
    idle_injects: tuple[tuple[str, str], ...] = ()
    """(inject, move) for templates and contingencies that do not come by themselves."""
    unlawful: frozenset[str] = field(default_factory=frozenset)
    """Decisions without any lawful answer."""

    @property
    def indicators(self) -> tuple[str, ...]:
        """By place."""
        return self.packing.indicators

    @property
    def sequels(self) -> list[Sequel]:
        """The delayed consequences, by number."""
        return self.ledger.sequels

    def possible_moves(self) -> list[frozenset[int]]:
        """For the gap before each planned inject, and the last one: the moves that can be the current one there."""
        found = [frozenset({0})]
        for beat in self.planned:
            stay = found[-1] if beat.guard is not None else frozenset[int]()
            found.append(stay | frozenset(max(move, beat.move) for move in found[-1]))
        return found

    def bits_of(self, sets: frozenset[str], result: str | None = None, decision: str = "") -> int:
        """Facts as bits, as far as something reads them."""
        facts = self.packing.facts
        bits = 0
        for flag in sets:
            if flag in facts:
                bits |= facts[flag].bits("yes")
        if result is not None and decision in facts:
            bits |= facts[decision].bits(result)
        return bits
