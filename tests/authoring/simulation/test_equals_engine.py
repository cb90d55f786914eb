"""Play in a simulation is play: the same answers lead to the same, through the engine and through a compiled game."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.simulation.compile import Options, compiled
from tabletop.authoring.simulation.game import Game
from tabletop.authoring.simulation.playing import Play
from tabletop.scenario.loader import load
from tabletop.scenario.model import Scenario
from tests.authoring.simulation.engine import Engine, Mirror, facts_of
from tests.authoring.simulation.worlds import TEAMS, worlds

ROOT = Path(__file__).parents[3]
FILES = [
    *sorted(ROOT.glob("scenarios/*/scenario.yaml")),
    *sorted(ROOT.glob("tests/scenarios/*/scenario.yaml")),
    ROOT / "docs/guides/minimal/scenario.yaml",
]


@cache
def made(file: Path) -> tuple[Scenario, Game]:
    """A scenario of the house, and the game it makes."""
    scenario = load(file)
    return scenario, compiled(scenario, Options(all_facts=True))


def assert_same(scenario: Scenario, game: Game, engine: Engine) -> None:
    """The game, given the engine's answers, comes to all that the engine came to."""
    state = engine.play()
    play = Play(game, Mirror(game, engine).choose).run()
    assert [one.id for one in state.released] == play.released
    assert dict(state.indicators) == dict(zip(game.indicators, play.levels, strict=True))
    confident = {name for name, one in scenario.decisions.items() if one.type == "confidence"}
    assert {name: value for name, value in state.facts.items() if name not in confident} == facts_of(game, play.facts)
    released = len(state.released)
    coming = [(one.due - released, one.cause, dict(one.effects)) for one in state.pending]
    assert coming == [
        (left, game.sequels[number].decision, game.sequels[number].source.effects) for left, number in play.pending
    ]
    assert state.ending == game.endings[play.ending].id


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_scenarios_of_the_house(file: Path) -> None:
    """Each of them plays alike, whatever is answered."""
    scenario, game = made(file)
    for seed in range(3):
        assert_same(scenario, game, Engine(scenario, Random(seed)))


@settings(max_examples=40)
@given(worlds(), st.integers(0, 9))
def test_small_worlds(scenario: Scenario, seed: int) -> None:
    """Any small scenario does, with every mechanic, condition, contingency and delay."""
    assert_same(scenario, compiled(scenario, Options(all_facts=True)), Engine(scenario, Random(seed)))


@settings(max_examples=15)
@given(worlds(), st.integers(0, 9), st.sampled_from(TEAMS), st.sampled_from([(), ("i0",), ("i1", "e0")]))
def test_with_fewer(scenario: Scenario, seed: int, team: str, left_out: tuple[str, ...]) -> None:
    """It does with some teams, and with injects left out."""
    left = tuple(one for one in left_out if one in scenario.injects)
    game = compiled(scenario, Options(teams=(team,), left_out=left, all_facts=True))
    assert_same(scenario, game, Engine(scenario, Random(seed), teams=(team,), left_out=left))
