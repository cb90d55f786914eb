"""Exact means exact: layers of merged states say what playing every play one by one says."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, reject, settings

from tabletop.authoring.simulation.bounds import Proofs
from tabletop.authoring.simulation.compile import compiled
from tabletop.authoring.simulation.explore import SIMULATE, explore
from tabletop.scenario.model import Scenario
from tests.authoring.simulation.exhaustive import Script, TooManyPlaysError, plays
from tests.authoring.simulation.worlds import worlds

Played = list[tuple[int, Script, list[str], list[int], int]]


def every(scenario: Scenario) -> Played:
    """Every play: its ending, script, injects, indicators and minutes."""
    try:
        return [
            (play.ending, script, play.released, play.levels, play.minutes)
            for play, script in plays(compiled(scenario))
        ]
    except TooManyPlaysError:
        reject()


@settings(max_examples=25)
@given(worlds())
def test_layers_say_what_every_play_says(scenario: Scenario) -> None:
    """Shares of endings, injects and decisions, ranges, means and minutes are those of all plays."""
    played = every(scenario)
    found = explore(scenario, effort=SIMULATE)
    assert found.method.how == "exact"
    assert pytest.approx(1.0) == sum(script.chance for _, script, _, _, _ in played)
    endings, injects, asked = (
        defaultdict[str, float](float),
        defaultdict[str, float](float),
        defaultdict[str, float](float),
    )
    for ending, script, released, _levels, _minutes in played:
        endings[scenario.endings[ending].id] += script.chance
        for name in released:
            injects[name] += script.chance
        for name in script.asked:
            asked[name] += script.chance
    assert {one.id: pytest.approx(endings[one.id], abs=1e-9) for one in found.endings} == {
        one.id: one.share for one in found.endings
    }
    assert {one.id: pytest.approx(injects[one.id], abs=1e-9) for one in found.injects} == {
        one.id: one.share for one in found.injects
    }
    assert {one.id: pytest.approx(asked[one.id], abs=1e-9) for one in found.decisions} == {
        one.id: one.asked for one in found.decisions
    }
    for place, one in enumerate(found.indicators):
        values = [levels[place] for _, _, _, levels, _ in played]
        assert (min(values), max(values)) == (one.final.low, one.final.high)
        mean = sum(script.chance * levels[place] for _, script, _, levels, _ in played)
        assert not one.clamped
        assert pytest.approx(mean) == one.final.expected
        over = [sorted({script.gaps[gap][place] for _, script, _, _, _ in played}) for gap in range(len(one.over_time))]
        assert [(held[0], held[-1]) for held in over] == [(s.values.low, s.values.high) for s in one.over_time]
    minutes = [minutes for _, _, _, _, minutes in played]
    assert found.minutes is not None
    assert (min(minutes), max(minutes)) == (found.minutes.low, found.minutes.high)


@settings(max_examples=15)
@given(worlds())
def test_conditions_as_every_play_sees_them(scenario: Scenario) -> None:
    """A condition held as often as in all plays; it never or always did where no play says otherwise."""
    played = every(scenario)
    looks = defaultdict[tuple[str, bool], float](float)
    for _, script, _, _, _ in played:
        for look in script.looks:
            looks[look] += script.chance
    for one in explore(scenario, effort=SIMULATE).conditions:
        if one.of == "inject" and one.node == 0:
            true, false = looks[one.owner, True], looks[one.owner, False]
            assert pytest.approx(true + false, abs=1e-9) == one.looked
            assert pytest.approx(true, abs=1e-9) == one.held * one.looked
            assert ("sometimes" if true and false else "always" if true else "never") == one.certainty


@settings(max_examples=20)
@given(worlds())
def test_bounds_hold(scenario: Scenario) -> None:
    """Nothing that bounds exclude happens in any play, and what they force happens in all."""
    played = every(scenario)
    game = compiled(scenario)
    proofs = Proofs(game).run()
    for ending, script, _released, _levels, _minutes in played:
        assert proofs.endings[game.endings[ending].id] is not False
        assert True not in {proofs.endings[one.id] for n, one in enumerate(game.endings) if n != ending}
        for gap, levels in enumerate(script.gaps):
            for place, value in enumerate(levels):
                low, high = proofs.stages[gap][place]
                assert low <= value <= high
        for owner, held in script.looks:
            assert proofs.certainty("inject", owner, 0, 0) in {None, held}
        assert set(script.asked) <= set(proofs.asked_at)
