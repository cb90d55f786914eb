"""Figures from a sample, with what bounds prove beside it: the same figures as an exact exploration gives.

Invariant: `never` and `always` come from the bounds alone; `sometimes` from what was seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from tabletop.authoring.simulation import findings as found
from tabletop.authoring.simulation.bounds import Proofs, reach
from tabletop.authoring.simulation.findings import BOUNDS, Certainty, Method, Spread
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.guards import Guard, Key, words
from tabletop.authoring.simulation.joint import order
from tabletop.authoring.simulation.odds import chance
from tabletop.authoring.simulation.rows import rows
from tabletop.authoring.simulation.sampling import Looked, Sample
from tabletop.authoring.simulation.taking import selectable
from tabletop.decisions.conditions import Is, Within
from tabletop.decisions.proceeding import Proceeding

_SHUFFLES: Final = 3
"""Times that endings are shuffled to see how far their shares move by chance alone."""


@dataclass
class Estimates:
    """The figures of a sample."""

    game: Game
    sample: Sample
    proofs: Proofs

    @property
    def method(self) -> Method:
        """Plays drawn, and from where."""
        return Method("sampled", self.sample.plays, self.sample.seed)

    def _share(self, count: int) -> float:
        return count / self.sample.plays if self.sample.plays else 0.0

    def endings(self) -> tuple[found.EndingFigures, ...]:
        """How often each, and after how long."""
        sample = self.sample
        counts = Counter(sample.endings)
        made: list[found.EndingFigures] = []
        for number, ending in enumerate(self.game.endings):
            proved = self.proofs.endings[ending.id]
            seen: Certainty = "sometimes" if ending.id in sample.seen and len(counts) > 1 else "open"
            certainty: Certainty = "never" if proved is False else "always" if proved is True else seen
            minutes, injects = sample.minutes.get(number), sample.injects.get(number)
            made.append(
                found.EndingFigures(
                    ending.id,
                    self._share(counts[number]),
                    certainty,
                    minutes.spread() if minutes else None,
                    injects.spread() if injects else None,
                    self.method,
                )
            )
        return tuple(made)

    def length(self) -> Spread | None:
        """Minutes of talk in a play."""
        every = self.sample.minutes.get(-1)
        return every.spread() if every else None

    def met(self) -> tuple[found.InjectFigures, ...]:
        """How often each inject."""
        made: list[found.InjectFigures] = []
        for beat in (*self.game.planned, *(one for move in self.game.reserves for one in move)):
            proved = self.proofs.certainty("inject", beat.id, 0, 0)
            certainty: Certainty = "sometimes" if 0 < self.sample.met.get(beat.id, 0) < self.sample.plays else "open"
            if beat.guard is None:
                certainty = "always"
            elif beat.id not in self.sample.seen and (proved is False or self._unlooked(beat.id)):
                certainty = "never"
            elif proved is True and not beat.bit:
                certainty = "always"
            elif beat.id in self.sample.seen and certainty == "open" and not self.sample.met.get(beat.id):
                certainty = "sometimes"
            made.append(
                found.InjectFigures(
                    beat.id,
                    self.game.moves[beat.move],
                    self._share(self.sample.met.get(beat.id, 0)),
                    certainty,
                    by_itself=True,
                    method=self.method,
                )
            )
        made += [
            found.InjectFigures(name, move, 0.0, "open", by_itself=False, method=self.method)
            for name, move in self.game.idle_injects
        ]
        return tuple(made)

    def _unlooked(self, inject: str) -> bool:
        """Whether nothing ever looks at its condition, inside the bounds."""
        return ("inject", inject, 0) not in self.proofs.truths

    def asked(self, name: str) -> float:
        """Share of plays in which a decision is asked."""
        return self._share(self.sample.asked.get(name, 0))

    def decisions(self, move_of: dict[str, str], *, influence: bool) -> tuple[found.DecisionFigures, ...]:
        """How often each is asked and how it is answered."""
        return tuple(
            found.DecisionFigures(
                name,
                move_of[name],
                asked.type,
                self.asked(name),
                asked.seats,
                tuple(self._options(asked)),
                self._influence(name) if influence else None,
                self.method,
                self.method,
            )
            for name, asked in self.game.asked.items()
        )

    def _options(self, asked: Asked) -> Iterator[found.OptionFigures]:
        question = asked.table.question
        proceeding = isinstance(question, Proceeding)
        names = tuple(one.result or "" for one in asked.outcomes or ()) if proceeding else order(question)
        lawful = frozenset(names) if proceeding else selectable(question)
        for name in names:
            taken = self._share(self.sample.taken.get((asked.id, name), 0))
            yield found.OptionFigures(name, taken, self.asked(asked.id), name in lawful, self.method)

    def _influence(self, name: str) -> float:
        """How far the shares of the endings differ by what was answered, less what chance alone would make."""
        pairs = [
            (answers[name], ending)
            for answers, ending in zip(self.sample.answered, self.sample.endings, strict=True)
            if name in answers
        ]
        if not pairs:
            return 0.0
        shuffler = Random(self.sample.seed)  # noqa: S311 - chance for a game
        given, endings = [one for one, _ in pairs], [one for _, one in pairs]
        noise = 0.0
        for _ in range(_SHUFFLES):
            shuffled = endings[:]
            shuffler.shuffle(shuffled)
            noise += variation(given, shuffled) / _SHUFFLES
        return max(0.0, variation(given, endings) - noise)

    def indicators(self) -> tuple[found.IndicatorFigures, ...]:
        """Where each was seen, over time and at the end."""
        made: list[found.IndicatorFigures] = []
        for place, name in enumerate(self.game.indicators):
            stages = [
                found.Stage("" if not gap else self.game.planned[gap - 1].id, values)
                for gap, ranges in enumerate(self.sample.stages)
                if (values := ranges.spread(place)) is not None
            ]
            start = self.game.starts[place]
            final = stages[-1].values if stages else Spread(start, start, start)
            made.append(found.IndicatorFigures(name, start, final, tuple(stages), self.method, clamped=False))
        return tuple(made)

    def conditions(self) -> tuple[found.ConditionFigures, ...]:
        """How often each condition, and each part, held when it was looked at."""
        made = [one for key, looked in self.sample.looked.items() for one in self._pieces(key, looked)]
        for key, truths in self.proofs.truths.items():
            if key not in self.sample.looked and all(len(one) == 1 for one in truths):
                made += self._pieces(key, Looked(self._guard(key), 0))
        return (*made, *rows(self.game, self.asked))

    def _guard(self, key: Key) -> Guard:
        of, owner, number = key
        if of == "modifier":
            return self.game.asked[owner].modifiers[number].guard
        beats = (*self.game.planned, *(one for move in self.game.reserves for one in move))
        owners = beats if of == "inject" else self.game.endings
        return next(one.guard for one in owners if one.id == owner and one.guard is not None)

    def _pieces(self, key: Key, looked: Looked) -> Iterator[found.ConditionFigures]:
        of, owner, number = key
        for part, piece in enumerate(looked.guard.pieces):
            proved = self.proofs.certainty(of, owner, number, part)
            seen = looked.seen[part] if looked.seen else set()
            certainty: Certainty = "open"
            if len(seen) > 1:
                certainty = "sometimes"
            elif proved is not None:
                certainty = "always" if proved else "never"
            threshold = None
            if isinstance(piece.node, Within) and looked.looks:
                values = sorted(looked.standing[part].items())
                spread = tuple((value, count / looked.looks) for value, count in values)
                threshold = found.Threshold(piece.node.name, piece.node.low, piece.node.high, spread)
            yield found.ConditionFigures(
                of,
                owner,
                number,
                part,
                words(piece.node),
                isinstance(piece.node, Within | Is),
                piece.inside,
                self._share(looked.looks),
                looked.held[part] / looked.looks if looked.looks else 0.0,
                certainty,
                threshold,
                self.method,
            )

    def odds(self) -> tuple[found.OddsFigures, ...]:
        """How likely arguments are to carry: outermost by the bounds, expected by the plays."""
        made: list[found.OddsFigures] = []
        for name, (low, high) in self.proofs.nets.items():
            seen = self.sample.odds.get(name, [])
            target = self.game.asked[name].target
            least, most = chance(low, target), chance(high, target)
            made.append(found.OddsFigures(name, least, sum(seen) / len(seen) if seen else least, most, BOUNDS))
        return tuple(made)

    def laters(self) -> tuple[found.LaterFigures, ...]:
        """How often delayed consequences arrive."""
        reached = {number for name in self.proofs.asked_at for number in reach(self.game.asked[name])[3]}
        made: list[found.LaterFigures] = []
        for one in self.game.sequels:
            never = one.number in reached and one.number not in self.proofs.landed
            certainty: Certainty = "sometimes" if one.number in self.sample.arrived else "never" if never else "open"
            arrived = self._share(self.sample.arrived.get(one.number, 0))
            scheduled = self._share(self.sample.scheduled.get(one.number, 0))
            made += [
                found.LaterFigures(one.decision, path, str(path[1]), scheduled, arrived, certainty, self.method)
                for path in one.paths
            ]
        return tuple(made)

    def dead_ends(self) -> tuple[found.DeadEnd, ...]:
        """Moves that plays went past."""
        asking = {move for move, name in enumerate(self.game.moves) if self._asks_from(move)}
        made: list[found.DeadEnd] = []
        silent = False
        for move, name in enumerate(self.game.moves):
            before = [beat.id for beat in self.game.planned if beat.move < move][-1:]
            after = before[0] if before else ""
            if name in self.sample.skipped and any(
                b.id in self.sample.seen for b in self.game.planned if b.move == move
            ):
                share = self._share(self.sample.skipped[name])
                made.append(found.DeadEnd(name, "skipped", share, after, self.method))
            elif name in self.sample.silent and move in asking and not silent:
                silent = True
                share = self._share(self.sample.silent[name])
                made.append(found.DeadEnd(name, "silent", share, after, self.method))
        return tuple(made)

    def _asks_from(self, move: int) -> bool:
        return any(beat.asks and beat.id in self.sample.seen for beat in self.game.planned if beat.move >= move)


def variation(given: list[str], endings: list[int]) -> float:
    """Weighted total variation between the shares of endings after each answer and over all."""
    whole = Counter(endings)
    by_answer: dict[str, Counter[int]] = {}
    for answer, ending in zip(given, endings, strict=True):
        by_answer.setdefault(answer, Counter())[ending] += 1
    total = 0.0
    for counts in by_answer.values():
        here = counts.total()
        apart = sum(abs(counts[ending] / here - number / len(endings)) for ending, number in whole.items())
        total += here / len(endings) * apart / 2
    return total
