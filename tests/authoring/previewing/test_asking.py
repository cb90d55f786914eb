"""What is asked, what each choice would do, and what somebody wants to know beside it."""

from __future__ import annotations

import pytest

from tabletop.authoring.previewing.acts import THROW, Answer, Begin, Jump, Release, Settle
from tabletop.authoring.previewing.asking import MARKS, Asking, Effect, Prospect, asking, filled_in, undecided
from tabletop.authoring.previewing.course import Course, begun
from tabletop.authoring.previewing.jumping import places, settable, usual_way
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.situation import Aftermath, aftermath, situation
from tabletop.decisions.base import Fault
from tabletop.decisions.form import PickOne, PickSome, PutInOrder, SetLevel, ShareOut
from tests import quay
from tests.authoring.previewing.plays import chosen, played, version
from tests.authoring.previewing.test_course import WAIT, after

HARBOUR = 30


def every_asking(text: str, *, together: bool) -> dict[str, Asking]:
    """Every decision of a scenario as it is asked, by id."""
    course = begun(version(text))
    found: dict[str, Asking] = {}
    while (act := chosen(course, 1)) is not None:
        if course.spot.kind == "question":
            found.setdefault(course.spot.decision, asking(course.state, course.spot.decision, together=together))
        following = course.after(act)
        assert isinstance(following, Course)
        course = following
    return found


@pytest.fixture(name="quay_asks", scope="module")
def _quay_asks() -> dict[str, Asking]:
    return every_asking(quay.TEXT, together=True)


def test_every_mechanic_is_asked_by_number_or_by_form(quay_asks: dict[str, Asking]) -> None:
    """Nobody is asked without something to choose or to fill in; no form wants a text, a reason or sureness."""
    forms = {
        "ranking": PutInOrder,
        "allocation": ShareOut,
        "confidence": SetLevel,
        "multi-choice": PickSome,
        "open-text": PickSome,
    }
    kinds = {one.kind for one in quay_asks.values()}
    assert {"choice", "consensus", "matrix", "negotiation", "sealed", "vote", *forms} == kinds
    for one in quay_asks.values():
        assert bool(one.offers) is not bool(one.form)
        if one.kind in forms:
            assert [forms[one.kind]] == [type(field) for field in one.form]
        elif one.form:
            assert {PickOne} == {type(field) for field in one.form}


def test_what_each_choice_would_do() -> None:
    """Outcome, changes with their reasons, flags, and what comes later."""
    course = after(played([]), Begin(), Release("radar-out"))
    asked = asking(course.state, "first-step", together=True)
    tug, wait = asked.offers
    assert (
        Prospect(
            "Send the tug",
            "The tug goes out.",
            (
                Effect("Safety at sea", 8, "up", "Somebody looks."),
                Effect("Cost of delay", 6, "down", "An hour is lost."),
            ),
            ("tug-out",),
        )
        == tug.prospect
    )
    assert wait.prospect is not None
    assert 2 == wait.prospect.after
    assert "The wait is in the papers." == wait.prospect.later[0].outcome
    assert WAIT == wait.act
    assert () == asked.prospects
    assert "costs an hour" == tug.detail
    assert not tug.prospect.empty
    assert Prospect("nothing").empty


def test_team_by_team() -> None:
    """Team by team, the next that has not answered is asked; the last answer leads on."""
    course = after(played([]), Begin(), Release("radar-out"))
    teams = []
    for _ in range(3):
        asked = asking(course.state, "first-step", together=False)
        teams.append(asked.team)
        course = after(course, asked.offers[0].act)
    assert ["PORT", "PILOTS", "PRESS"] == teams
    assert "consequence" == course.spot.kind


def test_results_stand_with_a_proceeding_and_dice_are_offered(quay_asks: dict[str, Asking]) -> None:
    """Each result is offered with what it leads to; a matrix argument also offers its dice."""
    matrix = next(one for one in quay_asks.values() if one.kind == "matrix")
    assert ["success", "failure", THROW] == [one.id for one in matrix.offers]
    assert [True, True, False] == [one.prospect is not None for one in matrix.offers]
    assert isinstance(matrix.offers[0].act, Settle)
    assert () == matrix.prospects
    assert undecided(matrix) is None
    sealed = next(one for one in quay_asks.values() if one.kind == "sealed")
    assert sealed.prospects


