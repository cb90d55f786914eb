"""The home screen: useful with no reading, one key for each thing, nothing jumps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.home import app as home_app
from tabletop.tui.home.listing import Listing
from tabletop.tui.home.page import Page
from tabletop.tui.home.program import HomeApp
from tabletop.tui.home.shelf import HomeChoice, Line, ScenarioLine, SessionLine, UnreadableLine
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.home.shelves import (
    BROKEN,
    FIRST_HOUR,
    GREY_WEATHER,
    OWN,
    PLAYED,
    UNFINISHED,
    UNREADABLE,
    FakeSource,
)
from tests.tui.keys import press, write

CORPUS = {
    path.stem: path.read_bytes().decode("utf-8", "surrogateescape")
    for path in sorted((Path(__file__).parents[2] / "corpus" / "text").glob("*.txt"))
}
TOGETHER = 11
"""Texts that stand on one shelf."""


async def settled(pilot: Pilot[HomeChoice]) -> None:
    """Everything was looked for."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def line_of(app: HomeApp) -> Line | None:
    """The line under the cursor."""
    return app.query_one(Listing).line


@pytest.mark.parametrize("size", SIZES)
async def test_first_run(size: tuple[int, int]) -> None:
    """Nothing was ever played: it says so, and enter plays the one that takes one person."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_frame(app, "home-first-run")
        await press(pilot, "enter")
    assert HomeChoice("practise", FIRST_HOUR.path, "dark") == app.return_value


@pytest.mark.parametrize("size", SIZES)
async def test_an_unfinished_session_is_obvious(size: tuple[int, int]) -> None:
    """It stands on top under the cursor; enter goes on with it."""
    app = HomeApp(FakeSource(shelf=(FIRST_HOUR, GREY_WEATHER, BROKEN), played=PLAYED), theme="light")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_frame(app, "home-unfinished")
        await press(pilot, "enter")
    assert HomeChoice("resume", UNFINISHED.path, "light") == app.return_value


@pytest.mark.parametrize(
    ("keys", "act", "line"),
    [
        (("a",), "practise", FIRST_HOUR),
        (("f",), "facilitate", FIRST_HOUR),
        (("down", "enter"), "facilitate", GREY_WEATHER),
        (("down", "a"), "practise", GREY_WEATHER),
    ],
)
async def test_scenarios(keys: tuple[str, ...], act: str, line: ScenarioLine) -> None:
    """One key each."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
    assert (act, line.path) == (app.return_value and app.return_value[:2])


@pytest.mark.parametrize(
    ("keys", "act", "place"),
    [(("r",), "resume", 0), (("v",), "review", 0), (("down", "enter"), "review", 1), (("end", "up", "v"), "review", 3)],
)
async def test_sessions(keys: tuple[str, ...], act: str, place: int) -> None:
    """Going on and looking back."""
    app = HomeApp(FakeSource(played=PLAYED))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
    assert (act, PLAYED[place].path) == (app.return_value and app.return_value[:2])


async def test_own_progress() -> None:
    """A key leads there once something was played; before, there is nothing to look back on."""
    app = HomeApp(FakeSource(played=PLAYED))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "p")
    assert HomeChoice("progress", "", "dark") == app.return_value
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "p")
        assert app.is_running


async def test_a_session_that_was_forked() -> None:
    """It says what if in the list, and beside it from where."""
    forked = UNFINISHED._replace(forked_at=57, forked_from="gw-spring.jsonl")
    app = HomeApp(FakeSource(played=(forked,)))
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        shown = frame(app)
    assert "Grey Weather · what if" in shown
    assert "What if, from record 57 of gw-spring.jsonl" in " ".join(shown.split())


async def test_keys_that_do_nothing_here() -> None:
    """What cannot be done with a row is not offered and not done."""
    app = HomeApp(FakeSource(shelf=(BROKEN,)))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "a", "f", "r", "v")
        assert "facilitate" not in frame(app).splitlines()[-1]
        await press(pilot, "enter")
        assert isinstance(app.screen, Page)
        await press(pilot, "enter")
        assert isinstance(app.screen, Page)
    assert app.return_value is None


