"""Withdraw, correct, overrule, re-open, take back: on the record, with the old entry struck through."""

from __future__ import annotations

from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.effects import Effect
from tabletop.decisions.matrix_course import Judged
from tabletop.exercise import commands as ask
from tabletop.exercise.events import CorrectionMade, OutcomeRuled
from tabletop.exercise.refusals import Reason
from tabletop.exercise.views import Control, Room, StepView
from tests.exercise.storm import ARGUED, SEA, STORM, revealed, thrown
from tests.exercise.test_decisions import TUG, WAIT, answered, talking
from tests.harbour import TEAMS, Table, opening

NOBODY = ask.SubmitAnswer("first-step", "NOBODY", status="split")
LATE = ask.SubmitAnswer("first-step", "PRESS", TUG, rationale="We were late.", late=True)


def ruled(*options: object) -> Table:
    """The first decision, ruled on."""
    table = answered(*(options or (TUG, TUG, TUG)))  # type: ignore[arg-type]
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    return table


def latest(table: Table) -> CorrectionMade:
    """The latest correction."""
    return [event for event in table.events if isinstance(event, CorrectionMade)][-1]


def steps(table: Table) -> tuple[StepView, ...]:
    """What control can correct."""
    return table.session.view(Control()).steps


def test_an_answer_is_withdrawn_while_it_is_taken() -> None:
    """The seat waits again; what it said is kept, struck, and shown beside its next answer."""
    table = answered(WAIT)
    assert table.refused(ask.WithdrawAnswer("first-step", "PRESS")) is Reason.NO_ANSWER
    assert table.refused(ask.WithdrawAnswer("nothing", "PORT")) is Reason.NO_SUCH_DECISION
    assert table.refused(ask.WithdrawAnswer("order", "PORT")) is Reason.DECISION_NOT_OPEN
    table.must(ask.WithdrawAnswer("first-step", "PORT", "They talk again."))
    assert "PORT" not in table.state.decisions["first-step"].answers
    assert ((7, 7),) == latest(table).strikes
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"), ask.CloseDecision("first-step"))

    decision = table.session.view(Control()).scene.decision("first-step")

    assert decision is not None
    assert (("Wait for light",),) == decision.answers[0].earlier
    assert table.refused(ask.WithdrawAnswer("first-step", "PORT")) is Reason.DECISION_CLOSED


def test_an_answer_corrected_after_the_ruling_is_ruled_anew() -> None:
    """The struck ruling's changes are taken away, its flags and what was on its way; the script rules again."""
    table = ruled(TUG, TUG, TUG)
    levels = dict(table.state.indicators)
    for team in ("PORT", "PILOTS", "PRESS"):
        answer = ask.SubmitAnswer("first-step", team, WAIT, rationale="We said wait.")
        table.must(ask.CorrectAnswer(answer))

    assert {"safety": 58, "cost": 46} == {name: levels[name] for name in ("safety", "cost")}
    assert {"safety": 44, "trust": 50, "cost": 37, "nerves": 35} == dict(table.state.indicators)
    assert {"first-step": "wait"} == dict(table.state.facts)
    assert "recomputed" == latest(table).follow
    assert 3 == len(table.state.decisions["first-step"].overruled)


def test_an_answer_corrected_after_the_ruling_may_let_it_stand() -> None:
    """Nothing moves; the ruling and what it brought are listed as standing."""
    table = ruled(TUG, TUG, TUG)
    before = table.state
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("first-step", "PORT", WAIT, rationale="x"), follow="stand"))

    assert (before.indicators, before.facts) == (table.state.indicators, table.state.facts)
    assert {("ruling", "first-step"), ("change", "safety"), ("change", "cost"), ("flag", "tug-out")} == {
        (one.kind, one.what) for one in latest(table).stands
    }


def test_what_is_on_its_way_and_what_came_is_listed_as_standing() -> None:
    """Both, by the decision they follow from; what follows from others is none of it."""
    table = ruled(WAIT, WAIT, WAIT)
    answer = ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x")
    table.must(ask.CorrectAnswer(answer, follow="stand"))
    assert ("pending", "first-step") in {(one.kind, one.what) for one in latest(table).stands}
    table.must(ask.ReleaseInject("whisper"), ask.ReleaseInject("ships"))
    table.must(ask.CorrectAnswer(answer, follow="stand"))
    assert ("consequence", "first-step") in {(one.kind, one.what) for one in latest(table).stands}
    table.must(ask.CloseDecision("order"), ask.RuleOutcome("order"), ask.ReopenDecision("order"))

    assert () == latest(table).stands


