"""Every play of a small game, one by one, with its chance: what the layers must come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tabletop.authoring.simulation.drawing import odds
from tabletop.authoring.simulation.game import Asked, Beat, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.playing import Play

MOST = 3_000


class TooManyPlaysError(Exception):
    """The game is too large to be played in every way."""


@dataclass
class Script:
    """Outcomes in the order in which they are to come, then the first ones; remembers what there was to choose."""

    game: Game
    chosen: tuple[int, ...]
    chance: float = 1.0
    offered: list[list[int]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    gaps: list[tuple[int, ...]] = field(default_factory=list)
    looks: list[tuple[str, bool]] = field(default_factory=list)

    def choose(self, play: Play, asked: Asked) -> tuple[Outcome, int]:
        """The next outcome of the script."""
        outcomes = asked.outcomes or ()
        weights = [one.weight for one in outcomes]
        if asked.matrix:
            success = odds(play, asked)
            weights = [success, 1 - success]
        lawful = [number for number, weight in enumerate(weights) if weight > 0]
        step = len(self.offered)
        self.offered.append(lawful)
        number = self.chosen[step] if step < len(self.chosen) else lawful[0]
        self.chance *= weights[number]
        self.asked.append(asked.id)
        return outcomes[number], asked.bits[number]

    def watch(self, what: str, play: Play, about: object) -> None:
        """Remember where the indicators stood, and what conditions said."""
        if what == "gap":
            self.gaps.append(tuple(play.levels))
        if what == "look-inject" and isinstance(about, Beat) and about.guard is not None:
            self.looks.append((about.id, about.guard.holds(play.levels, play.facts)))


def plays(game: Game) -> Iterator[tuple[Play, Script]]:
    """Every play, each with its script."""
    todo: list[tuple[int, ...]] = [()]
    done = 0
    while todo:
        script = Script(game, todo.pop())
        play = Play(game, script.choose, script.watch).run()
        yield play, script
        done += 1
        if done > MOST:
            raise TooManyPlaysError
        taken = script.chosen + tuple(lawful[0] for lawful in script.offered[len(script.chosen) :])
        for step in range(len(script.chosen), len(script.offered)):
            todo += [(*taken[:step], other) for other in script.offered[step][1:]]
