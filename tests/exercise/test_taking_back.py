"""Take back releases, throws and reveals; undo; and the list of what can be corrected."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import InterventionMade
from tabletop.exercise.refusals import Reason
from tabletop.exercise.views import Control
from tests.exercise.correcting import refolded
from tests.exercise.storm import ARGUED, QUAY, SEA, THROW, revealed, stormy, thrown
from tests.exercise.test_corrections import latest, ruled, steps
from tests.exercise.test_decisions import TUG, WAIT, answered
from tests.harbour import Table


def test_a_release_is_taken_back_with_all_it_asked() -> None:
    """The inject is to come again; its decision, the answers, the ruling and all changes are struck."""
    table = ruled(WAIT, WAIT, WAIT)
    table.must(ask.ReleaseInject("siren"))
    assert table.refused(ask.TakeBackRelease("ships")) is Reason.INJECT_NOT_RELEASED
    table.must(ask.TakeBackRelease("radar-out", "The wrong one."))

    assert {"safety": 50, "trust": 47, "cost": 40, "nerves": 30} == dict(table.state.indicators)
    assert (["siren"], [1], {}) == (
        [one.id for one in table.state.released],
        [one.number for one in table.state.released],
        dict(table.state.decisions),
    )
    assert ("inject", "siren") in {(one.kind, one.what) for one in latest(table).stands}
    table.must(ask.ReleaseInject("radar-out"), ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"))


def test_a_release_taken_back_may_leave_its_changes() -> None:
    """What it changed stands, rulings on what it asked too; released again, it changes nothing twice."""
    table = ruled()
    table.must(ask.ReleaseInject("siren"))
    table.must(ask.TakeBackRelease("siren", follow="stand"), ask.TakeBackRelease("radar-out", follow="stand"))
    assert {"safety": 58, "trust": 47, "cost": 46, "nerves": 30} == dict(table.state.indicators)
    assert ["first-step"] == list(table.state.decisions)
    table.must(ask.ReleaseInject("siren"), ask.ReleaseInject("radar-out"))

    assert 47 == table.state.indicators["trust"]
    assert ["first-step", "how-sure"] == list(table.state.decisions)


def test_what_was_written_on_the_spot_gets_a_number_of_its_own() -> None:
    """Taking one back does not give its number to another that is still there."""
    table = answered()
    table.must(ask.ReleaseAdHocInject("One", "1"), ask.ReleaseAdHocInject("Two", "2"))
    table.must(ask.TakeBackRelease("ad-hoc-1"), ask.ReleaseAdHocInject("Three", "3"))

    assert ["ad-hoc-2", "ad-hoc-1"] == [one.id for one in table.state.released[-2:]]


def test_a_skipped_inject_is_put_back_on_the_plan() -> None:
    """Also one that was passed over or is on hold; others are there already."""
    table = answered()
    table.must(ask.SkipInject("whisper"), ask.TakeNote("note", "x"), ask.HoldInject("ships"))
    assert table.refused(ask.RestoreInject("radar-out")) is Reason.INJECT_RELEASED
    assert table.refused(ask.RestoreInject("tug-back")) is Reason.INJECT_ON_PLAN
    assert table.refused(ask.RestoreInject("nowhere")) is Reason.NO_SUCH_INJECT
    table.must(ask.RestoreInject("whisper"), ask.RestoreInject("ships"), ask.ReleaseInject("whisper"))

    assert {"inject-skipped": True, "inject-held": True} == {
        step.step: step.struck for step in steps(table) if step.step in {"inject-skipped", "inject-held"}
    }
    assert {"radar-out": "released", "whisper": "released"} == dict(table.state.injects)


def test_a_throw_is_struck_with_a_reason_only() -> None:
    """By undo and by correction; it is thrown anew with other dice, and both throws are on record."""
    table = thrown()
    dice = table.state.decisions["argument"].made[1].what
    assert table.refused(ask.UndoStep()) is Reason.STRIKE_REASON_MISSING
    assert table.refused(ask.TakeBackInterventions("argument", 2)) is Reason.STRIKE_REASON_MISSING
    assert table.session.view(Control()).undo.grave  # type: ignore[union-attr]
    table.must(ask.TakeBackInterventions("argument", 2, "Thrown before they had argued."), THROW)
    assert dice != table.state.decisions["argument"].made[1].what
    assert 2 == sum(isinstance(event, InterventionMade) and event.intervention.act == "throw" for event in table.events)
    table.must(ask.UndoStep("Again too early."))

    assert ["argue"] == [one.what.act for one in table.state.decisions["argument"].made]


def test_an_argument_is_struck_with_what_was_built_on_it() -> None:
    """The throw after it goes, too, so this needs a reason; a closed or ruled one is re-opened first."""
    table = thrown()
    assert table.refused(ask.TakeBackInterventions("argument", 3)) is Reason.NO_SUCH_INTERVENTION
    assert table.refused(ask.TakeBackInterventions("moves", 1)) is Reason.NOT_A_PROCEEDING
    assert table.refused(ask.TakeBackInterventions("nothing", 1)) is Reason.NO_SUCH_DECISION
    assert table.refused(ask.TakeBackInterventions("argument", 1)) is Reason.STRIKE_REASON_MISSING
    table.must(ask.CloseDecision("argument"))
    assert table.refused(ask.TakeBackInterventions("argument", 1, "x")) is Reason.DECISION_CLOSED
    table.must(ask.ReopenDecision("argument"), ask.TakeBackInterventions("argument", 1, "Other words."))
    assert () == table.state.decisions["argument"].made
    table.must(ask.Intervene("argument", "PORT", ARGUED), ask.TakeBackInterventions("argument", 1))


def test_a_double_key_press_throws_once() -> None:
    """The second throw is out of order, and the dice lie as they fell."""
    table = thrown()
    before = table.state

    assert table.refused(THROW) is Reason.OUT_OF_ORDER
    assert table.state is before


def test_a_reveal_is_struck_with_a_reason_only() -> None:
    """By undo, by re-opening, by correcting a move, and by taking back the release."""
    table = revealed()
    wrong = ask.SubmitAnswer("moves", "PORT", QUAY)
    for command in (
        ask.UndoStep(),
        ask.ReopenDecision("moves", " "),
        ask.CorrectAnswer(wrong),
        ask.TakeBackRelease("storm"),
    ):
        assert table.refused(command) is Reason.STRIKE_REASON_MISSING
    table.must(ask.CorrectAnswer(wrong, "They had said quay."))
    moves = table.state.decisions["moves"].moves
    assert moves is not None
    assert "quay" == moves["PORT"].option
    table.must(ask.ReopenDecision("moves", "Once more, unseen."))
    assert (None, None) == (table.state.decisions["moves"].moves, table.state.decisions["moves"].closed)
    table.must(ask.SubmitAnswer("moves", "PORT", SEA), ask.RevealMoves("moves"), ask.UndoStep("Too early."))
    assert table.state.decisions["moves"].moves is None
    assert "PORT" in table.state.decisions["moves"].answers


def test_an_undo_is_not_undone_but_goes_one_step_further_back() -> None:
    """What was taken back is done again, not un-undone; the log shows both."""
    table = answered(TUG, WAIT)
    table.must(ask.UndoStep())
    assert ["PORT"] == list(table.state.decisions["first-step"].answers)
    table.must(ask.UndoStep())

    assert {} == dict(table.state.decisions["first-step"].answers)
    assert ((8, 8), (7, 7)) == tuple(table.state.struck)


def test_taking_back_a_correction_gives_back_what_it_struck() -> None:
    """A correction is a step like any other: undone as the latest, nothing of it counts, and the old entry does."""
    table = ruled()
    before = table.state
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("first-step", "PORT", WAIT, rationale="x")))
    assert "answer-corrected" == table.session.view(Control()).undo.step  # type: ignore[union-attr]
    table.must(ask.UndoStep())

    assert (before.indicators, before.facts, before.decisions) == (
        table.state.indicators,
        table.state.facts,
        table.state.decisions,
    )
    first, last = table.state.struck.last or (0, 0)
    assert ["correction-made", "outcome-ruled"] == [
        event.type for event in table.events[first - 1 : last] if event.type in {"correction-made", "outcome-ruled"}
    ]
    assert 1 == len(table.state.struck)
    assert refolded(table.store.records) == table.state


def test_the_list_says_what_can_be_done_and_what_hangs_on_it() -> None:
    """Newest first; what was struck or replaced offers nothing."""
    table = ruled(WAIT)
    table.must(ask.ReleaseInject("siren"))
    found = {(step.step, step.team): step for step in steps(table)}

    assert ("take-back",) == found["inject-released", ""].acts
    assert ("overrule", "reopen") == found["outcome-ruled", ""].acts
    assert ("reopen",) == found["decision-closed", ""].acts
    assert ("correct",) == found["answer-submitted", "PORT"].acts
    assert {
        ("change", "Safety at sea -6"),
        ("change", "Cost of delay -3"),
        ("change", "Nerves of the pilots +5"),
        ("pending", "The wait is in the papers."),
    } == set(found["outcome-ruled", ""].hangs)
    assert found["outcome-ruled", ""].proposal is not None
    table.must(ask.ReopenDecision("first-step"))
    struck = {step.step for step in steps(table) if step.struck}
    assert {"outcome-ruled", "decision-closed"} == struck
    assert all(not step.acts for step in steps(table) if step.struck)
    table.must(ask.EndExercise())
    assert () == steps(table)


def test_the_list_tells_of_releases_what_they_brought() -> None:
    """Flags, rulings inside, and what arrived since; skips and interventions are in it, too."""
    table = stormy()
    table.must(*(ask.SubmitAnswer("moves", team, SEA) for team in ("PORT", "PILOTS", "PRESS")))
    table.must(ask.RevealMoves("moves"), ask.RuleOutcome("moves"), ask.Intervene("argument", "PORT", ARGUED))
    table.must(ask.SkipInject("whisper"))
    found = {step.step: step for step in steps(table)}

    assert (("restore",), ("interventions",), 1) == (
        found["inject-skipped"].acts,
        found["intervention-made"].acts,
        found["intervention-made"].first,
    )
    assert (("ruling", "Where do you go?"),) == found["inject-released"].hangs
    assert (True, "moves-revealed") == (found["moves-revealed"].grave, found["moves-revealed"].step)
    assert {("change", "Public trust +4"), ("flag", "met")} == set(found["outcome-ruled"].hangs)
    table.must(ask.CloseDecision("argument"))
    assert () == {step.step: step for step in steps(table)}["intervention-made"].acts


def test_what_arrived_is_told_before_a_ruling_is_struck() -> None:
    """So that whoever corrects knows that it stays."""
    table = ruled(WAIT)
    table.must(ask.ReleaseInject("whisper"), ask.ReleaseInject("ships"))
    found = {step.step: step for step in steps(table) if step.step == "outcome-ruled"}

    assert ("consequence", "The wait is in the papers.") in found["outcome-ruled"].hangs


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_log_that_ends_inside_a_correction_still_folds(cut: int) -> None:
    """Storage sets half a step aside; the fold could live with it anyway."""
    table = ruled()
    table.must(ask.CorrectAnswer(ask.SubmitAnswer("first-step", "PORT", WAIT, rationale="x")))

    assert refolded(table.store.records[:-cut]).number == len(table.store.records) - cut


def test_corrections_need_play() -> None:
    """Before STARTEX there is nothing, after ENDEX the record is finished."""
    assert Table().refused(ask.RestoreInject("whisper")) is Reason.NOT_STARTED
    table = ruled()
    table.must(ask.EndExercise())

    assert table.refused(ask.ReopenDecision("first-step")) is Reason.ALREADY_ENDED