@pytest.mark.parametrize("place", [0, 3, 4, 5, 7])
async def test_second_page(place: int) -> None:
    """Where there is no room beside the list, the right arrow opens a page about the row; left comes back."""
    app = HomeApp(FakeSource(shelf=(FIRST_HOUR, GREY_WEATHER, BROKEN), played=PLAYED))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "home", *["down"] * place, "right")
        check_frame(app, f"home-page-{place}")
        await press(pilot, "left")
        assert app.query_one(Listing).has_focus


async def test_choosing_on_the_second_page() -> None:
    """Its keys do the same as the list's."""
    for key, act in (("enter", "facilitate"), ("a", "practise")):
        app = HomeApp(FakeSource())
        async with app.run_test(size=SMALL) as pilot:
            await settled(pilot)
            await press(pilot, "down", "right", "v", key)
        assert (act, GREY_WEATHER.path) == (app.return_value and app.return_value[:2])


async def test_details_beside_the_list() -> None:
    """At 120 columns the row's story stands beside the list; there is no second page."""
    app = HomeApp(FakeSource(shelf=(FIRST_HOUR, GREY_WEATHER, OWN), played=PLAYED))
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "end", "up", "up")
        check_frame(app, "home-own")
        await press(pilot, "right")
        assert not isinstance(app.screen, Page)


@pytest.mark.parametrize("size", SIZES)
async def test_filter(size: tuple[int, int]) -> None:
    """Typing shows only what fits; enter goes back to the list, esc shows everything; the list does not move."""
    app = HomeApp(FakeSource(played=PLAYED), theme="high-contrast")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        top = app.query_one("#list").region
        await press(pilot, "slash")
        await write(pilot, "grey")
        check_frame(app, "home-filter")
        assert top == app.query_one("#list").region
        await press(pilot, "enter", "end")
        assert line_of(app) == GREY_WEATHER
        await press(pilot, "escape")
        assert len(app.query_one(Listing).rows) == len(PLAYED) + 2
        assert line_of(app) == GREY_WEATHER


async def test_filter_that_finds_nothing() -> None:
    """It says so, and how to get everything back."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await write(pilot, "q [b]zz")
        assert "“q [b]zz”" in frame(app)
        await press(pilot, "escape")
        assert line_of(app) == FIRST_HOUR
        await press(pilot, "slash", "down")
        assert app.query_one(Listing).has_focus
        await press(pilot, "slash")
        assert app.query_one(Input).has_focus
    assert app.return_value is None


async def test_letters_in_the_filter_are_no_keys() -> None:
    """Typing q does not leave, and typing f does not facilitate."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"faq")
        assert app.is_running
        assert "faq" == app.query_one(Input).value


@pytest.mark.parametrize(
    "line", [OWN, BROKEN, UNREADABLE, UNFINISHED], ids=["scenario", "broken", "unreadable", "session"]
)
async def test_open_a_file(line: Line) -> None:
    """A file that is named is looked at and stands on top, whatever it is; a key does the rest."""
    app = HomeApp(FakeSource(files={"~/file": line}))
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "x", "enter", "o")
        assert isinstance(app.screen, AskText)
        await write(pilot, "~/file")
        await press(pilot, "enter")
        await settled(pilot)
        assert line_of(app) == line
        check_frame(app, f"home-opened-{type(line).__name__}-{bool(getattr(line, 'fault', ''))}")


async def test_open_and_think_better_of_it() -> None:
    """Esc opens nothing."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "o", "escape")
        assert 2 == len(app.query_one(Listing).rows)


async def test_own_scenarios_are_checked_afterwards() -> None:
    """A fault further down in a user's own file shows up by itself, and moves nothing."""
    app = HomeApp(FakeSource(shelf=(FIRST_HOUR, OWN), checked={OWN.path: BROKEN}))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert (FIRST_HOUR, BROKEN) == app.query_one(Listing).rows
        assert line_of(app) == FIRST_HOUR


async def test_coming_back() -> None:
    """One stands where one was, and what went wrong is said first."""
    app = HomeApp(FakeSource(played=PLAYED), at=GREY_WEATHER.path, notice="Another program has this session open.")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Failure)
        assert "Another program" in frame(app)
        await press(pilot, "enter")
        assert line_of(app) == GREY_WEATHER


