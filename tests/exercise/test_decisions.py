"""Answers, marks, closing, ruling: from what a team says to what follows."""

from __future__ import annotations

import pytest

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.effects import Effect
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.refusals import Reason
from tabletop.exercise.views import Control, Room, Seat
from tests.harbour import TEAMS, Table, opening

TUG = ChoiceAnswer(option="tug")
WAIT = ChoiceAnswer(option="wait")


def asked(**choices: object) -> Table:
    """A table with the first inject released."""
    table = Table(opening(**choices))  # type: ignore[arg-type]
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    return table


def answered(*options: ChoiceAnswer, **choices: object) -> Table:
    """A table where the teams in turn gave these answers."""
    table = asked(**choices)
    for team, option in zip(TEAMS, options, strict=False):
        table.must(ask.SubmitAnswer("first-step", team, option, rationale="Because."))
    return table


def talking() -> Table:
    """A table in the second move, with the tug out."""
    table = answered(TUG, TUG, TUG)
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"), ask.ReleaseInject("tug-back"))
    return table


def test_effects_of_several_teams_are_averaged() -> None:
    """Three more students change no balance: effects are the mean over teams that answered."""
    table = answered(TUG, TUG, WAIT)
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))

    assert {"safety": 53, "cost": 43, "trust": 50, "nerves": 32} == dict(table.state.indicators)


def test_a_team_without_a_decision_counts_for_nothing() -> None:
    """No decision is an answer of its own kind, kept and visible, without effects."""
    table = answered(TUG)
    table.must(ask.SubmitAnswer("first-step", "PILOTS", TUG, status="split"))
    table.must(ask.SubmitAnswer("first-step", "PRESS", status="no-decision", late=True))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))

    decision = table.session.view(Room()).scene.decision("first-step")

    assert decision is not None
    assert ["saved", "split", "no-decision"] == [seat.state for seat in decision.seats]
    assert table.state.indicators["safety"] == 58


def test_an_answer_replaces_the_earlier_one_which_stays() -> None:
    """Correction leaves the first answer readable."""
    table = answered(WAIT)
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="On second thought."))

    decision = table.session.view(Control()).scene.decision("first-step")

    assert decision is not None
    answer = decision.answers[0]
    assert (("Send the tug",), (("Wait for light",),)) == (answer.summary, answer.earlier)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (ask.SubmitAnswer("nothing", "PORT", TUG), Reason.NO_SUCH_DECISION),
        (ask.SubmitAnswer("order", "PORT", TUG), Reason.DECISION_NOT_OPEN),
        (ask.SubmitAnswer("first-step", "NOBODY", TUG), Reason.NO_SUCH_TEAM),
        (ask.SubmitAnswer("how-sure", "PORT", ConfidenceAnswer(percent=5)), Reason.NOT_YOUR_DECISION),
        (ask.SubmitAnswer("first-step", "PORT"), Reason.ANSWER_FAULTY),
        (ask.SubmitAnswer("first-step", "PORT", TUG), Reason.ANSWER_FAULTY),
        (ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="x"), rationale="y"), Reason.ANSWER_FAULTY),
        (ask.SubmitAnswer("first-step", "PORT", TUG, rationale="y", sure=101), Reason.ANSWER_FAULTY),
        (ask.MarkRubric("first-step", "PORT", ()), Reason.NOTHING_TO_MARK),
        (ask.RuleOutcome("first-step"), Reason.DECISION_OPEN),
        (ask.RuleOutcome("order"), Reason.DECISION_NOT_OPEN),
        (ask.CloseDecision("order"), Reason.DECISION_NOT_OPEN),
    ],
)
def test_what_is_refused(command: ask.Command, reason: Reason) -> None:
    """Every refusal names its reason."""
    assert asked().refused(command) is reason


def test_a_closed_decision_takes_no_answers_and_a_ruled_one_no_ruling() -> None:
    """Open, closed, ruled: in this order and not back, but by undo."""
    table = answered(TUG)
    table.must(ask.CloseDecision("first-step"))
    assert table.refused(ask.CloseDecision("first-step")) is Reason.DECISION_CLOSED
    assert table.refused(ask.SubmitAnswer("first-step", "PRESS", TUG, rationale="y")) is Reason.DECISION_CLOSED
    table.must(ask.RuleOutcome("first-step"))
    assert table.refused(ask.RuleOutcome("first-step")) is Reason.DECISION_RULED
    table.must(ask.UndoStep(), ask.UndoStep())
    table.must(ask.SubmitAnswer("first-step", "PRESS", WAIT, rationale="y"))


