"""Correcting earlier steps in lines: what is struck, what is said, what is never done by accident."""

from __future__ import annotations

import io

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.consensus_course import Amended
from tabletop.decisions.matrix_course import Argued, Thrown
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.events import CorrectionMade, StepUndone
from tabletop.exercise.views import Control
from tabletop.plain.facilitate import Facilitate
from tests.harbour import TEAMS, Table, opening
from tests.plain.players import console_of, ended
from tests.plain.talks import talks


def typed(table: Table, *lines: str) -> str:
    """What is written when these lines are typed; then the input ends."""
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    assert isinstance(sink, io.StringIO)
    assert "end-of-input" == ended(Facilitate(table.session, console).run)
    return " ".join(sink.getvalue().split())


def answered() -> Table:
    """Everybody answered the first decision."""
    table = Table(opening(log_level="notes"))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    for team in TEAMS:
        table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option="tug"), rationale="So."))
    return table


def ruled() -> Table:
    """And it was ruled on as scripted."""
    table = answered()
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    return table


def corrections(table: Table) -> list[CorrectionMade]:
    """The corrections on record."""
    return [one for one in table.events if isinstance(one, CorrectionMade)]


def place(table: Table, step: str, what: str = "", team: str = "") -> int:
    """The number of a step in the list."""
    steps = table.session.view(Control()).steps
    return next(
        number
        for number, one in enumerate(steps, 1)
        if one.step == step and what in one.what and team in one.team and one.acts
    )


def test_nothing_to_correct_yet() -> None:
    """Before the first step z says so."""
    assert "There is no step to correct yet." in typed(Table(opening()), "z")


def test_withdrawing_an_answer() -> None:
    """Take an answer back while answers are taken; the reason may stay empty; the list marks what was struck."""
    table = answered()
    said = typed(table, f"z {place(table, 'answer-submitted', team='PORT')}", "", "z")

    assert [("answer-withdrawn", "PORT")] == [(one.act, one.team) for one in corrections(table)]
    assert "Corrected. The old entry stays in the log, struck through." in said
    assert (
        "Norway port authority answered: What does Norway port authority, Pilots, Press do first? – taken back" in said
    )


def test_back_leaves_everything() -> None:
    """B at any question changes nothing."""
    table = ruled()
    number = place(table, "outcome-ruled")
    for lines in (("z", "b"), (f"z {number}", "b"), (f"z {number}", "1", "b"), (f"z {number}", "1", "1", "b")):
        typed(table, *lines)
    assert [] == corrections(table)


def test_correcting_an_answer_after_the_ruling() -> None:
    """The form is asked again; what followed is worked out anew, or stands as announced."""
    table = ruled()
    number = place(table, "answer-submitted", team="PILOTS")
    said = typed(table, f"z {number}", "It was misheard.", "1", "2", "Wait.")

    (correction,) = corrections(table)
    assert ("answer-corrected", "PILOTS", "recomputed") == (correction.act, correction.team, correction.follow)
    assert "From this followed:" in said
    given = table.state.decisions["first-step"].answers["PILOTS"]
    assert ChoiceAnswer(option="wait") == given.answer


def test_ruling_again() -> None:
    """Overrule with a ruling of one's own; what was announced before is told as taken back."""
    table = ruled()
    number = place(table, "outcome-ruled")
    said = typed(table, f"z {number}", "1", "2", "2", "The tug turns back.", "It is late.", "", "", "v")

    assert ["ruling-overruled"] == [one.act for one in corrections(table)]
    assert "overridden" == getattr(table.state.decisions["first-step"].ruling, "how", "")
    assert "Corrected." in said
    assert "Announced before, and taken back: " in said.partition("What the room sees:")[2]


def test_opening_again() -> None:
    """A ruled decision takes answers again; what it changed goes, or stands."""
    table = ruled()
    acts = ("z", str(place(table, "decision-closed")))
    said = typed(table, *acts, "", "2")
    assert ["decision-reopened"] == [one.act for one in corrections(table)], said
    assert table.state.decisions["first-step"].closed is None


def test_taking_back_a_release() -> None:
    """The inject is still to come."""
    table = Table(opening())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    typed(table, f"z {place(table, 'inject-released')}", "Too early.")

    assert [("release-taken-back", "radar-out")] == [(one.act, one.what) for one in corrections(table)]
    assert () == table.state.released


def test_putting_back_a_skipped_inject() -> None:
    """No reason is asked for."""
    table = Table(opening())
    table.must(ask.StartExercise(), ask.SkipInject("whisper"))
    typed(table, f"z {place(table, 'inject-skipped')}")
    assert ["inject-restored"] == [one.act for one in corrections(table)]


def test_steps_in_a_proceeding() -> None:
    """A step in a silence procedure is taken back with those after it."""
    table = talks()
    table.must(ask.StartExercise(), ask.ReleaseInject("paper"))
    table.must(ask.Intervene("agree", "PORT", Amended(text=Words.of("We see fog."))))
    typed(table, f"z {place(table, 'intervention-made')}", "")
    assert ["interventions-taken-back"] == [one.act for one in corrections(table)]
    assert () == table.state.decisions["agree"].made


@pytest.mark.parametrize("key", ["z", "u"])
def test_a_throw_wants_a_reason_and_a_yes(key: str) -> None:
    """What chance decided is not taken back with Enter alone, nor without a reason."""
    table = talks()
    table.must(ask.StartExercise(), ask.ReleaseInject("plan"))
    said = Words.of("So.")
    table.must(ask.Intervene("argue", "PORT", Argued(action=said, result=said, reasons=(said,))))
    table.must(ask.Intervene("argue", None, Thrown()))
    before = len(table.events)
    if key == "u":
        typed(table, "u", "")
        assert before == len(table.events)
        typed(table, "u", "y", "", "The wrong dice.")
        assert [StepUndone] == [type(one) for one in table.events[before:] if one.type == "step-undone"]
    else:
        command = f"z {place(table, 'intervention-made')}"
        typed(table, command, "", "The wrong dice.", "")
        assert [] == corrections(table)
        typed(table, command, "The wrong dice.", "y")
        assert 1 == len(corrections(table))


def test_a_correction_can_be_taken_back() -> None:
    """Undo names it; what it struck counts again."""
    table = answered()
    typed(table, f"z {place(table, 'answer-submitted', team='PORT')}", "")
    assert "Take back the latest correction?" in typed(table, "u", "")
    assert "PORT" in table.state.decisions["first-step"].answers


def test_what_was_struck_cannot_be_corrected() -> None:
    """It is said, and nothing is asked."""
    table = answered()
    number = place(table, "answer-submitted", team="PORT")
    typed(table, f"z {number}", "")
    assert "There is nothing to correct in that" in typed(table, f"z {number + 1}")
