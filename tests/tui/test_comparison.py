"""Sessions side by side on a screen."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from tabletop.exercise.events import Fork
from tabletop.reports.comparing import Comparison
from tabletop.tui.comparison import app as face
from tabletop.tui.comparison.app import ComparisonApp, run
from tabletop.tui.comparison.screen import ComparisonScreen
from tabletop.tui.dialogs.rows import PickRows
from tests.reports.lived import compared, labels, lived
from tests.tui.frames import SIZES, SMALL, check_frame, frame

RULED = "The tide turns early, and the tug goes home."
WHY = "We saw nothing, and a tug costs little."
QUOTES = {0: {7: WHY}, 1: {7: WHY, 11: RULED}}


def pair(*, forked: bool = True) -> Comparison:
    """A session and what became of it otherwise."""
    point = Fork(session="a", number=9, hash="0" * 64, log="a.jsonl") if forked else None
    runs = (compared(lived(), "a"), compared(lived(overridden=True), "b", forked=point))
    return Comparison(labels(), runs, side=True, quote=lambda place, record: QUOTES[place].get(record, ""))


@pytest.mark.parametrize("size", SIZES)
async def test_side_by_side(size: tuple[int, int]) -> None:
    """It opens where they part; d goes on to the next difference, v shows the indicators, Enter one step in full."""
    app = ComparisonApp(pair(), theme="light")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        check_frame(app, "comparison")
        await pilot.press("enter")
        await pilot.pause()
        check_frame(app, "comparison-full")
        await pilot.press("down", "pagedown", "pageup", "up", "escape", "v")
        await pilot.pause()
        check_frame(app, "comparison-indicators")
        await pilot.press("escape", "end", "d")
        await pilot.pause()


async def test_where_one_stands() -> None:
    """Differences before and after; at the last one nothing moves; a text is found, or not."""
    app = ComparisonApp(pair(forked=False))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        rows = app.screen.query_one(PickRows)
        assert rows.cursor == 1
        await pilot.press("D")
        assert rows.cursor == 1
        await pilot.press("d")
        await pilot.pause()
        first = rows.cursor
        assert first > 1
        await pilot.press("D")
        await pilot.pause()
        assert rows.cursor == 1
        await pilot.press("v", "down")
        await pilot.pause()
        assert "here the runs" in frame(app) or "the same in all" in frame(app)
        await pilot.press("slash", *"wait", "enter")
        await pilot.pause()
        assert "Find a step" not in frame(app)


async def test_finding() -> None:
    """A step in which a text stands: a title, an answer, a reason. Esc leaves at last."""
    app = ComparisonApp(pair())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        rows = app.screen.query_one(PickRows)
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        screen._find("fogbound")  # noqa: SLF001 - what the dialog hands over
        await pilot.pause()
        assert rows.cursor == len(rows.rows) - 1
        assert "Fogbound" in frame(app)
        screen._find("costs little")  # noqa: SLF001 - as above
        await pilot.pause()
        assert rows.cursor == 1
        for nothing in ("", None, "nowhere at all"):
            screen._find(nothing)  # noqa: SLF001 - as above
        assert rows.cursor == 1
        screen.query_one("#runs", VerticalScroll).scroll_end(animate=False)
        await pilot.press("escape")
    assert app.return_code == 0


async def test_three_and_short_ones() -> None:
    """Three runs, one of them not played to its end: what is not there is said."""
    runs = (compared(lived(), "a"), compared(lived(whole=False), "b"), compared(lived(("split", "wait", "")), "c"))
    app = ComparisonApp(Comparison(labels(), runs, side=True))
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await pilot.press("end")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        screen._stand(len(screen.query_one(PickRows).rows) - 1)  # noqa: SLF001 - the last step
        await pilot.pause()
        assert "not ended" in frame(app)
        await pilot.press("up")
        await pilot.pause()
        assert "not there" in frame(app)
        await pilot.press("v")
        await pilot.pause()
        assert "From the start" in frame(app)


def test_the_front_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """The return code is the program's."""
    monkeypatch.setattr(face.ComparisonApp, "run", lambda _self: None)
    assert run(pair()) == 0


async def test_typing_ahead() -> None:
    """A key typed at once after another means what it says."""
    app = ComparisonApp(pair())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.pause()
        await pilot.press("d", "v")
        await pilot.pause()
        assert "From the start to" in frame(app)
