"""Beside the log: marks, notes, evaluators, layers, a fork, a session that goes on. In the log: nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from tabletop.session.port import Forked, Forker, NotForked, NotSaved
from tabletop.session.port_review import Beside, Jotting
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.review.app import ReviewApp
from tabletop.tui.review.chronicle import LAYERS, Only
from tabletop.tui.review.curves import Curves
from tabletop.tui.review.record import InFull
from tabletop.tui.review.remarks import Rows, holds
from tabletop.tui.review.screen import Review
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write
from tests.tui.review.margins import FakeMargin, Growing, evaluation
from tests.tui.review.played import past, records

INJECT = "right_square_bracket"


def app_with(margin: FakeMargin | None = None, fork: Forker | None = None) -> ReviewApp:
    """The review with an evaluator's log and a margin."""
    return ReviewApp(past(), beside=Beside((evaluation(),), margin=margin or FakeMargin()), fork=fork)


async def opened(pilot: Pilot[Forked]) -> Review:
    """The screen, with everything read."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Review)
    return screen


@given(st.integers(1, 30), st.lists(st.integers(1, 40), max_size=12))
@settings(max_examples=60, deadline=None)
def test_rows(count: int, about: list[int]) -> None:
    """Every record once and every remark behind its record, in order; what is about later records waits."""
    spots = sorted({record + place / 64 for place, record in enumerate(about, start=1)})
    rows = Rows(count, spots)
    expected = sorted([*range(1, count + 1), *(spot for spot in spots if int(spot) <= count)])
    assert (expected, len(expected), expected[-1]) == (list(rows), len(rows), rows[-1])
    assert (expected[1:3], True, False) == (rows[1:3], holds(rows, expected[0]), holds(rows, 0.5))


@pytest.mark.parametrize("size", SIZES)
async def test_evaluators_stand_where_they_looked(size: tuple[int, int]) -> None:
    """Between the records, on a lane of their own, and in full; an evaluator's words are theirs."""
    app = app_with()
    async with app.run_test(size=size) as pilot:
        review = await opened(pilot)
        await press(pilot, *["right"] * 7)
        assert (7, True) == (review.number, review.spot > 7)
        check_frame(app, "review-evaluator")
        await press(pilot, "enter")
        assert isinstance(app.screen, InFull)
        assert "table-2" in frame(app)
        await press(pilot, "escape", "s", "1")
        assert review.spot in review.sieve.shown
        await press(pilot, "escape", "slash")
        await write(pilot, "[b]said")
        await press(pilot, "enter")
        assert [15] == [int(spot) for spot in review.sieve.shown]
        await press(pilot, "plus")
        assert 16 <= review.number


@pytest.mark.parametrize("size", SIZES)
async def test_layers(size: tuple[int, int]) -> None:
    """Each is switched by its letter: in the list, on the lanes, for the curves; esc does not switch them back."""
    app = app_with(FakeMargin(marks=(4,)))
    async with app.run_test(size=size) as pilot:
        review = await opened(pilot)
        await press(pilot, "a", "i")
        assert {"observed"} == {review.chronicle.entry(spot).layer for spot in review.sieve.shown}
        check_frame(app, "review-observed")
        assert "⚑" not in frame(app)
        await press(pilot, "i", "o")
        assert {"interpreted"} == {review.chronicle.entry(spot).layer for spot in review.sieve.shown}
        await press(pilot, "i")
        assert "No layer is on." in frame(app)
        await press(pilot, "o", "a", "i")
        assert review.sieve.open
        assert Only() == review.sieve.only
        assert set(LAYERS) == review.sieve.only.layers


@pytest.mark.parametrize("size", SIZES)
async def test_marks_and_notes(size: tuple[int, int]) -> None:
    """The key m marks and unmarks, n writes, M lists and goes there; both stand on the timeline and in the list."""
    margin = FakeMargin()
    app = app_with(margin)
    async with app.run_test(size=size) as pilot:
        review = await opened(pilot)
        await press(pilot, INJECT, "m", "n")
        await write(pilot, "Who knew it")
        await press(pilot, "ctrl+s")
        assert ((4,), (Jotting(1, 4, "Who knew it"),), 4) == (margin.marks, margin.notes, review.number)
        check_frame(app, "review-marked")
        await press(pilot, "end", "M")
        check_frame(app, "review-marks")
        await press(pilot, "2")
        assert (4, True) == (review.number, review.spot > 4)
        await press(pilot, "m", "n", "escape", "M", "escape")
        assert ((), 1) == (margin.marks, len(margin.notes))


