"""Negotiation: clauses worded, accepted, reserved on; side deals; signatures; an empty chair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entry, PickOne, PickSome, WriteText
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.negotiation_course import Accepted, ClauseReserved, FormatSet, SideDealDeclared
from tabletop.decisions.proceeding import MINUTE, Reader
from tabletop.decisions.words import Words
from tests.decisions.samples import NEGOTIATION, made
from tests.decisions.talks import CHAIR, READERS, ROOM, TEAMS, Talks, proceeding


def talks(seats: tuple[str, ...] = ("A", "B")) -> Talks:
    """Talks about two clauses."""
    return Talks(proceeding(NEGOTIATION), seats)


def accepted() -> Talks:
    """Talks where both accept everything."""
    table = talks()
    table.all(("A", "accept"), ("B", "accept"))
    return table


def clauses(table: Talks) -> list[tuple[str, str | None, str, str, tuple[str, ...]]]:
    """The clauses as the room sees them."""
    lines = [one for one in table.stands(ROOM).lines if one.kind == "clause"]
    return [(one.id, one.team, one.text, one.state, one.teams) for one in lines]


def result(table: Talks) -> tuple[str | None, dict[str, int]]:
    """What the talks come to."""
    tally = table.question.come_to(table.made, table.table)
    return tally.result, dict(tally.counts)


def test_clauses_are_worded_accepted_and_signed() -> None:
    """Each with who worded it last, what that changed, and who accepts it as it reads now."""
    table = talks()
    table.all(("A", "word"), ("B", "accept"))
    assert clauses(table) == [
        ("one", "A", "We pay half.", "agreed", ("A", "B")),
        ("two", None, "You dig.", "open", ("B",)),
    ]
    assert table.stands().lines[0].spans == (("same", "We "), ("gone", "pay."), ("new", "pay half."))
    assert table.do("A", "accept", clauses=("two",)) is None
    table.all(("A", "sign"), ("B", "sign"))

    assert (table.over, table.stands().stage, table.stands().done) == (True, "signed", ("A", "B"))
    assert result(table) == ("signed", {"agreed": 2, "reservations": 0, "side-deals": 0})


def test_a_new_wording_needs_everybody_again() -> None:
    """It takes back every signature and every acceptance of that clause, reservations with them."""
    table = accepted()
    table.all(("A", "sign"))
    assert table.stands().done == ("A",)
    table.all(("B", "word"))

    assert table.stands().done == ()
    assert clauses(table)[0] == ("one", "B", "We pay half.", "open", ("B",))
    assert table.do("A", "sign") is Fault.STILL_OPEN


def test_further_clauses_are_proposed() -> None:
    """They get an id that no clause has, whatever the author called theirs, up to twelve in all."""
    table = Talks(proceeding(made(type="negotiation", by=["A", "B"], clauses={"clause-2": "x", "clause-3": "y"})))
    for number in range(10):
        assert table.do("A", "word", clause="+", text=f"Clause {number}.") is None
    names = [one[0] for one in clauses(table)]

    assert names[:4] == ["clause-2", "clause-3", "clause-4", "clause-5"]
    assert len(set(names)) == 12
    assert [one[2] for one in clauses(table)][:3] == ["x", "y", "Clause 0."]
    [clause, _text] = table.form("A", "word")
    assert isinstance(clause, PickOne)
    assert "+" not in {choice.id for choice in clause.choices}
    assert table.do("A", "word", clause="+", text="One more.") is Fault.NOT_OFFERED


def test_a_reservation_stays_on_record() -> None:
    """The clause is accepted; the sheet is signed with a reservation."""
    table = talks()
    table.all(("A", "accept"), ("B", "reserve-clause"))
    assert table.do("B", "accept", clauses=("one",)) is None
    reservations = [(one.id, one.team, one.text) for one in table.stands(ROOM).lines if one.kind == "reservation"]
    table.all(("A", "sign"), ("B", "sign"))

    assert reservations == [("two", "B", "Not at night.")]
    assert (table.stands().stage, result(table)) == (
        "reserved",
        ("reserved", {"agreed": 2, "reservations": 1, "side-deals": 0}),
    )


def test_whoever_walks_is_waited_for_no_more() -> None:
    """The others can go on among themselves; one alone cannot. There is no agreement by all."""
    table = talks(TEAMS)
    table.all(("A", "accept"), ("C", "walk"))
    assert table.possible("C") == ()
    assert table.do("C", "sign") is Fault.NOT_NOW
    table.all(("B", "accept"), ("A", "sign"), ("B", "sign"))
    assert (table.over, result(table)[0]) == (True, "walked")
    assert [(one.team, one.text) for one in table.stands(ROOM).lines if one.kind == "walked"] == [("C", "Enough.")]

    alone = talks()
    alone.all(("B", "walk"))
    assert (alone.over, alone.possible("A"), alone.possible(None)) == (True, (), ())


def test_whoever_walks_takes_the_signature_along() -> None:
    """Nobody has signed who is not there."""
    table = talks(TEAMS)
    table.all(("A", "accept"), ("B", "accept"), ("C", "accept"), ("A", "sign"), ("A", "walk"))

    assert (table.over, table.stands().done) == (False, ())


def test_the_chair_ends_the_talks() -> None:
    """Without agreement, whatever was accepted."""
    table = accepted()
    table.all((None, "end-talks"))

    assert (table.over, result(table)) == (True, ("walked", {"agreed": 2, "reservations": 0, "side-deals": 0}))


def test_the_chair_says_who_talks_and_how_long() -> None:
    """Two alone, then all together; the time is exercise time and nothing happens by itself when it is over."""
    table = talks(TEAMS)
    table.wait(2)
    table.all((None, "format"))
    standing = table.stands(ROOM)
    assert (standing.stage, standing.deadline) == ("bilateral", 7 * MINUTE)
    assert [(one.kind, one.teams) for one in standing.lines[:1]] == [("bilateral", ("A", "B"))]
    table.wait(30)
    table.all(("C", "accept"))
    assert table.do(None, "format", parties=(), minutes="9") is None
    assert (table.stands().stage, table.stands().deadline) == ("plenary", 41 * MINUTE)


@pytest.mark.parametrize(
    ("parties", "fault"),
    [
        (("A",), Fault.TOO_FEW),
        (("A", "A"), Fault.TOO_FEW),
        (("A", "B", "C"), Fault.TOO_FEW),
        (("A", "X"), Fault.NOT_OFFERED),
    ],
)
def test_two_talk_alone_or_nobody_does(parties: tuple[str, ...], fault: Fault) -> None:
    """And only those who are still there."""
    table = talks(TEAMS)
    assert table.say(None, FormatSet(parties=parties, minutes=5)) is fault


def test_who_has_walked_is_not_offered_for_talks() -> None:
    """An empty chair does not talk."""
    table = talks(TEAMS)
    table.all(("C", "walk"))
    [parties, _minutes] = table.form(None, "format")

    assert isinstance(parties, PickSome)
    assert [choice.id for choice in parties.choices] == ["A", "B"]
    assert table.say(None, FormatSet(parties=("A", "C"), minutes=5)) is Fault.NOT_OFFERED


@pytest.mark.parametrize(("minutes", "offered"), [("0", "1"), ("15", "15"), ("900", "240")])
def test_the_minutes_that_are_offered_can_be_set(minutes: str, offered: str) -> None:
    """Whatever the author planned, the field's own content is in order."""
    table = Talks(proceeding(made(type="negotiation", by=["A", "B"], clauses={"one": "x"}, minutes=minutes)))
    [_parties, field] = table.form(None, "format")

    assert isinstance(field, WriteText)
    assert (field.initial, table.enter(None, "format", {"minutes": field.initial})) == (offered, None)


