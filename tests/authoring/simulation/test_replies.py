"""The replies of a decision are those that chance can draw, with the chances it draws them with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.simulation.compile import compiled
from tabletop.decisions.base import Answer, Question
from tabletop.decisions.proceeding import Proceeding
from tabletop.scenario.model import Scenario
from tests.authoring.simulation.worlds import worlds

UNLISTED = {"confidence", "sealed"}


def drawn(question: Question) -> Iterator[tuple[Answer, float]]:
    """Every answer `guess` can give, by every way the throws can fall."""
    todo: list[tuple[int, ...]] = [()]
    while todo:
        thrown = todo.pop()
        sides: list[int] = []

        def roll(of: int, thrown: tuple[int, ...] = thrown, sides: list[int] = sides) -> int:
            sides.append(of)
            return thrown[len(sides) - 1] if len(sides) <= len(thrown) else 1

        answer = question.guess(roll)
        chance = 1.0
        for one in sides:
            chance /= one
        yield answer, chance
        taken = (*thrown, *([1] * (len(sides) - len(thrown))))
        for step in range(len(thrown), len(sides)):
            todo += [(*taken[:step], other) for other in range(2, sides[step] + 1)]


@settings(max_examples=25)
@given(worlds(), st.just(0))
def test_chances_of_answers(scenario: Scenario, number: int) -> None:
    """What follows from a reply, and how likely it is, is what guessing and tallying say."""
    game = compiled(scenario)
    question = scenario.decisions[f"d{number}"]
    if isinstance(question, Proceeding) or question.type in UNLISTED or f"d{number}" not in game.asked:
        return
    expected = defaultdict[tuple[object, ...], float](float)
    for answer, chance in drawn(question):
        if question.check(answer) is None:
            tally = question.tally({"AA": answer})
            follows = tally.contributions[0].consequence
            picks = tuple(key for key, count in tally.counts if count)
            own = question.type != "vote"
            shift = game.ledger.shift(follows.effects) if own else (0, 0, 0)
            sets = frozenset(follows.sets) if own else frozenset[str]()
            expected[picks, shift, sets] += chance
    whole = sum(expected.values())
    found = defaultdict[tuple[object, ...], float](float)
    for reply in game.asked[f"d{number}"].by_seat[0]:
        found[reply.picks, reply.shift, reply.sets] += reply.weight
    assert {key: pytest.approx(chance / whole) for key, chance in expected.items()} == dict(found)
