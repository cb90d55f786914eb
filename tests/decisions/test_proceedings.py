"""What holds for everything that is decided step by step, whatever people do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.intervening import acts, intervention_of
from tabletop.decisions.proceeding import Made, Proceeding
from tests.decisions.talks import (
    ACTS,
    ALL,
    EVERYTHING,
    READERS,
    TEAMS,
    WHO,
    Talks,
    anything,
    filled_in,
    sample,
    under_way,
)

IN_TIME = {None, Fault.TIME_OVER, Fault.TIME_RUNS}


@given(under_way(), st.data())
def test_what_is_possible_is_in_order_unless_time_forbids_it(talks: Talks, data: st.DataObject) -> None:
    """Nobody fills in a form that is offered, and fills it in well, only to hear that it cannot be done."""
    for team in WHO:
        for offer in talks.question.possible(talks.made, team, talks.table):
            entries = data.draw(st.composite(filled_in)(offer.form, "new"))
            what = talks.question.entered(offer.act, entries)
            assert not isinstance(what, Fault), (offer.act, entries, what)
            assert talks.question.in_order(talks.made, team, what, talks.table) in IN_TIME, (team, what)


@given(under_way())
def test_what_is_not_possible_is_refused(talks: Talks) -> None:
    """However a command was made: what is not offered is not done; nor is what belongs to another mechanic."""
    for team in WHO:
        offered = talks.possible(team)
        for kind, names in ACTS.items():
            for act in names:
                if kind != talks.question.type or act not in offered:
                    fault = talks.question.in_order(talks.made, team, sample(kind, act), talks.table)
                    assert fault is not None, (team, act)


@given(under_way())
def test_the_chair_always_has_a_way_on(talks: Talks) -> None:
    """Until it is over the chair can bring it to an end, without any seat and at any time; afterwards nobody can."""
    ways = {"consensus": ["reopen", "give-up"], "matrix": ["judge"], "negotiation": ["end-talks"]}
    for act in ways[talks.question.type]:
        if not talks.over and act in talks.possible(None):
            assert talks.do(None, act) is None

    assert talks.over
    assert [()] * len(WHO) == [talks.possible(team) for team in WHO]
    assert talks.question.come_to(talks.made, talks.table).result in talks.question.results()


@given(st.sampled_from(ALL), anything(), st.sampled_from([(), ("A",), ("A", "B")]))
def test_the_course_is_total(question: Proceeding, made: list[Made], seats: tuple[str, ...]) -> None:
    """Whatever stands in a log, there is a standing for everybody, something possible or nothing, and a result."""
    talks = Talks(question, seats, made=made)
    for reader in READERS:
        talks.stands(reader)
    for team in WHO:
        talks.possible(team)
    tally = question.come_to(made, talks.table)
    assert talks.over in {True, False}
    assert tally.result is None or tally.result in question.results()
    question.by_script(made, talks.table)


@given(st.sampled_from(ALL), anything())
def test_the_course_only_grows(question: Proceeding, made: list[Made]) -> None:
    """A further intervention never takes a version of a text off the record."""
    versions = [
        [one.text for one in Talks(question, made=made[:number]).stands().wordings] for number in range(len(made) + 1)
    ]
    for before, after in pairwise(versions):
        assert after[: len(before)] == before


@pytest.mark.parametrize("question", ALL, ids=lambda one: one.type)
@given(seats=st.sampled_from([("A",), ("A", "B")]))
def test_with_nobody_there_the_script_brings_it_to_an_end(question: Proceeding, seats: tuple[str, ...]) -> None:
    """Where nobody decides, it is over in a few steps, each in order; where somebody does, it waits for that."""
    alone, seated = Talks(question, (), ()), Talks(question, seats, seats)
    while (what := question.by_script(alone.made, alone.table)) is not None:
        assert alone.say(None, what) is None
        assert len(alone.made) < 6
    assert alone.over
    assert alone.question.come_to(alone.made, alone.table).result in question.results()
    while (what := question.by_script(seated.made, seated.table)) is not None and seated.say(None, what) is None:
        assert len(seated.made) < 6
    assert not seated.over


@pytest.mark.parametrize("kind", ACTS)
def test_faces_make_what_the_mechanic_would(kind: str) -> None:
    """A face that holds a view and no question makes the same intervention, for every act there is."""
    question = next(one for one in ALL if one.type == kind)

    assert sorted(acts(kind)) == sorted(ACTS[kind])
    for act in ACTS[kind]:
        assert intervention_of(kind, act, EVERYTHING[act]) == question.entered(act, EVERYTHING[act])
    assert question.entered("dance", {}) is Fault.NOT_OFFERED


def test_what_is_no_proceeding_has_no_acts() -> None:
    """A vote is answered."""
    assert intervention_of("vote", "adopt", {}) is Fault.WRONG_KIND
    assert () == acts("vote")


@given(under_way())
def test_every_name_in_the_texts_can_be_spoken(talks: Talks) -> None:
    """What the author wrote is put through the names of the session; ids are not."""
    spoken = Talks(talks.question.spoken(str.upper), made=talks.made)

    assert spoken.stands().stage == talks.stands().stage
    assert [one.act for team in TEAMS for one in spoken.question.possible(spoken.made, team, spoken.table)] == [
        act for team in TEAMS for act in talks.possible(team)
    ]
