"""Matrix argument: an action, reasons for and against, and one of three ways to an outcome."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entry, PickSome
from tabletop.decisions.matrix import CARDS, Matrix
from tabletop.decisions.matrix_course import Argued, Estimated, Judged, Thrown, Turned, Weighed
from tabletop.decisions.proceeding import Made, Reader
from tabletop.decisions.words import Words
from tests.decisions.samples import MATRIX, made
from tests.decisions.talks import CHAIR, READERS, ROOM, TEAMS, Talks, proceeding

PLAIN = proceeding(made(type="matrix", by="A"))


def argued(question: object = PLAIN) -> Talks:
    """An argument with two reasons of A's, which have the ids 1.1 and 1.2."""
    table = Talks(proceeding(question), seats=("A",))
    table.all(("A", "argue"))
    return table


def test_somebody_argues_the_others_answer_the_umpire_weighs() -> None:
    """Everybody reads the action, the result and every reason, who gave it, and whether it counts."""
    table = argued()
    table.all(("B", "counter"), (None, "counter"))
    assert table.do("A", "counter", side="for", text="It is dry below.") is None
    assert table.do(None, "weigh", accepted=("1.1", "2")) is None
    table.all(("C", "counter"))

    assert [(one.id, one.kind, one.team, one.text, one.state) for one in table.stands(ROOM).lines] == [
        ("action", "action", "A", "We dig.", ""),
        ("result", "result", "A", "A hole.", ""),
        ("1.1", "for", "A", "We have spades.", "counts"),
        ("1.2", "for", "A", "It is soft.", "does-not-count"),
        ("2", "against", "B", "It rains.", "counts"),
        ("3", "against", None, "It rains.", "does-not-count"),
        ("4", "for", "A", "It is dry below.", "does-not-count"),
        ("6", "against", "C", "It rains.", ""),
    ]


def test_what_was_not_weighed_counts() -> None:
    """Before the umpire says anything, all reasons do; one that comes later counts until it is weighed, too."""
    table = argued()
    nets = []
    for who, act in (("B", "counter"), (None, "weigh"), ("C", "counter"), ("C", "counter")):
        table.all((who, act))
        odds = table.stands().odds
        nets.append(odds.net if odds else None)

    assert nets == [1, 1, 0, -1]
    assert table.do(None, "weigh", accepted=()) is None
    assert table.question.come_to(table.made, table.table).counts == (("for", 0), ("against", 0))


def test_the_umpire_is_asked_to_weigh_before_the_throw() -> None:
    """What usually comes next is the weighing, as long as something was not weighed; then the throw."""
    table = argued()

    def usual() -> list[str]:
        return [one.act for one in table.question.possible(table.made, None, table.table) if one.usual]

    assert usual() == ["weigh"]
    [accepted] = table.form(None, "weigh")
    assert isinstance(accepted, PickSome)
    assert [(one.id, one.label) for one in accepted.choices] == [("1.1", "We have spades."), ("1.2", "It is soft.")]
    table.all((None, "weigh"))
    assert usual() == ["throw"]
    table.all(("B", "counter"))
    assert usual() == ["weigh"]


@pytest.mark.parametrize(
    ("dice", "reasons", "margin"),
    [(6, 1, "clear-success"), (3, 1, "narrow-success"), (3, 0, "narrow-failure"), (1, 0, "clear-failure")],
)
def test_a_throw_decides_and_says_how_clearly(dice: int, reasons: int, margin: str) -> None:
    """Two dice and the net are held against the target; three away from it is clear."""
    table = argued()
    assert table.do(None, "weigh", accepted=("1.1",)[:reasons]) is None
    thrown = table.question.with_chance(table.made, Thrown(net=99), table.table, lambda _sides: dice)
    assert thrown == Thrown(net=reasons, dice=(dice, dice))
    table.made.append(Made(9, None, thrown, 0))
    odds, tally = table.stands().odds, table.question.come_to(table.made, table.table)

    assert odds is not None
    assert (odds.thrown, odds.total, odds.margin) == ((dice, dice), 2 * dice + reasons, margin)
    assert tally.result == margin.rpartition("-")[2] == table.stands().stage
    assert tally.counts == (("for", reasons), ("against", 0))


