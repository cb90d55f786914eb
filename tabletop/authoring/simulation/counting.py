"""Figures from the layers: how often, how far, how long.

Invariant: every share is of all plays, and those of the endings add up to 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tabletop.authoring.simulation import findings as found
from tabletop.authoring.simulation.findings import EXACT, Certainty, Spread
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.guards import words
from tabletop.authoring.simulation.layers import Branch, Graph, Look
from tabletop.authoring.simulation.limits import Limits, TooManyStatesError
from tabletop.authoring.simulation.passes import INJECTS, MINUTES, Track, Values, backwards, chances, levels, track
from tabletop.authoring.simulation.rows import rows
from tabletop.authoring.simulation.taking import options
from tabletop.authoring.simulation.unfolding import Unfolding
from tabletop.decisions.conditions import Is, Within

_ALMOST = 1e-9


@dataclass
class Counting:
    """The figures of an exact exploration; of one that was stopped, of what was reached."""

    game: Game
    graph: Graph
    limits: Limits
    influence: bool = True
    chances: Values = field(init=False)
    minutes: Track = field(init=False)
    injects: Track = field(init=False)
    tracks: list[Track] = field(init=False)

    def __post_init__(self) -> None:
        self.chances = chances(self.graph)
        self.minutes = track(self.graph, self.chances, MINUTES)
        self.injects = track(self.graph, self.chances, INJECTS)
        self.tracks = [track(self.graph, self.chances, place, start) for place, start in enumerate(self.game.starts)]

    def endings(self) -> tuple[found.EndingFigures, ...]:
        """How often each, and after how long."""
        graph = self.graph
        if not graph.complete:
            return tuple(found.EndingFigures(one.id, 0.0, "open", None, None, EXACT) for one in self.game.endings)
        last = graph.last.number
        made: list[found.EndingFigures] = []
        for number, ending in enumerate(self.game.endings):
            among = [place for place, which in enumerate(graph.endings) if which == number]
            share = sum(self.chances[last][place] for place in among)
            certainty: Certainty = "always" if len(among) == len(graph.endings) else "sometimes" if among else "never"
            made.append(
                found.EndingFigures(
                    ending.id,
                    share,
                    certainty,
                    self.minutes.spread(last, share, among),
                    self.injects.spread(last, share, among),
                    EXACT,
                )
            )
        return tuple(made)

    def length(self) -> Spread | None:
        """Minutes of talk in a play."""
        return self.minutes.spread(self.graph.last.number) if self.graph.complete else None

    def _mass(self, kind: str, what: str) -> float:
        """Share of plays that take a step."""
        return sum(
            sum(chance) if branch.source is None else sum(chance[place] for place in branch.source)
            for step in self.graph.steps
            if step.what == what and step.kind == kind
            for chance in (self.chances[step.source],)
            for branch in step.branches
        )

    def met(self) -> tuple[found.InjectFigures, ...]:
        """How often each inject."""
        made: list[found.InjectFigures] = []
        beats = [*self.game.planned, *(beat for move in self.game.reserves for beat in move)]
        for beat in beats:
            share = self._mass("release", beat.id)
            always = share >= 1 - _ALMOST and self.graph.complete
            certainty: Certainty = "always" if always else "sometimes" if share > 0 else "never"
            if not self.graph.complete and certainty == "never":
                certainty = "open"
            made.append(found.InjectFigures(beat.id, self.game.moves[beat.move], share, certainty, True, EXACT))  # noqa: FBT003 - a field
        made += [
            found.InjectFigures(name, move, 0.0, "open", by_itself=False, method=EXACT)
            for name, move in self.game.idle_injects
        ]
        return tuple(made)

    def decisions(self, move_of: dict[str, str]) -> tuple[found.DecisionFigures, ...]:
        """How often each is asked and how it is answered."""
        influence = self._influences() if self.influence and self.graph.complete else {}
        made: list[found.DecisionFigures] = []
        for name, asked in self.game.asked.items():
            share = self.asked(name)
            made.append(
                found.DecisionFigures(
                    name,
                    move_of[name],
                    asked.type,
                    share,
                    asked.seats,
                    options(self.game, asked, share, self._results(asked), EXACT),
                    influence.get(name, 0.0) if self.graph.complete and self.influence else None,
                    EXACT,
                    EXACT,
                )
            )
        return tuple(made)

    def asked(self, name: str) -> float:
        """Share of plays in which a decision is asked."""
        return sum(self._results(self.game.asked[name]))

    def _results(self, asked: Asked) -> list[float]:
        """Share of plays for every outcome."""
        shares = [0.0] * len(asked.outcomes or ())
        for step in self.graph.steps:
            if step.what == asked.id and step.kind == "decide":
                chance = self.chances[step.source]
                for branch in step.branches:
                    if branch.outcome >= 0:
                        whole = sum(chance) if branch.source is None else sum(chance[one] for one in branch.source)
                        shares[branch.outcome] += branch.weight * whole
        return shares

    def _influences(self) -> dict[str, float]:
        """How far deciding moves the shares of the endings, state by state."""
        reached = sorted(set(self.graph.endings))
        moves: dict[str, float] = {}
        for ending in reached:
            value = backwards(self.graph, [float(which == ending) for which in self.graph.endings])
            for step in self.graph.steps:
                if step.kind != "decide":
                    continue
                before, after, chance = value[step.source], value[step.target], self.chances[step.source]
                total = 0.0
                for branch in step.branches:
                    if branch.outcome < 0:
                        continue
                    total += branch.weight * _moved(before, after, chance, branch)
                moves[step.what] = moves.get(step.what, 0.0) + total / 2
        return {name: moved / (self.asked(name) or 1.0) for name, moved in moves.items()}

    def indicators(self, graph: Graph, tracks: Sequence[Track], *, alone: bool) -> tuple[found.IndicatorFigures, ...]:
        """Where each can come to, over time and at the end, by layers that carry them.

        With `alone`, what they could not carry together is tried one by one.
        """
        made: list[found.IndicatorFigures] = []
        for place, name in enumerate(self.game.indicators):
            by_layers, followed = graph, tracks[place]
            if alone and followed.clamped:
                by_layers, followed = _carried(self.game, self.limits, place) or (by_layers, followed)
            stages = [
                found.Stage("" if not gap else self.game.planned[gap - 1].id, values)
                for gap, layer in enumerate(by_layers.gaps)
                if (values := followed.spread(layer)) is not None
            ]
            start = self.game.starts[place]
            final = stages[-1].values if stages else Spread(start, start, start)
            made.append(found.IndicatorFigures(name, start, final, tuple(stages), EXACT, followed.clamped))
        return tuple(made)

    def conditions(self) -> tuple[found.ConditionFigures, ...]:
        """How often each condition, and each part, held when it was looked at."""
        together: dict[tuple[str, str, int], list[Look]] = {}
        for look in self.graph.looks:
            together.setdefault((look.of, look.owner, look.number), []).append(look)
        made = [one for looks in together.values() for one in self._pieces(looks)]
        return (*made, *rows(self.game, self.asked))

    def _pieces(self, looks: Sequence[Look]) -> Iterator[found.ConditionFigures]:
        guard, first = looks[0].guard, looks[0]
        looked, held = 0.0, [0.0] * len(guard.pieces)
        seen: list[set[bool]] = [set() for _ in guard.pieces]
        standing: list[dict[int, float]] = [{} for _ in guard.pieces]
        for look in looks:
            layer = self.graph.layers[look.layer]
            places = range(len(layer.index)) if look.among is None else look.among
            keys, all_chances = layer.keys, self.chances[look.layer]
            chance = [all_chances[place] for place in places]
            looked += sum(chance)
            for number, column in enumerate(guard.columns([keys[place] for place in places])):
                held[number] += sum(one for one, holds in zip(chance, column, strict=True) if holds)
                seen[number].update(column)
                if guard.places[number] >= 0:
                    values = levels(layer, guard.places[number])
                    for place, one in zip(places, chance, strict=True):
                        standing[number][values[place]] = standing[number].get(values[place], 0.0) + one
        for number, piece in enumerate(guard.pieces):
            threshold = None
            if isinstance(piece.node, Within) and looked > 0:
                spread = tuple((value, standing[number][value] / looked) for value in sorted(standing[number]))
                threshold = found.Threshold(piece.node.name, piece.node.low, piece.node.high, spread)
            yield found.ConditionFigures(
                first.of,
                first.owner,
                first.number,
                number,
                words(piece.node),
                isinstance(piece.node, Within | Is),
                piece.inside,
                looked,
                held[number] / looked if looked else 0.0,
                _certainty(seen[number], complete=self.graph.complete),
                threshold,
                EXACT,
            )

    def odds(self) -> tuple[found.OddsFigures, ...]:
        """How likely arguments are to carry."""
        made: list[found.OddsFigures] = []
        for name, asked in self.game.asked.items():
            if not asked.matrix:
                continue
            branches = [
                branch
                for step in self.graph.steps
                if step.what == name and step.kind == "decide"
                for branch in step.branches
                if branch.outcome >= 0
            ]
            if branches:
                odds = [branch.weight if branch.outcome == 0 else 1 - branch.weight for branch in branches]
                results = self._results(asked)
                made.append(found.OddsFigures(name, min(odds), results[0] / (sum(results) or 1.0), max(odds), EXACT))
        return tuple(made)

    def laters(self) -> tuple[found.LaterFigures, ...]:
        """How often delayed consequences are set going and arrive."""
        scheduled = [0.0] * len(self.game.sequels)
        arrived = [0.0] * len(self.game.sequels)
        landed: set[int] = set()
        for asked in self.game.asked.values():
            for outcome, share in zip(asked.outcomes or (), self._results(asked), strict=True):
                for number in outcome.laters:
                    scheduled[number] += share
        for step in self.graph.steps:
            chance = self.chances[step.source]
            for branch in step.branches:
                for number in branch.arrived:
                    landed.add(number)
                    arrived[number] += sum(chance) if branch.source is None else sum(chance[i] for i in branch.source)
        return tuple(
            found.LaterFigures(
                one.decision,
                path,
                str(path[1]),
                scheduled[one.number],
                arrived[one.number],
                "sometimes"
                if one.number in landed
                else "never"
                if scheduled[one.number] and self.graph.complete
                else "open",
                EXACT,
            )
            for one in self.game.sequels
            for path in one.paths
        )


def _moved(before: Sequence[float], after: Sequence[float], chance: Sequence[float], branch: Branch) -> float:
    """How far a value moves along a branch, over all states it leads from."""
    there = [after[place] for place in branch.target]
    if branch.source is not None:
        before, chance = [before[place] for place in branch.source], [chance[place] for place in branch.source]
    return sum([one * abs(new - old) for one, new, old in zip(chance, there, before, strict=True)])


def _certainty(seen: set[bool], *, complete: bool) -> Certainty:
    """What the looks of a condition say; nothing for certain where not everything was unfolded."""
    if len(seen) != 1:
        return "sometimes"
    return "open" if not complete else "always" if True in seen else "never"


def _carried(game: Game, limits: Limits, place: int) -> tuple[Graph, Track] | None:
    """Layers of which every state carries an indicator that runs into 0 or 100; None where there is no room."""
    try:
        graph = Unfolding(game, limits, kept=(place,)).unfold()
    except TooManyStatesError:
        return None
    return graph, track(graph, chances(graph), place, game.starts[place])
