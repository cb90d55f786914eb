"""Players who draw: by the chances of their model, or the option that was used least so far.

Invariant: everything follows from the seed; the same seed draws the same answers.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Final

from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.odds import chance
from tabletop.authoring.simulation.playing import Play
from tabletop.authoring.simulation.replies import Reply, allotted
from tabletop.decisions.allocation import Allocation

_KEPT: Final = 50_000
"""Combinations of answers whose outcome is remembered."""
Drawn = tuple[tuple[str, ...], ...]
"""For each seat the options its answer counts for."""


@dataclass(frozen=True, slots=True)
class _Alone:
    """The answers of a decision that one seat draws."""

    sums: list[float]
    outcomes: list[tuple[Outcome, int]]
    drawn: list[Drawn]


@dataclass
class Drawer:
    """Draws for all seats of a game."""

    game: Game
    random: Random
    least_used: bool = False
    used: dict[tuple[str, str], int] = field(default_factory=dict)
    """(decision, option) → how often it was taken."""
    drawn: dict[str, tuple[Drawn, int]] = field(default_factory=dict)
    """Decision → what was answered last, and which outcome a proceeding came to."""
    _alone: dict[str, _Alone] = field(default_factory=dict)
    _sums: dict[str, list[list[float]]] = field(default_factory=dict)
    _shares: dict[tuple[str, tuple[int, ...]], Reply] = field(default_factory=dict)
    _known: dict[tuple[str, tuple[int, ...]], tuple[tuple[Outcome, int], Drawn]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make ready what can be made ready."""
        for asked in self.game.asked.values():
            if not self.least_used and len(asked.by_seat) == 1:
                self._prepare(asked)

    def choose(self, play: Play, asked: Asked) -> tuple[Outcome, int]:
        """What a decision comes to."""
        alone = self._alone.get(asked.id)
        if alone is not None:
            number = min(bisect(alone.sums, self.random.random()), len(alone.outcomes) - 1)
            self.drawn[asked.id] = alone.drawn[number], -1
            return alone.outcomes[number]
        if asked.drawn:
            return self._shared(asked)
        if not asked.by_seat:
            return self._proceeding(play, asked)
        numbers = self._numbers(asked)
        key = (asked.id, numbers)
        found = self._known.get(key)
        if found is None:
            replies = [seat[number] for seat, number in zip(asked.by_seat, numbers, strict=True)]
            outcome = asked.table.together(replies)
            bits = self.game.bits_of(outcome.sets, outcome.result, asked.id)
            found = (outcome, bits), tuple(reply.picks for reply in replies)
            if len(self._known) < _KEPT:
                self._known[key] = found
        self._note(asked, found[1])
        return found[0]

    def _prepare(self, asked: Asked) -> None:
        """One seat that draws by the model: every answer made ready."""
        [seat] = asked.by_seat
        made = [asked.table.together([reply]) for reply in seat]
        bits = [self.game.bits_of(one.sets, one.result, asked.id) for one in made]
        drawn: list[Drawn] = [(reply.picks,) for reply in seat]
        sums = list(accumulate(reply.weight for reply in seat))
        self._alone[asked.id] = _Alone(sums, list(zip(made, bits, strict=True)), drawn)

    def _numbers(self, asked: Asked) -> tuple[int, ...]:
        if self.least_used:
            return tuple(self._least(asked, seat) for seat in asked.by_seat)
        sums = self._sums.get(asked.id)
        if sums is None:
            sums = [list(accumulate(reply.weight for reply in seat)) for seat in asked.by_seat]
            self._sums[asked.id] = sums
        agreement = self.game.model.agreement if len(sums) > 1 else 0.0
        draw = self.random.random
        if agreement > 0 and draw() < agreement:
            return (self._one(sums[0], draw()),) * len(sums)
        numbers = tuple([min(bisect(seat, draw() * seat[-1]), len(seat) - 1) for seat in sums])
        while agreement < 0 and len(set(numbers)) == 1 and len(sums[0]) > 1 and draw() < -agreement:
            numbers = tuple(self._one(seat, draw()) for seat in sums)
        return numbers

    @staticmethod
    def _one(sums: Sequence[float], at: float) -> int:
        return min(bisect(sums, at * sums[-1]), len(sums) - 1)

    def _least(self, asked: Asked, seat: Sequence[Reply]) -> int:
        def times(number: int) -> tuple[int, float]:
            picks = seat[number].picks
            return sum(self.used.get((asked.id, one), 0) for one in picks), self.random.random()

        return min(range(len(seat)), key=times)

    def _note(self, asked: Asked, drawn: Drawn, outcome: int = -1) -> None:
        for picks in drawn if self.least_used else ():
            for option in picks:
                self.used[asked.id, option] = self.used.get((asked.id, option), 0) + 1
        self.drawn[asked.id] = drawn, outcome

    def _proceeding(self, play: Play, asked: Asked) -> tuple[Outcome, int]:
        outcomes = asked.outcomes or ()
        weights = [one.weight for one in outcomes]
        if asked.matrix:
            success = odds(play, asked)
            weights = [success, 1 - success]
        number = self._one(list(accumulate(weights)), self.random.random())
        if self.least_used:
            lawful = [one for one, weight in enumerate(weights) if weight > 0]
            number = min(lawful, key=lambda one: self.used.get((asked.id, outcomes[one].result or ""), 0))
        self._note(asked, ((outcomes[number].result or "",),), number)
        return outcomes[number], asked.bits[number]

    def _shared(self, asked: Asked) -> tuple[Outcome, int]:
        question = asked.table.question
        replies: list[Reply] = []
        if isinstance(question, Allocation):
            kinds = len(question.items)
            for _ in asked.seats:
                counts = [0] * kinds
                for _step in range(question.points // question.step):
                    counts[int(self.random.random() * kinds)] += 1
                replies.append(self._allotted(question, asked, tuple(counts)))
        outcome = asked.table.together(replies)
        self._note(asked, tuple(reply.picks for reply in replies))
        return outcome, self.game.bits_of(outcome.sets, outcome.result, asked.id)

    def _allotted(self, question: Allocation, asked: Asked, counts: tuple[int, ...]) -> Reply:
        found = self._shares.get((asked.id, counts))
        if found is None:
            found = allotted(question, asked.table.ledger, counts, 1.0)
            if len(self._shares) < _KEPT:
                self._shares[asked.id, counts] = found
        return found


def odds(play: Play, asked: Asked) -> float:
    """How likely an argument is to carry as a play stands."""
    net = sum(one.by for one in asked.modifiers if one.guard.holds(play.levels, play.facts))
    return chance(net, asked.target)
