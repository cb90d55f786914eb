"""Times on paper fit the session, and what is cut may be cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.printing.agenda import agenda, other_lengths, schedule_table
from tabletop.authoring.printing.frame import span
from tabletop.authoring.printing.schedule import LONGEST, SHORTEST, Schedule, schedule
from tabletop.authoring.printing.seating import seating
from tabletop.documents.document import Table
from tabletop.exercise.plan import SHORTEST_TALK, talk_minutes
from tabletop.exercise.setup import play_minutes
from tests.authoring.printing import pages

NAMES = st.sampled_from(pages.SHIPPED)


def cut(plan: Schedule) -> list[str]:
    """What it leaves out."""
    return [slot.inject.id for slot in plan.slots if slot.cut]


@given(NAMES, st.integers(SHORTEST, LONGEST))
@settings(max_examples=60)
def test_a_session_is_shared_out(name: str, minutes: int) -> None:
    """Its parts are the whole; play follows play without a gap, and ends before the debrief unless it says so."""
    plan = schedule(pages.order_of(name), minutes)
    assert minutes == plan.briefing + plan.play + plan.debrief + plan.feedback
    at = plan.briefing
    for slot in plan.slots:
        if slot.instead:
            continue
        assert at == slot.start
        at += 0 if slot.cut else slot.minutes
    assert at == plan.endex - plan.spare + plan.over
    assert not (plan.spare and plan.over)


@given(NAMES, st.integers(SHORTEST, LONGEST))
@settings(max_examples=60)
def test_only_what_is_optional_is_cut(name: str, minutes: int) -> None:
    """And nothing while all fits; talk is cut only when all that is optional is gone, and not below four minutes."""
    plan = schedule(pages.order_of(name), minutes)
    kept = [slot for slot in plan.slots if not slot.cut]
    assert all(slot.inject.optional for slot in plan.slots if slot.cut)
    if plan.trimmed:
        assert not any(slot.inject.optional for slot in kept)
        assert all(slot.minutes >= min(SHORTEST_TALK, talk_minutes(slot.inject)) for slot in kept)


@pytest.mark.parametrize("name", pages.SHIPPED)
def test_play_is_as_long_as_on_the_screen(name: str) -> None:
    """Where the scenario's own length is taken."""
    scenario = pages.scenario_of(name)
    if scenario.minutes >= SHORTEST or scenario.solo:
        assert play_minutes(scenario) == schedule(pages.order_of(name)).play


def test_what_the_authors_advise() -> None:
    """Grey Weather in 90 minutes leaves out its three optional injects; in 120 minutes it is played whole."""
    order = pages.order_of("grey-weather")
    assert ["cable", "crossing", "station"] == cut(schedule(order))
    assert [] == cut(schedule(order, 120))
    mirror = schedule(pages.order_of("northern-mirror"))
    assert ["notice", "reaction-force"] == cut(mirror)
    assert [True] == [slot.instead for slot in mirror.slots if slot.inject.id == "rumour"]


@given(NAMES, st.integers(SHORTEST, LONGEST))
@settings(max_examples=20)
def test_the_tables_name_every_inject_and_no_secret(name: str, minutes: int) -> None:
    """The facilitator's has them all; the participants' has none."""
    order = pages.order_of(name, minutes=minutes)
    plan = schedule(order)
    shown = " ".join(pages.flat(cell) for row in schedule_table(order, plan).rows for cell in row)
    open_table = " ".join(pages.flat(cell) for row in agenda(plan).rows for cell in row)
    for slot in plan.slots:
        title = order.fill(slot.inject.title)
        assert title in shown
        assert title not in open_table


def test_other_lengths_are_those_of_a_session_of_that_length() -> None:
    """The guide for 90 minutes says what 60 and 120 come to; alone there is no other length."""
    order = pages.order_of("grey-weather")
    (table,) = other_lengths(order, schedule(order))
    assert isinstance(table, Table)
    rows = {pages.flat(row[0]): [pages.flat(cell) for cell in row[1:]] for row in table.rows}

    assert {"60", "120"} == set(rows)
    assert ["82", "24"] == rows["120"][:2]
    assert rows["120"][2].startswith("1 (8) · 2 (8) · 3 (11)")
    assert "2, 6, 7" == rows["60"][-1]
    alone = pages.order_of("first-hour")
    assert [] == list(other_lengths(alone, schedule(alone)))


def test_times_in_words() -> None:
    """Hours and minutes from the start; one moment where nothing lasts."""
    assert "0:34–1:06" == span(34, 66)
    assert "2:00" == span(120, 120)


@given(NAMES, st.integers(1, 60))
@settings(max_examples=60)
def test_everybody_has_a_seat(name: str, people: int) -> None:
    """Nobody is lost, no table is empty, tables differ by one; a team that may not be left out is named where it is."""
    order = pages.order_of(name, people=people)
    found = seating(order)
    counts = list(found.seated.values())

    assert people == sum(counts)
    assert min(counts) >= 1
    assert max(counts) - min(counts) <= 1
    assert all(order.scenario.teams[team].optional for team in found.left_out)
    assert set(order.scenario.teams) == {*found.seated, *found.left_out, *found.unseated}
    if len(counts) > 1:
        assert min(counts) > 1


def test_nobody_counted() -> None:
    """Then every team is played, and no number stands beside it."""
    found = seating(pages.order_of("northern-mirror"))
    assert {0} == set(found.seated.values())
    assert ((), ()) == (found.left_out, found.unseated)


def test_few_people_leave_out_what_is_optional_first() -> None:
    """Eight people play Northern Mirror without the press cell; six without the team that decides least, too."""
    assert ("press",) == seating(pages.order_of("northern-mirror", people=8)).left_out
    few = seating(pages.order_of("northern-mirror", people=6))
    assert ("press",) == few.left_out
    assert 1 == len(few.unseated)
    assert seating(pages.order_of("northern-mirror", people=40)).crowded
