"""Figures from plays drawn by chance, where there is too much to explore exactly.

First plays in which the least used option is taken, so that as much as possible is met; then plays by the players'
model, from which alone shares are counted.

Invariant: what is counted is what was seen. Whether something can never happen is left to the bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

from tabletop.authoring.simulation.drawing import Drawer, odds
from tabletop.authoring.simulation.findings import Spread
from tabletop.authoring.simulation.game import Asked, Beat, Game
from tabletop.authoring.simulation.guards import Guard, Key, Owner
from tabletop.authoring.simulation.limits import Progress, Stop
from tabletop.authoring.simulation.playing import Play

COVERING: Final = 10
"""One play in so many is spent on options that were used least."""


@dataclass(slots=True)
class Looked:
    """A condition at its looks."""

    guard: Guard
    looks: int = 0
    held: list[int] = field(default_factory=list)
    seen: list[set[bool]] = field(default_factory=list)
    standing: list[dict[int, int]] = field(default_factory=list)

    def look(self, play: Play, *, counted: bool) -> None:
        """One more look; one that is not counted is only seen."""
        pieces = self.guard.pieces
        if not self.seen:
            self.held = [0] * len(pieces)
            self.seen = [set() for _ in pieces]
            self.standing = [{} for _ in pieces]
        self.looks += counted
        holding = self.guard.all_of(play.levels, play.facts)
        for number, (place, holds) in enumerate(zip(self.guard.places, holding, strict=True)):
            self.seen[number].add(holds)
            if counted:
                self.held[number] += holds
                if place >= 0:
                    value = play.levels[place]
                    self.standing[number][value] = self.standing[number].get(value, 0) + 1


@dataclass(slots=True)
class Range:
    """A quantity over plays."""

    low: int = 10**9
    high: int = -(10**9)
    total: int = 0
    count: int = 0

    def add(self, value: int) -> None:
        """One more value."""
        self.low, self.high = min(self.low, value), max(self.high, value)
        self.total += value
        self.count += 1

    def spread(self) -> Spread | None:
        """Least, mean and most; None where there was none."""
        return Spread(self.low, self.total / self.count, self.high) if self.count else None


@dataclass(slots=True)
class Stages:
    """All indicators at one point, over plays."""

    low: list[int]
    high: list[int]
    total: list[int]
    count: int = 0

    @classmethod
    def of(cls, width: int) -> Stages:
        """Before the first play."""
        return cls([10**9] * width, [-(10**9)] * width, [0] * width)

    def add(self, levels: list[int]) -> None:
        """One more play."""
        low, high, total = self.low, self.high, self.total
        for place, value in enumerate(levels):
            total[place] += value
            low[place] = min(low[place], value)
            high[place] = max(high[place], value)
        self.count += 1

    def spread(self, place: int) -> Spread | None:
        """Least, mean and most of one of them; None where no play came here."""
        return Spread(self.low[place], self.total[place] / self.count, self.high[place]) if self.count else None


@dataclass
class Sample:
    """Plays drawn, and what was seen in them."""

    game: Game
    seed: int
    plays: int = 0
    """Plays from which shares are counted."""
    met: dict[str, int] = field(default_factory=dict)
    """Inject → plays that released it."""
    seen: set[str] = field(default_factory=set)
    """Injects, `decision/option`, endings and decisions met in any play."""
    asked: dict[str, int] = field(default_factory=dict)
    taken: dict[tuple[str, str], int] = field(default_factory=dict)
    """(decision, option) → plays in which at least one seat took it."""
    endings: list[int] = field(default_factory=list)
    answered: list[dict[str, str]] = field(default_factory=list)
    """For every play, what the first seat answered, by decision."""
    minutes: dict[int, Range] = field(default_factory=dict)
    injects: dict[int, Range] = field(default_factory=dict)
    """By ending; -1 for all plays."""
    stages: list[Stages] = field(default_factory=list)
    looked: dict[Key, Looked] = field(default_factory=dict)
    odds: dict[str, list[float]] = field(default_factory=dict)
    scheduled: dict[int, int] = field(default_factory=dict)
    arrived: dict[int, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)
    _counted: bool = False
    _last_asked: int = -1
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        width = len(self.game.indicators)
        self.stages = [Stages.of(width) for _ in range(len(self.game.planned) + 1)]

    def run(self, plays: int, progress: Progress | None = None, stop: Stop | None = None) -> bool:
        """Draw so many plays; False where it was stopped before."""
        covering = max(20, plays // COVERING)
        drawer = Drawer(self.game, Random(self.seed), least_used=True)  # noqa: S311 - chance for a game
        for number in range(covering + plays):
            if number == covering:
                self._counted = True
                drawer = Drawer(self.game, Random(self.seed + 1))  # noqa: S311 - chance for a game
            self._play(drawer)
            if number % 50 == 0:
                if stop is not None and stop():
                    return False
                if progress is not None:
                    progress(number, covering + plays)
        if progress is not None:
            progress(covering + plays, covering + plays)
        return True

    def _play(self, drawer: Drawer) -> None:
        self._last_asked = -1
        self._taken = set()
        drawer.drawn = {}
        play = Play(self.game, drawer.choose, self._watch).run()
        self._dead_ends(play)
        answers: dict[str, str] = {}
        for number in play.scheduled if self._counted else ():
            self.scheduled[number] = self.scheduled.get(number, 0) + 1
        for decision, (drawn, outcome) in drawer.drawn.items():
            options = {option for picks in drawn for option in picks}
            self.seen |= {f"{decision}/{option}" for option in options}
            answers[decision] = str(outcome) if outcome >= 0 else "+".join(drawn[0]) if drawn else ""
            if self._counted:
                for option in options:
                    self.taken[decision, option] = self.taken.get((decision, option), 0) + 1
        self.seen |= {self.game.endings[play.ending].id, *play.released, *answers}
        if not self._counted:
            return
        self.plays += 1
        self.endings.append(play.ending)
        self.answered.append(answers)
        for name in play.released:
            self.met[name] = self.met.get(name, 0) + 1
        for name in answers:
            self.asked[name] = self.asked.get(name, 0) + 1
        for key in (play.ending, -1):
            self.minutes.setdefault(key, Range()).add(play.minutes)
            self.injects.setdefault(key, Range()).add(len(play.released))

    def _watch(self, what: str, play: Play, about: object) -> None:
        match what, about:
            case "look-inject", Beat(id=name, guard=Guard() as guard):
                self._look("inject", name, 0, guard, play)
            case "gap", _ if self._counted:
                self.stages[play.gap].add(play.levels)
            case "ask", Asked() as asked:
                self._asked(play, asked)
            case "arrive", int(number) if self._counted:
                self.arrived[number] = self.arrived.get(number, 0) + 1
            case "arrive", int(number):
                self.arrived.setdefault(number, 0)
            case "end", _:
                for ending in self.game.endings[: play.ending + 1]:
                    if ending.guard is not None:
                        self._look("ending", ending.id, 0, ending.guard, play)
            case _:
                pass

    def _look(self, of: Owner, owner: str, number: int, guard: Guard, play: Play) -> None:
        self.looked.setdefault((of, owner, number), Looked(guard)).look(play, counted=self._counted)

    def _asked(self, play: Play, asked: Asked) -> None:
        self._last_asked = play.gap
        for number, modifier in enumerate(asked.modifiers):
            self._look("modifier", asked.id, number, modifier.guard, play)
        if asked.matrix:
            self.odds.setdefault(asked.id, []).append(odds(play, asked))

    def _dead_ends(self, play: Play) -> None:
        """Moves that this play went past."""
        released = set(play.released)
        for move, name in enumerate(self.game.moves):
            here = [(place, beat) for place, beat in enumerate(self.game.planned) if beat.move == move]
            if not here:
                continue
            if not any(beat.id in released for _, beat in here):
                self.skipped[name] = self.skipped.get(name, 0) + self._counted
            elif move and self._last_asked < here[0][0]:
                self.silent[name] = self.silent.get(name, 0) + self._counted
