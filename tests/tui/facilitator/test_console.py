"""The console: every key at both sizes, over a real session."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import (
    AdHocInjectReleased,
    ExerciseStarted,
    InjectHeld,
    InjectReleased,
    InjectSkipped,
    NoteTaken,
    TimeExtended,
)
from tests.harbour import Table
from tests.tui.facilitator.lesson import Lesson, begun, decisions_only, lesson, rule_all
from tests.tui.frames import SIZES, SMALL, check_frame

WIDE = (200, 60)
AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_space_names_what_the_room_would_see_and_then_does_it(size: tuple[int, int]) -> None:
    """STARTEX and a release take two presses; the first one says what the second does."""
    async with lesson(size=size) as at:
        check_frame(at.app, "facilitator-briefing")
        await at.press("space")
        assert "Start the exercise (STARTEX): time begins to run?" in at.frame
        assert "briefing" == at.view.scene.phase
        await at.press("space")
        assert any(isinstance(event, ExerciseStarted) for event in at.table.events)
        await at.press("space")
        check_frame(at.app, "facilitator-armed")
        await at.press("space")
        assert "radar-out" in [event.inject for event in at.table.events if isinstance(event, InjectReleased)]
        check_frame(at.app, "facilitator-asked")


@AT_BOTH
async def test_esc_or_any_other_act_takes_the_first_press_back(size: tuple[int, int]) -> None:
    """Not yet is always possible."""
    async with lesson(size=size) as at:
        for key in ("escape", "i"):
            await at.press("space", key, "escape")
            assert "space: yes" not in at.frame
        assert "briefing" == at.view.scene.phase


@AT_BOTH
async def test_going_on_past_teams_that_have_not_answered_asks(size: tuple[int, int]) -> None:
    """Keep waiting comes first; closing without them leads to the ruling."""
    async with lesson(begun(), size=size) as at:
        await at.press("space")
        assert "Keep waiting" in at.frame
        await at.press("enter")
        assert at.view.scene.decisions[0].status == "open"
        await at.press("space", "2")
        assert "TakeAnswers" == at.screen
        await at.press("escape", "space", "3")
        assert ("closed", "Ruling") == (at.view.scene.decisions[0].status, at.screen)


@AT_BOTH
async def test_pause_is_big_and_resume_is_the_same_key(size: tuple[int, int]) -> None:
    """While paused, space does not release; it says why."""
    async with lesson(size=size) as at:
        await at.press("space", "space", "p")
        assert "PAUSED" in at.frame
        check_frame(at.app, "facilitator-paused")
        await at.press("space")
        assert ["paused"] == [at.view.scene.phase]
        assert any("paused" in said for said in at.said)
        await at.press("p")
        assert "running" == at.view.scene.phase


@AT_BOTH
async def test_blank_is_said_in_the_heading(size: tuple[int, int]) -> None:
    """The facilitator always knows that the room sees nothing."""
    async with lesson(begun(), size=size) as at:
        await at.press("b")
        assert at.view.scene.blank
        assert "room is blank" in at.frame
        await at.press("b")
        assert not at.view.scene.blank


@AT_BOTH
async def test_plus_and_minus_are_minutes_of_talk(size: tuple[int, int]) -> None:
    """One minute each."""
    async with lesson(begun(), size=size) as at:
        await at.press("plus", "equals_sign", "minus")
        minutes = [event.minutes for event in at.table.events if isinstance(event, TimeExtended)]
        assert [1, 1, -1] == minutes
        assert "talk 9:00 left" in at.frame


@AT_BOTH
async def test_skip_offers_the_advised_inject_first(size: tuple[int, int]) -> None:
    """Esc changes nothing; Enter leaves it out, and undo brings it back by its name."""
    async with lesson(begun(), size=size) as at:
        await at.pass_minutes(25)
        assert "skip 2" in at.frame or size == SMALL
        await at.press("s", "escape", "s")
        assert "Skip which inject?" in at.frame
        await at.press("enter")
        assert isinstance(at.last, InjectSkipped)
        assert "whisper" == at.last.inject
        await at.press("u")
        assert "Take back that “A whisper in the harbour bar” was skipped?" in at.frame
        await at.press("2")
        assert "whisper" in [one.id for one in at.view.coming]


@AT_BOTH
async def test_hold_puts_back_and_bring_in_brings_back(size: tuple[int, int]) -> None:
    """What is on hold stands first among what can be brought in; numbers only turn to it."""
    async with lesson(begun(), size=size) as at:
        rule_all(at.table)
        await at.press("h", "enter")
        assert isinstance(at.last, InjectHeld)
        await at.press("c")
        check_frame(at.app, "facilitator-bring-in")
        await at.press("2", "1")
        assert "whisper" not in [inject.id for inject in at.view.scene.injects]
        await at.press("enter")
        assert "whisper" == at.view.scene.injects[-1].id


@AT_BOTH
async def test_a_template_is_read_before_it_is_released(size: tuple[int, int]) -> None:
    """Arrows and the mouse turn the page; Enter releases."""
    async with lesson(begun(), size=size) as at:
        await at.press("c", "down")
        assert "The minister asks a question." in at.frame
        await at.pilot.click("ReadRows", offset=(5, 0))
        assert "A siren sounds near the mole." in at.frame
        await at.press("down", "enter")
        assert "question" == at.view.scene.injects[-1].id


@AT_BOTH
async def test_an_inject_can_be_written_on_the_spot(size: tuple[int, int]) -> None:
    """Title, text, to whom; Esc keeps it as a draft."""
    async with lesson(begun(), size=size) as at:
        await at.press("a")
        await at.write("Fog lifts")
        await at.press("escape", "a")
        await at.write("One can see the mole.")
        await at.press("tab", "1", "3", "ctrl+s")
        assert isinstance(at.last, AdHocInjectReleased)
        assert ("Fog lifts", ("PILOTS",)) == (at.last.title.shown, at.last.to)
        assert "from the facilitator" in at.frame
        await at.press("u")
        assert "Take back the release of “Fog lifts”?" in at.frame


@AT_BOTH
async def test_a_note_carries_a_team(size: tuple[int, int]) -> None:
    """Up and down choose it; Esc keeps what was typed; an empty note is no note."""
    async with lesson(begun(), size=size) as at:
        await at.press("n", "enter")
        assert "Write something" in at.frame
        await at.write("Quiet table")
        await at.press("escape", "n", "down", "down", "up", "enter")
        assert isinstance(at.last, NoteTaken)
        assert ("PORT", "Quiet table", "note", "radar-out") == (
            at.last.team,
            at.last.text.shown,
            at.last.purpose,
            at.last.about,
        )
        await at.press("k")
        await at.write("Who pays?")
        await at.press("ctrl+s")
        assert ("parked", None) == (at.last.purpose, at.last.team)


async def test_a_log_of_decisions_takes_no_notes() -> None:
    """It says so at once, and still parks questions."""
    async with lesson(decisions_only()) as at:
        await at.press("n")
        assert "Console" == at.screen
        assert any("decisions only" in said for said in at.said)
        await at.press("k")
        assert "WriteNote" == at.screen


@AT_BOTH
async def test_endex_asks_and_leads_out_of_role(size: tuple[int, int]) -> None:
    """Go on playing comes first."""
    async with lesson(begun(), size=size) as at:
        await at.press("x", "enter")
        assert "running" == at.view.scene.phase
        await at.press("x")
        check_frame(at.app, "facilitator-endex")
        await at.press("2")
        assert ("ended", "HotWash") == (at.view.scene.phase, at.screen)


async def test_space_at_the_end_of_the_story_is_endex_and_asks() -> None:
    """When nothing more is planned, space suggests ENDEX."""
    table = begun()
    rule_all(table)
    for inject in ("whisper", "ships", "tug-back", "nobody"):
        table.must(ask.SkipInject(inject))
    async with lesson(table) as at:
        assert "End the exercise (ENDEX)" in at.frame
        await at.press("space", "escape")
        assert "running" == at.view.scene.phase


async def test_undo_names_every_sort_of_step() -> None:
    """Nobody takes back blindly."""
    async with lesson(begun()) as at:
        await at.press("d", "1", "tab")
        await at.write("Go.")
        await at.press("enter", "escape", "u")
        assert "Take back the answer of ▲ Norway port authority?" in at.frame
        await at.press("2")
        assert "waiting" == at.view.scene.decisions[0].seats[0].state
        await at.press("u")
        assert "Take back the release of “The radar is dark”?" in at.frame
        await at.press("escape")
        rule_all(at.table)
        await at.press("u")
        assert "Take back the ruling" in at.frame
        await at.press("2", "u")
        assert "again for answers?" in at.frame
        await at.press("escape")
        at.table.must(ask.HoldInject("ships"))
        await at.press("u")
        assert "is on hold?" in at.frame


async def _toasts(at: Lesson) -> list[str]:
    await at.pilot.pause()
    return at.said


async def test_keys_that_make_no_sense_do_nothing() -> None:
    """Before STARTEX there is no time to give, nothing to rule, nothing to take back."""
    async with lesson(Table(), history=False) as at:
        await at.press("d", "r", "u", "c", "s", "h", "a", "plus", "minus", "x", "p", "b", "1", "l")
        assert ("Console", "briefing", []) == (at.screen, at.view.scene.phase, await _toasts(at))
