"""Who takes part, while playing: a team joins, or two go on as one."""

from __future__ import annotations

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason
from tabletop.exercise.viewing.heads import everybody
from tabletop.exercise.views import Control, InjectView, Room, Seat
from tests.exercise.playing import begun, rule_all
from tests.harbour import TEAMS, Table, opening

TUG = ChoiceAnswer(option="tug")


def _two() -> Table:
    """A table without the press."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(ask.StartExercise())
    return table


def _answer(table: Table, team: str, option: str = "tug") -> None:
    answer = ChoiceAnswer(option=option)
    table.must(ask.SubmitAnswer("first-step", team, answer, rationale="So."), actor=Actor.of_team(team))


def _inject(table: Table, audience: Seat | Control | Room) -> InjectView | None:
    return table.session.view(audience).scene.inject


def test_a_team_that_joins_sees_what_was_released_before() -> None:
    """Late, not never: the injects so far, its own texts and its brief; and it is asked what is still open."""
    table = _two()
    table.must(ask.ReleaseInject("radar-out"))
    assert [head.id for head in table.session.view(Control()).absent] == ["PRESS"]
    table.must(ask.CloseDecision("how-sure"), live.AddTeam("PRESS", "The gazette", 3))
    press = table.session.view(Seat("PRESS"))

    assert [inject.id for inject in press.scene.injects] == ["radar-out"]
    assert "SECRET-PRESS" in press.brief.secret
    assert [head.name for head in press.scene.teams] == ["Norway port authority", "Pilots", "The gazette"]
    assert press.team.sign == 2
    assert table.state.seats("first-step") == TEAMS
    _answer(table, "PRESS")
    assert table.session.view(Control()).absent == ()
    assert table.state.cast.seats[2].people == 3


def test_what_was_closed_before_asks_nobody_new() -> None:
    """A team that joins is not waited for where no more answers are taken."""
    table = _two()
    table.must(ask.ReleaseInject("radar-out"), ask.CloseDecision("first-step"), live.AddTeam("PRESS"))

    assert table.state.seats("first-step") == ("PORT", "PILOTS")


def test_people_can_take_a_seat_that_chance_played() -> None:
    """Three students more than planned: from now on chance does not answer for it."""
    table = Table(opening(unplayed=("PRESS",)))
    table.must(ask.StartExercise(), live.AddTeam("PRESS", people=3), ask.ReleaseInject("radar-out"))

    assert "PRESS" not in table.state.decisions["first-step"].answers
    assert table.session.view(Control()).scene.teams[2].played


def test_a_merged_seat_sees_both_and_answers_for_both() -> None:
    """Private texts, briefs, restricted gauges, offices: both; asked once; nobody else sees more than before."""
    table = begun()
    table.must(live.MergeTeams("PILOTS", "PORT"))
    port, press = table.session.view(Seat("PORT")), table.session.view(Seat("PRESS"))
    inject = port.scene.inject

    assert inject is not None
    assert [text[:14] for _team, text in inject.private] == ["PRIVATE-PORT t", "PRIVATE-PILOTS"]
    assert "SECRET-PORT" in port.brief.secret
    assert "SECRET-PILOTS" in port.brief.secret
    assert "nerves" in {one.id for one in port.scene.indicators}
    assert [role for role, _name in port.team.roles] == ["master", "clerk", "senior"]
    assert [head.id for head in port.scene.teams] == ["PORT", "PRESS"]
    assert (head := port.scene.team("PILOTS")) is not None
    assert head.name == "Pilots"
    assert table.state.seats("first-step") == ("PORT", "PRESS")
    assert table.state.seats("how-sure") == ("PORT",)
    assert table.session.view(Seat("PILOTS")) == port
    assert "PRIVATE-PILOTS" not in str(press)
    assert "SECRET-PILOTS" not in str(press)


def test_a_merge_puts_no_answer_into_anothers_mouth() -> None:
    """Where answers are still taken the leaving team's is set aside, and the seat's own stands for both."""
    table = begun()
    _answer(table, "PORT")
    _answer(table, "PILOTS", "wait")
    table.must(live.MergeTeams("PILOTS", "PORT"))
    answers = table.session.view(Control()).scene.decisions[0].answers

    assert [(one.team, one.summary) for one in answers] == [("PORT", ("Send the tug",))]
    assert table.refused(ask.SubmitAnswer("first-step", "PILOTS", TUG)) is Reason.NO_SUCH_TEAM


def test_what_was_decided_before_a_merge_stays_as_it_was() -> None:
    """Both teams' answers stand where the decision is closed, and a text of the team that left can still be marked."""
    table = begun()
    for team in TEAMS:
        _answer(table, team)
    table.must(ask.CloseDecision("first-step"), live.MergeTeams("PILOTS", "PORT"))
    decision = table.session.view(Control()).scene.decisions[0]

    assert [one.team for one in decision.answers] == list(TEAMS)
    assert table.state.decisions["first-step"].asked == TEAMS
    table.must(ask.RuleOutcome("first-step"))
    assert table.session.view(Seat("PORT")).scene.decisions[0].answers == (
        table.session.view(Control()).scene.decisions[0].answers
    )


def test_merging_on_goes_through() -> None:
    """A merged seat can be merged again; all voices go with it, and an address follows the voice."""
    table = begun()
    table.must(live.MergeTeams("PILOTS", "PORT"), live.MergeTeams("PORT", "PRESS"))
    assert table.state.cast.voices("PRESS") == ("PRESS", "PILOTS", "PORT")
    assert table.refused(live.AddTeam("PORT")) is Reason.TEAM_TAKES_PART
    rule_all(table)
    table.must(live.EditInject("whisper", texts=(("PORT", "You, too."),)))
    table.must(ask.ReleaseInject("whisper"))

    assert (inject := _inject(table, Room())) is not None
    assert [one.id for one in everybody(table.state)] == list(TEAMS)
    assert inject.to == ("PRESS",)
    assert _inject(table, Seat("PRESS")) is not None
