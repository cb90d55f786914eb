"""What is said of options is true of every play: dominated ones, alike ones, and what they are held against."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings

from tabletop.authoring.simulation.compile import compiled
from tabletop.authoring.simulation.explore import SIMULATE, explore
from tabletop.authoring.simulation.findings import Dominated
from tabletop.decisions.choice import Choice
from tabletop.scenario.model import Scenario
from tests.authoring.simulation.exhaustive import TooManyPlaysError, plays
from tests.authoring.simulation.worlds import worlds

Means = dict[tuple[object, ...], dict[int, tuple[float, list[float]]]]
"""How play came to a decision → outcome → (chance, sum of the final indicators)."""


def means(scenario: Scenario, decision: str) -> Means:
    """Where the indicators are expected to end, by how play came to the decision and what was answered."""
    game = compiled(scenario)
    found: Means = defaultdict(dict)
    for play, script in plays(game):
        if decision in script.asked:
            step = script.asked.index(decision)
            taken = (*script.chosen, *(lawful[0] for lawful in script.offered[len(script.chosen) :]))
            chance, sums = found[taken[:step]].get(taken[step], (0.0, [0.0] * len(play.levels)))
            sums = [one + script.chance * level for one, level in zip(sums, play.levels, strict=True)]
            found[taken[:step]][taken[step]] = chance + script.chance, sums
    return found


def holds(scenario: Scenario, one: Dominated) -> bool:
    """Whether nowhere any indicator is expected to end worse after the better option, and somewhere one better."""
    game = compiled(scenario)
    asked = game.asked[one.decision]
    numbers = {
        reply.picks[0]: next(n for n, o in enumerate(asked.outcomes or ()) if _same(asked.table.together([reply]), o))
        for reply in asked.by_seat[0]
    }
    worse, better = numbers[one.option], numbers[one.by[0]]
    somewhere = False
    for by_outcome in means(scenario, one.decision).values():
        (chance, sums), (other_chance, other_sums) = by_outcome[worse], by_outcome[better]
        gains = [(b / other_chance - a / chance) * way for a, b, way in zip(sums, other_sums, game.good, strict=True)]
        if min(gains) < -1e-6:
            return False
        somewhere = somewhere or max(gains) > 1e-6
    return somewhere


def _same(one: object, other: object) -> bool:
    fields = ("shift", "result", "sets", "laters")
    return all(getattr(one, name) == getattr(other, name) for name in fields)


@settings(max_examples=10)
@given(worlds(most=2))
def test_dominated_by_value_is_dominated_in_every_play(scenario: Scenario) -> None:
    """Where options differ in something later, the better one is nowhere expected to end worse, by every play."""
    for one in explore(scenario, effort=SIMULATE).dominated:
        question = scenario.decisions[one.decision]
        if one.basis == "value" and isinstance(question, Choice) and question.by == ("AA",):
            try:
                assert holds(scenario, one)
            except TooManyPlaysError:
                continue
