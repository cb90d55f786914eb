"""The room's display: what a lesson looks like from the last row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.views import Room
from tabletop.session.port import Sight
from tabletop.tui.display.app import DisplayApp
from tabletop.tui.display.screen import FIRST, NEXT
from tests.harbour import Table
from tests.tui.display.projector import FakeLookout, projector
from tests.tui.frames import COMFORTABLE, SMALL, check_frame, frame

WIDE = (200, 60)


def _briefing(table: Table) -> None:
    assert table.state.phase == "briefing"


def _asked(table: Table) -> None:
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.clock.pass_minutes(3)
    table.must(ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="tug"), rationale="PRIVATE reasons."))


def _paused(table: Table) -> None:
    _asked(table)
    table.clock.pass_minutes(3.5)
    table.must(ask.PauseExercise())
    table.clock.pass_minutes(10)


def _over_time(table: Table) -> None:
    _asked(table)
    table.clock.pass_minutes(7)


def _ruled(table: Table) -> None:
    _asked(table)
    for team, option in (("PILOTS", "wait"), ("PRESS", "wait")):
        table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option=option), rationale="So."))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))


def _blank(table: Table) -> None:
    _asked(table)
    table.must(ask.BlankRoom(blank=True))


def _ended(table: Table) -> None:
    _ruled(table)
    table.must(ask.EndExercise())


def _revealed(table: Table) -> None:
    _ended(table)
    table.must(ask.RevealSecrets(), ask.TakeNote("keep", "The radio worked."))


def _closed(table: Table) -> None:
    _revealed(table)
    table.must(ask.CloseSession())


STATES = (_briefing, _asked, _paused, _over_time, _ruled, _blank, _ended, _revealed, _closed)


def at(state: Callable[[Table], None]) -> Table:
    """A table in that state."""
    table = Table()
    state(table)
    return table


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE, WIDE], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[1:].replace("_", "-"))
async def test_a_lesson_on_the_projector(state: Callable[[Table], None], size: tuple[int, int]) -> None:
    """Each state has one thing to read, and says what it is."""
    async with projector(size) as display:
        await display.shows(at(state).session)
        check_frame(display.app, f"display-{state.__name__[1:].replace('_', '-')}")


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: str(size[0]))
async def test_before_the_session_it_waits_and_says_so(size: tuple[int, int]) -> None:
    """One calm sentence; then it goes on by itself."""
    async with projector(size) as display:
        await display.shows(None)
        check_frame(display.app, "display-waiting")
        assert "THE HARBOUR IN FOG" in await display.shows(Table().session)


async def test_what_this_run_asks_for() -> None:
    """Where the tables differed and who said what, what was overruled, who could not decide, what was parked."""
    table = Table()
    _asked(table)
    table.must(
        ask.SubmitAnswer("how-sure", "PILOTS", status="split"),
        ask.CloseDecision("how-sure"),
        ask.RuleOutcome("how-sure"),
        ask.CloseDecision("first-step"),
        ask.RuleOutcome("first-step", ask.Override("The tug breaks down.", "It was late.", {})),
        ask.TakeNote("parked", "Who pays for the tug?"),
        ask.EndExercise(),
    )
    async with projector(WIDE) as display:
        shown = " ".join((await display.shows(table.session)).split())
    assert "ruled otherwise than the script" in shown
    assert "Pilots came to no decision on “How likely is it that a ship is lost?” What was missing?" in shown
    assert "Parked on the way: Who pays for the tug?" in shown


async def test_trouble_is_one_sentence_and_what_was_seen_stays() -> None:
    """A room need not know more than that it may be old."""
    async with projector() as display:
        assert "later version" in await display.shows(None, ("too_new", 1, 0))
        table = at(_asked)
        shown = await display.shows(table.session, ("replaced", 9, 100))
    assert "THE RADAR IS DARK" in shown
    assert "The log was moved, removed or replaced by another file." in shown


async def test_the_time_runs_on_between_records() -> None:
    """What is left goes down with every look; loud in the last two minutes."""
    table = at(_asked)
    async with projector() as display:
        before = await display.shows(table.session)
        table.clock.pass_ms(1_000)
        assert before != await display.shows(table.session)


async def test_a_blanked_room_is_blank() -> None:
    """Nothing but the banner and the footer is left, and all of it comes back."""
    table = at(_asked)
    async with projector() as display:
        before = await display.shows(table.session)
        table.must(ask.BlankRoom(blank=True))
        dark = await display.shows(table.session)
        table.must(ask.BlankRoom(blank=False))
        assert before == await display.shows(table.session)
    assert "RADAR" in before
    assert [line for line in dark.splitlines()[1:-1] if line.strip()] == []


async def test_pages_turn_by_themselves_and_stay_where_a_hand_turned_them() -> None:
    """The first page stands longer; what is new begins with its first page."""
    table = at(_revealed)
    async with projector() as display:
        screen = display.app._room  # noqa: SLF001 - time is passed to the screen
        await display.shows(table.session)

        def turned(passed: int) -> int:
            screen.show(display.lookout.sight, passed)
            return screen._page  # noqa: SLF001

        assert [turned(FIRST - 1), turned(1), turned(NEXT - 1), turned(1)] == [0, 1, 1, 2]
        await display.pilot.press("minus")
        assert [turned(FIRST), turned(FIRST)] == [1, 1]
        await display.pilot.press("plus", "minus", "minus", "minus")
        assert turned(0) == len(screen._pages) - 1  # noqa: SLF001
        table.must(ask.TakeNote("change", "More people on the phone."))
        assert turned(0) == 0


async def test_another_size_is_another_layout() -> None:
    """Letters made larger while it runs: nothing is lost."""
    async with projector(WIDE) as display:
        await display.shows(at(_asked).session)
        await display.pilot.resize_terminal(*SMALL)
        await display.pilot.pause()
        await display.pilot.pause()
        check_frame(display.app, "display-asked")


async def test_the_smallest_window_still_has_the_time_and_the_inject() -> None:
    """Nothing breaks where hardly anything fits."""
    for size in ((40, 12), (20, 6), (300, 12)):
        async with projector(size) as display:
            assert await display.shows(at(_asked).session)


async def test_a_bar_without_an_inject_and_a_story_without_a_move() -> None:
    """Scenes that hardly say anything are shown all the same."""
    table = at(_asked)
    scene = table.session.view(Room()).scene
    async with projector() as display:
        bare = replace(scene, inject=None, injects=(), decisions=(), move_title="", move_intro="")
        assert "Fog since midnight." in await display.scene(bare)
        many = replace(scene, decisions=tuple(replace(scene.decisions[0], id=str(n)) for n in range(9)))
        assert "more" in await display.scene(many)
        assert scene.inject is not None
        untold = replace(scene, inject=replace(scene.inject, text="", sender="", confidence=""))
        assert "THE RADAR IS DARK" in await display.scene(untold)


async def test_keys_there_are_hardly_any() -> None:
    """`t` changes the colours, `q` closes, and the session does not notice."""
    table = at(_asked)
    async with projector() as display:
        await display.shows(table.session)
        before = display.app.theme
        await display.pilot.press("t")
        assert display.app.theme != before
        records = len(table.store.records)
        await display.pilot.press("space", "enter", "p", "b", "escape")
        running = [display.app.is_running]
        await display.pilot.press("q")
        running.append(display.app.is_running)
    assert running == [True, False]
    assert len(table.store.records) == records


async def test_it_looks_by_itself_and_never_twice_at_once() -> None:
    """Four times a second, in another thread; a slow look is not joined by another."""
    lookout = FakeLookout()
    app = DisplayApp(lookout, beat=10)
    async with app.run_test(size=SMALL) as pilot:
        lookout.sight = Sight(Table().session)
        while "THE HARBOUR" not in frame(app):
            await pilot.pause(0.01)
        app._looking = True  # noqa: SLF001 - as if a look were under way
        looks = lookout.looks
        app._soon()  # noqa: SLF001
        assert lookout.looks == looks
