"""What can be proved without meeting every state: between what each indicator can stand, and what each fact can be.

Invariant: cautious. Whatever can happen stays inside the bounds; so what they exclude cannot happen, and what they
force always does. What they leave open may be either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tabletop.authoring.simulation.game import Asked, Beat, Game
from tabletop.authoring.simulation.guards import Guard, Key, Owner
from tabletop.authoring.simulation.narrowing import Box
from tabletop.authoring.simulation.packing import ABSENT, clamped
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.effects import averaged

Range = tuple[int, int]
Truth = bool | None


@dataclass(slots=True)
class Bounds:
    """Where play can stand at one point."""

    ranges: list[Range]
    facts: dict[str, frozenset[str]] = field(default_factory=dict)
    """What each fact can be; one that is not listed is not there yet."""
    coming: tuple[tuple[int, int, int], ...] = ()
    """(least and most further releases, number) of delayed consequences that may be on their way."""

    def may(self, name: str) -> frozenset[str]:
        """What a fact can be."""
        return self.facts.get(name, frozenset({ABSENT}))

    def copy(self) -> Bounds:
        """The same, to be changed."""
        return Bounds(list(self.ranges), dict(self.facts), self.coming)

    def join(self, other: Bounds) -> None:
        """Whatever was possible in either."""
        self.ranges = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(self.ranges, other.ranges, strict=True)]
        names = {**self.facts, **other.facts}
        self.facts = {name: self.may(name) | other.may(name) for name in names}
        merged: dict[int, tuple[int, int]] = {}
        for low, high, number in (*self.coming, *other.coming):
            held = merged.get(number, (low, high))
            merged[number] = (min(low, held[0]), max(high, held[1]))
        self.coming = tuple((low, high, number) for number, (low, high) in merged.items())

    def narrow(self, guard: Guard, *, wanted: bool) -> None:
        """A condition holds here, or does not; it must be possible."""
        left = guard.narrowed(Box(tuple(self.ranges), self.may), wanted=wanted)
        if left is not None:
            self.ranges = list(left.ranges)
            self.facts = {**self.facts, **left.facts}

    def widen(self, place: int, low: int, high: int) -> None:
        """An indicator changes by something from `low` to `high`."""
        least, most = self.ranges[place]
        self.ranges[place] = (clamped(least + low), clamped(most + high))


@dataclass
class Proofs:
    """What bounds prove about a game."""

    game: Game
    truths: dict[Key, list[set[Truth]]] = field(default_factory=dict)
    """(`inject`, `ending` or `modifier`, owner, number) → for every part, what it was at its looks."""
    asked_at: dict[str, list[Range]] = field(default_factory=dict)
    """Between what indicators stand when a decision is asked; decisions that cannot be asked are missing."""
    stages: list[list[Range]] = field(default_factory=list)
    """Between what indicators stand before each planned inject and at the end."""
    nets: dict[str, Range] = field(default_factory=dict)
    """What the situation can add to each throw."""
    endings: dict[str, Truth] = field(default_factory=dict)
    """True: always this one; False: never."""
    landed: set[int] = field(default_factory=set)
    """Delayed consequences that may arrive."""

    def run(self) -> Proofs:
        """Go through the game once."""
        game = self.game
        state = Bounds([(value, value) for value in game.starts])
        possible = game.possible_moves()
        for place in range(len(game.planned) + 1):
            self._reserves(state, [beat for move in sorted(possible[place]) for beat in game.reserves[move]])
            self.stages.append(list(state.ranges))
            if place < len(game.planned):
                self._offer(game.planned[place], state)
        self._end(state)
        return self

    def _look(self, of: Owner, owner: str, number: int, guard: Guard, state: Bounds) -> Truth:
        found = self.truths.setdefault((of, owner, number), [set() for _ in guard.pieces])
        for part, seen in enumerate(found):
            seen.add(guard.bounded(state.ranges, state.may, part))
        return guard.bounded(state.ranges, state.may)

    def _reserves(self, state: Bounds, beats: Sequence[Beat]) -> None:
        for _ in beats:
            for beat in beats:
                if beat.guard is not None and self._look("inject", beat.id, 0, beat.guard, state) is not False:
                    played = state.copy()
                    played.narrow(beat.guard, wanted=True)
                    self._play(beat, played)
                    state.join(played)

    def _offer(self, beat: Beat, state: Bounds) -> None:
        truth = True if beat.guard is None else self._look("inject", beat.id, 0, beat.guard, state)
        if truth is False:
            return
        if truth is True:
            self._play(beat, state)
            return
        played = state.copy()
        if beat.guard is not None:
            played.narrow(beat.guard, wanted=True)
            state.narrow(beat.guard, wanted=False)
        self._play(beat, played)
        state.join(played)

    def _play(self, beat: Beat, state: Bounds) -> None:
        coming: list[tuple[int, int, int]] = []
        for low, high, number in state.coming:
            if low <= 1:
                self._arrive(state, number)
            if high > 1:
                coming.append((max(1, low - 1), high - 1, number))
        state.coming = tuple(coming)
        for place, by in enumerate(beat.shift):
            state.widen(place, by, by)
        for flag in beat.sets:
            state.facts[flag] = frozenset({"yes"})
        for name in beat.asks:
            self._decide(self.game.asked[name], state)

    def _arrive(self, state: Bounds, number: int) -> None:
        """It may arrive; it may never have been set going, so it need not."""
        self.landed.add(number)
        sequel = self.game.sequels[number]
        for place, by in enumerate(sequel.shift):
            state.widen(place, min(0, by), max(0, by))
        for flag in sequel.sets:
            state.facts[flag] = state.may(flag) | {"yes"}

    def _decide(self, asked: Asked, state: Bounds) -> None:
        held = self.asked_at.get(asked.id, state.ranges)
        self.asked_at[asked.id] = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(held, state.ranges, strict=True)]
        before = state.copy()
        if asked.matrix:
            self._throw(asked, state)
        for place, (low, high) in enumerate(spans(asked, len(state.ranges))):
            state.widen(place, low, high)
        results, sets, always, laters = reach(asked)
        if results:
            state.facts[asked.id] = frozenset(results)
        for flag in sets:
            state.facts[flag] = frozenset({"yes"}) if flag in always else state.may(flag) | {"yes"}
        state.coming += tuple((self.game.sequels[one].after, self.game.sequels[one].after, one) for one in laters)
        if asked.once:
            state.join(before)

    def _throw(self, asked: Asked, state: Bounds) -> None:
        low = high = 0
        for number, modifier in enumerate(asked.modifiers):
            truth = self._look("modifier", asked.id, number, modifier.guard, state)
            if truth is not False:
                low += min(0, modifier.by) if truth is None else modifier.by
                high += max(0, modifier.by) if truth is None else modifier.by
        held = self.nets.get(asked.id, (low, high))
        self.nets[asked.id] = (min(low, held[0]), max(high, held[1]))

    def _end(self, state: Bounds) -> None:
        over = False
        for ending in self.game.endings:
            if over:
                self.endings[ending.id] = False
                continue
            truth = True if ending.guard is None else self._look("ending", ending.id, 0, ending.guard, state)
            first = not any(held is not False for held in self.endings.values())
            self.endings[ending.id] = truth if truth is False or (truth is True and first) else None
            over = truth is True
            if ending.guard is not None:
                state.narrow(ending.guard, wanted=False)

    def certainty(self, of: Owner, owner: str, number: int, part: int) -> Truth:
        """Whether a part of a condition always holds (True), or never (False), at all its looks; None where open."""
        found = self.truths.get((of, owner, number))
        if found is None or len(found[part]) != 1:
            return None
        return next(iter(found[part]))


def spans(asked: Asked, width: int) -> list[Range]:
    """For every indicator, the least and the most a decision can change it by."""
    listed = asked.outcomes or asked.table.rulings()
    if listed:
        columns = list(zip(*(one.shift for one in listed), strict=True))
        return [(min(column), max(column)) for column in columns] or [(0, 0)] * width
    if asked.drawn:
        return _of_allocation(asked, width)
    if not asked.by_seat:
        return [(0, 0)] * width
    found: list[Range] = []
    for place in range(width):
        low = sum(min(reply.shift[place] for reply in seat) for seat in asked.by_seat)
        high = sum(max(reply.shift[place] for reply in seat) for seat in asked.by_seat)
        found.append((averaged(low, len(asked.seats)), averaged(high, len(asked.seats))))
    return found


def _of_allocation(asked: Asked, width: int) -> list[Range]:
    question, ledger = asked.table.question, asked.table.ledger
    if not isinstance(question, Allocation):
        return [(-100, 100)] * width
    steps = question.points // question.step
    items = list(question.items.values())
    whole = [ledger.shift(item.per_step, steps) for item in items]
    extra = [[ledger.shift(one.effects) for one in item.thresholds.values()] for item in items]
    found: list[Range] = []
    for place in range(width):
        low = min(one[place] for one in whole) + sum(min([0, *(one[place] for one in more)]) for more in extra)
        high = max(one[place] for one in whole) + sum(max([0, *(one[place] for one in more)]) for more in extra)
        found.append((low, high))
    return found


def reach(asked: Asked) -> tuple[set[str], set[str], set[str], set[int]]:
    """Results a decision can come to, flags it can set, those it always sets, and delayed consequences."""
    listed = asked.outcomes or asked.table.rulings()
    if listed:
        results = {one.result or ABSENT for one in listed}
        sets = [one.sets for one in listed]
        laters = {number for one in listed for number in one.laters}
        return results, set().union(*sets), set(frozenset.intersection(*sets)) if sets else set(), laters
    replies = [reply for seat in asked.by_seat for reply in seat]
    results = {option for reply in replies for option in reply.picks}
    sets = [reply.sets for reply in replies]
    laters = {reply.later for reply in replies if reply.later >= 0}
    if asked.drawn and isinstance(asked.table.question, Allocation):
        items: Mapping[str, object] = asked.table.question.items
        results |= set(items)
        levels = [one for item in asked.table.question.items.values() for one in item.thresholds.values()]
        sets += [frozenset(one.sets) for one in levels]
        laters |= set(_of_decision(asked))
    return results, set().union(*sets), set(), laters


def _of_decision(asked: Asked) -> Iterable[int]:
    return (one.number for one in asked.table.ledger.sequels if one.decision == asked.id)
