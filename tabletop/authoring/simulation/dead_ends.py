"""Moves that play can go past.

Invariant: exact. A move is called skipped or silent only where play was followed past it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tabletop.authoring.simulation.findings import EXACT, DeadEnd
from tabletop.authoring.simulation.game import Game
from tabletop.authoring.simulation.layers import Graph, Step
from tabletop.authoring.simulation.passes import Values


def dead_ends(game: Game, graph: Graph, chances: Values) -> Iterator[DeadEnd]:
    """Moves that some play skips, and moves from which on some play asks nothing."""
    met = {step.what for step in graph.steps if step.kind == "release"}
    silent = False
    for move, name in enumerate(game.moves):
        planned = [place for place, beat in enumerate(game.planned) if beat.move == move]
        if not planned or not any(game.planned[place].id in met for place in planned):
            continue
        first, last = planned[0], planned[-1]
        before = "" if first == 0 else game.planned[first - 1].id
        here = frozenset(game.planned[place].id for place in planned)
        if all(game.planned[place].guard is not None for place in planned):
            share = _past(graph, chances, first, last + 1, partial(_releases, here))
            if share > 0:
                yield DeadEnd(name, "skipped", share, before, EXACT)
                continue
        if move and not silent and _may_be_silent(game, first, met):
            share = _past(graph, chances, first, len(game.planned), _decides)
            if share > 0:
                silent = True
                yield DeadEnd(name, "silent", share, before, EXACT)


def _releases(injects: frozenset[str], step: Step) -> bool:
    return step.kind == "release" and step.what in injects


def _decides(step: Step) -> bool:
    return step.kind == "decide"


def _may_be_silent(game: Game, first: int, met: set[str]) -> bool:
    """Whether decisions are asked from there on, but none for certain."""
    asking = [beat for beat in game.planned[first:] if beat.asks and beat.id in met]
    certain = any(beat.guard is None and any(not game.asked[name].once for name in beat.asks) for beat in asking)
    return bool(asking) and not certain


def _past(graph: Graph, chances: Values, first: int, last: int, stops: Callable[[Step], bool]) -> float:
    """Share of plays that come from one gap to another without a step at which they stop counting."""
    start, end = graph.gaps[first], graph.gaps[last]
    mass: dict[int, dict[int, float]] = {start: {place: one for place, one in enumerate(chances[start]) if one > 0}}
    for step in graph.steps:
        here = mass.get(step.source)
        if not here or step.source == end or stops(step):
            continue
        there = mass.setdefault(step.target, {})
        for branch in step.branches:
            places = range(len(branch.target)) if branch.source is None else branch.source
            for place, target in zip(places, branch.target, strict=True):
                if place in here:
                    there[target] = there.get(target, 0.0) + here[place] * branch.weight
    return sum(mass.get(end, {}).values())
