"""The review's screen: every moment of a log, through anybody's eyes, and nothing to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from tabletop.exercise.views import Control, Room, Seat
from tabletop.session.port import Forked
from tabletop.session.replayed import ReplayedSession
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.review import app as review_app
from tabletop.tui.review import reading, standing, timeline
from tabletop.tui.review.app import ReviewApp
from tabletop.tui.review.chronicle import Only
from tabletop.tui.review.column import Pane
from tabletop.tui.review.entries import Entries
from tabletop.tui.review.masthead import Masthead
from tabletop.tui.review.record import InFull
from tabletop.tui.review.screen import Review
from tabletop.tui.review.timeline import Timeline
from tests.harbour import opening
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write
from tests.tui.review.played import faulty, past, records, solo_records, titled

LARGE = (200, 60)
CORPUS = {
    path.stem: path.read_bytes().decode("utf-8", "surrogateescape")
    for path in sorted((Path(__file__).parents[2] / "corpus" / "text").glob("*.txt"))
}
INJECT, INJECT_BEFORE = "right_square_bracket", "left_square_bracket"


def review(app: ReviewApp) -> Review:
    """The screen."""
    screen = app.screen_stack[0]
    assert isinstance(screen, Review)
    return screen


async def settled(pilot: Pilot[Forked]) -> None:
    """Everything was read, and sifted."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", [*SIZES, LARGE])
async def test_opening(size: tuple[int, int]) -> None:
    """It opens at the beginning, with the whole session before one's eyes."""
    app = ReviewApp(past())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_frame(app, "review-opening")


@pytest.mark.parametrize("size", [*SIZES, LARGE])
async def test_a_moment(size: tuple[int, int]) -> None:
    """The selected record, the timeline and what was seen show the same moment."""
    app = ReviewApp(past(), theme="light")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, INJECT, INJECT, "end", *["left"] * 5)
        assert 45 == review(app).number
        check_frame(app, "review-moment")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("right",), 2),
        (("right", "right", "left"), 2),
        (("left",), 1),
        (("down", "down", "up"), 2),
        ((INJECT,), 4),
        ((INJECT, INJECT, INJECT_BEFORE), 4),
        ((INJECT, INJECT, INJECT, INJECT), 46),
        (("full_stop", "full_stop"), 6),
        (("full_stop", "full_stop", "comma"), 5),
        (("greater_than_sign", "greater_than_sign"), 21),
        (("greater_than_sign", "greater_than_sign", "less_than_sign"), 3),
        (("plus", "plus"), 6),
        (("plus", "plus", "minus"), 3),
        (("end",), 50),
        (("end", "right"), 50),
        (("end", "home"), 1),
        (("pagedown",), 11),
        (("pagedown", "pageup"), 1),
        (("end", "plus"), 50),
    ],
)
async def test_stepping(keys: tuple[str, ...], expected: int) -> None:
    """By record, whole step, inject, question and ruling, move; never past an end."""
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert expected == review(app).number


@pytest.mark.parametrize(
    ("text", "expected"), [("22", 22), ("15:00", 25), ("3 min", 7), ("tea time", 1)], ids=["n", "t", "min", "neither"]
)
async def test_jumping(text: str, expected: int) -> None:
    """By number or by time; what is neither says so and stays."""
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert isinstance(app.screen, AskText)
        await write(pilot, text)
        await press(pilot, "enter")
        assert expected == review(app).number
        await press(pilot, "g", "escape")
        assert expected == review(app).number


async def test_a_view_is_of_a_whole_step() -> None:
    """Standing in the middle of a step, one sees what people saw when it was done: the inject with its questions."""
    log = past()
    app = ReviewApp(log)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, INJECT)
        assert (4, 6) == (review(app).number, log.number)
        assert "How likely is it that a ship is lost?" in frame(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("row", "name"), [("2", "control"), ("4", "pilots"), ("5", "press")])
async def test_other_eyes(size: tuple[int, int], row: str, name: str) -> None:
    """The same moment as the facilitator and as a team saw it, and nothing that they did not see."""
    app = ReviewApp(past(), theme="high-contrast")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, INJECT, "v", row)
        check_frame(app, f"review-as-{name}")
        shown = frame(app)
        if size != SMALL or name != "control":  # there the facilitator scrolls for it
            assert ("PRIVATE-PILOTS" in shown) is (name != "press")
        assert "SECRET" not in shown
        assert {"control": Control(), "pilots": Seat("PILOTS"), "press": Seat("PRESS")}[name] == review(app).audience


async def test_thinking_better_of_other_eyes() -> None:
    """Esc changes nothing."""
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "v", "escape", "s", "escape", "slash", "escape")
        assert (Room(), "events", True) == (review(app).audience, review(app).pane, review(app).sieve.open)