def test_a_late_team_is_added_by_a_correction() -> None:
    """Nothing is struck where it had said nothing, but the ruling that was made without it."""
    table = answered(WAIT, WAIT)
    assert table.refused(ask.CorrectAnswer(LATE)) is Reason.STILL_TAKES_ANSWERS
    assert table.refused(ask.CorrectAnswer(ask.SubmitAnswer("order", "PORT"))) is Reason.DECISION_NOT_OPEN
    table.must(ask.CloseDecision("first-step"))
    assert table.refused(ask.CorrectAnswer(NOBODY)) is Reason.NO_SUCH_TEAM
    table.must(ask.CorrectAnswer(LATE))

    assert ((), "nothing") == (latest(table).strikes, latest(table).follow)
    assert 3 == len(table.state.decisions["first-step"].answers)


def test_what_the_room_has_seen_stands_and_is_listed() -> None:
    """A released inject whose condition no longer holds, one passed over that would have come, an arrived text."""
    table = ruled(WAIT, WAIT, WAIT)
    table.must(ask.ReleaseInject("whisper"), ask.ReleaseInject("ships"), ask.ReleaseInject("siren"))
    assert 37 == table.state.indicators["trust"] - 3
    table.must(ask.ReleaseInject("nobody"))
    override = ask.Override("The tug was out.", "A mistake.", {}, result="tug")
    table.must(ask.OverruleRuling(ask.RuleOutcome("first-step", override)))

    assert {
        ("inject", "siren"),
        ("inject", "nobody"),
        ("passed-over", "tug-back"),
        ("consequence", "first-step"),
    } == {(one.kind, one.what) for one in latest(table).stands}
    assert ["radar-out", "whisper", "ships", "siren", "nobody"] == [one.id for one in table.state.released]
    assert 40 == table.state.indicators["trust"]


def test_what_has_arrived_does_not_arrive_again() -> None:
    """A ruling made anew brings nothing twice: neither what came nor what is on its way."""
    table = ruled(WAIT, WAIT, TUG)
    due = table.state.pending[0].due
    table.must(ask.ReleaseInject("whisper"))
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("first-step", "PRESS", WAIT, rationale="x")))
    assert [due] == [one.due for one in table.state.pending]
    table.must(ask.ReleaseInject("ships"))
    assert () == table.state.pending
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("first-step", "PRESS", TUG, rationale="x")))

    assert () == table.state.pending
    assert 43 == table.state.indicators["trust"]


def test_changes_are_summed_again_without_what_was_struck() -> None:
    """A later change leads elsewhere then; the event says where, so that replay works nothing out."""
    table = answered(TUG)
    push = {"trust": Effect(by=-40, why="x")}
    table.must(ask.CloseDecision("first-step"))
    table.must(ask.RuleOutcome("first-step", ask.Override("A scandal.", "Why not.", push)))
    table.must(ask.CloseDecision("how-sure"), ask.RuleOutcome("how-sure"))
    table.must(ask.ReleaseInject("siren"), ask.ReleaseInject("whisper"))
    assert 7 == table.state.indicators["trust"]
    table.must(ask.OverruleRuling(ask.RuleOutcome("first-step"), "The script was right."))

    assert 47 == table.state.indicators["trust"]
    assert {"trust": 47} == latest(table).levels
    assert [(-3, 47)] == [(one.by, one.to) for one in latest(table).shifted]
    assert "The script was right." == latest(table).reason.shown  # type: ignore[union-attr]


def test_a_ruling_is_overruled_and_both_are_announced() -> None:
    """The old one is shown as overruled, the new one with its reason; its own changes replace the old ones."""
    table = ruled()
    assert table.refused(ask.OverruleRuling(ask.RuleOutcome("how-sure"))) is Reason.NOT_RULED
    assert table.refused(ask.OverruleRuling(ask.RuleOutcome("nothing"))) is Reason.NO_SUCH_DECISION
    empty = ask.RuleOutcome("first-step", ask.Override("It turns back.", "", {}))
    assert table.refused(ask.OverruleRuling(empty)) is Reason.REASON_MISSING
    override = ask.Override("It turns back.", "The swell.", {"safety": Effect(by=-2, why="So.")}, result="wait")
    table.must(ask.OverruleRuling(ask.RuleOutcome("first-step", override)))

    decision = table.session.view(Room()).scene.decision("first-step")

    assert decision is not None
    assert decision.outcome is not None
    assert ("overridden", "The swell.") == (decision.outcome.how, decision.outcome.why)
    assert ["The tug goes out."] * 3 == [text for _team, text in decision.overruled[0].lines]
    assert {"safety": 48, "trust": 50, "cost": 40, "nerves": 30} == dict(table.state.indicators)
    assert {"first-step": "wait"} == dict(table.state.facts)


def test_a_ruling_is_overruled_in_words_while_its_changes_stand() -> None:
    """The new text and result are announced; no gauge moves, neither back nor on."""
    table = ruled()
    levels = dict(table.state.indicators)
    override = ask.Override("It turns back.", "The swell.", {"safety": Effect(by=-20, why="x")}, result="wait")
    table.must(ask.OverruleRuling(ask.RuleOutcome("first-step", override), follow="stand"))

    assert levels == dict(table.state.indicators)
    assert {"first-step": "wait", "tug-out": "yes"} == dict(table.state.facts)
    assert "stands" == latest(table).follow


