"""Corrections from the console: pick what was wrong, say why, work it out anew or let it stand."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import AnswerSubmitted, CorrectionMade, OutcomeRuled, StepUndone
from tests.exercise.storm import revealed, thrown
from tests.harbour import Table
from tests.tui.facilitator.lesson import Lesson, lesson
from tests.tui.facilitator.test_ruling import answered
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


def ruled() -> Table:
    """Two sent the tug, one waited, and it was ruled so; then a siren."""
    table = answered()
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"), ask.ReleaseInject("siren"))
    return table


def last(at: Lesson) -> CorrectionMade:
    """The latest correction."""
    return [event for event in at.table.events if isinstance(event, CorrectionMade)][-1]


def acts(at: Lesson) -> list[str]:
    """What was done in the argument."""
    return [one.what.act for one in at.table.state.decisions["argument"].made]


@AT_BOTH
async def test_the_list_leads_to_what_can_be_done_and_the_safe_answer_comes_first(size: tuple[int, int]) -> None:
    """Newest first; Enter on the first answer of every dialog changes nothing."""
    async with lesson(ruled(), size=size) as at:
        before = at.table.state
        await at.press("z")
        check_frame(at.app, "facilitator-corrections")
        await at.press("2")
        check_frame(at.app, "facilitator-correction-acts")
        await at.press("enter", "2", "3", "enter")
        check_frame(at.app, "facilitator-correction-follow")
        await at.press("enter", "escape")
        assert ("Console", True) == (at.screen, at.table.state is before)


async def test_a_decision_is_reopened_with_a_reason() -> None:
    """What followed goes away; the old ruling is struck through in the list."""
    async with lesson(ruled()) as at:
        await at.press("z", "2", "3")
        await at.write("They had not finished.")
        await at.press("enter", "2")
        assert ("Console", "decision-reopened", "recomputed") == (at.screen, last(at).act, last(at).follow)
        assert "They had not finished." == last(at).reason.shown  # type: ignore[union-attr]
        assert 50 == at.table.state.indicators["safety"]
        await at.press("z")
        assert "struck  Ruled on" in at.frame
        await at.press("3")
        assert "struck already" in " ".join(at.said)


@AT_BOTH
async def test_a_ruling_is_made_again_on_the_same_form(size: tuple[int, int]) -> None:
    """Amended, overridden or as scripted; what was changed goes, or stands."""
    async with lesson(ruled(), size=size) as at:
        await at.press("z", "2", "2", "3", "4")
        check_frame(at.app, "facilitator-overruling")
        await at.press("ctrl+b", "tab", "2", "tab")
        await at.write("The swell.")
        await at.press("tab")
        await at.write("Nobody told the pilots.")
        await at.press("tab")
        await at.write("White cell")
        await at.press("enter")
        again = [event for event in at.table.events if isinstance(event, OutcomeRuled)][-1]
        assert ("overridden", "wait", "stands") == (again.how, again.result, last(at).follow)
        assert again.assumptions is not None
        assert again.umpire is not None
        assert ("Nobody told the pilots.", "White cell") == (again.assumptions.shown, again.umpire.shown)
        assert "Console" == at.screen


async def test_an_answer_is_entered_again_as_it_should_have_been() -> None:
    """The same form as for dictation; the old answer stays, struck through."""
    async with lesson(ruled()) as at:
        row = next(place for place, step in enumerate(at.view.steps, 1) if step.team == "PORT")
        await at.press("z", str(row), "2", "enter", "2")
        assert "CorrectAnswer" == at.screen
        await at.press("pagedown", "2", "tab")
        await at.write("We said wait.")
        await at.press("enter")
        given = [event for event in at.table.events if isinstance(event, AnswerSubmitted)][-1]
        assert ("PORT", "wait") == (given.team, given.answer.option)  # type: ignore[union-attr]
        assert ("Console", "answer-corrected") == (at.screen, last(at).act)


async def test_a_release_is_taken_back_and_a_skip_restored() -> None:
    """What nothing followed from asks for less."""
    table = ruled()
    table.must(ask.SkipInject("whisper"))
    async with lesson(table) as at:
        await at.press("z", "1", "2")
        assert ("inject-restored", "whisper") == (last(at).act, last(at).what)
        await at.press("z", "3", "2", "enter", "3")
        assert ("release-taken-back", "stands") == (last(at).act, last(at).follow)
        await at.press("z", "3")
        assert "struck already" in " ".join(at.said)
        await at.press("z")
        assert "Console" == at.screen


async def test_an_answer_is_withdrawn_while_others_are_awaited() -> None:
    """The seat waits again."""
    async with lesson(answered()) as at:
        await at.press("z", "1", "2", "enter")
        assert "answer-withdrawn" == last(at).act
        assert "PILOTS" not in at.table.state.decisions["how-sure"].answers


async def test_dice_and_reveals_are_taken_back_with_a_reason_only() -> None:
    """By u and by z: without one, the question stays."""
    async with lesson(revealed()) as at:
        await at.press("u", "enter")
        assert at.table.state.decisions["moves"].moves is not None
        await at.write("Too early.")
        await at.press("enter")
        undone = [event for event in at.table.events if isinstance(event, StepUndone)]
        assert "Too early." == undone[0].reason.shown  # type: ignore[union-attr]
    async with lesson(thrown()) as at:
        await at.press("u", "escape", "z", "1", "2", "enter")
        assert ["argue", "throw"] == acts(at)
        await at.write("They had not argued.")
        await at.press("enter")
        assert ["argue"] == acts(at)
        await at.press("u")
        assert "What it struck counts again" in " ".join(at.frame.split())


async def test_a_double_key_press_corrects_once() -> None:
    """The second key finds the console, where it means nothing."""
    async with lesson(ruled()) as at:
        await at.press("z", "2", "3", "enter", "2", "2", "2")
        assert 1 == len([event for event in at.table.events if isinstance(event, CorrectionMade)])
