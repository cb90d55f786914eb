"""What the answers of all seats come to together: convolved seat by seat, equal states merged on the way.

Invariant: an outcome is what `tally` and the averaging of effects make of some set of answers; the weights of all
outcomes of a decision add up to 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.simulation.packing import OTHER
from tabletop.authoring.simulation.replies import Ledger, Reply
from tabletop.decisions.conditions import holds
from tabletop.decisions.confidence import Confidence
from tabletop.decisions.effects import Consequence, averaged
from tabletop.decisions.sealed import OTHERWISE, Sealed
from tabletop.decisions.vote import Vote, VoteAnswer

MOST_OUTCOMES: Final = 3_000
"""Different joint answers of one decision that are kept apart; a decision with more is drawn seat by seat."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision can come to."""

    weight: float
    shift: tuple[int, ...]
    result: str | None
    sets: frozenset[str] = frozenset()
    laters: tuple[int, ...] = ()
    """Numbers of delayed consequences, in the order they are set going."""


Key = tuple[tuple[int, ...], tuple[str | int, ...], frozenset[str], tuple[int, ...]]
"""The sum of changes, what the result depends on, flags, delayed consequences."""


@dataclass(frozen=True, slots=True)
class Table:
    """How the answers of a decision are put together."""

    question: object
    seats: tuple[str, ...]
    replies: tuple[Reply, ...]
    ledger: Ledger
    counted: bool
    """Whether the result matters."""

    def start(self) -> Key:
        """Before the first answer."""
        tally: tuple[str | int, ...] = (0,) * len(self._order) if self._counting else ()
        return (0,) * len(self.ledger.places), tally, frozenset(), ()

    @property
    def _order(self) -> tuple[str, ...]:
        return order(self.question)

    @property
    def _counting(self) -> bool:
        return self.counted and not isinstance(self.question, Sealed)

    def add(self, key: Key, reply: Reply) -> Key:
        """One more answer."""
        total, tally, sets, laters = key
        if isinstance(self.question, Sealed):
            tally = (*tally, reply.picks[0])
        elif self._counting:
            tally = tuple(
                int(str(count)) + (name in reply.picks) for name, count in zip(self._order, tally, strict=True)
            )
        if reply.later >= 0 and reply.later not in laters:
            laters = (*laters, reply.later)
        shift = tuple(a + b for a, b in zip(total, reply.shift, strict=True)) if any(reply.shift) else total
        return shift, tally, sets | reply.sets if reply.sets else sets, laters

    def finish(self, key: Key, weight: float) -> Outcome:
        """What the answers come to."""
        total, tally, sets, laters = key
        match self.question:
            case Vote():
                return self._vote(self.question, tuple(int(str(one)) for one in tally), weight)
            case Sealed():
                return self._sealed(self.question, tuple(map(str, tally)), weight)
            case _:
                pass
        shift = tuple(averaged(one, len(self.seats)) for one in total)
        result = OTHER if isinstance(self.question, Confidence) else None
        if tally:
            counts = [int(str(one)) for one in tally]
            best = max(counts, default=0)
            result = self._order[counts.index(best)] if best else None
        return Outcome(weight, shift, result, sets, laters)

    def rulings(self) -> tuple[Outcome, ...]:
        """Whatever a vote or a sealed table can be ruled to come to, whether or not the answers can bring it about."""
        match self.question:
            case Vote() as vote:
                named: dict[str, Consequence] = {**vote.options, "fails": vote.outcomes.fails}
                if not vote.options:
                    named["passes"] = vote.outcomes.passes
                return tuple(self._ruling(vote.id, name, one, vote.straw_poll) for name, one in named.items())
            case Sealed() as sealed:
                return tuple(self._row(sealed, number) for number in range(len(sealed.outcomes)))
            case _:
                return ()

    def _ruling(self, decision: str, name: str, one: Consequence, straw: bool, weight: float = 1.0) -> Outcome:  # noqa: FBT001 - private
        if straw:
            return Outcome(weight, (0,) * len(self.ledger.places), name)
        group = "options" if name in getattr(self.question, "options", ()) else "outcomes"
        reply = self.ledger.reply(1, (), one, decision, (group, name))
        return Outcome(weight, reply.shift, name, reply.sets, (reply.later,) if reply.later >= 0 else ())

    def _row(self, question: Sealed, number: int, weight: float = 1.0) -> Outcome:
        row = question.outcomes[number]
        reply = self.ledger.reply(1, (), row, question.id, ("outcomes", number))
        result = OTHERWISE if row.when is None else f"row-{number + 1}"
        return Outcome(weight, reply.shift, result, reply.sets, (reply.later,) if reply.later >= 0 else ())

    def _vote(self, question: Vote, counts: Sequence[int], weight: float) -> Outcome:
        ballots = [ballot for ballot, count in zip(self._order, counts, strict=True) for _ in range(count)]
        tally = question.tally({str(number): VoteAnswer(ballot=one) for number, one in enumerate(ballots)})
        if question.straw_poll:
            return Outcome(weight, (0,) * len(self.ledger.places), tally.result)
        return self._ruling(question.id, tally.result or "", tally.contributions[0].consequence, False, weight)  # noqa: FBT003 - private

    def _sealed(self, question: Sealed, moves: Sequence[str], weight: float) -> Outcome:
        chosen = dict(zip(self.seats, moves, strict=True))
        for number, row in enumerate(question.outcomes):
            if row.when is None or holds(row.when, {}, chosen):
                return self._row(question, number, weight)
        return Outcome(weight, (0,) * len(self.ledger.places), None)

    def together(self, replies: Sequence[Reply]) -> Outcome:
        """What these answers, one for each seat, come to."""
        if not self.counted:
            return self._averaged(replies)
        key = self.start()
        for one in replies:
            key = self.add(key, one)
        return self.finish(key, 1.0)

    def _averaged(self, replies: Sequence[Reply]) -> Outcome:
        """The same, where nobody asks for the result."""
        count = len(replies)
        shift = tuple([averaged(sum(column), count) for column in zip(*(one.shift for one in replies), strict=True)])
        laters = tuple(dict.fromkeys(one.later for one in replies if one.later >= 0))
        result = OTHER if isinstance(self.question, Confidence) else None
        return Outcome(1.0, shift, result, frozenset().union(*(one.sets for one in replies)), laters)