def test_the_situation_counts_and_is_frozen_with_the_throw() -> None:
    """What helps and hinders is shown before the throw with the author's reasons; afterwards as it was then."""
    table = argued(MATRIX)
    before = table.stands().odds
    assert before is not None
    assert (before.net, before.helps, before.percent, before.thrown) == (3, (("So.", 1),), 92, ())
    table.facts["done"] = "yes"
    odds = table.stands().odds
    assert odds is not None
    assert (odds.net, odds.helps) == (1, (("So.", 1), ("But.", -2)))
    table.all((None, "throw"))
    table.facts.clear()
    after = table.stands().odds

    assert after is not None
    assert (after.net, after.helps, after.percent) == (1, (("So.", 1), ("But.", -2)), 72)
    thrown = table.made[-1].what
    assert isinstance(thrown, Thrown)
    assert thrown.situation == (1, 2)


@pytest.mark.parametrize("act", ["throw", "turn", "judge"])
def test_it_is_settled_once(act: str) -> None:
    """A key that is pressed twice throws once; afterwards nothing more is said."""
    table = argued()
    table.all(("B", "estimate"), (None, act))
    record = list(table.made)

    assert table.over
    for again in ("throw", "turn", "judge", "weigh", "counter"):
        assert table.do(None, again) is Fault.NOT_NOW
    assert table.do("B", "estimate") is Fault.NOT_NOW
    assert table.made == record


@pytest.mark.parametrize(
    ("die", "margin"),
    [(1, "narrow-success"), (30, "narrow-success"), (31, "narrow-failure"), (60, "clear-failure")],
)
def test_a_throw_is_held_against_what_the_cards_say(die: int, margin: str) -> None:
    """One of a hundred; at most what the cards say succeeds, 30 away from it is clear."""
    table = argued()
    table.all(("B", "estimate"), ("C", "estimate"))
    turned = table.question.with_chance(table.made, Turned(by="mean", die=0), table.table, lambda _sides: die)
    assert turned == Turned(by="mean", percent=30, die=die)
    table.made.append(Made(9, None, turned, 0))
    odds = table.stands().odds

    assert odds is not None
    assert (odds.percent, odds.thrown, odds.total, odds.margin) == (30, (die,), None, margin)
    assert table.question.come_to(table.made, table.table).result == margin.rpartition("-")[2]


@given(st.sampled_from(CARDS), st.sampled_from(CARDS), st.sampled_from(CARDS))
def test_no_estimate_is_in_another_standing_before_all_are_turned(mine: int, theirs: int, instead: int) -> None:
    """Whatever another table laid, this one's standing and the room's are the same; then all see all."""
    tables = []
    for card in (theirs, instead):
        table = argued()
        assert table.do("B", "estimate", percent=str(mine)) is None
        assert table.do("C", "estimate", percent=str(card)) is None
        tables.append(table)
    one, other = tables

    for reader in READERS:
        if reader not in {CHAIR, Reader(team="C")}:
            assert one.stands(reader) == other.stands(reader)
    assert one.stands(Reader(team="B")).estimates == (("B", mine),)
    assert one.stands(ROOM).estimates == ()
    assert one.stands(ROOM).done == ("B", "C")
    assert one.do(None, "turn") is None
    assert one.stands(ROOM).estimates == one.stands(CHAIR).estimates == (("B", mine), ("C", theirs))


def test_a_card_can_be_changed_until_it_is_turned() -> None:
    """The last one counts."""
    table = argued()
    table.all(("B", "estimate"))
    assert table.do("B", "estimate", percent="90") is None

    assert table.stands().estimates == (("B", 90),)
    assert table.say("B", Estimated(percent=55)) is Fault.NOT_OFFERED


@pytest.mark.parametrize(("said_so", "result"), [("success", "success"), ("failure", "failure")])
def test_the_umpire_rules_without_chance(said_so: str, result: str) -> None:
    """Before anybody argued as well as after it; there are no odds then."""
    for table in (argued(), Talks(PLAIN, seats=("A",))):
        assert table.do(None, "judge", success=said_so) is None
        assert (table.stands().stage, table.stands().odds) == (result, None)
        assert table.question.come_to(table.made, table.table).result == result


