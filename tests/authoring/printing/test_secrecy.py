"""What is handed out tells nobody what is not theirs: held for every shipped scenario, sentence by sentence."""

from __future__ import annotations

import pytest

from tabletop.authoring.printing.handouts import handouts
from tabletop.authoring.printing.manual import manual
from tabletop.authoring.printing.order import PrintOrder
from tabletop.authoring.printing.roles import roles
from tabletop.scenario.model import Inject
from tests.authoring.printing import pages

CLASSES = pages.class_rooms()


def kept_from_all(order: PrintOrder) -> set[str]:
    """What may not stand in the manual."""
    teams = set().union(*(pages.of_team(order, team) for team in order.scenario.teams))
    return teams | pages.of_control(order) | pages.of_story(order)


def others(order: PrintOrder, team: str) -> set[str]:
    """What the other teams alone may read, and this one does not read, too."""
    found = (pages.of_team(order, other) for other in order.scenario.teams if other != team)
    return set().union(*found) - pages.of_team(order, team)


@pytest.mark.parametrize("name", CLASSES)
def test_the_manual_holds_no_secret(name: str) -> None:
    """Nothing of a brief, an inject, a note, an effect, an outcome, an ending or a card."""
    order = pages.order_of(name)
    assert [] == pages.leaked(kept_from_all(order), pages.words(manual(order)))


@pytest.mark.parametrize("name", CLASSES)
def test_the_test_finds_a_leak_in_the_manual(name: str) -> None:
    """Each sort of secret, put where a careless change would put it, is found."""
    order = pages.order_of(name)
    scenario = order.scenario
    inject = next(one for one in scenario.injects.values() if one.facilitator)
    team = next(iter(scenario.teams.values()))
    assert inject.facilitator is not None
    for secret in (team.brief.secret, inject.facilitator.purpose, inject.text["everyone"], scenario.endings[0].text):
        careless = scenario.model_copy(update={"summary": f"{scenario.summary} {secret}"})
        leaking = PrintOrder(careless, order.digest, order.program)
        told = pages.sentences(order, [secret]) & kept_from_all(order)
        assert sorted(told) == [
            one for one in pages.leaked(kept_from_all(order), pages.words(manual(leaking))) if one in told
        ]
        assert told or name == "harbour"


@pytest.mark.parametrize("name", CLASSES)
def test_a_role_card_is_of_one_team(name: str) -> None:
    """Nothing of other teams, of the story, or of what follows; its own secret stands there."""
    order = pages.order_of(name)
    document = roles(order)
    control = pages.of_control(order) | pages.of_story(order)
    for number, team in enumerate(order.scenario.teams, 1):
        card = pages.words(pages.section(document, f"team-{number}"))
        alone = pages.words(roles(order, (team,)))
        assert [] == pages.leaked(others(order, team) | control, card)
        assert [] == pages.leaked(others(order, team) | control, alone)
        secret = pages.sentences(order, [order.scenario.teams[team].brief.secret], team)
        assert sorted(secret) == pages.leaked(secret, card) == pages.leaked(secret, alone)


@pytest.mark.parametrize("name", CLASSES)
def test_the_test_finds_a_card_at_the_wrong_table(name: str) -> None:
    """Another team's card, taken for one's own, is found."""
    order = pages.order_of(name)
    team, other = tuple(order.scenario.teams)[:2]
    assert pages.leaked(others(order, team), pages.words(roles(order, (other,))))


def _asked(order: PrintOrder, inject: Inject) -> list[str]:
    """Questions, and what they offer: on every slip that asks them."""
    return list(pages.named(order.asked(inject), {"question", "label", "detail"}))


@pytest.mark.parametrize("name", CLASSES)
def test_slips_and_sheets_tell_what_is_due(name: str) -> None:
    """A slip: its team's words alone. A sheet: everybody's. Neither knows notes, effects or other injects."""
    order = pages.order_of(name)
    document = handouts(order)
    control = pages.of_control(order)
    foreign = {team: others(order, team) for team in order.scenario.teams}
    private = set().union(*(pages.of_team(order, team) for team in order.scenario.teams))
    found = {one.anchor: pages.words(one) for one in pages.sections(document)}
    for inject in order.scenario.injects.values():
        number = order.numbers[inject.id].lower()
        story = pages.of_story(order, inject)
        public = pages.sentences(order, [inject.text.get("everyone")])
        sheet = found.get(f"sheet-{number}", "")
        assert [] == pages.leaked((private | control | story) - public, sheet)
        for place, team in enumerate(order.scenario.teams, 1):
            slip = found.get(f"slip-{number}-{place}", "")
            own = pages.sentences(order, [inject.text.get(team), *_asked(order, inject)], team)
            assert [] == pages.leaked((foreign[team] | control | story) - own, slip), (inject.id, team)


@pytest.mark.parametrize("name", CLASSES)
def test_the_test_finds_a_slip_at_the_wrong_table(name: str) -> None:
    """A slip of another team is found."""
    order = pages.order_of(name)
    document = handouts(order)
    inject = next(one for one in order.scenario.injects.values() if len(one.text) > 2)
    teams = tuple(order.scenario.teams)
    told = [team for team in inject.text if team != "everyone"][:2]
    number = order.numbers[inject.id].lower()
    slip = pages.words(pages.section(document, f"slip-{number}-{teams.index(told[1]) + 1}"))
    assert pages.leaked(others(order, told[0]), slip)