async def test_mouse() -> None:
    """A click puts the cursor on a row; a heading is none."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.click(Listing, offset=(5, 5))
        assert line_of(app) == GREY_WEATHER
        await pilot.click(Listing, offset=(5, 0))
        assert line_of(app) == GREY_WEATHER


async def test_paging() -> None:
    """A long list scrolls with its cursor, up to its first heading."""
    many = tuple(GREY_WEATHER._replace(path=f"/{number}", title=f"Scenario {number:02}") for number in range(40))
    app = HomeApp(FakeSource(shelf=many))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "▸ Scenario 30" in frame(app)
        await press(pilot, "home")
        assert "Scenarios" in frame(app)
        await press(pilot, "down", "up", "up")
        assert many[0] == line_of(app)


async def test_arrows_before_anything_is_there() -> None:
    """An empty list has no cursor, and keys are harmless."""
    app = HomeApp(FakeSource(shelf=()))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "right")
        assert line_of(app) is None
        assert "Press o to open a file" in frame(app)


async def test_leaving_while_it_looks() -> None:
    """What a thread still tells of when the screen has gone harms nobody."""
    app = HomeApp(FakeSource(played=PLAYED))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "q")
    app._home._looked_into(OWN)  # noqa: SLF001 - what the thread calls
    assert app.return_code == 0


async def test_help_and_leaving() -> None:
    """Help begins with three sentences; q leaves without a choice."""
    app = HomeApp(FakeSource())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "This is where everything starts" in frame(app)
        await press(pilot, "escape", "q")
        assert not app.is_running
    assert (None, 0) == (app.return_value, app.return_code)


@pytest.mark.parametrize("first", range(0, len(CORPUS), TOGETHER))
async def test_text_from_strangers(first: int) -> None:
    """No title, summary, path or reason does anything but stand there; several on one shelf, each looked at."""
    texts = list(CORPUS.values())[first : first + TOGETHER]
    scenarios = [
        GREY_WEATHER._replace(
            path=f"/{at}", title=text, summary=text, content_notes=(text,), minutes=text, players=text
        )
        for at, text in enumerate(texts)
    ]
    broken = [
        BROKEN._replace(path=f"/b{at}", title=text, fault=text, fault_place=text) for at, text in enumerate(texts)
    ]
    played: list[SessionLine | UnreadableLine] = [
        line
        for text in texts
        for line in (
            UNFINISHED._replace(path=f"/{text}", title=text, started=text, last=text),
            UnreadableLine(f"/{text}", text),
        )
    ]
    app = HomeApp(FakeSource(shelf=(*scenarios, *broken), played=tuple(played)), notice=texts[0])
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        harmless(app)
        await press(pilot, "escape", "home")
        for _row in range(4 * len(texts) + 4):
            await pilot.press("down")
            harmless(app)
        assert app.is_running


def harmless(app: HomeApp) -> None:
    """Nothing but text, and within the lines, is on the screen."""
    shown = frame(app)
    assert not any(ord(letter) < 32 for letter in shown if letter != "\n")
    assert [] == [line for line in shown.splitlines() if cell_len(line) > 120]


def test_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The front door gets the choice, or the return code when somebody left or the program had to stop."""
    answers: list[tuple[HomeChoice | None, int | None]] = [
        (HomeChoice("resume", "/x"), 0),
        (None, 0),
        (None, None),
        (None, 70),
    ]

    def pretend(app: HomeApp) -> HomeChoice | None:
        chosen, code = answers.pop(0)
        app._return_code = code  # noqa: SLF001 - what Textual itself sets
        return chosen

    monkeypatch.setattr(HomeApp, "run", pretend)
    found = [home_app.run(FakeSource(), theme="light") for _ in range(4)]
    assert [HomeChoice("resume", "/x"), 0, 0, 70] == found


def test_the_door_is_light() -> None:
    """Nothing that is imported before the screen is asked for knows Textual."""
    code = "import sys, tabletop.tui.home.app; sys.exit('textual' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