async def test_nothing_marked_yet() -> None:
    """The list says how; a mark beyond the log is named and leads nowhere; without a margin there are no such keys."""
    margin = FakeMargin(label="table-2")
    app = app_with(margin)
    async with app.run_test(size=COMFORTABLE) as pilot:
        review = await opened(pilot)
        await press(pilot, "M")
        assert "m marks the record" in frame(app)
        await press(pilot, "escape")
        margin.note(900, "Gone")
        await press(pilot, "M", "1")
        assert 1 == review.number
        review.beside = Beside()
        review.refresh_bindings()
        await press(pilot, "M", "m", "n")
        assert app.screen is review
        assert "m mark" not in frame(app)


async def test_marks_that_cannot_be_written_down() -> None:
    """They are shown, and it is said that they hold until one leaves; troubles are said at the beginning."""
    margin = FakeMargin(trouble="marks.damaged", answer=NotSaved("read_only"), fitting=False)
    app = ReviewApp(past(), beside=Beside(margin=margin, left_out=("x.evaluation-a.jsonl",)))
    async with app.run_test(size=COMFORTABLE) as pilot:
        review = await opened(pilot)
        shown = frame(app)
        assert "set aside" in shown
        assert "x.evaluation-a.jsonl" in shown
        assert "when this log was another" in shown
        await press(pilot, "m")
        assert frozenset({1}) == review.chronicle.marks
        assert "hold until you leave" in frame(app)


async def test_fork() -> None:
    """It asks, naming the moment, the safe answer first; yes leaves with the new session."""
    asked: list[int] = []

    def fork(number: int) -> Forked:
        asked.append(number)
        return Forked("/sessions/new.jsonl", number)

    app = app_with(fork=fork)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await press(pilot, INJECT, INJECT, "f")
        check_frame(app, "review-fork")
        await press(pilot, "enter")
        assert [] == asked
        await press(pilot, "f", "2")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert ([25], Forked("/sessions/new.jsonl", 25)) == (asked, app.return_value)


async def test_a_fork_that_does_not_go() -> None:
    """It is said, and one stays; without a way to fork there is no such key."""
    app = app_with(fork=lambda number: NotForked("not_saved.no_room", number, number))
    async with app.run_test(size=SMALL) as pilot:
        review = await opened(pilot)
        await press(pilot, "f", "2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, Failure)
        assert "the disk is full" in frame(app)
        await press(pilot, "escape")
        review._fork = None  # noqa: SLF001 - as for a log that cannot be forked
        await press(pilot, "f")
        assert app.screen_stack == [review]


async def test_the_cause_under_the_mouse() -> None:
    """Over a curve the caption tells which change it had come to there, and why; elsewhere the row's again."""
    app = app_with()
    async with app.run_test(size=COMFORTABLE) as pilot:
        await opened(pilot)
        await pilot.hover(Curves, offset=(21 + 30, 1))
        await pilot.pause()
        assert "Ruled by the facilitator: The tug turns back." in frame(app)
        await pilot.hover(Curves, offset=(21 + 20, 0))
        await pilot.pause()
        assert "has not moved since the start" in frame(app)
        await pilot.hover(Curves, offset=(2, 1))
        await pilot.pause()
        assert "has not moved since the start" not in frame(app)
        await press(pilot, "c")
        assert "from: " in frame(app)
        await press(pilot, "C")


async def test_a_session_that_still_runs() -> None:
    """New records come to the end and move nobody; who went to the end stays there; that it runs is said."""
    whole = records()
    growing = Growing(whole[20:30])
    log = growing.begin(whole[:20])
    app = ReviewApp(log, beside=Beside(margin=FakeMargin(marks=(25,)), underway=log))
    async with app.run_test(size=SMALL) as pilot:
        review = await opened(pilot)
        assert "still running, 20 records so far" in frame(app)
        await press(pilot, INJECT)
        review.follow()
        await opened(pilot)
        assert (4, 30, 6) == (review.number, review.chronicle.count, log.number)
        assert frozenset({25}) == review.chronicle.marks
        await press(pilot, "end")
        growing.later = whole[30:]
        review.follow()
        await opened(pilot)
        assert 50 == review.number == log.number
        await press(pilot, "left")
        growing.running = False
        review.grown()
        await pilot.pause()
        assert (49, False) == (review.number, "still running" in frame(app))


async def test_who_stood_at_the_end_without_going_there_stays() -> None:
    """Somebody at the last record who did not ask to stay there is not moved on."""
    whole = records()
    growing = Growing(whole[20:])
    log = growing.begin(whole[:20])
    app = ReviewApp(log, beside=Beside(underway=log))
    async with app.run_test(size=SMALL) as pilot:
        review = await opened(pilot)
        await press(pilot, "end", "left", "right")
        assert 20 == review.number
        review.follow()
        await opened(pilot)
        assert 20 == review.number
        assert log.number == review.chronicle.step_end(20)