def test_a_decision_is_reopened_and_ruled_again() -> None:
    """Answers stand and can be replaced; what the ruling changed is gone; a closed one without a ruling opens, too."""
    table = ruled()
    assert table.refused(ask.ReopenDecision("how-sure")) is Reason.STILL_TAKES_ANSWERS
    assert table.refused(ask.ReopenDecision("nothing")) is Reason.NO_SUCH_DECISION
    table.must(ask.ReopenDecision("first-step"))
    assert {"safety": 50, "trust": 50, "cost": 40, "nerves": 30} == dict(table.state.indicators)
    assert {} == dict(table.state.facts)
    table.must(ask.SubmitAnswer("first-step", "PORT", WAIT, rationale="x"), ask.CloseDecision("first-step"))
    table.must(ask.ReopenDecision("first-step"), ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))

    assert "tug" == table.state.facts["first-step"]


def test_a_flag_that_something_else_brings_too_is_brought_by_that() -> None:
    """Nobody loses what another decision set as well."""
    table = revealed()
    table.must(ask.RuleOutcome("moves"))
    table.state.scenario.injects["whisper"].__dict__["sets"] = ("met",)
    try:
        table.must(ask.ReleaseInject("whisper"), ask.ReopenDecision("moves", "Once more."))
        assert ("flag-set", "whisper") == (table.events[-1].type, table.events[-1].cause)  # type: ignore[union-attr]
        assert "yes" == table.state.facts["met"]
    finally:
        table.state.scenario.injects["whisper"].__dict__["sets"] = ()


def test_a_flag_two_decisions_set_stays_with_the_other() -> None:
    """The same among decisions: what one alone had set before is set by the other now."""
    table = Table(
        opening(text=STORM.replace("sets: worked", "sets: met").replace("by: +5, why: It", "by: +6, why: It"))
    )
    table.must(ask.StartExercise(), ask.ReleaseInject("storm"))
    table.must(*(ask.SubmitAnswer("moves", team, SEA) for team in TEAMS), ask.RevealMoves("moves"))
    table.must(ask.RuleOutcome("moves"), ask.Intervene("argument", "PORT", ARGUED))
    table.must(ask.Intervene("argument", None, Judged(success=True)), ask.CloseDecision("argument"))
    table.must(ask.RuleOutcome("argument"))
    assert "moves" == table.state.origins["met"].cause
    table.must(ask.ReopenDecision("moves", "Once more."))

    assert ("yes", "argument") == (table.state.facts["met"], table.state.origins["met"].cause)


def test_a_proceeding_takes_no_answers_to_correct() -> None:
    """Its interventions are taken back instead; and nobody is asked who does not take part in a decision."""
    table = thrown()
    table.must(ask.CloseDecision("argument"))

    assert table.refused(ask.CorrectAnswer(ask.SubmitAnswer("argument", "PORT"))) is Reason.ANSWER_FAULTY
    assert table.refused(ask.CorrectAnswer(ask.SubmitAnswer("argument", "PRESS"))) is Reason.NOT_YOUR_DECISION


def test_a_text_corrected_after_the_ruling_is_to_be_marked_again() -> None:
    """The ruling is struck; the next one waits for somebody who reads the new text."""
    table = talking()
    question = table.state.scenario.decisions["statement"]
    first, second = question.read({"answer": "All is well."}), question.read({"answer": "The tug is back."})
    table.must(ask.CloseDecision("how-sure"), ask.RuleOutcome("how-sure"))
    table.must(ask.SubmitAnswer("statement", "PORT", first), ask.CloseDecision("statement"))  # type: ignore[arg-type]
    table.must(ask.MarkRubric("statement", "PORT", ("guess",)), ask.RuleOutcome("statement"))
    trust = table.state.indicators["trust"]
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("statement", "PORT", second)))  # type: ignore[arg-type]

    assert trust + 6 == table.state.indicators["trust"]
    assert ("mark", "statement") == (table.session.view(Control()).forward.step, "statement")
    assert [] == [one for one in table.session.view(Control()).proposals if one[0] == "statement"]


def test_marks_of_other_texts_stay_when_one_answer_is_struck() -> None:
    """A correction concerns what it names."""
    table = ruled()
    table.must(ask.SubmitAnswer("how-sure", "PILOTS", ConfidenceAnswer(percent=50)), ask.CloseDecision("how-sure"))
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("how-sure", "PILOTS", ConfidenceAnswer(percent=5))))
    table.must(ask.RuleOutcome("how-sure"))

    rulings = [event.result for event in table.events if isinstance(event, OutcomeRuled)]

    assert ["tug", "almost-certainly-not"] == rulings
