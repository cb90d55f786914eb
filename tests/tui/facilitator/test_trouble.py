"""When it goes wrong: a full disk, a refusal, time running out, a program that was closed in between."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.moments import PROGRAM
from tabletop.storage.port import NotSavedBecause
from tests.harbour import Table
from tests.tui.facilitator.lesson import begun, lesson
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_a_full_disk_is_said_and_nothing_typed_is_lost(size: tuple[int, int]) -> None:
    """The dialog says not saved; the answer stands in its form; once there is room, Enter saves it."""
    async with lesson(begun(), size=size) as at:
        await at.press("d", "1", "tab")
        await at.write("Somebody must look.")
        at.table.store.failing = NotSavedBecause.NO_ROOM
        await at.press("enter")
        check_frame(at.app, "facilitator-not-saved")
        await at.press("enter")
        assert "Somebody must look." in at.frame
        at.table.store.failing = None
        await at.press("enter")
        assert 1 == len(at.view.scene.decisions[0].answers)


async def test_a_note_that_could_not_be_saved_stays_in_its_box() -> None:
    """And is a draft after Esc."""
    async with lesson(begun()) as at:
        at.table.store.failing = NotSavedBecause.READ_ONLY
        await at.press("n")
        await at.write("Keep me")
        await at.press("enter", "enter")
        assert "Keep me" in at.frame
        await at.press("escape")
        at.table.store.failing = None
        await at.press("n", "enter")
        assert "Keep me" == at.view.notes[-1].text


async def test_nothing_happens_that_was_not_saved() -> None:
    """Release, pause, ruling, ENDEX, reveal, finish: the screen stays where it was."""
    async with lesson() as at:
        await at.press("space", "space")
        at.table.store.failing = NotSavedBecause.DEVICE_FAILED
        before = len(at.table.events)
        for keys in (
            ("space", "space"),
            ("p",),
            ("b",),
            ("s", "enter"),
            ("h", "enter"),
            ("c", "enter"),
            ("x", "2"),
        ):
            await at.press(*keys)
            assert "Not saved" in at.frame, keys
            await at.press("enter", "escape")
        assert before == len(at.table.events)


async def test_a_refusal_is_a_sentence_at_the_bottom() -> None:
    """A template cannot be released while time stands still; the core says so."""
    async with lesson(begun()) as at:
        await at.press("c")
        at.table.must(ask.PauseExercise())
        await at.press("enter")
        assert any("The exercise is paused. Resume it first." in said for said in at.said)


async def test_talk_running_out_is_said_twice_and_submits_nothing() -> None:
    """At two minutes and at thirty seconds, wherever one is; a new inject begins anew."""
    async with lesson(begun()) as at:
        await at.pass_minutes(1)
        assert [] == at.said
        await at.press("n")
        await at.pass_minutes(5.1)
        assert ["2 minutes of talk left."] == at.said
        await at.press("escape", "d")
        await at.pass_minutes(1.5)
        assert "30 seconds of talk left." == at.said[-1]
        await at.pass_minutes(2)
        assert 2 == len(at.said)
        assert "over" in at.frame
        assert not at.view.scene.decisions[0].answers


async def test_time_running_leaves_the_cursor_and_the_text_alone() -> None:
    """A tick repaints the time and nothing else."""
    async with lesson(begun()) as at:
        await at.press("d", "1", "tab")
        await at.write("Half")
        focused = at.app.focused
        await at.pass_minutes(0.5)
        await at.write(" a line")
        assert focused is at.app.focused
        assert "Half a line" in at.frame


@AT_BOTH
async def test_a_session_taken_up_again_comes_back_paused_and_says_so(size: tuple[int, int]) -> None:
    """Nothing runs until the facilitator is ready."""
    table = begun()
    table.clock.pass_minutes(3)
    table.must(ask.ResumeSession(), actor=PROGRAM)
    async with lesson(table, size=size) as at:
        assert "PAUSED" in at.frame
        assert ["Taken up again at 0:00. Time stands still until you press p."] == at.said
        await at.press("p")
        assert "running" == at.view.scene.phase


async def test_leaving_in_mid_exercise_asks_and_before_it_does_not() -> None:
    """Staying comes first; nothing would be lost."""
    async with lesson(begun()) as at:
        await at.press("ctrl+q")
        assert "Leave the program in mid-exercise?" in at.frame
        await at.press("enter")
        assert "Console" == at.screen
        await at.press("ctrl+q", "2")
    assert not at.app.is_running
    async with lesson(Table()) as at:
        await at.press("ctrl+q")
    assert not at.app.is_running
