"""One play of a game, step by step: what is sampled, and what a test holds against the engine itself.

Invariant: the order of things is the engine's: what was delayed arrives, then the inject's own effects and flags, then
its decisions one after the other; changes are clamped one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tabletop.authoring.simulation.game import Asked, Beat, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.packing import HIGHEST
from tabletop.authoring.simulation.pendings import Pending, released, with_laters

Choose = Callable[["Play", Asked], tuple[Outcome, int]]
"""What a decision comes to in a play, and the facts it makes known."""
Watch = Callable[[str, "Play", object], None]
"""Told of `look-inject` (a beat), `gap`, `release` (a beat), `ask` (a decision), `arrive` (a number), `end`."""


def _unwatched(what: str, play: Play, about: object) -> None:
    """Nobody is told."""


@dataclass(slots=True)
class Play:
    """Where one play stands."""

    game: Game
    choose: Choose
    watch: Watch = _unwatched
    levels: list[int] = field(default_factory=list)
    facts: int = 0
    pending: Pending = ()
    move: int = 0
    minutes: int = 0
    released: list[str] = field(default_factory=list)
    used: int = 0
    gap: int = 0
    """How many planned injects have had their turn."""
    scheduled: list[int] = field(default_factory=list)
    """Numbers of the delayed consequences that were set going."""
    ending: int = -1

    def run(self) -> Play:
        """To ENDEX."""
        self.levels = list(self.game.starts)
        for beat in self.game.planned:
            self._reserves()
            self.watch("gap", self, None)
            if beat.guard is not None:
                self.watch("look-inject", self, beat)
            if beat.guard is None or beat.guard.holds(self.levels, self.facts):
                self._release(beat)
            self.gap += 1
        self._reserves()
        self.watch("gap", self, None)
        self.ending = next(
            number
            for number, ending in enumerate(self.game.endings)
            if ending.guard is None
            or ending.guard.holds(self.levels, self.facts)
            or number == len(self.game.endings) - 1
        )
        self.watch("end", self, None)
        return self

    def _reserves(self) -> None:
        while (beat := next(self._due(), None)) is not None:
            self._release(beat)

    def _due(self) -> Iterator[Beat]:
        for beat in self.game.reserves[self.move]:
            if not self.used & beat.bit and beat.guard is not None:
                self.watch("look-inject", self, beat)
                if beat.guard.holds(self.levels, self.facts):
                    yield beat

    def _change(self, shift: Sequence[int]) -> None:
        levels = self.levels
        for place, by in enumerate(shift):
            if by:
                value = levels[place] + by
                levels[place] = 0 if value < 0 else min(value, HIGHEST)

    def _release(self, beat: Beat) -> None:
        self.used |= beat.bit
        if not beat.bit:
            self.move = max(self.move, beat.move)
        self.released.append(beat.id)
        self.minutes += beat.minutes
        self.watch("release", self, beat)
        arrived, self.pending = released(self.pending)
        for number in arrived:
            sequel = self.game.sequels[number]
            self._change(sequel.shift)
            self.facts |= self.game.bits_of(sequel.sets)
            self.watch("arrive", self, number)
        self._change(beat.shift)
        self.facts |= beat.bits
        for name in beat.asks:
            asked = self.game.asked[name]
            if not asked.once or not self.facts & asked.once:
                self._decide(asked)

    def _decide(self, asked: Asked) -> None:
        self.watch("ask", self, asked)
        outcome, bits = self.choose(self, asked)
        self._change(outcome.shift)
        self.facts |= bits | asked.once
        if outcome.laters:
            self.scheduled += outcome.laters
            self.pending = with_laters(self.pending, outcome.laters, self.game.sequels)
