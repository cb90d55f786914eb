"""Answers from dictation: one team after the other, until nobody is missing."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import AnswerSubmitted
from tests.harbour import Table, opening
from tests.tui.facilitator.lesson import Lesson, answer_all, begun, lesson, rule_all, writing
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


def answers(at: Lesson) -> list[AnswerSubmitted]:
    """All answers so far."""
    return [event for event in at.table.events if isinstance(event, AnswerSubmitted)]


@AT_BOTH
async def test_one_team_after_the_other_comes_up_by_itself(size: tuple[int, int]) -> None:
    """A number, a line of reason, Enter; at the end one is back at the console."""
    async with lesson(begun(), size=size) as at:
        await at.press("d")
        check_frame(at.app, "facilitator-answer")
        await at.press("1", "tab")
        await at.write("Look first.")
        await at.press("enter")
        assert "● Pilots" in at.frame
        await at.press("2", "tab", "x", "enter", "1", "tab", "y", "enter")
        assert "How likely is it that a ship is lost?" in at.frame
        await at.press("4", "enter")
        assert "Console" == at.screen
        assert ["PORT", "PILOTS", "PRESS", "PILOTS"] == [one.team for one in answers(at)]
        assert "Look first." == (answers(at)[0].rationale and answers(at)[0].rationale.shown)  # type: ignore[union-attr]
        assert any("All have answered" in said for said in at.said)


@AT_BOTH
async def test_a_teams_number_opens_its_form(size: tuple[int, int]) -> None:
    """3 is the press; who is not asked is told so; a number nobody has does nothing."""
    async with lesson(begun(), size=size) as at:
        await at.press("3")
        assert "■ Press" in at.frame
        await at.press("escape", "9")
        assert "Console" == at.screen
        answer_all(at.table)
        rule_all(at.table)
        at.table.must(ask.SkipInject("whisper"), ask.ReleaseInject("ships"))
        await at.press("3")
        assert any("is not asked anything now" in said for said in at.said)


async def test_no_decision_split_late_and_who_spoke() -> None:
    """One key each; without a decision nothing has to be chosen, and a reason may still be given."""
    async with lesson(begun()) as at:
        await at.press("d", "d", "l", "w", "w", "shift+tab", "shift+tab", "enter")
        first = answers(at)[-1]
        assert ("no-decision", True, "clerk", None) == (first.status, first.late, first.speaker, first.answer)
        await at.press("d", "d", "tab")
        await at.write("Two to two.")
        await at.press("enter")
        second = answers(at)[-1]
        assert second.rationale is not None
        assert ("split", "Two to two.") == (second.status, second.rationale.shown)


async def test_how_it_stands_is_also_a_field_of_numbers() -> None:
    """Tab leads there; the same number again goes back to decided; 5 names who spoke."""
    async with lesson(begun()) as at:
        await at.press("d", "1", "tab", "x", "tab", "3", "3", "2", "1", "4", "4", "5", "9")
        check_frame(at.app, "facilitator-standing")
        await at.press("enter")
        assert ("decided", "master", False) == (answers(at)[-1].status, answers(at)[-1].speaker, answers(at)[-1].late)


async def test_who_spoke_is_asked_only_where_it_is_kept() -> None:
    """A log of decisions and notes has no field for it."""
    table = Table(event=opening(log_level="notes"))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    async with lesson(table) as at:
        await at.press("d")
        assert "who spoke" not in at.frame
        await at.press("w", "1", "tab", "x", "tab", "5", "enter")
        assert answers(at)[-1].speaker is None


@AT_BOTH
async def test_correcting_shows_the_earlier_answer(size: tuple[int, int]) -> None:
    """The reason stands there to begin with; both answers are kept."""
    table = begun()
    answer_all(table)
    async with lesson(table, size=size) as at:
        await at.press("1")
        check_frame(at.app, "facilitator-correct")
        await at.press("2", "enter")
        assert 1 == len(at.view.scene.decisions[0].answers[0].earlier)
        await at.press("1")
        assert "Earlier:" in at.frame
        await at.press("escape", "d")
        assert "How likely is it that a ship is lost?" in at.frame


async def test_a_draft_survives_leaving_and_turning() -> None:
    """Esc, page down and page up lose nothing that was typed."""
    async with lesson(begun()) as at:
        await at.press("d", "2", "tab")
        await at.write("Half a sen")
        await at.press("pagedown")
        assert "● Pilots" in at.frame
        await at.press("pageup")
        assert "Half a sen" in at.frame
        await at.press("escape", "d")
        assert "Half a sen" in at.frame


async def test_what_is_missing_is_said_at_the_field() -> None:
    """A reason that is required, an answer that is not there."""
    async with lesson(begun()) as at:
        await at.press("d", "enter")
        assert "! Choose or write something first." in at.frame
        await at.press("1", "enter")
        assert "! This decision wants a sentence of reasons." in at.frame
        assert not answers(at)


async def test_a_decision_that_is_closed_meanwhile_closes_the_form() -> None:
    """The console says how things stand."""
    async with lesson(begun()) as at:
        await at.press("d")
        at.table.must(ask.CloseDecision("first-step"))
        await at.pilot.pause()
        assert "Console" == at.screen


async def test_time_goes_on_while_an_answer_is_taken() -> None:
    """It is shown, and never submits anything."""
    async with lesson(begun()) as at:
        await at.press("d", "1")
        await at.pass_minutes(7)
        assert "talk 1:00 left" in at.frame
        assert not answers(at)


@AT_BOTH
async def test_texts_ballots_and_straw_polls(size: tuple[int, int]) -> None:
    """A straw poll says that it is one; a secret ballot is not shown at the console."""
    async with lesson(writing(), size=size) as at:
        await at.press("d")
        await at.write("All is calm.")
        await at.press("ctrl+s")
        await at.write("Stay in.")
        await at.press("ctrl+s")
        await at.write("We know little.")
        await at.press("ctrl+s")
        check_frame(at.app, "facilitator-ballot")
        await at.press("1", "enter", "2", "enter", "3", "enter")
        assert "Straw poll" in at.frame
        await at.press("1", "enter", "1", "enter", "2", "enter")
        if "Decisions" in at.frame:
            await at.press("tab")
        assert "secret ballot" in at.frame
        assert "Against" not in at.frame
