"""Own progress on a screen: what was played, what to play next, a number to play it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from tabletop.reports.progress import Progress, progress
from tabletop.tui.progress.app import ProgressApp, run
from tabletop.tui.progress.screen import Chosen
from tests.reports.test_progress import SHELF, lived
from tests.reports.test_progress import run as played
from tests.tui.frames import SIZES, SMALL, check_frame, frame

FOUND = progress(
    [
        lived(played(day=0, sure=(5, 40, 45, 60)), "A shore with a rather long name that has to be wrapped at last"),
        lived(played(day=9, sure=(60,))),
        lived(played("lamp", 12, ended=False, sure=(50,))),
    ],
    SHELF,
    left_out=1,
)


async def settled(pilot: Pilot[Chosen]) -> None:
    """Everything was read."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_looking_back(size: tuple[int, int]) -> None:
    """Offers first, then runs, how sure, themes; two columns where there is room."""
    app = ProgressApp(lambda: FOUND, theme="light")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_frame(app, "progress")
        app.screen.query_one("#progress", VerticalScroll).scroll_end(animate=False)
        await pilot.pause()
        check_frame(app, "progress-end")


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_was_played(size: tuple[int, int]) -> None:
    """It says what to do."""
    app = ProgressApp(lambda: progress([], SHELF))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_frame(app, "progress-empty")


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        ("1", Chosen("resume", "/logs/s12")),
        ("2", Chosen("practise", "/s/bridge")),
        ("3", Chosen("practise", "/s/ferry")),
        ("escape", None),
        ("q", None),
    ],
)
async def test_a_number_plays(key: str, chosen: Chosen | None) -> None:
    """What was left is gone on with, a scenario is practised; everything else leaves."""
    app = ProgressApp(lambda: FOUND)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press(key)
    assert app.return_value == chosen


async def test_a_number_that_stands_nowhere() -> None:
    """Nothing happens, neither while it is being read nor where there is nothing to play."""
    app = ProgressApp(lambda: progress([], ()))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("1")
        assert "1" not in frame(app).splitlines()[-1]
    assert app.return_value is None


async def test_somebody_leaves_before_it_was_read() -> None:
    """What is found then is told to nobody."""
    app = ProgressApp(lambda: FOUND)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        page = app._page  # noqa: SLF001 - the screen under test
        await pilot.press("escape")
    page.progress = None
    page._know(FOUND)  # noqa: SLF001
    page._begin()  # noqa: SLF001
    assert page.progress is None


async def test_foreign_titles_are_only_text() -> None:
    """Markup and controls in a title or an ending act on nothing."""
    hostile = replace(lived(played(), "[red]\x1b[31mred[/red]"), title="[b]bold\x1b]0;x\x07")
    found: Progress = progress([hostile], SHELF)
    app = ProgressApp(lambda: found)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        shown = frame(app)
    assert "[b]bold" in shown
    assert "[red]" in shown
    assert "\x1b" not in shown


def test_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The choice, or the code of a program that was left."""
    monkeypatch.setattr(ProgressApp, "run", lambda _self: Chosen("resume", "/x"))
    assert run(lambda: FOUND) == Chosen("resume", "/x")
    monkeypatch.setattr(ProgressApp, "run", lambda _self: None)
    assert run(lambda: FOUND) == 0
