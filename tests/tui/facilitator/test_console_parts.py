"""The parts of the console: beside each other where there is room, behind each other where there is not."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.tui.facilitator.console import PANES, Console
from tabletop.tui.facilitator.pane import Pane
from tests.tui.facilitator.lesson import begun, lesson, rule_all, writing
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame

WIDE = (200, 60)
AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_tab_goes_through_the_parts(size: tuple[int, int]) -> None:
    """On a small screen they are one behind the other, on a larger one tab marks which of them scrolls."""
    async with lesson(writing(), size=size) as at:
        for name in ("decisions", "for-you", "next", "indicators"):
            await at.press("tab")
            if size == SMALL:
                check_frame(at.app, f"facilitator-part-{name}")
        await at.press("shift+tab", "down", "up", "pagedown", "pageup")
        await at.press("tab", "down", "pagedown", "tab")
        console = at.app.screen
        assert isinstance(console, Console)
        marked = [name for name in PANES[:-1] if console.query_one(f"#{name}", Pane).active]
        assert ["now"] == marked or size == COMFORTABLE


async def test_a_new_inject_is_read_from_its_beginning() -> None:
    """Wherever one had scrolled to, a release shows the top of the inject."""
    async with lesson(begun()) as at:
        await at.press("tab", "tab", "pagedown")
        rule_all(at.table)
        await at.pilot.pause()
        assert "▸ Decisions" in at.frame
        assert "→ Send the tug" in at.frame
        at.table.must(ask.ReleaseInject("ships"))
        await at.pilot.pause()
        assert "▸ Now" in at.frame


async def test_a_wide_screen_shows_the_run_and_the_notes() -> None:
    """Space is for the timeline, not for emptiness; every waiting team has its line."""
    table = writing()
    table.must(ask.TakeNote("note", "The press is quiet.", team="PRESS"), ask.TakeNote("parked", "Who pays?"))
    async with lesson(table, size=WIDE) as at:
        check_frame(at.app, "facilitator-wide")
        await at.pass_minutes(3)
        assert "The press is quiet." in at.frame


async def test_a_change_of_size_keeps_everything() -> None:
    """From large to small and back."""
    async with lesson(begun(), size=WIDE) as at:
        await at.pilot.resize_terminal(80, 24)
        await at.pilot.pause()
        assert "tab →" in at.frame
        await at.pilot.resize_terminal(120, 36)
        await at.pilot.pause()
        assert "FOR YOU" in at.frame


async def test_help_is_three_lines_and_every_key() -> None:
    """`?` shows them; the keys are those that work now."""
    async with lesson(begun()) as at:
        await at.press("question_mark")
        assert "This screen shows secrets." in at.frame.replace("\n", " ")
        assert "ENDEX" not in at.frame or "x" in at.frame