def test_delayed_consequences_arrive_with_the_release_they_wait_for() -> None:
    """After two more injects the wait is in the papers, with its reason."""
    table = answered(WAIT, WAIT, WAIT)
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    table.must(ask.ReleaseInject("whisper"))
    assert table.state.indicators["trust"] == 50
    table.must(ask.ReleaseInject("ships"))

    scene = table.session.view(Room()).scene

    assert table.state.indicators["trust"] == 43
    assert scene.arrived == (("first-step", "The wait is in the papers."),)
    assert not table.state.pending


def test_indicators_stay_within_their_range() -> None:
    """A change is clamped, and what is recorded is what happened."""
    table = answered(TUG)
    push = {"safety": Effect(by=90, why="Somebody looks."), "cost": Effect(by=0, why="Nothing.")}
    table.must(ask.CloseDecision("first-step"))
    table.must(ask.RuleOutcome("first-step", ask.Override("Everybody is safe.", "The table argued well.", push)))

    changed = [event for event in table.events if event.type == "indicator-changed"]

    assert [(50, 100, "Somebody looks.")] == [(event.by, event.to, event.why) for event in changed]


def test_an_override_needs_an_outcome_and_a_reason_and_is_shown_as_one() -> None:
    """The facilitator may rule otherwise; why stands on record."""
    table = answered(TUG)
    table.must(ask.CloseDecision("first-step"))
    assert table.refused(ask.RuleOutcome("first-step", ask.Override("x", " ", {}))) is Reason.REASON_MISSING
    table.must(ask.RuleOutcome("first-step", ask.Override("The tug breaks down.", "They forgot the fuel.", {})))

    decision = table.session.view(Room()).scene.decision("first-step")

    assert decision is not None
    assert decision.outcome is not None
    assert ("overridden", "They forgot the fuel.", ((None, "The tug breaks down."),)) == (
        decision.outcome.how,
        decision.outcome.why,
        decision.outcome.lines,
    )


def test_a_proposal_shows_control_what_the_script_would_rule() -> None:
    """Before anything happens, and to nobody else."""
    table = answered(TUG, TUG, TUG)
    table.must(ask.CloseDecision("first-step"))

    proposals = dict(table.session.view(Control()).proposals)

    assert ["tug", "tug", "tug"] != list(proposals)
    assert ("proposed", "Send the tug") == (proposals["first-step"].how, proposals["first-step"].result)
    assert {"safety": 8, "cost": 6} == {change.indicator: change.by for change in proposals["first-step"].changes}
    assert table.state.indicators["safety"] == 50


def test_texts_are_marked_before_they_are_ruled_on() -> None:
    """The rubric is applied by a person; marks can be changed until the ruling."""
    table = talking()
    text = OpenTextAnswer(text=Words.of("The tug is back. Nobody is hurt."))
    table.must(ask.SubmitAnswer("statement", "PORT", text))
    table.must(ask.CloseDecision("statement"))
    assert table.refused(ask.RuleOutcome("statement")) is Reason.MARKS_MISSING
    assert table.refused(ask.MarkRubric("statement", "PORT", ("nonsense",))) is Reason.ANSWER_FAULTY
    assert table.refused(ask.MarkRubric("statement", "PRESS", ("clear",))) is Reason.NOTHING_TO_MARK
    table.must(ask.MarkRubric("statement", "PORT", ("guess",)), ask.MarkRubric("statement", "PORT", ("clear",)))
    before = table.state.indicators["trust"]
    table.must(ask.RuleOutcome("statement"))

    assert table.state.indicators["trust"] == before + 4


def test_marks_cannot_be_smuggled_in_with_the_text() -> None:
    """A seat does not mark its own text in a facilitated session."""
    text = OpenTextAnswer(text=Words.of("Good."), marks=("clear",))

    assert talking().refused(ask.SubmitAnswer("statement", "PORT", text)) is Reason.ANSWER_FAULTY


