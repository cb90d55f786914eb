"""Sealed moves in an exercise: in nobody's view but their team's, then in everybody's at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import forward
from tabletop.exercise.events import AnswerSubmitted, DecisionClosed, MovesRevealed
from tabletop.exercise.refusals import Reason
from tabletop.exercise.views import Audience, Control, FacilitatorView, Forward, Room, RoomView, Seat, TeamView
from tests.quay import TEAMS, Table

EVERYBODY: tuple[Audience, ...] = (Control(), Room(), *map(Seat, TEAMS))
AS_JSON: TypeAdapter[object] = TypeAdapter(RoomView | TeamView | FacilitatorView)
OPTIONS = st.sampled_from(["go", "stay"])


def at_the_crane() -> Table:
    """A table where the slips are out."""
    table = Table()
    table.put("crane")
    for earlier in ("first-word", "how-likely", "statement", "who-waits"):
        table.must(ask.CloseDecision(earlier), ask.RuleOutcome(earlier))
    return table


def committed(yard: str = "go", expected: str = "go") -> Table:
    """A table where all have committed, and the crew and the town always to the same."""
    table = at_the_crane()
    table.move("CREW", "go", YARD="go", TOWN="stay")
    table.move("YARD", yard, CREW=expected, TOWN=expected)
    table.move("TOWN", "stay", CREW="go", YARD="stay")
    return table


def shown(table: Table, audience: Audience) -> bytes:
    """Everything an audience sees, as bytes."""
    return AS_JSON.dump_json(table.session.view(audience))


@given(OPTIONS, OPTIONS, OPTIONS, OPTIONS)
def test_a_sealed_move_changes_no_byte_of_another_view(one: str, other: str, expects: str, instead: str) -> None:
    """Not the room's, not another team's, not even control's, whatever was committed to and expected."""
    tables = committed(one, expects), committed(other, instead)

    for audience in EVERYBODY:
        if audience != Seat("YARD"):
            assert shown(tables[0], audience) == shown(tables[1], audience)
    for table, option in zip(tables, (one, other), strict=True):
        [mine] = table.sees("crane", Seat("YARD")).answers
        assert mine.summary == ({"go": "Go to the crane", "stay": "Stay away"}[option],)


@given(OPTIONS)
def test_not_even_closing_opens_a_seal(option: str) -> None:
    """Between the closing and the reveal nothing is shown, and nothing is proposed; only who has committed."""
    tables = committed(option), committed("stay")
    for table in tables:
        table.must(ask.CloseDecision("crane"))
        assert table.refused(ask.RuleOutcome("crane")) is Reason.NOT_REVEALED
        assert table.sees("crane").answers == ()
        assert {one.state for one in table.sees("crane", Room()).seats} == {"saved"}

    for audience in EVERYBODY:
        if audience != Seat("YARD"):
            assert shown(tables[0], audience) == shown(tables[1], audience)


def test_the_reveal_is_one_moment_for_the_whole_room() -> None:
    """One command, one batch: closed and revealed; then everybody sees every move and what it expected."""
    table = committed("stay", "go")
    before = table.state.number
    table.must(ask.RevealMoves("crane"))
    batch = table.store.records[before:]

    assert [type(one.event) for one in batch] == [DecisionClosed, MovesRevealed]
    assert len({one.command for one in batch}) == 1
    for audience in EVERYBODY:
        moves = table.sees("crane", audience).moves
        assert [(one.team, one.option) for one in moves] == [
            ("CREW", "Go to the crane"),
            ("YARD", "Stay away"),
            ("TOWN", "Stay away"),
        ]
        assert moves[0].predicts == (("YARD", "Go to the crane", False), ("TOWN", "Stay away", True))
    table.must(ask.RuleOutcome("crane"))
    assert table.state.facts["crane"] == "otherwise"


