"""The past is played: at a speed, in order, with silences shortened, and never past its end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.tui.review.app import ReviewApp
from tabletop.tui.review.playing import SILENCE, SPEEDS, Pace, Place
from tabletop.tui.review.screen import Review
from tabletop.tui.review.timeline import Timeline
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.keys import press
from tests.tui.review.played import past

TIMES = [0, 0, 10_000, 10_000, 70_000, 670_000]


def played(pace: Pace, here: Place, *looks: int) -> Place:
    """Where one is after these looks at the clock."""
    for now in looks:
        here = pace.advance(now, here, range(1, len(TIMES) + 1), lambda spot: TIMES[int(spot) - 1])
    return here


def test_at_a_speed() -> None:
    """Ten times as fast: a second is ten. What happened at one moment comes at once."""
    pace = Pace(speed=10)
    pace.start(0)
    assert Place(2, 5_000) == played(pace, Place(1, 0), 500)
    assert Place(4, 10_000) == played(pace, Place(2, 5_000), 1_000)


def test_long_silences() -> None:
    """At most three seconds, unless they are kept."""
    pace = Pace(speed=10)
    pace.start(0)
    assert Place(5, 370_000) == played(pace, Place(5, 70_000), SILENCE // 2)
    kept = Pace(speed=10, whole=True)
    kept.start(0)
    assert Place(5, 85_000) == played(kept, Place(5, 70_000), SILENCE // 2)


def test_the_end() -> None:
    """There it stops, and says so."""
    pace = Pace(speed=600)
    pace.start(0)
    assert Place(6, 670_000, ended=True) == played(pace, Place(1, 0), 60_000)


@given(st.lists(st.integers(0, 4_000), max_size=12), st.sampled_from(SPEEDS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_it_only_goes_forward(waits: list[int], speed: int, whole: bool) -> None:  # noqa: FBT001 - drawn
    """However often one looks, neither row nor time goes back, and a row is reached when its time is."""
    pace = Pace(speed=speed, whole=whole)
    pace.start(0)
    here, now = Place(1, 0), 0
    for wait in waits:
        now += wait
        after = played(pace, here, now)
        assert (after.spot, after.time) >= (here.spot, here.time)
        assert TIMES[int(after.spot) - 1] <= after.time
        here = after


class Hand:
    """A clock that is wound."""

    now = 0

    def __call__(self) -> int:
        """What it shows."""
        return self.now


def opened(app: ReviewApp) -> tuple[Review, Hand]:
    """The screen, with a clock in one's hand."""
    screen = app.screen_stack[0]
    assert isinstance(screen, Review)
    screen.steady = hand = Hand()
    return screen, hand


@pytest.mark.parametrize("size", SIZES)
async def test_space_plays_and_pauses(size: tuple[int, int]) -> None:
    """Time goes on between two events, too; the bar and the banner say that it plays."""
    app = ReviewApp(past())
    async with app.run_test(size=size) as pilot:
        review, hand = opened(app)
        await press(pilot, "right_square_bracket", "space")
        hand.now += 2_000
        review.tick()
        await pilot.pause()
        assert (6, True) == (review.number, review.pace.running)
        assert 60_000 < review.time < 180_000
        check_frame(app, "review-playing")
        await press(pilot, "space")
        stood = review.time
        hand.now += 60_000
        review.tick()
        assert (stood, False) == (review.time, review.pace.running)
        assert "space play" in frame(app)


async def test_speeds() -> None:
    """1 to 9; said in the banner while it plays, and in words while it does not."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        review, _hand = opened(app)
        await press(pilot, "6")
        assert "60 times as fast" in frame(app)
        await press(pilot, "space", "9")
        assert (600, True) == (review.pace.speed, "▶ 600×" in frame(app))
        await press(pilot, "w")
        assert review.pace.whole
        assert "silences as long as they were" in frame(app)
        await press(pilot, "w", "escape")
        assert (False, False) == (review.pace.whole, review.pace.running)
    assert app.return_value is None


@pytest.mark.parametrize(
    "key", ["right", "left", "right_square_bracket", "plus", "home", "shift+right", "slash", "enter"]
)
async def test_a_hand_on_it_stops_it(key: str) -> None:
    """Whoever steps, jumps or reads is not run away from."""
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        review, _hand = opened(app)
        await press(pilot, "right_square_bracket", "space")
        assert review.pace.running
        await press(pilot, key)
        assert not review.pace.running


async def test_at_the_end_it_begins_again() -> None:
    """It stops at the last event; space there plays from the first."""
    app = ReviewApp(past())
    async with app.run_test(size=SMALL) as pilot:
        review, hand = opened(app)
        await press(pilot, "end", "left", "9", "space")
        hand.now += 600_000
        review.tick()
        await pilot.pause()
        assert (50, False) == (review.number, review.pace.running)
        await press(pilot, "space")
        assert (0, True) == (review.time, review.pace.running)


async def test_along_the_timeline() -> None:
    """A minute by shift and arrow, five upwards and downwards, whether anything happened then or not; never outside."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        review, _hand = opened(app)
        await press(pilot, "shift+right", "shift+right")
        assert (120_000, 6) == (review.time, review.number)
        await press(pilot, "shift+left", "shift+left", "shift+left")
        assert 0 == review.time
        await press(pilot, *["shift+down"] * 9)
        assert review.time == review.chronicle.time(50)
        await press(pilot, "shift+up")
        assert review.time == review.chronicle.time(50) - 300_000


async def test_the_mouse_along_the_timeline() -> None:
    """Pressed it goes to a time, moved it goes along, let go it stays."""
    app = ReviewApp(past())
    async with app.run_test(size=COMFORTABLE) as pilot:
        review, _hand = opened(app)
        await pilot.mouse_down(Timeline, offset=(21 + 30, 3))
        await pilot.pause()
        first = review.time
        await pilot.hover(Timeline, offset=(21 + 60, 3))
        await pilot.pause()
        moved = review.time
        await pilot.mouse_up(Timeline, offset=(21 + 60, 3))
        await pilot.hover(Timeline, offset=(21 + 10, 3))
        await pilot.pause()
        assert 0 < first < moved == review.time