@pytest.mark.parametrize("row", ["1", "2", "3"])
async def test_the_end(row: str) -> None:
    """Afterwards: the ending and the prompts, as each saw them."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "end", "v", row)
        check_frame(app, f"review-end-{row}")


@pytest.mark.parametrize("size", SIZES)
async def test_panes(size: tuple[int, int]) -> None:
    """Tab goes from the events to what was seen and to the reasons, and round again; the arrows keep their meaning."""
    app = ReviewApp(past())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, INJECT, INJECT, "tab", "right")
        assert 23 == review(app).number
        await press(pilot, "down", "pagedown", "up", "pageup")
        assert 23 == review(app).number
        await press(pilot, "tab")
        check_frame(app, "review-both-views")
        await press(pilot, "tab")
        check_frame(app, "review-reasons")
        await press(pilot, "tab", "down")
        assert ("events", 24) == (review(app).pane, review(app).number)


@pytest.mark.parametrize("size", SIZES)
async def test_filter(size: tuple[int, int]) -> None:
    """One team, one sort: the list narrows, the arrows go along it, the lanes keep their signs; esc shows all."""
    app = ReviewApp(past())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "s", "2")
        assert [12, 17, 36] == list(review(app).sieve.shown)
        assert 12 == review(app).number
        await press(pilot, "right", "right", "right")
        assert 36 == review(app).number
        check_frame(app, "review-filter")
        await press(pilot, "s")
        assert isinstance(app.screen, Pick)
        assert "✓ ● Pilots" in frame(app)
        await press(pilot, "3")
        assert review(app).sieve.open
        await press(pilot, "s", "2", "s", "1", "s", "8", "escape")
        assert review(app).sieve.open


async def test_filter_by_move_and_sort() -> None:
    """Two filters hold together."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "s", "6", "s", "end", *["down"] * 14, "enter")
        assert [26, 35, 36, 41] == list(review(app).sieve.shown)
        assert "answers · move: Light" in frame(app)


async def test_find() -> None:
    """Words are looked for in lines and reasons; what finds nothing says how to get everything back."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await write(pilot, "tug")
        await press(pilot, "enter")
        assert (11, [11, 15]) == (review(app).number, list(review(app).sieve.shown))
        await press(pilot, "slash")
        await write(pilot, " [b]boat")
        await press(pilot, "enter")
        assert "Esc shows everything again" in frame(app)
        await press(pilot, "right", "home", "end", "pagedown", "escape")
        assert review(app).sieve.open
        await press(pilot, "slash", "enter")
        assert review(app).sieve.open


async def test_a_record_in_full() -> None:
    """Enter shows all of it; esc and enter close it."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, INJECT, "right", "right", "right", "enter")
        assert isinstance(app.screen, InFull)
        check_frame(app, "review-in-full")
        await press(pilot, "enter")
        assert [review(app)] == app.screen_stack


@pytest.mark.parametrize("size", SIZES)
async def test_a_damaged_log(size: tuple[int, int]) -> None:
    """Its good beginning is shown, and what is wrong where is said and stays."""
    app = ReviewApp(past(faulty(records(), 25)))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "end")
        assert 25 == review(app).number
        check_frame(app, "review-damaged")


async def test_a_long_log_is_read_while_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first frame waits for the first records only; progress is said; what comes later joins a filter, too."""
    monkeypatch.setattr(standing, "AT_ONCE", 3)
    monkeypatch.setattr(reading, "PIECE", 10)
    log = past()
    app = ReviewApp(log, expected=50)
    progress: list[str] = []
    monkeypatch.setattr(Masthead, "watch_left", lambda _self, left: progress.append(left.plain), raising=False)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        assert (50, True) == (len(log.records), log.complete)
        assert any("reading … 48 %" in line for line in progress)
        assert "✓ 50 records, unchanged" in progress[-1]
        assert 1 == review(app).number


async def test_leaving_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a thread still tells of when the screen has gone harms nobody."""
    monkeypatch.setattr(standing, "AT_ONCE", 3)
    monkeypatch.setattr(reading, "PIECE", 1)
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "escape")
    review_screen = app._review  # noqa: SLF001 - it is off the stack
    review_screen.grown()
    assert app.return_code == 0


async def test_a_search_goes_on_with_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes later is looked through, too, however long that takes."""
    monkeypatch.setattr(standing, "AT_ONCE", 3)
    monkeypatch.setattr(reading, "PIECE", 10)
    monkeypatch.setattr("tabletop.tui.review.reading.PIECE", 5)
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        review(app).only(Only(text="tug"))
        await settled(pilot)
        await settled(pilot)
        assert [11, 15] == list(review(app).sieve.shown)


async def test_progress_without_an_expectation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody knows how many there will be, they are counted."""
    monkeypatch.setattr(standing, "AT_ONCE", 3)
    monkeypatch.setattr(Review, "_read", lambda _self: None)
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        assert "reading … 4 records" in frame(app)


