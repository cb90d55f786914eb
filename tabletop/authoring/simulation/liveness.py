"""What may still be read from each point of play on. The rest is cut, and states that differ only in it are one.

Invariant: cautious. What is cut is read by no condition that can still be looked at, whatever happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.authoring.simulation.game import Beat, Game
from tabletop.authoring.simulation.guards import Guard


@dataclass(frozen=True, slots=True)
class Liveness:
    """The bits that are read, by point of play."""

    game: Game
    gaps: tuple[int, ...]
    """Before each planned inject, and at the end: what is read from there on."""

    @classmethod
    def of(cls, game: Game, kept: Iterable[int] = ()) -> Liveness:
        """Work it out, from the end backwards; indicators at the places `kept` count as read to the end."""
        always = game.packing.pending_mask | game.packing.level_mask(kept)
        live = always | _guards(game, (one.guard for one in game.endings))
        moves = game.possible_moves()
        found: list[int] = []
        for place in range(len(game.planned), -1, -1):
            if place < len(game.planned):
                live |= _beat(game, game.planned[place])
            for move in moves[place]:
                for beat in game.reserves[move]:
                    live |= _beat(game, beat) | beat.bit | game.packing.move_mask
            found.append(live)
        return cls(game, tuple(reversed(found)))

    def during(self, beat: Beat, asked: int, gap: int) -> int:
        """After the first `asked` decisions of an inject were ruled on, with the gap numbered `gap` to follow."""
        return self.gaps[gap] | _asks(self.game, beat.asks[asked:])


def _beat(game: Game, beat: Beat) -> int:
    return _guards(game, (beat.guard,)) | _asks(game, beat.asks)


def _asks(game: Game, names: Iterable[str]) -> int:
    live = 0
    for name in names:
        asked = game.asked[name]
        live |= asked.once | _guards(game, (one.guard for one in asked.modifiers))
    return live


def _guards(game: Game, guards: Iterable[Guard | None]) -> int:
    live = 0
    for guard in guards:
        if guard is not None:
            live |= game.packing.level_mask(guard.levels) | game.packing.fact_mask(guard.facts)
    return live
