"""The hot seat: nothing of the console between two covers, nothing of a team after them."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import AnswerSubmitted
from tabletop.exercise.moments import ActorKind
from tests.harbour import Table, opening
from tests.tui.facilitator.lesson import begun, lesson
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_a_team_answers_and_hands_back_behind_covers(size: tuple[int, int]) -> None:
    """Cover, its own page, cover, a neutral screen, then the next team or the console."""
    async with lesson(begun(), size=size) as at:
        await at.press("t", "1")
        assert "take the keyboard" in at.frame
        await at.press("enter")
        assert "PRIVATE-PORT" in at.frame
        assert "PRIVATE-PILOTS" not in at.frame
        await at.press("1", "tab", "x", "enter")
        assert "saved" in at.frame
        await at.press("enter")
        check_frame(at.app, "facilitator-between")
        assert "PRIVATE" not in at.frame
        await at.press("n")
        assert "● Pilots – take the keyboard." in at.frame
        last = at.table.store.records[-1]
        assert isinstance(last.event, AnswerSubmitted)
        assert (ActorKind.TEAM, "PORT") == (last.actor.kind, last.actor.team)
        await at.press("escape", "enter")
        assert "Console" == at.screen


async def test_a_team_with_two_questions_keeps_the_keyboard() -> None:
    """The pilots are asked twice; their second cover follows the first answer."""
    async with lesson(begun()) as at:
        await at.press("t", "2", "enter", "1", "tab", "x", "enter", "enter")
        assert "● Pilots – take the keyboard." in at.frame
        await at.press("enter", "4", "enter", "enter")
        assert "n gives the keyboard to ■ Press." in at.frame


async def test_a_draft_survives_whatever_happens_meanwhile() -> None:
    """The team types, the cover falls, time stops and runs; the words are there again."""
    async with lesson(begun()) as at:
        await at.press("t", "3", "enter", "1", "tab")
        await at.pilot.press("H", "a", "l", "f")
        await at.press("escape", "escape", "enter", "p", "p", "t", "3", "enter")
        assert "Half" in at.frame


@AT_BOTH
async def test_before_play_a_team_reads_its_card(size: tuple[int, int]) -> None:
    """One after the other, each behind a cover; after the last there is only the console."""
    async with lesson(size=size) as at:
        await at.press("t", "2")
        check_frame(at.app, "facilitator-cover")
        await at.press("enter")
        check_frame(at.app, "facilitator-card")
        await at.press("enter", "n", "escape")
        assert "n gives" not in at.frame
        await at.press("n")
        assert "Between" == at.screen
        await at.press("escape")
        assert "Console" == at.screen


async def test_one_team_needs_no_list() -> None:
    """With a single team of people, t hands over at once."""
    table = Table(event=opening(unplayed=("PILOTS", "PRESS")))
    async with lesson(table) as at:
        await at.press("t")
        assert "▲ Norway port authority – take the keyboard." in at.frame
        await at.press("escape", "escape")


async def test_the_list_says_how_far_each_team_is() -> None:
    """Waiting or saved; Esc hands nothing over."""
    table = begun()
    table.must(ask.SubmitAnswer("first-step", "PRESS", status="no-decision"))
    async with lesson(table) as at:
        await at.press("t")
        assert "no decision" in at.frame
        await at.press("escape")
        assert "Console" == at.screen