def test_the_reveal_waits_for_everybody_or_for_the_closing() -> None:
    """A team that has not committed is named; a closed decision is revealed without it, and only once."""
    table = at_the_crane()
    table.move("CREW", "go", YARD="go", TOWN="go")

    assert forward(table.state) == Forward("answer", "crane")
    assert table.refused(ask.RevealMoves("crane")) is Reason.MOVES_MISSING
    table.must(ask.CloseDecision("crane"))
    assert forward(table.state) == Forward("reveal", "crane")
    table.must(ask.RevealMoves("crane"))
    number = table.state.number
    table.must(ask.RevealMoves("crane"))
    assert table.state.number == number
    assert [one.team for one in table.sees("crane").moves] == ["CREW"]
    assert table.sees("crane").moves[0].predicts[0] == ("YARD", "Go to the crane", False)
    assert forward(table.state) == Forward("rule", "crane")


def test_a_team_that_does_not_decide_has_no_move() -> None:
    """It counts as committed; nothing of it is revealed."""
    table = at_the_crane()
    for team in TEAMS:
        table.must(ask.SubmitAnswer("crane", team, status="no-decision"))
    table.must(ask.RevealMoves("crane"), ask.RuleOutcome("crane"))

    assert table.sees("crane").moves == ()
    assert table.state.facts.get("crane") is None


def test_a_move_can_be_changed_until_the_reveal() -> None:
    """The last one counts, as on a slip of paper; afterwards none is taken."""
    table = committed("go")
    table.move("YARD", "stay", CREW="go", TOWN="go")
    table.must(ask.RevealMoves("crane"))

    assert [one.option for one in table.sees("crane").moves][1] == "Stay away"
    late = ask.SubmitAnswer("crane", "YARD", SealedAnswer.of(SealedMove(option="go")))
    assert table.refused(late) is Reason.DECISION_CLOSED


@pytest.mark.parametrize("predicts", [{}, {"CREW": "go"}, {"CREW": "go", "TOWN": "go", "YARD": "go"}])
def test_every_other_seat_is_predicted_and_nobody_else(predicts: dict[str, str]) -> None:
    """Where the author asks for it."""
    table = at_the_crane()
    answer = SealedAnswer.of(SealedMove(option="go", predicts=predicts))

    assert table.refused(ask.SubmitAnswer("crane", "YARD", answer)) is Reason.ANSWER_FAULTY


def test_the_form_of_each_team() -> None:
    """A seat is asked about the others; control takes down the same for each."""
    table = at_the_crane()
    for team in TEAMS:
        own = table.sees("crane", Seat(team)).form
        assert [one.name for one in own] == [one.name for one in table.sees("crane").form_of(team)]
        assert [one.name for one in own][1:3] == [f"predict.{one}" for one in TEAMS if one != team]


def test_what_cannot_be_revealed() -> None:
    """What is not sealed, not put, not there."""
    table = at_the_crane()

    assert table.refused(ask.RevealMoves("hours")) is Reason.NOT_SEALED
    assert table.refused(ask.RevealMoves("terms")) is Reason.DECISION_NOT_OPEN
    assert table.refused(ask.RevealMoves("nothing")) is Reason.NO_SUCH_DECISION


@given(OPTIONS, OPTIONS)
def test_the_chain_holds_commitments_until_the_reveal(option: str, expected: str) -> None:
    """What is written for a committed move says neither the move nor the prediction; the reveal says both."""
    table = committed(option, expected)
    table.must(ask.RevealMoves("crane"))
    seal = {"seal": lambda _text: "0123"}
    written = [event.model_dump_json(context=seal) for event in table.events if isinstance(event, AnswerSubmitted)]
    [revealed] = [event for event in table.events if isinstance(event, MovesRevealed)]

    assert not [line for line in written if "go" in line or "stay" in line]
    assert [(one.team, one.option) for one in revealed.moves][1] == ("YARD", option)
    assert revealed.moves[1].predicts == {"CREW": expected, "TOWN": expected}