def test_nothing_is_settled_before_somebody_says_so() -> None:
    """An argument that was closed in the middle has no result; the umpire rules on it."""
    table = argued()

    assert (table.over, table.stands().stage) == (False, "reasons")
    assert table.question.come_to(table.made, table.table).result is None


@pytest.mark.parametrize(
    ("team", "act", "fault"),
    [
        ("B", "argue", Fault.NOT_YOURS),
        (None, "argue", Fault.NOT_YOURS),
        ("B", "counter", Fault.NOT_NOW),
        ("STRANGER", "counter", Fault.NOT_YOURS),
        (None, "estimate", Fault.NOT_YOURS),
        ("A", "throw", Fault.NOT_YOURS),
        (None, "throw", Fault.NOT_NOW),
        (None, "turn", Fault.NOT_NOW),
    ],
)
def test_what_is_refused_before_the_argument(team: str | None, act: str, fault: Fault) -> None:
    """The seat that is asked argues first."""
    assert Talks(PLAIN, seats=("A",)).do(team, act) is fault


def test_what_is_refused_after_it() -> None:
    """One argument; no cards are turned that nobody laid; what is weighed was said, each once."""
    table = argued()

    assert table.do("A", "argue") is Fault.NOT_NOW
    assert table.do(None, "turn") is Fault.NOT_NOW
    assert table.say(None, Weighed(accepted=("1.1", "1.1"))) is Fault.TOO_MANY
    assert table.say(None, Weighed(accepted=("9",))) is Fault.NOT_OFFERED


@pytest.mark.parametrize(
    ("act", "entries", "fault"),
    [
        ("argue", {"action": "x", "result": "y"}, Fault.MISSING),
        ("argue", {"action": "x", "reason-1": "z"}, Fault.MISSING),
        ("counter", {"text": "x"}, Fault.MISSING),
        ("counter", {"side": "maybe", "text": "x"}, Fault.MISSING),
        ("estimate", {}, Fault.MISSING),
        ("turn", {}, Fault.MISSING),
        ("judge", {}, Fault.MISSING),
    ],
)
def test_what_is_missing_in_a_form(act: str, entries: dict[str, Entry], fault: Fault) -> None:
    """An argument has an action, a result and a reason; a card a number."""
    assert Matrix.entered(act, entries) is fault


def test_forms_that_are_filled_in() -> None:
    """Reasons that were left empty in between are none."""
    words = Words.of
    entries = {"action": "a", "result": "b", "reason-1": "c", "reason-2": " ", "reason-3": "d"}

    assert Matrix.entered("argue", entries) == Argued(
        action=words("a"), result=words("b"), reasons=(words("c"), words("d"))
    )
    assert Matrix.entered("turn", {"by": "median"}) == Turned(by="median")
    assert Matrix.entered("judge", {"success": "failure"}) == Judged(success=False)
    assert Matrix.entered("weigh", {}) == Weighed(accepted=())


@pytest.mark.parametrize(("name", "most"), [("action", 60), ("result", 60), ("reason-1", 40), ("reason-3", 40)])
def test_an_argument_is_short(name: str, most: int) -> None:
    """So many words and no more, in each of its parts."""
    for words, fault in ((most, None), (most + 1, Fault.TOO_LONG)):
        table = Talks(PLAIN, seats=("A",))
        assert table.do("A", "argue", **{name.replace("-", "_"): "word " * words}) is fault


def test_there_is_an_end_to_arguments() -> None:
    """After twenty-four reasons none is offered any more, and none is taken; a long one is refused before."""
    table = argued()
    assert table.do("B", "counter", text="word " * 41) is Fault.TOO_LONG
    table.all(*((team, "counter") for team in ("A", "B") for _ in range(11)))

    assert ["counter" in table.possible(team) for team in (None, *TEAMS)] == [False] * 4
    assert table.do("C", "counter") is Fault.NOT_NOW


def test_where_no_seat_is_played_the_chair_argues() -> None:
    """Or throws at once, for the situation alone."""
    for act, possible in (("argue", ("weigh", "throw", "judge", "counter")), ("throw", ())):
        table = Talks(PLAIN, (), ())
        assert table.possible(None) == ("argue", "throw", "judge")
        table.all((None, act))
        assert table.possible(None) == possible
