"""Looking without touching: the room's view, a team's view, the cards, the log."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tests.tui.facilitator.lesson import Lesson, answer_all, begun, ended, lesson, rule_all, writing
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)
SECRETS = ("SECRET-", "PRIVATE-", "FACILITATOR-ONLY")


def secrets(at: Lesson) -> list[str]:
    """Secret words on the screen."""
    return [word for word in SECRETS if word in at.frame]


@AT_BOTH
async def test_the_rooms_view_holds_no_secret(size: tuple[int, int]) -> None:
    """Before, during and after a decision; it follows what happens and shows the time."""
    async with lesson(size=size) as at:
        await at.press("v")
        assert "How we got here" in at.frame
        at.table.must(ask.StartExercise())
        await at.pilot.pause()
        assert "The horn sounds." in at.frame
        at.table.must(ask.ReleaseInject("radar-out"))
        await at.pilot.pause()
        check_frame(at.app, "facilitator-room")
        await at.pass_minutes(1)
        assert [] == secrets(at)
        rule_all(at.table)
        await at.pilot.pause()
        check_frame(at.app, "facilitator-room-ruled")
        assert [] == secrets(at)
        await at.press("v")
        assert "Console" == at.screen


async def test_the_rooms_view_can_be_blanked_paused_and_given_time() -> None:
    """The same keys as at the console."""
    async with lesson(begun()) as at:
        await at.press("v", "plus", "minus", "p")
        assert "Paused: time stands still." in at.frame
        await at.press("p", "b")
        assert ("running", True) == (at.view.scene.phase, at.view.scene.blank)
        assert "radar" not in at.frame
        await at.press("b", "down", "up", "pagedown", "pageup", "escape")
        assert "Console" == at.screen


async def test_the_rooms_view_without_a_decision_shows_how_things_stand() -> None:
    """A story beat has gauges under it, at the end the ending."""
    table = begun()
    rule_all(table)
    table.must(ask.ReleaseInject("siren"))
    async with lesson(table) as at:
        await at.press("v")
        assert "Public trust" in at.frame
        table.must(ask.EndExercise())
        await at.pilot.pause()
        assert "Fogbound" in at.frame


@AT_BOTH
async def test_a_teams_view_is_that_teams_alone(size: tuple[int, int]) -> None:
    """Arrows and numbers turn; no other team's secret is on it."""
    table = begun()
    answer_all(table)
    async with lesson(table, size=size) as at:
        await at.press("w")
        check_frame(at.app, "facilitator-team")
        await at.press("2")
        assert "PILOTS" in at.frame
        assert "PRIVATE-PORT" not in at.frame
        await at.press("left", "right", "9", "right", "pagedown")
        assert "■ Press" in at.frame or "SECRET-PRESS" in at.frame
        rule_all(table)
        await at.pilot.pause()
        await at.press("w")
        assert "Console" == at.screen


async def test_a_teams_view_before_play_is_the_prologue_and_the_card() -> None:
    """The prologue speaks to the team."""
    async with lesson() as at:
        await at.press("w")
        assert "Norway port authority is awake." in at.frame
        assert "Keep the harbour open." in at.frame


async def test_cards_are_the_dated_facts() -> None:
    """With their date."""
    async with lesson(begun()) as at:
        await at.press("i")
        assert "Who may close a harbour" in at.frame


@AT_BOTH
async def test_the_log_strikes_through_what_was_taken_back(size: tuple[int, int]) -> None:
    """It is read from the log itself; the latest stands last."""
    table = begun()
    answer_all(table)
    table.must(ask.CloseDecision("first-step"), ask.UndoStep())
    async with lesson(table, size=size) as at:
        await at.press("l")
        check_frame(at.app, "facilitator-log")
        assert "taken back" in at.frame
        await at.press("l")
        assert "Console" == at.screen


async def test_a_finished_story_has_no_secrets_left_to_keep() -> None:
    """A session that was ended opens at the hot wash, one that is finished at its last page."""
    table = ended()
    async with lesson(table) as at:
        assert "HotWash" == at.screen
    table.must(ask.CloseSession())
    async with lesson(table) as at:
        assert "Finished" == at.screen
        await at.press("enter")
    assert 0 == at.app.return_code


async def test_rows_below_the_fold_can_be_read() -> None:
    """Three questions do not fit on a small screen; they scroll."""
    async with lesson(writing()) as at:
        await at.press("v", "pagedown", "pagedown")
        assert "Was it an accident?" in at.frame
