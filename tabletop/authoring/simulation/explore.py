"""Explore a scenario: exactly where that can be done, by seeded plays and bounds where not.

Invariant: deterministic. The same scenario, options, limits and seed give the same findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tabletop.authoring.simulation.answers import alike, changes_nothing, dominant
from tabletop.authoring.simulation.bounds import Proofs
from tabletop.authoring.simulation.compile import AS_WRITTEN, Options, compiled
from tabletop.authoring.simulation.counting import Counting
from tabletop.authoring.simulation.dead_ends import dead_ends
from tabletop.authoring.simulation.estimates import Estimates
from tabletop.authoring.simulation.findings import (
    EXACT,
    DecisionFigures,
    Dominated,
    Exploration,
    InjectFigures,
    Method,
    Overflow,
)
from tabletop.authoring.simulation.game import Game
from tabletop.authoring.simulation.layers import Graph
from tabletop.authoring.simulation.limits import (
    CHECKED,
    FULL,
    Limits,
    Progress,
    Stop,
    StoppedError,
    TooManyStatesError,
)
from tabletop.authoring.simulation.passes import Track, chances
from tabletop.authoring.simulation.passes import track as followed
from tabletop.authoring.simulation.sampling import Sample
from tabletop.authoring.simulation.trials import Trials
from tabletop.authoring.simulation.unfolding import Unfolding
from tabletop.authoring.simulation.worth import Worth
from tabletop.scenario.model import Scenario

SEED: Final = 1
CHECK_PLAYS: Final = 1_000
"""Plays that `check` draws where it cannot explore exactly."""
FULL_PLAYS: Final = 10_000
"""Plays that `simulate` draws where it cannot explore exactly."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much to explore."""

    limits: Limits = FULL
    plays: int = FULL_PLAYS
    """Plays drawn where exploration is given up."""
    seed: int = SEED
    influence: bool = True
    """Whether to work out what hangs on each decision, and to try answers out where exploration is not exact."""
    always_draw: bool = False
    """Whether to draw plays even where exploration could be exact."""


CHECK: Final = Effort(CHECKED, CHECK_PLAYS, influence=False)
"""What `check` takes time for."""
SIMULATE: Final = Effort()
"""What `simulate` takes time for."""