def test_forms_become_acts(quay_asks: dict[str, Asking]) -> None:
    """Marks for a text, points for a share-out; what is missing is a fault."""
    course = begun(version(quay.TEXT))
    text = next(one for one in quay_asks.values() if one.kind == "open-text")
    first = text.form[0]
    assert isinstance(first, PickSome)
    act = filled_in(course.state, text, {MARKS: (first.choices[0].id,)})
    assert isinstance(act, Answer)
    assert (first.choices[0].id,) == act.marks
    share = next(one for one in quay_asks.values() if one.kind == "allocation")
    assert filled_in(course.state, share, {}) is Fault.MISSING
    assert Answer(share.decision, share.team, None) == undecided(share)


def test_sealed_moves_with_predictions_are_filled_in_team_by_team(quay_asks: dict[str, Asking]) -> None:
    """What each expects of the others differs, so nobody answers for all."""
    sealed = next(one for one in quay_asks.values() if one.kind == "sealed")
    if sealed.form:
        assert not sealed.together
        assert sealed.team is not None


def test_the_aftermath_and_the_situation() -> None:
    """Flags, what is on its way, what was passed over, what comes and what it needs."""
    course = after(played([]), Begin(), Release("radar-out"), WAIT)
    later = aftermath(course.taken[-1])
    assert [2] == [count for count, _arriving in later.scheduled]
    now = situation(course.state)
    assert [(2, "What does Norway port authority, Pilots, Press do first?")] == list(now.pending)
    assert ("What does Norway port authority, Pilots, Press do first?", "Wait for light") in now.results
    needs = {one.title: (one.due, one.needs) for one in now.coming}
    assert (False, "flag tug-out") == needs["The tug returns"]
    assert (True, "no flag tug-out") == needs["Nobody went"]
    assert Aftermath() == aftermath(None)
    whole = played([1] * HARBOUR)
    assert any(aftermath(one).passed for one in whole.taken)


def test_places_and_what_can_be_set() -> None:
    """Every inject is a place; of flags and results those that a condition reads can be set."""
    course = after(played([]), Begin(), Release("radar-out"), WAIT)
    found = {one.inject: one for one in places(course.state)}
    assert set(course.state.scenario.injects) == set(found)
    assert not any(one.next_here for one in found.values())
    readings = (one for count in range(30) if (one := played([1] * count)).spot.kind == "reading")
    course = next(one for one in readings if one.spot.inject)
    assert {"ships", "siren", "question"} == {one.inject for one in places(course.state) if one.next_here}
    assert not found["question"].planned
    can = settable(course.state, "nobody")
    assert ("safety", "Safety at sea") == can.indicators[0][:2]
    assert {"tug-out"} <= {flag for flag, _on in can.flags}
    read = {name for name, _question, _results, _now in can.results}
    assert read <= set(course.state.scenario.decisions)


@pytest.mark.parametrize("target", ["tug-back", "nobody", "siren", "question", "ships"])
def test_a_usual_way(target: str) -> None:
    """It leads to the inject, it is the same every time, and it can be played like any other course."""
    way = usual_way(version(), target, plays=8)
    assert way is not None
    assert way == usual_way(version(), target, plays=8)
    course = begun(version())
    for act in way:
        following = course.after(act)
        assert not isinstance(following, Lost)
        course = following
    assert target == course.spot.inject
    assert not course.by_hand


def test_no_way() -> None:
    """Where no play comes there, there is no way."""
    text = version().text.replace("when: {tug-out: yes}", "when: {safety: below 0}").replace("below 0", "exactly 1")
    assert usual_way(version(text), "tug-back", plays=4) is None
    assert isinstance(begun(version(text)).jumped(Jump("tug-back", (("safety", 1),))), Course)