def test_a_secret_ballot_stays_secret_after_the_count() -> None:
    """The room sees totals; a seat sees its own ballot."""
    table = talking()
    for team, ballot in zip(TEAMS, ("for", "for", "against"), strict=True):
        table.must(ask.SubmitAnswer("close-it", team, VoteAnswer(ballot=ballot)))
    table.must(ask.CloseDecision("close-it"), ask.RuleOutcome("close-it"))

    room = table.session.view(Room()).scene.decision("close-it")
    seat = table.session.view(Seat("PRESS")).scene.decision("close-it")

    assert room is not None
    assert seat is not None
    assert room.answers == ()
    assert [answer.team for answer in seat.answers] == ["PRESS"]
    assert room.outcome is not None
    assert (("for", 2), ("against", 1), ("abstain", 0)) == room.outcome.counts
    assert table.state.facts["closed"] == "yes"


def test_a_straw_poll_changes_nothing() -> None:
    """It shows a mood; it is labelled, and nothing follows."""
    table = talking()
    table.must(ask.SubmitAnswer("mood", "PORT", VoteAnswer(ballot="neglect")), ask.CloseDecision("mood"))
    levels = dict(table.state.indicators)
    table.must(ask.RuleOutcome("mood"))

    decision = table.session.view(Room()).scene.decision("mood")

    assert decision is not None
    assert decision.straw_poll
    assert dict(table.state.indicators) == levels
    assert table.state.facts["mood"] == "neglect"


def test_thresholds_set_flags_and_endings_read_them() -> None:
    """Ten hours of repair bring the radar back, and the ending that goes with it."""
    table = talking()
    table.must(ask.ReleaseInject("ships"))
    for team in ("PORT", "PILOTS"):
        table.must(ask.SubmitAnswer("spend", team, AllocationAnswer(points={"repair": 10})))
    table.must(ask.CloseDecision("spend"), ask.RuleOutcome("spend"), ask.EndExercise())

    assert table.state.ending == "seen"


@pytest.mark.parametrize(
    ("level", "rationale", "speaker"),
    [("decisions", "", ""), ("notes", "Because.", ""), ("full", "Because.", "Harbour master")],
)
def test_the_log_level_says_what_is_kept(level: str, rationale: str, speaker: str) -> None:
    """Decisions only; decisions and reasons; and who spoke, by role."""
    table = asked(log_level=level)
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="Because.", speaker="master"))

    decision = table.session.view(Control()).scene.decision("first-step")

    assert decision is not None
    assert (rationale, speaker) == (decision.answers[0].rationale, decision.answers[0].speaker)


def test_decisions_only_keeps_no_notes_but_parked_questions() -> None:
    """What was parked must be found again in the hot wash."""
    table = asked(log_level="decisions")

    assert table.refused(ask.TakeNote("note", "They whisper.")) is Reason.NOTES_NOT_KEPT
    table.must(ask.TakeNote("parked", "Who owns the tug?"))
    assert table.refused(ask.TakeNote("parked", " \n ")) is Reason.EMPTY_TEXT
    assert table.refused(ask.TakeNote("parked", "Who?", team="NOBODY")) is Reason.NO_SUCH_TEAM


def test_the_hot_wash_draws_on_this_very_run() -> None:
    """Widest split, override, no decision, parked questions; secrets only after the reveal."""
    table = answered(TUG, WAIT)
    table.must(ask.SubmitAnswer("first-step", "PRESS", status="no-decision"), ask.CloseDecision("first-step"))
    table.must(ask.RuleOutcome("first-step", ask.Override("The fog lifts.", "Time.", {})))
    table.must(ask.TakeNote("parked", "Who pays?"), ask.EndExercise(), ask.TakeNote("keep", "Silence."))

    before = table.session.view(Room()).scene.debrief
    table.must(ask.RevealSecrets())
    after = table.session.view(Room()).scene.debrief

    assert before is not None
    assert after is not None
    assert ("first-step", ("first-step",), (("first-step", "PRESS"),), ("Who pays?",), ("Silence.",)) == (
        before.widest_split,
        before.overrides,
        before.undecided,
        before.parked,
        before.keep,
    )
    assert (before.briefs, before.hidden) == ((), ())
    assert "SECRET-PORT the radar was due for repair in spring." in [brief.secret for brief in after.briefs]
    assert any("PRIVATE-PORT" in text for _, _, text in after.hidden)