def explore(
    scenario: Scenario,
    options: Options = AS_WRITTEN,
    effort: Effort = CHECK,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Exploration:
    """How a scenario plays. `progress` is told (done, of) now and then; `stop` is asked whether to end early."""
    game = compiled(scenario, options)
    unfolding = Unfolding(game, effort.limits, progress, stop)
    overflow: Overflow | None = None
    partial = False
    try:
        if not effort.always_draw:
            unfolding.unfold()
    except TooManyStatesError as error:
        overflow = error.overflow
    except StoppedError:
        partial = True
    move_of = dict(scenario.move_of)
    if overflow is None and not effort.always_draw:
        return _exactly(game, unfolding, move_of, effort, partial=partial)
    del unfolding  # what was unfolded in vain can take hundreds of megabytes
    return _drawn(game, move_of, effort, overflow, progress, stop)


def _frame(game: Game, method: Method, *, partial: bool) -> Exploration:
    """What findings say of themselves, and what the game says without being played."""
    return Exploration(
        scenario=game.scenario,
        model=game.model.name,
        contingencies=game.contingencies,
        teams=game.teams,
        left_out=game.left_out,
        method=method,
        states=0,
        widest=0,
        overflow=None,
        partial=partial,
        alike=tuple(alike(game)),
        idle=tuple(name for name, one in game.asked.items() if changes_nothing(game, one)),
        dominant=tuple(dominant(game)),
    )


def _exactly(
    game: Game, unfolding: Unfolding, move_of: dict[str, str], effort: Effort, *, partial: bool
) -> Exploration:
    graph = unfolding.graph
    counting = Counting(game, graph, effort.limits, influence=effort.influence)
    injects, decisions = counting.met(), counting.decisions(move_of)
    roomy = (graph, counting.tracks) if partial else _carried(game, graph, counting.tracks, effort.limits)
    return replace(
        _frame(game, EXACT, partial=partial),
        states=graph.states,
        widest=graph.widest,
        endings=counting.endings(),
        injects=injects,
        decisions=decisions,
        indicators=counting.indicators(*roomy, alone=effort.influence and not partial),
        conditions=counting.conditions(),
        odds=counting.odds(),
        laters=counting.laters(),
        dead_ends=() if partial else tuple(dead_ends(game, graph, counting.chances)),
        dominated=() if partial else tuple(_worth(game, *roomy).dominated()),
        minutes=counting.length(),
        uncovered=_uncovered(injects, decisions),
    )


def _carried(game: Game, graph: Graph, tracks: Sequence[Track], limits: Limits) -> tuple[Graph, Sequence[Track]]:
    """The layers again, with indicators that run into 0 or 100 carried to the end, if there is room; else as they are.

    Only then is where they end on the average exact, and may options be held against each other by it.
    """
    clamped = tuple(place for place, track in enumerate(tracks) if track.clamped)
    if not clamped:
        return graph, tracks
    try:
        roomy = Unfolding(game, limits, kept=clamped).unfold()
    except TooManyStatesError:
        return graph, tracks
    shares = chances(roomy)
    return roomy, [followed(roomy, shares, place, start) for place, start in enumerate(game.starts)]


def _worth(game: Game, graph: Graph, tracks: Sequence[Track]) -> Worth:
    """What options are worth, with where indicators can stand when each decision is asked."""
    ranges: dict[str, list[int]] = {}
    for step in graph.steps:
        if step.kind == "decide":
            held = ranges.get(step.what, [0] * len(tracks))
            ranges[step.what] = [a | _joined(one.masks[step.source]) for a, one in zip(held, tracks, strict=True)]
    return Worth(game, ranges, graph, tracks)


def _drawn(
    game: Game,
    move_of: dict[str, str],
    effort: Effort,
    overflow: Overflow | None,
    progress: Progress | None,
    stop: Stop | None,
) -> Exploration:
    proofs = Proofs(game).run()
    sample = Sample(game, effort.seed)
    whole = sample.run(effort.plays, progress, stop)
    estimates = Estimates(game, sample, proofs)
    injects, decisions = estimates.met(), estimates.decisions(move_of, influence=effort.influence)
    trials = Trials(game, effort.seed, stop=stop, progress=progress) if effort.influence and whole else None
    return replace(
        _frame(game, estimates.method, partial=not whole),
        overflow=overflow,
        endings=estimates.endings(),
        injects=injects,
        decisions=decisions,
        indicators=estimates.indicators(),
        conditions=estimates.conditions(),
        odds=estimates.odds(),
        laters=estimates.laters(),
        dead_ends=estimates.dead_ends(),
        dominated=_tried(game, proofs, trials),
        minutes=estimates.length(),
        uncovered=_uncovered(injects, decisions),
    )


def _tried(game: Game, proofs: Proofs, trials: Trials | None) -> tuple[Dominated, ...]:
    """Dominated options: proved within bounds, and then found by trials."""
    ranges = {
        name: [(1 << (high + 1)) - (1 << low) for low, high in ranges] for name, ranges in proofs.asked_at.items()
    }
    proved = tuple(Worth(game, ranges).dominated())
    known = {(one.decision, one.option) for one in proved}
    return proved if trials is None else (*proved, *trials.dominated(known))


def _joined(masks: list[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _uncovered(injects: tuple[InjectFigures, ...], decisions: tuple[DecisionFigures, ...]) -> tuple[str, ...]:
    missed = [one.id for one in injects if one.by_itself and one.share <= 0 and one.certainty != "sometimes"]
    missed += [
        f"{one.id}/{option.id}" for one in decisions if one.asked > 0 for option in one.options if option.taken <= 0
    ]
    return tuple(missed)
