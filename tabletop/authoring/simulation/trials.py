"""Options held against each other by plays that differ in one answer, where exploration is not exact.

Every chance of a play (each other answer, each throw) is drawn beforehand, once, and used for all answers alike; so
what differs at the end comes from the answer. That needs far fewer plays than two independent samples, and still is a
sample: an option is called dominated only if for every indicator the other is better by more than three standard
errors, or the same in every play.

Invariant: nothing is said that the plays do not carry: a difference near nothing is no difference.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import sqrt
from random import Random
from typing import Final

from tabletop.authoring.simulation.answers import Answer, answers
from tabletop.authoring.simulation.drawing import odds
from tabletop.authoring.simulation.figures import Dominated, Method
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.limits import Progress, Stop
from tabletop.authoring.simulation.playing import Play
from tabletop.authoring.simulation.replies import Reply, allotted
from tabletop.decisions.allocation import Allocation

PLAYS: Final = 300
"""Plays for every answer of a decision."""
_ERRORS: Final = 3
_FEWEST: Final = 100
"""Plays that must have come to the decision before anything is said."""
Finals = list[list[int] | None]
"""For every play the indicators at the end; None where it did not come to the decision."""


@dataclass
class Trials:
    """Plays in which one answer is changed."""

    game: Game
    seed: int
    plays: int = PLAYS
    stop: Stop | None = None
    progress: Progress | None = None
    _chances: dict[tuple[int, str], list[float]] = field(default_factory=dict)
    _sums: dict[tuple[str, int], list[float]] = field(default_factory=dict)

    @property
    def method(self) -> Method:
        """How it was found."""
        return Method("sampled", self.plays, self.seed)

    def dominated(self, known: set[tuple[str, str]]) -> Iterator[Dominated]:
        """Options beside the `known` ones that another is plainly better than, where they differ in something later."""
        for number, asked in enumerate(self.game.asked.values(), 1):
            if self.progress is not None:
                self.progress(number, len(self.game.asked))
            found = [one for one in answers(self.game, asked) if one.reply is not None and len(one.options) == 1]
            if len({one.live for one in found}) < 2:  # noqa: PLR2004 - nothing differs later
                continue
            ends = [self._ends(asked, one) for one in found]
            if self.stop is not None and self.stop():
                return
            for one, mine in zip(found, ends, strict=True):
                if (asked.id, one.options[0]) not in known:
                    yield from self._worse(asked, one, mine, list(zip(found, ends, strict=True)))

    def _worse(
        self, asked: Asked, one: Answer, mine: Finals, others: Sequence[tuple[Answer, Finals]]
    ) -> Iterator[Dominated]:
        for other, theirs in others:
            if other.live == one.live:
                continue
            better = self._better(mine, theirs)
            if better:
                names = tuple(self.game.indicators[place] for place in better)
                yield Dominated(asked.id, one.options[0], other.options, names, "value", self.method)
                return

    def _better(self, mine: Finals, theirs: Finals) -> tuple[int, ...]:
        """The indicators that end better in `theirs`, if none may end worse."""
        pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
        if len(pairs) < _FEWEST:
            return ()
        better: list[int] = []
        for place, way in enumerate(self.game.good):
            gains = [(b[place] - a[place]) * way for a, b in pairs]
            if not any(gains):
                continue
            mean = sum(gains) / len(gains)
            spread = sqrt(sum((gain - mean) ** 2 for gain in gains) / (len(gains) - 1))
            if mean - _ERRORS * spread / sqrt(len(gains)) <= 0:
                return ()
            better.append(place)
        return tuple(better)

    def _ends(self, asked: Asked, answer: Answer) -> Finals:
        return [_Trial(self, number, asked.id, answer).run() for number in range(self.plays)]

    def chances(self, play: int, decision: str, count: int) -> list[float]:
        """What chance holds for a decision in a play, whoever asks for it."""
        found = self._chances.get((play, decision))
        if found is None or len(found) < count:
            random = Random(f"{self.seed}/{play}/{decision}")  # noqa: S311 - chance for a game
            found = self._chances[play, decision] = [random.random() for _ in range(count)]
        return found

    def sums(self, asked: Asked, seat: int) -> list[float]:
        """The chances of a seat's replies, added up."""
        key = (asked.id, seat)
        if key not in self._sums:
            self._sums[key] = list(accumulate(reply.weight for reply in asked.by_seat[seat]))
        return self._sums[key]


@dataclass
class _Trial:
    """One play with one answer given."""

    trials: Trials
    number: int
    decision: str
    answer: Answer
    came: bool = False

    def run(self) -> list[int] | None:
        play = Play(self.trials.game, self.choose).run()
        return play.levels if self.came else None

    def choose(self, play: Play, asked: Asked) -> tuple[Outcome, int]:
        game = self.trials.game
        if asked.drawn:
            outcome = asked.table.together(self._shared(asked))
        elif not asked.by_seat:
            return self._proceeding(play, asked)
        else:
            drawn = self.trials.chances(self.number, asked.id, len(asked.seats))
            replies = [
                seat[_at(self.trials.sums(asked, number), drawn[number])] for number, seat in enumerate(asked.by_seat)
            ]
            if asked.id == self.decision and self.answer.reply is not None:
                self.came = True
                replies[0] = self.answer.reply
            outcome = asked.table.together(replies)
        return outcome, game.bits_of(outcome.sets, outcome.result, asked.id)

    def _proceeding(self, play: Play, asked: Asked) -> tuple[Outcome, int]:
        outcomes = asked.outcomes or ()
        weights = [one.weight for one in outcomes]
        if asked.matrix:
            success = odds(play, asked)
            weights = [success, 1 - success]
        number = _at(list(accumulate(weights)), self.trials.chances(self.number, asked.id, 1)[0])
        return outcomes[number], asked.bits[number]

    def _shared(self, asked: Asked) -> list[Reply]:
        question = asked.table.question
        if not isinstance(question, Allocation):
            return []
        steps, kinds = question.points // question.step, len(question.items)
        drawn = self.trials.chances(self.number, asked.id, steps * len(asked.seats))
        made: list[Reply] = []
        for seat in range(len(asked.seats)):
            counts = [0] * kinds
            for one in drawn[seat * steps : (seat + 1) * steps]:
                counts[int(one * kinds)] += 1
            made.append(allotted(question, asked.table.ledger, counts, 1.0))
        return made


def _at(sums: Sequence[float], at: float) -> int:
    return min(bisect(sums, at * sums[-1]), len(sums) - 1)
