"""Unfolds a game into its layers.

Before every planned inject, and at the end, contingencies whose condition holds come first, as in solo play; then the
inject is released where its condition holds, and passed over where not; then its decisions are ruled on in their order.

Invariant: it either unfolds all of the game, or says where it gave up; it never leaves out a state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tabletop.authoring.simulation.findings import Overflow
from tabletop.authoring.simulation.game import Asked, Beat, Game
from tabletop.authoring.simulation.layers import Branch, Graph, Layer, Look, Step, bounds_after, moved
from tabletop.authoring.simulation.limits import FULL, Limits, Progress, Stop, StoppedError, TooManyStatesError
from tabletop.authoring.simulation.liveness import Liveness
from tabletop.authoring.simulation.odds import chance
from tabletop.authoring.simulation.pendings import Pendings


@dataclass(slots=True)
class Unfolding:
    """A game on its way to layers."""

    game: Game
    limits: Limits = FULL
    progress: Progress | None = None
    stop: Stop | None = None
    kept: tuple[int, ...] = ()
    """Indicators that states carry to the end though nothing reads them."""
    graph: Graph = field(default_factory=Graph)
    pendings: Pendings = field(init=False)
    _live: Liveness = field(init=False)
    _done: int = 0
    _branches: int = 0

    def __post_init__(self) -> None:
        self.pendings = Pendings(self.game.sequels)
        self._live = Liveness.of(self.game, self.kept)

    def unfold(self) -> Graph:
        """All layers.

        Raises:
            TooManyStatesError: The limits do not allow it; `graph` holds what was unfolded.
            StoppedError: `stop` said so; `graph` holds what was unfolded.
        """
        game = self.game
        drawn = next((one.id for one in game.asked.values() if one.outcomes is None), None)
        if drawn is not None:
            raise TooManyStatesError(Overflow(drawn, 0, 0, "answers"))
        layer = self._layer("", self._live.gaps[0])
        layer.places([game.packing.levels(game.starts) & layer.live])
        layer.widen([(value, value) for value in game.starts])
        for place, beat in enumerate(game.planned):
            layer = self._gap(place, layer)
            layer = self._offer(beat, layer, place + 1)
        self._gap(len(game.planned), layer)
        finished(game, self.graph)
        return self.graph

    def _layer(self, where: str, live: int) -> Layer:
        layer = Layer(len(self.graph.layers), live, where)
        self.graph.layers.append(layer)
        return layer

    def _gap(self, gap: int, layer: Layer) -> Layer:
        """Contingencies that are due, until none is."""
        possible = self.game.possible_moves()[gap]
        beats = [beat for move in sorted(possible) for beat in self.game.reserves[move]]
        if beats:
            layer = self._reserves(gap, layer, beats)
        self.graph.gaps.append(layer.number)
        return layer

    def _reserves(self, gap: int, layer: Layer, beats: Sequence[Beat]) -> Layer:
        calm = self._layer(layer.where, self._live.gaps[gap])
        while layer.index:
            due = self._due(layer, beats)
            rest = [place for place, which in enumerate(due) if which < 0]
            if rest:
                keys = layer.keys
                self._into(
                    Step("pass", "", layer.number, calm.number, ()),
                    layer,
                    calm,
                    [([keys[i] for i in rest], Branch(rest, [], 1.0))],
                )
            following = self._layer(layer.where, self._live.gaps[gap])
            for number, beat in enumerate(beats):
                chosen = [place for place, which in enumerate(due) if which == number]
                if chosen:
                    self._play(beat, layer, chosen, following, gap)
            layer = following
        return calm

    def _due(self, layer: Layer, beats: Sequence[Beat]) -> list[int]:
        """For every state the contingency that comes now, as its place in `beats`; -1 for none."""
        keys = layer.keys
        shift = self.game.packing.move_shift
        due = [-1] * len(keys)
        for number, beat in enumerate(beats):
            among = [
                place
                for place, key in enumerate(keys)
                if due[place] < 0 and not key & beat.bit and (key >> shift) & 63 == beat.move
            ]
            if not among or beat.guard is None:
                continue
            self.graph.looks.append(Look("inject", beat.id, 0, beat.guard, layer.number, among))
            held = beat.guard.columns([keys[place] for place in among])[0]
            for place, holds in zip(among, held, strict=True):
                if holds:
                    due[place] = number
        return due

    def _offer(self, beat: Beat, layer: Layer, gap: int) -> Layer:
        """A planned inject has its turn."""
        after = self._layer(beat.id, self._live.gaps[gap])
        if beat.guard is None:
            self._play(beat, layer, None, after, gap)
            return after
        keys = layer.keys
        self.graph.looks.append(Look("inject", beat.id, 0, beat.guard, layer.number, None))
        held = beat.guard.columns(keys)[0]
        chosen = [place for place, holds in enumerate(held) if holds]
        rest = [place for place, holds in enumerate(held) if not holds]
        if rest:
            self._into(
                Step("pass", beat.id, layer.number, after.number, ()),
                layer,
                after,
                [([keys[i] for i in rest], Branch(rest, [], 1.0))],
            )
        if chosen:
            self._play(beat, layer, chosen, after, gap)
        self._tick()
        return after

    def _play(self, beat: Beat, layer: Layer, chosen: list[int] | None, after: Layer, gap: int) -> None:
        """An inject is released, and its decisions are ruled on."""
        target = self._layer(beat.id, self._live.during(beat, 0, gap)) if beat.asks else after
        self._release(beat, layer, chosen, target)
        for number, name in enumerate(beat.asks, start=1):
            source = target
            last = number == len(beat.asks)
            target = after if last else self._layer(name, self._live.during(beat, number, gap))
            self._decide(self.game.asked[name], source, target)
            self._tick()

    def _release(self, beat: Beat, layer: Layer, chosen: list[int] | None, target: Layer) -> None:
        packing = self.game.packing
        up = packing.pending_shift
        groups: dict[int, list[int]] = {}
        keys = layer.keys
        places = range(len(keys)) if chosen is None else chosen
        for place in places:
            groups.setdefault(keys[place] >> up, []).append(place)
        parts: list[tuple[list[int], Branch]] = []
        cleared, bits = self._marks(beat)
        for pending, group in groups.items():
            arrived, left = self.pendings.after_release(pending)
            sets = bits
            for number in arrived:
                sets |= self.game.bits_of(self.game.sequels[number].sets)
            shifts = (*(self.game.sequels[number].shift for number in arrived), beat.shift)
            constant = (left - pending) << up
            made = moved([keys[place] for place in group], layer, target.live, shifts, constant)
            made = [(key & cleared) | sets for key in made]
            source = None if chosen is None and len(groups) == 1 else group
            parts.append((made, Branch(source, [], 1.0, shifts, arrived=arrived)))
        self._into(Step("release", beat.id, layer.number, target.number, (), beat.minutes), layer, target, parts)

    def _marks(self, beat: Beat) -> tuple[int, int]:
        """What a release wipes from a state, and what it writes into it."""
        packing = self.game.packing
        if beat.bit:
            return -1, beat.bits | beat.bit
        kept = sum(one.bit for one in self.game.reserves[beat.move])
        return ~(packing.move_mask | (packing.used_mask & ~kept)), beat.bits | (beat.move << packing.move_shift)

    def _decide(self, asked: Asked, layer: Layer, target: Layer) -> None:
        keys = layer.keys
        step = Step("decide", asked.id, layer.number, target.number, ())
        parts: list[tuple[list[int], Branch]] = []
        open_now = [place for place, key in enumerate(keys) if not key & asked.once] if asked.once else None
        if open_now is not None and len(open_now) < len(keys):
            before = [place for place, key in enumerate(keys) if key & asked.once]
            parts.append(([keys[i] for i in before], Branch(before, [], 1.0)))
        if asked.matrix:
            groups = self._odds(asked, layer, open_now)
        else:
            outcomes = asked.outcomes or ()
            groups = [(open_now, tuple(one.weight for one in outcomes))]
        for source, weights in groups:
            chosen = keys if source is None else [keys[place] for place in source]
            for number, weight in enumerate(weights):
                if weight > 0 and chosen:
                    parts.append(
                        (
                            self._come_to(asked, number, chosen, layer, target),
                            self._branch(asked, number, source, weight),
                        )
                    )
                    self._count(step.what, len(chosen))
        self._into(step, layer, target, parts)

    def _branch(self, asked: Asked, number: int, source: list[int] | None, weight: float) -> Branch:
        shift = (asked.outcomes or ())[number].shift
        return Branch(source, [], weight, (shift,) if any(shift) else (), number)

    def _come_to(self, asked: Asked, number: int, keys: list[int], layer: Layer, target: Layer) -> list[int]:
        """States after an outcome."""
        outcome = (asked.outcomes or ())[number]
        shifts = (outcome.shift,) if any(outcome.shift) else ()
        made = moved(keys, layer, target.live, shifts, 0)
        if outcome.laters:
            up = self.game.packing.pending_shift
            after = {one: self.pendings.after_decision(one, outcome.laters) for one in {key >> up for key in keys}}
            add = {one: (new - one) << up for one, new in after.items()}
            made = [key + add[key >> up] for key in made]
        bits = asked.bits[number] | asked.once
        return [key | bits for key in made] if bits else made

    def _odds(
        self, asked: Asked, layer: Layer, among: list[int] | None
    ) -> list[tuple[list[int] | None, tuple[float, ...]]]:
        """The states by what the situation adds to the throw, with the odds there."""
        keys = layer.keys if among is None else [layer.keys[place] for place in among]
        nets = [0] * len(keys)
        for number, modifier in enumerate(asked.modifiers):
            self.graph.looks.append(Look("modifier", asked.id, number, modifier.guard, layer.number, among))
            held = modifier.guard.columns(keys)[0]
            nets = [net + modifier.by if holds else net for net, holds in zip(nets, held, strict=True)]
        places = range(len(keys)) if among is None else among
        groups: dict[int, list[int]] = {}
        for place, net in zip(places, nets, strict=True):
            groups.setdefault(net, []).append(place)
        odds = [(group, chance(net, asked.target)) for net, group in groups.items()]
        return [(group, (success, 1 - success)) for group, success in odds]

    def _into(self, step: Step, layer: Layer, target: Layer, parts: list[tuple[list[int], Branch]]) -> None:
        """Lead the branches of a step into its target."""
        made: list[Branch] = []
        for keys, branch in parts:
            places = target.places([key & target.live for key in keys])
            made.append(Branch(branch.source, places, branch.weight, branch.shifts, branch.outcome, branch.arrived))
            target.widen(bounds_after(layer.bounds, branch.shifts))
            if len(target.index) > self.limits.layer:
                raise TooManyStatesError(Overflow(step.what, len(target.index), self.limits.layer, "layer"))
        self.graph.steps.append(Step(step.kind, step.what, step.source, step.target, tuple(made), step.minutes))

    def _count(self, what: str, more: int) -> None:
        self._branches += more
        if self._branches > self.limits.branches or self.graph.states > self.limits.total:
            raise TooManyStatesError(Overflow(what, self.graph.states, self.limits.total, "total"))

    def _tick(self) -> None:
        self._done += 1
        if self.stop is not None and self.stop():
            raise StoppedError
        if self.progress is not None:
            whole = len(self.game.planned) + len(self.game.asked)
            self.progress(min(self._done, whole), whole)


def finished(game: Game, graph: Graph) -> None:
    """At ENDEX the first ending whose condition holds is the one."""
    layer = graph.last
    keys = layer.keys
    endings = [len(game.endings) - 1] * len(keys)
    left = list(range(len(keys)))
    for number, ending in enumerate(game.endings):
        if ending.guard is None or not left:
            continue
        graph.looks.append(Look("ending", ending.id, 0, ending.guard, layer.number, left))
        held = ending.guard.columns([keys[place] for place in left])[0]
        for place, holds in zip(left, held, strict=True):
            if holds:
                endings[place] = number
        left = [place for place, holds in zip(left, held, strict=True) if not holds]
    graph.endings = endings
    graph.complete = True