@given(st.sampled_from(["one", "another"]), st.lists(st.sampled_from(TEAMS), min_size=1, unique=True))
def test_a_closed_side_deal_is_nobody_elses(text: str, parties: list[str]) -> None:
    """That it exists and what it says is in no standing but its parties' and the chair's, nor in what it comes to."""
    between = ("A", *(one for one in parties if one != "A"))
    without, with_it = talks(TEAMS), talks(TEAMS)
    for table in (without, with_it):
        assert table.do("B", "side-deal", parties=("C",), text="An open one.", open="open") is None
    if len(between) > 1:
        assert with_it.do("A", "side-deal", parties=between[1:], text=text, open="closed") is None
    for table in (without, with_it):
        assert table.do("C", "side-deal", parties=("A",), text="The last one.", open="open") is None

    for reader in READERS:
        privy = reader == CHAIR or reader.team in between
        deals = [one.text for one in with_it.stands(reader).lines if one.kind == "side-deal"]
        assert (text in deals) is (privy and len(between) > 1)
        if not privy:
            assert with_it.stands(reader) == without.stands(reader)
    assert result(with_it) == result(without)


def test_a_side_deal_says_between_whom() -> None:
    """Who declared it, with whom, and whether all may read it."""
    table = talks()
    table.all(("A", "side-deal"))
    assert table.do("C", "side-deal") is Fault.NOT_YOURS
    [deal] = [one for one in table.stands(Reader(team="B")).lines if one.kind == "side-deal"]

    assert (deal.team, deal.teams, deal.state, deal.text) == ("A", ("B",), "closed", "We share the spade.")