async def test_sifting_a_long_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long search goes on in the background, says how far it is, and gives way to a newer one."""
    monkeypatch.setattr("tabletop.tui.review.reading.PIECE", 10)
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "s", "6")
        await settled(pilot)
        assert [7, 11, 12, 13, 17, 26, 35, 36, 41] == list(review(app).sieve.shown)
        old = review(app).sieve
        await press(pilot, "escape")
        review(app)._sifted(old)  # noqa: SLF001 - a thread that comes too late
        assert review(app).sieve.open


async def test_the_filter_grows_with_the_log() -> None:
    """What is read later is sifted as well."""
    log = past()
    app = ReviewApp(log)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "s", "2")
        review(app).grown()
        assert [12, 17, 36] == list(review(app).sieve.shown)


async def test_mouse() -> None:
    """A click on the timeline goes to that time, one in the list to that record; the wheel goes along."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await pilot.click(Timeline, offset=(21 + 45, 3))
        assert 22 <= review(app).number <= 26
        await pilot.click(Timeline, offset=(2, 3))
        await press(pilot, "home")
        await pilot.click(Entries, offset=(5, 3))
        assert 4 == review(app).number
        await pilot._post_mouse_events([MouseScrollDown], Entries, button=0)  # noqa: SLF001 - pilots have no wheel
        await pilot.pause()
        assert 7 == review(app).number
        await pilot._post_mouse_events([MouseScrollUp], Entries, button=0)  # noqa: SLF001 - nor back
        await pilot.pause()
        assert 4 == review(app).number


async def test_leaving() -> None:
    """Esc leaves when nothing is sifted for; help says so."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "nothing can be changed" in frame(app)
        await press(pilot, "escape", "escape")
    assert app.return_value is None


async def test_alone() -> None:
    """Somebody who played alone sees it through their own eyes first."""
    app = ReviewApp(past(solo_records()))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert Seat("PORT") == review(app).audience
        await press(pilot, INJECT, "tab")
        check_frame(app, "review-alone")


async def test_a_log_of_one_record() -> None:
    """A session that was opened and left at once can be looked at."""
    app = ReviewApp(past(records()[:1]))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "right", INJECT, "space", "end", "tab", "tab")
        check_frame(app, "review-one-record")


async def test_more_teams_than_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all lanes fit, that is said; the team that is sifted for has its lane."""
    monkeypatch.setattr(timeline, "FEWEST", 2)
    app = ReviewApp(past())
    async with app.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        assert "… 1 more lane: s picks a team" in frame(app)
        assert "■ Press" not in frame(app)
        await press(pilot, "s", "3")
        check_frame(app, "review-few-lanes")
        assert "● Pilots  " not in frame(app)


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
async def test_text_from_strangers(text: str) -> None:
    """No title and no team's name does anything but stand there, whoever looks."""
    title = " ".join(text.split())[:100].replace("$", "") or "x"
    found = records()
    first = found[0].model_copy(update={"event": opening().model_copy(update={"scenario_title": title})})
    app = ReviewApp(past([first, *found[1:]]))
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "escape", INJECT, "v", "2", "tab", "tab")
        shown = frame(app)
        assert app.is_running
        assert not any(ord(letter) < 32 for letter in shown if letter != "\n")


@pytest.mark.parametrize("title", ["[@click=app.quit]Q[/]", "[b", "漢字の港"])
async def test_a_strangers_scenario(title: str) -> None:
    """The same for what the log's own scenario says."""
    app = ReviewApp(past(titled(f'"{title}"', f'"{title}"')))
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settled(pilot)
        await press(pilot, INJECT, "v", "4")
        assert title in frame(app)


def test_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The face never asks the past for anything but to be looked at; `run` gives its return code back."""
    monkeypatch.setattr(ReplayedSession, "send", None)
    monkeypatch.setattr(ReviewApp, "run", lambda app: setattr(app, "_return_code", 70))
    assert 70 == review_app.run(past())
    monkeypatch.setattr(ReviewApp, "run", lambda app: setattr(app, "_return_code", None))
    assert 0 == review_app.run(past(), theme="light", expected=3)


def test_pane_has_the_same_keys() -> None:
    """Whatever has the focus, the bar tells how to go along the log."""
    assert Pane().key_hints() == Entries.key_hints(Entries.__new__(Entries))