def order(question: object) -> tuple[str, ...]:
    """What answers are counted for, in the question's order."""
    if isinstance(question, Vote):
        return question.ballots()
    for name in ("options", "items", "rubric"):
        named = getattr(question, name, None)
        if isinstance(named, Mapping):
            return tuple(named)
    return ()


def outcomes(table: Table, by_seat: Sequence[Sequence[Reply]], agreement: float = 0.0) -> tuple[Outcome, ...] | None:
    """All that the answers can come to; None where that is too much to list.

    `agreement` from -1 to 1: above 0 the share of plays in which all seats answer alike; below 0 how much of the plays
    in which they do so by chance is taken away.
    """
    states: dict[Key, float] = {table.start(): 1.0}
    for seat in by_seat:
        following: dict[Key, float] = {}
        for key, weight in states.items():
            for reply in seat:
                after = table.add(key, reply)
                following[after] = following.get(after, 0.0) + weight * reply.weight
            if len(following) > MOST_OUTCOMES:
                return None
        states = following
    if agreement and len(by_seat) > 1:
        states = _agreeing(table, by_seat, states, agreement)
    return merged(table.finish(key, weight) for key, weight in states.items())


def _agreeing(
    table: Table, by_seat: Sequence[Sequence[Reply]], states: Mapping[Key, float], agreement: float
) -> dict[Key, float]:
    found = {key: weight * (1 - max(agreement, 0)) for key, weight in states.items()}
    for reply in by_seat[0]:
        key = table.start()
        for _ in by_seat:
            key = table.add(key, reply)
        share = agreement * (reply.weight if agreement > 0 else reply.weight ** len(by_seat))
        found[key] = max(0.0, found.get(key, 0.0) + share)
    whole = sum(found.values()) or 1.0
    return {key: weight / whole for key, weight in found.items() if weight > 0}


def merged(found: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Equal outcomes made one."""
    weights: dict[tuple[tuple[int, ...], str | None, frozenset[str], tuple[int, ...]], float] = {}
    for one in found:
        key = (one.shift, one.result, one.sets, one.laters)
        weights[key] = weights.get(key, 0.0) + one.weight
    return tuple(Outcome(weight, *key) for key, weight in weights.items())
