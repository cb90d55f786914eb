"""Which options are no dilemma: another is never worse, in every state in which the decision is asked.

Options that differ only in what they change at once are held against each other by that, averaged and clamped as play
does. Where they differ in something that is read later, or that arrives later, by where the indicators are expected to
end if everybody goes on by chance, state by state.

Invariant: nothing is said that the layers do not carry; where an expectation is near and not exact, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tabletop.authoring.simulation.answers import Answer, answers
from tabletop.authoring.simulation.findings import BOUNDS, EXACT, Dominated, Method
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import Outcome, outcomes
from tabletop.authoring.simulation.layers import Graph, Step, through
from tabletop.authoring.simulation.packing import HIGHEST, clamped
from tabletop.authoring.simulation.passes import Track, Values, add, levels
from tabletop.authoring.simulation.replies import Reply

_ALMOST: Final = 1e-7
_MOST_VALUED: Final = 16
"""Answers of one decision that are held against each other by where they lead; more would take too long."""
Ranges = Mapping[str, Sequence[int]]
"""Decision → for every indicator, as bits of a mask, where it can stand when the decision is asked."""
Better = frozenset[int]


@dataclass
class Worth:
    """The answers of a game held against each other."""

    game: Game
    ranges: Ranges
    graph: Graph | None = None
    """None where play was not unfolded: then options are compared by what they change at once only."""
    tracks: Sequence[Track] = ()
    _values: dict[int, Values] = field(default_factory=dict)
    _few: bool = True
    """Whether the answers of the decision at hand are few enough to follow each to the end."""

    def dominated(self) -> Iterator[Dominated]:
        """Options that another is never worse than."""
        for asked in self.game.asked.values():
            if asked.id not in self.ranges:
                continue
            found = answers(self.game, asked)
            self._few = len(found) <= _MOST_VALUED
            named = tuple(dict.fromkeys(option for one in found for option in one.options))
            for option in named:
                if (one := self._of(asked, option, found)) is not None:
                    yield one

    def _of(self, asked: Asked, option: str, found: Sequence[Answer]) -> Dominated | None:
        """How an option is dominated: every answer that holds it by some answer that does not."""
        with_it = [one for one in found if option in one.options]
        without = [one for one in found if option not in one.options]
        better: set[int] = set()
        by: tuple[str, ...] = ()
        basis: set[str] = set()
        for answer in with_it:
            for other in without:
                held = self._better(asked, answer, other)
                if held:
                    better |= held
                    by = by or tuple(one for one in other.options if one not in answer.options)
                    basis.add("effects" if answer.live == other.live else "value")
                    break
            else:
                return None
        if not with_it:
            return None
        method: Method = EXACT if self.graph is not None else BOUNDS
        names = tuple(self.game.indicators[place] for place in sorted(better))
        return Dominated(asked.id, option, by, names, "value" if "value" in basis else "effects", method)

    def _better(self, asked: Asked, worse: Answer, other: Answer) -> Better:
        """The indicators on which `other` is better somewhere, if it is nowhere worse; else none."""
        if worse.live == other.live:
            return self._at_once(asked, worse, other)
        if not self._few or self.graph is None or any(one.clamped for one in self.tracks):
            return frozenset()
        return self._in_the_end(asked, worse, other)

    def _at_once(self, asked: Asked, worse: Answer, other: Answer) -> Better:
        better: set[int] = set()
        alone = len(asked.seats) == 1
        for place, (a, b) in enumerate(zip(worse.shift, other.shift, strict=True)):
            if a == b:
                continue
            mask = self.ranges[asked.id][place]
            if alone and not _differ(mask, a, b):
                continue
            if (b - a) * self.game.good[place] < 0:
                return frozenset()
            if _differ(mask, a, b):
                better.add(place)
        return frozenset(better)

    def _graph(self) -> Graph:
        return self.graph or Graph()

    def _in_the_end(self, asked: Asked, worse: Answer, other: Answer) -> Better:
        graph = self.graph
        ways = (self._ways(asked, worse), self._ways(asked, other))
        if graph is None or ways[0] is None or ways[1] is None:
            return frozenset()
        better: set[int] = set()
        for step in graph.steps:
            if step.what != asked.id or step.kind != "decide":
                continue
            for place in range(len(self.game.indicators)):
                mine, theirs = (self._expected(step, place, way or {}) for way in ways)
                way = self.game.good[place]
                gains = [(b - a) * way for a, b in zip(mine, theirs, strict=True)]
                if min(gains, default=0.0) < -_ALMOST:
                    return frozenset()
                if max(gains, default=0.0) > _ALMOST:
                    better.add(place)
        return frozenset(better)

    def _ways(self, asked: Asked, answer: Answer) -> dict[int, float] | None:
        """The outcomes an answer of the first team can lead to, with their chances."""
        if answer.reply is None:
            return None
        rest = asked.by_seat[1:]
        found = outcomes(asked.table, [(_sure(answer.reply),), *rest])
        if found is None:
            return None
        numbers = {_key(one): number for number, one in enumerate(asked.outcomes or ())}
        return {numbers[_key(one)]: one.weight for one in found if _key(one) in numbers}

    def _expected(self, step: Step, place: int, way: Mapping[int, float]) -> list[float]:
        """For every state in which a decision is asked, where an indicator is expected to end after an answer.

        Where the states do not carry the indicator any more, by how much it is expected to move.
        """
        graph = self._graph()
        values = self._value(place)
        made = [0.0] * len(graph.layers[step.source].index)
        for branch in step.branches:
            if branch.outcome in way:
                after = _after(graph, step, branch.shifts, place, branch.source)
                gained = [more + values[step.target][target] for more, target in zip(after, branch.target, strict=True)]
                add(made, branch, [way[branch.outcome] * one for one in gained])
        return made

    def _value(self, place: int) -> Values:
        """In every state, where an indicator is expected to end; where states do not carry it, by how much it moves."""
        if place in self._values:
            return self._values[place]
        graph = self._graph()
        found: Values = [[0.0] * len(layer.index) for layer in graph.layers]
        if graph.last.holds(place):
            found[graph.last.number] = [float(value) for value in levels(graph.last, place)]
        for step in reversed(graph.steps):
            for branch in step.branches:
                after = _after(graph, step, branch.shifts, place, branch.source)
                target = found[step.target]
                add(
                    found[step.source],
                    branch,
                    [branch.weight * (more + target[to]) for more, to in zip(after, branch.target, strict=True)],
                )
        self._values[place] = found
        return found


def _after(
    graph: Graph, step: Step, shifts: Sequence[Sequence[int]], place: int, among: Sequence[int] | None
) -> list[float]:
    """What a branch adds to the value after it: nothing while states carry the indicator."""
    source, target = graph.layers[step.source], graph.layers[step.target]
    count = len(source.index) if among is None else len(among)
    if target.holds(place):
        return [0.0] * count
    if source.holds(place):
        standing = levels(source, place)
        chosen = standing if among is None else [standing[one] for one in among]
        made = [tuple(shift) for shift in shifts]
        return [float(through(value, made, place)) for value in chosen]
    return [float(sum(shift[place] for shift in shifts))] * count


def _sure(reply: Reply) -> Reply:
    return replace(reply, weight=1.0)


def _key(one: Outcome) -> tuple[object, ...]:
    return one.shift, one.result, one.sets, one.laters


def _differ(mask: int, a: int, b: int) -> bool:
    """Whether two changes come to different values from some value of a mask."""
    return any((mask >> value) & 1 and clamped(value + a) != clamped(value + b) for value in range(HIGHEST + 1))