@pytest.mark.parametrize(
    ("parties", "fault"),
    [((), Fault.NOT_OFFERED), (("A",), Fault.NOT_OFFERED), (("X",), Fault.NOT_OFFERED), (("B", "B"), Fault.TOO_MANY)],
)
def test_nobody_deals_with_oneself(parties: tuple[str, ...], fault: Fault) -> None:
    """A side deal is with others who play, each named once."""
    assert talks().say("A", SideDealDeclared(parties=parties, text=Words.of("x"), open=True)) is fault


def test_where_nobody_else_plays_there_is_no_side_deal() -> None:
    """It is not offered."""
    table = Talks(proceeding(NEGOTIATION), ("A",), ("A",))

    assert table.possible("A") == ("accept", "word", "reserve-clause", "walk")
    table.all(("A", "accept"), ("A", "sign"))
    assert result(table)[0] == "signed"


@pytest.mark.parametrize(
    ("team", "act", "fault"),
    [
        ("C", "accept", Fault.NOT_YOURS),
        (None, "sign", Fault.NOT_YOURS),
        ("A", "format", Fault.NOT_YOURS),
        ("A", "end-talks", Fault.NOT_YOURS),
        ("A", "sign", Fault.STILL_OPEN),
    ],
)
def test_what_is_refused_at_first(team: str | None, act: str, fault: Fault) -> None:
    """Who is no party, and what is too early."""
    assert talks().do(team, act) is fault


def test_what_is_refused_the_second_time() -> None:
    """Nobody accepts or signs twice, reserves on what was accepted, or words a clause as it reads."""
    table = accepted()

    assert table.do("A", "accept") is Fault.ALREADY_DONE
    assert table.do("A", "reserve-clause") is Fault.ALREADY_DONE
    assert table.do("A", "word", text="We pay.") is Fault.UNCHANGED
    assert table.say("A", Accepted(clauses=("three",))) is Fault.NOT_OFFERED
    assert table.say("A", Accepted(clauses=())) is Fault.NOT_OFFERED
    assert table.say("A", ClauseReserved(clause="three", text=Words.of("x"))) is Fault.NOT_OFFERED
    assert table.do("A", "word", clause="three") is Fault.NOT_OFFERED
    table.all(("A", "sign"))
    assert table.do("A", "sign") is Fault.ALREADY_DONE


@pytest.mark.parametrize(
    ("act", "field", "most"),
    [("word", "text", 120), ("reserve-clause", "text", 80), ("side-deal", "text", 120), ("walk", "why", 80)],
)
def test_everything_has_its_length(act: str, field: str, most: int) -> None:
    """So many words and no more."""
    for words, fault in ((most + 1, Fault.TOO_LONG), (most, None)):
        assert talks().do("A", act, **{field: "word " * words}) is fault


@pytest.mark.parametrize(
    ("act", "entries", "fault"),
    [
        ("word", {"clause": "one"}, Fault.MISSING),
        ("word", {"text": "x"}, Fault.MISSING),
        ("reserve-clause", {"clause": "one", "text": ""}, Fault.MISSING),
        ("accept", {}, Fault.MISSING),
        ("side-deal", {"text": "x"}, Fault.MISSING),
        ("side-deal", {"parties": ("B",)}, Fault.MISSING),
        ("format", {"minutes": "-5"}, Fault.BAD_MINUTES),
        ("walk", {}, Fault.REASON_MISSING),
    ],
)
def test_what_is_missing_in_a_form(act: str, entries: dict[str, Entry], fault: Fault) -> None:
    """Nobody walks without a word."""
    assert Negotiation.entered(act, entries) is fault


def test_a_side_deal_is_closed_unless_it_was_opened() -> None:
    """What was not picked is the safe one."""
    deal = Negotiation.entered("side-deal", {"parties": ("B",), "text": "x"})

    assert deal == SideDealDeclared(parties=("B",), text=Words.of("x"), open=False)
