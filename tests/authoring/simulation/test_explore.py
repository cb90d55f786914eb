"""Exploring: exact where that can be, drawn where not, bounded always, the same every time, and stopped when asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tabletop.authoring.simulation.compile import Options
from tabletop.authoring.simulation.explore import CHECK, SIMULATE, Effort, explore
from tabletop.authoring.simulation.findings import Exploration, Threshold
from tabletop.authoring.simulation.limits import Limits
from tabletop.authoring.simulation.models import MODELS
from tabletop.scenario.loader import examine, load
from tabletop.scenario.model import Scenario
from tests.authoring.examples import BASE
from tests.benchmarks.simulate_play import generated

ROOT = Path(__file__).parents[3]
DRAWN = Effort(plays=300, always_draw=True)
TINY = Limits(layer=50, total=400, branches=2_000)


@cache
def scenario_of(name: str) -> Scenario:
    """A scenario of the house or a generated one."""
    if name == "base":
        found = examine(BASE.encode(), "base").scenario
    elif name == "exploding":
        found = examine(generated(30, 9, tuple(range(-9, 10))).encode(), "exploding").scenario
    else:
        return load(ROOT / name / "scenario.yaml")
    assert found is not None
    return found


@cache
def explored(name: str, model: str = "uniform", effort: Effort = SIMULATE) -> Exploration:
    """Its findings."""
    return explore(scenario_of(name), Options(model=MODELS[model]), effort)


def test_a_small_one_is_exact() -> None:
    """Two teams with two answers: three situations of three in four, and what follows from them, to the last digit."""
    found = explored("base")
    assert "exact" == found.method.how
    assert {"together": 0.75, "apart": 0.25} == {one.id: one.share for one in found.endings}
    assert [(54, 60.0, 66), (16, 20.0, 24)] == [
        (one.final.low, one.final.expected, one.final.high) for one in found.indicators
    ]
    [decision] = found.decisions
    assert {"consult": 0.75, "police": 0.75} == {one.id: one.taken for one in decision.options}
    assert 0.375 == decision.influence


def test_the_same_every_time() -> None:
    """Findings are the same again, exact and drawn; another seed draws other plays."""
    scenario = scenario_of("tests/scenarios/harbour")
    for effort in (SIMULATE, DRAWN):
        assert explore(scenario, effort=effort) == explore(scenario, effort=effort)
    again = explore(scenario, effort=replace(DRAWN, seed=2))
    assert again.endings != explore(scenario, effort=DRAWN).endings


@pytest.mark.parametrize("model", MODELS)
def test_drawn_plays_are_near_the_exact_figures(model: str) -> None:
    """Plays that are drawn come within four standard errors of the exact share, for every sort of players."""
    exact, drawn = explored("tests/scenarios/quay", model), explored("tests/scenarios/quay", model, DRAWN)
    for one, other in zip(exact.endings, drawn.endings, strict=True):
        error = (one.share * (1 - one.share) / 300) ** 0.5
        assert abs(one.share - other.share) <= 4 * error + 1e-9
    for known, seen in zip(exact.injects, drawn.injects, strict=True):
        assert abs(known.share - seen.share) <= 0.12
        assert seen.certainty in {"open", known.certainty}


def test_what_is_drawn_says_so() -> None:
    """Every figure of a sample carries its plays and its seed, and the overflow says where and why."""
    found = explore(scenario_of("tests/scenarios/quay"), effort=replace(CHECK, limits=TINY, plays=200))
    assert ("sampled", 200, 1) == (found.method.how, found.method.plays, found.method.seed)
    methods = [*(one.method for one in found.endings), *(one.method for one in found.injects)]
    assert {found.method} == {*methods, *(one.method for one in found.decisions)}
    assert found.overflow is not None
    assert (found.overflow.at, found.overflow.why) == ("crane", "total") or found.overflow.why == "layer"


def test_an_exploding_one_stays_bounded() -> None:
    """Thirty decisions of nine answers each: given up early, then drawn; nothing is called impossible that was seen."""
    found = explore(scenario_of("exploding"), effort=replace(CHECK, plays=200))
    assert found.overflow is not None
    assert found.overflow.states <= CHECK.limits.total + CHECK.limits.layer * 10
    assert pytest.approx(1.0) == sum(one.share for one in found.endings)
    assert {"sometimes", "open"} >= {one.certainty for one in found.endings}


@pytest.mark.parametrize("effort", [SIMULATE, DRAWN], ids=["exact", "drawn"])
def test_stopping_gives_what_there_is(effort: Effort) -> None:
    """Stopped between layers or plays, it hands over what was played until then, and says so."""
    steps: list[tuple[int, int]] = []

    def stop() -> bool:
        return len(steps) >= 3

    def progress(done: int, of: int) -> None:
        steps.append((done, of))

    scenario = scenario_of("tests/scenarios/quay")
    found = explore(scenario, effort=effort, progress=progress, stop=stop)
    assert found.partial
    assert all(done <= of for done, of in steps)
    said = {*(one.certainty for one in found.injects), *(one.certainty for one in found.endings)}
    assert "never" not in said or effort is DRAWN
    assert [] == [one for one in explore(scenario, effort=effort, stop=lambda: True).endings if one.share > 1]


def test_contingencies_come_when_due_or_never() -> None:
    """As in solo play by default; and never, if that is asked for."""
    scenario = scenario_of("tests/scenarios/harbour")
    due, never = explore(scenario), explore(scenario, Options(contingencies="never"))
    shares = [{one.id: one.share for one in found.injects}["siren"] for found in (due, never)]
    assert [0.125, 0.0] == shares
    assert [True, False] == [next(one.by_itself for one in f.injects if one.id == "siren") for f in (due, never)]


def test_some_teams_and_less() -> None:
    """A play with one team, and without an inject that may be left out."""
    scenario = scenario_of("tests/scenarios/harbour")
    found = explore(scenario, Options(teams=("PORT",), left_out=("whisper",)))
    assert {"PORT"} == {seat for one in found.decisions for seat in one.seats}
    assert "whisper" not in {one.id for one in found.injects}


def test_players_differ() -> None:
    """Cautious players end calmer, contrarians worse; those who seek consensus adopt what contrarians break."""
    worth = {
        model: [one.final.expected for one in explored("tests/scenarios/quay", model).indicators] for model in MODELS
    }
    calm = {model: values[0] for model, values in worth.items()}
    assert calm["contrarian"] < calm["uniform"] < calm["consensus-seeking"]
    together = {m: explored("tests/scenarios/quay", m).endings[0].share for m in MODELS}
    assert together["contrarian"] < together["uniform"] < together["consensus-seeking"]
    assert len({tuple(values) for values in worth.values()}) == len(MODELS)
    for model in MODELS:
        assert pytest.approx(1.0) == sum(one.share for one in explored("tests/scenarios/quay", model).endings)


def test_thresholds() -> None:
    """The value that lets a share pass: the highest for `at least`, the lowest for `at most`."""
    held = Threshold("calm", 50, 100, ((40, 0.25), (50, 0.25), (60, 0.5)))
    assert [60, 60, 50, 40] == [held.at_least_for(share) for share in (0.1, 0.5, 0.6, 1.0)]
    assert [40, 50, 60] == [held.at_most_for(share) for share in (0.25, 0.4, 0.9)]
    assert None is Threshold("calm", 0, 1, ()).at_least_for(0.5)


def test_a_stage_for_every_inject() -> None:
    """Indicators are followed from before the first inject to after the last."""
    found = explored("tests/scenarios/harbour")
    for one in found.indicators:
        assert one.over_time[0].values.low == one.start == one.over_time[0].values.high
        assert one.final == one.over_time[-1].values
        assert len(found.injects) - 2 == len(one.over_time) - 1
