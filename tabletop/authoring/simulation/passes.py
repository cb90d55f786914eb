"""Walks over the layers: chances forwards, ranges forwards, values backwards.

Invariant: exact but for the order of summing. The one exception says so: the mean of an indicator that states no longer
carry is near, not exact, where it runs into 0 or 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.simulation.findings import Spread
from tabletop.authoring.simulation.layers import Branch, Graph, Layer, Step, through
from tabletop.authoring.simulation.packing import HIGHEST, LEVEL, LEVEL_BITS

Values = list[list[float]]
"""For every layer, a number for every state."""
MINUTES: Final = -1
INJECTS: Final = -2
"""What can be followed beside the indicators, which have their places from 0."""
_FULL: Final = (1 << (HIGHEST + 1)) - 1


def chances(graph: Graph) -> Values:
    """How likely play is to come through every state."""
    found = [[0.0] * len(layer.index) for layer in graph.layers]
    if found and found[0]:
        found[0][0] = 1.0
    for step in graph.steps:
        source, target = found[step.source], found[step.target]
        for branch in step.branches:
            weight = branch.weight
            from_here = source if branch.source is None else [source[place] for place in branch.source]
            for place, chance in zip(branch.target, from_here, strict=True):
                target[place] += chance * weight
    return found


def backwards(graph: Graph, final: Sequence[float]) -> Values:
    """The expectation, in every state, of what `final` says of the states at ENDEX."""
    found = [[0.0] * len(layer.index) for layer in graph.layers]
    found[graph.last.number] = list(final)
    for step in reversed(graph.steps):
        target = found[step.target]
        for branch in step.branches:
            add(found[step.source], branch, [branch.weight * target[place] for place in branch.target])
    return found


def add(values: list[float], branch: Branch, more: Sequence[float]) -> None:
    """Add to the states a branch comes from."""
    if branch.source is None:
        values[:] = [value + extra for value, extra in zip(values, more, strict=True)]
    else:
        for place, extra in zip(branch.source, more, strict=True):
            values[place] += extra


def levels(layer: Layer, place: int) -> list[int]:
    """Where an indicator stands in each state of a layer that carries it."""
    shift = LEVEL_BITS * place
    return [(key >> shift) & LEVEL for key in layer.index]


@dataclass(slots=True)
class Track:
    """Where one quantity can stand, in every state of every layer: its values as bits of a mask, and its mean."""

    masks: list[list[int]]
    sums: Values
    """Mean times chance; a sum over states is a mean over plays."""
    clamped: bool = False

    def spread(self, layer: int, whole: float = 1.0, among: Sequence[int] | None = None) -> Spread | None:
        """Least, mean and most in a layer, or among some of its states whose chances add up to `whole`."""
        masks, sums = self.masks[layer], self.sums[layer]
        if among is not None:
            masks, sums = [masks[place] for place in among], [sums[place] for place in among]
        mask = 0
        for one in masks:
            mask |= one
        if not mask or whole <= 0:
            return None
        low, high = (mask & -mask).bit_length() - 1, mask.bit_length() - 1
        return Spread(low, max(low, min(high, sum(sums) / whole)), high)


def track(graph: Graph, probabilities: Values, what: int, start: int = 0) -> Track:
    """Follow an indicator, by its place, or `MINUTES`, or `INJECTS`, from `start`."""
    found = Track([[0] * len(layer.index) for layer in graph.layers], [[0.0] * len(one.index) for one in graph.layers])
    for layer in graph.layers:
        if what >= 0 and layer.holds(what):
            standing = levels(layer, what)
            found.masks[layer.number] = [1 << value for value in standing]
            found.sums[layer.number] = [
                value * chance for value, chance in zip(standing, probabilities[layer.number], strict=True)
            ]
    if graph.layers and not (what >= 0 and graph.layers[0].holds(what)):
        found.masks[0][0], found.sums[0][0] = 1 << start, float(start)
    if what < 0 and _constant(graph, found, probabilities, what):
        return found
    for step in graph.steps:
        if what < 0 or not graph.layers[step.target].holds(what):
            for branch in step.branches:
                _follow(graph, found, probabilities, step, branch, what)
    return found


def _constant(graph: Graph, found: Track, probabilities: Values, what: int) -> bool:
    """Where a count is the same in every play, say so at once; False where plays differ."""
    counts: dict[int, int] = {0: 0}
    for step in graph.steps:
        count = counts.get(step.source, 0) + _counted(step, what)
        if counts.setdefault(step.target, count) != count:
            return False
    for number, count in counts.items():
        found.masks[number] = [1 << count] * len(probabilities[number])
        found.sums[number] = [chance * count for chance in probabilities[number]]
    return True


def _counted(step: Step, what: int) -> int:
    """What a step adds to a count."""
    return 0 if step.kind != "release" else step.minutes if what == MINUTES else 1


def _follow(graph: Graph, found: Track, probabilities: Values, step: Step, branch: Branch, what: int) -> None:
    places = range(len(probabilities[step.source])) if branch.source is None else branch.source
    masks, sums = found.masks[step.target], found.sums[step.target]
    before, means, chance = found.masks[step.source], found.sums[step.source], probabilities[step.source]
    weight = branch.weight
    if what >= 0 and any(shift[what] for shift in branch.shifts):
        carried = graph.layers[step.source].holds(what)
        table = [1 << through(value, branch.shifts, what) for value in range(HIGHEST + 1)] if carried else []
        total = sum(shift[what] for shift in branch.shifts)
        for place, target in zip(places, branch.target, strict=True):
            if carried:
                mask = table[before[place].bit_length() - 1]
                sums[target] += chance[place] * weight * (mask.bit_length() - 1)
            else:
                mask, clipped = shifted(before[place], branch.shifts, what)
                found.clamped = found.clamped or clipped
                sums[target] += (means[place] + chance[place] * total) * weight
            masks[target] |= mask
        return
    more = _counted(step, what) if what < 0 else 0
    for place, target in zip(places, branch.target, strict=True):
        masks[target] |= before[place] << more
        sums[target] += (means[place] + chance[place] * more) * weight


def shifted(mask: int, shifts: Sequence[Sequence[int]], place: int) -> tuple[int, bool]:
    """All values of a mask changed and clamped, and whether any was clamped."""
    clipped = False
    for shift in shifts:
        by = shift[place]
        if by > 0:
            mask <<= by
            if mask > _FULL:
                mask, clipped = (mask & _FULL) | (1 << HIGHEST), True
        elif by < 0:
            below = mask & ((1 << -by) - 1)
            mask >>= -by
            if below:
                mask, clipped = mask | 1, True
    return mask, clipped
