"""Sealed moves and negotiations, in lines."""

from __future__ import annotations

from tabletop.decisions.negotiation_course import FormatSet, SideDealDeclared
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.exercise import commands as ask
from tabletop.exercise.events import AnswerSubmitted, MovesRevealed
from tabletop.language.labels import label
from tests.harbour import Table
from tests.plain.talks import at, steps, typed


def test_sealed_moves_stay_sealed_until_the_reveal() -> None:
    """Between commit and reveal the facilitator's face says that a team has committed, and never to what."""
    table = at("hidden")
    committed = typed(table, "d 1", "2", "1", "2", "", "", "t", "v", "w", "l").getvalue()
    after = committed.partition("has committed")[2]

    assert "The seal holds until the reveal." in " ".join(after.split())
    assert "Sail" not in after
    typed(table, "d 2", "1", "2", "1", "", "d 3", "1", "1", "1", "")
    revealed = " ".join(typed(table, "", "y").getvalue().split())
    assert "Norway port authority: Sail Expected of Pilots: Stay – and so it was. Expected of Press: Sail" in revealed


def test_predictions_name_the_team() -> None:
    """Above the choices stands whose move is predicted; a team is not asked about itself."""
    asked = typed(at("hidden"), "d 1", "2", "1", "1").getvalue()

    assert "Pilots: What will they do?" in asked
    assert "Press: What will they do?" in asked
    assert "Norway port authority: What will they do?" not in asked


def test_reveal_asks() -> None:
    """A reveal cannot be taken back without a reason: Enter alone does not reveal."""
    table = at("hidden")
    for team in ("PORT", "PILOTS", "PRESS"):
        table.must(_sealed(table, team))
    typed(table, "", "")
    assert not any(isinstance(one, MovesRevealed) for one in table.events)
    typed(table, "", "y")
    assert any(isinstance(one, MovesRevealed) for one in table.events)


def _sealed(table: Table, team: str) -> ask.SubmitAnswer:
    seats = table.state.seats("hidden")
    return ask.SubmitAnswer(
        "hidden",
        team,
        SealedAnswer.of(SealedMove(option="stay", predicts={one: "sail" for one in seats if one != team})),
    )


def test_reveal_without_those_that_never_came() -> None:
    """G closes and reveals without a team that never committed, after naming it."""
    table = at("hidden")
    table.must(_sealed(table, "PORT"), _sealed(table, "PRESS"))
    sink = typed(table, "g", "y")

    assert "Not committed yet: Pilots." in sink.getvalue()
    (revealed,) = (one for one in table.events if isinstance(one, MovesRevealed))
    assert ["PORT", "PRESS"] == [move.team for move in revealed.moves]


def test_no_decision_under_seal() -> None:
    """A team may also commit to nothing."""
    table = at("hidden")
    typed(table, "d 1", "-", "We cannot.", "")

    (answer,) = (one for one in table.events if isinstance(one, AnswerSubmitted))
    assert ("no-decision", None) == (answer.status, answer.answer)


def test_side_deal_names_teams() -> None:
    """Whom a deal is with is chosen from the teams' names; who may read it from the interface's words."""
    table = at("terms")
    sink = typed(table, "d 1", "4", "2", "We pay you later.", "2")

    ((_team, what),) = steps(table)
    assert isinstance(what, SideDealDeclared)
    assert (("PRESS",), False) == (what.parties, what.open)
    assert "2  Press" in sink.getvalue()
    assert label("pick.openness.closed") in sink.getvalue()
    assert "We pay you later." not in typed(table, "v").getvalue()


def test_talks_of_two() -> None:
    """The chair says who talks alone, and for how long; nobody chosen means all together."""
    two, everybody = at("terms"), at("terms")
    typed(two, "", "1", "1 2", "")
    typed(everybody, "", "1", "", "7")

    assert [FormatSet(parties=("PORT", "PILOTS"), minutes=12)] == [what for _team, what in steps(two)]
    assert [FormatSet(parties=(), minutes=7)] == [what for _team, what in steps(everybody)]
    assert "Talk alone, Norway port authority, Pilots." in " ".join(typed(two, "t").getvalue().split())
