"""What an outline says: when things come, what leads where, what endings need, where what is delayed arrives."""

from __future__ import annotations

import pytest

from tabletop.authoring.outlining.building import outline, sources_of
from tabletop.authoring.outlining.liveness import dead_in
from tabletop.authoring.outlining.outline import Lead, Outline
from tabletop.authoring.outlining.telling import arrival_told, follow_ups, honesty
from tabletop.authoring.outlining.words import facts
from tabletop.authoring.simulation.explore import explore
from tabletop.scenario.loader import parse, read_limited
from tabletop.scenario.model import Scenario
from tests.authoring.outlining.conftest import SHIPPED
from tests.authoring.outlining.stories import STORY, told, varied


@pytest.fixture(scope="module", params=SHIPPED, ids=lambda path: path.parent.name)
def with_scenario(request: pytest.FixtureRequest) -> tuple[Scenario, Outline]:
    """A scenario that comes with the program, and its outline."""
    scenario = parse(read_limited(request.param), "x")
    return scenario, outline(scenario)


def test_nothing_is_left_out(with_scenario: tuple[Scenario, Outline]) -> None:
    """Every inject, every decision that is asked and every ending has its place, once."""
    scenario, made = with_scenario
    assert list(scenario.injects) == [step.id for step in made.steps]
    assert [one for inject in scenario.injects.values() for one in inject.ask] == [
        asked.id for step in made.steps for asked in step.asks
    ]
    assert [ending.id for ending in scenario.endings] == [one.id for one in made.endings]


def test_every_fact_that_is_read_leads_there(with_scenario: tuple[Scenario, Outline]) -> None:
    """What a condition reads, a flag or a result, is told where it comes from."""
    scenario, made = with_scenario
    sources = sources_of(made)
    conditions = {one.id: one.when for one in scenario.injects.values() if not isinstance(one.when, str)}
    conditions |= {f"ending:{one.id}": one.when for one in scenario.endings}
    for target, node in conditions.items():
        by = {lead.flag or f"{name}/{result}" for name, result, lead in sources.get(target, ())}
        wanted = {f"{fact.name}/{fact.value}" if fact.name in scenario.decisions else fact.name for fact in facts(node)}
        assert wanted == by


def test_running_minutes() -> None:
    """A planned inject has the minute of play it is planned for; what waits for a hand has none."""
    assert [0, 12, None, None, 20, 25] == [step.at for step in told().steps]
    assert [(0, 20), (20, 15)] == [(move.starts, move.minutes) for move in told().moves]
    assert ["planned", "planned", "contingency", "template", "conditional", "planned"] == [
        step.when for step in told().steps
    ]


def test_leads() -> None:
    """A result leads where a condition names it, or reads a flag it sets; what wants it not so is ruled out by it."""
    results = {result.id: result.leads for result in told().steps[0].asks[0].results}
    assert (
        Lead("aside", opens=True, flag="", later=False),
        Lead("after", opens=True, flag="loud", later=False),
        Lead("ending:calm", opens=False, flag="loud", later=False),
    ) == results["shout"]
    assert (Lead("ending:late", opens=True, flag="noticed", later=True),) == results["wait"]


def test_needs_in_words() -> None:
    """Conditions are said with the author's names, one line for each that is enough."""
    assert ("first: Shout", "Trust below 40") == told().steps[2].needs
    assert ("flag loud",) == told().steps[4].needs
    assert ("no flag loud and not (Trust at least 60 or Trust exactly 3)",) == told().endings[0].needs


def test_where_the_delayed_arrives() -> None:
    """Counted in injects, with those that may be left out or may not happen; held back ones come on top."""
    arrival = told().steps[0].asks[0].results[1].arrival
    assert arrival is not None
    assert (2, ("after", "last"), True) == (arrival.after, arrival.injects, arrival.may_miss)
    assert "2 injects later, with after or last, or not at all: trust −5, noticed" == arrival_told(arrival)
    far = varied("after: 2 injects", "after: 9 injects").steps[0].asks[0].results[1].arrival
    assert far is not None
    assert ((), True) == (far.injects, far.may_miss)


def test_follow_ups() -> None:
    """What follows is said in sentences, with titles."""
    shout, wait = told().steps[0].asks[0].results
    assert [
        "can lead to aside “Aside, Northland”",
        "can lead to after “After”, by the flag loud",
        "rules out the ending “Calm”, by the flag loud",
        "sets the flag unread",
    ] == list(follow_ups(shout, told().titles))
    assert "can lead to the ending “Late”, by the flag noticed, later" in list(follow_ups(wait, told().titles))


def test_dead() -> None:
    """What exploring proves dead is marked; what can happen is not; without exploring, that is said."""
    text = STORY.replace("trust: below 40", "trust: below 1").replace("{first: shout}, ", "")
    scenario = parse(text.encode(), "x")
    made = outline(scenario, dead_in(explore(scenario)))
    assert ["aside"] == [step.id for step in made.steps if step.dead]
    assert ["rest"] == [one.id for one in made.endings if one.dead]  # one of the others always fits
    assert "wholly" == made.explored
    assert "in every way" in honesty(made)
    assert "not tried" in honesty(outline(scenario))
