"""The evaluator's screen: what the room sees, a sheet, notes, and nothing that reaches the session."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tabletop.exercise import commands as ask
from tabletop.storage.port import NotSavedBecause
from tabletop.tui.evaluation.app import EvaluationApp
from tabletop.tui.fields.write_text import Writing
from tests.beside import Chair, observer
from tests.harbour import TEXT
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame


def app_of(chair: Chair) -> EvaluationApp:
    """The program in front of that chair."""
    return EvaluationApp(chair.sheet)


async def write(pilot: Pilot[None], text: str, *keys: str, save: bool = True) -> None:
    """Press what opens a box, and write into it."""
    await pilot.press(*keys)
    await pilot.pause()
    pilot.app.screen.query_one(Writing).text = text
    await pilot.press("enter" if save else "escape")
    await pilot.pause()


def said(app: EvaluationApp) -> list[str]:
    """What was said in toasts."""
    return [toast.message for toast in app._notifications]  # noqa: SLF001 - there is no public way


def told(chair: Chair) -> list[str]:
    """What stands in the evaluator's log."""
    return [one.event.type for one in chair.store.records]


@pytest.mark.parametrize("size", SIZES)
async def test_sheet_beside_the_room(size: tuple[int, int]) -> None:
    """Left what the room sees, right the tasks with their letters and words, under them the notes."""
    chair = Chair(handbook=True)
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=size) as pilot:
        await write(pilot, "They asked, but late.", "s")
        await write(pilot, "Held up the pilots.", "down", "m")
        await write(pilot, "The master said what he did not know.", "n", "down", "tab")
        await pilot.pause()
        app.clear_notifications()
        await pilot.pause()
        check_frame(app, "evaluation-sheet")
    assert told(chair) == ["evaluation-opened", "task-rated", "task-rated", "observation-noted"]


@pytest.mark.parametrize("size", SIZES)
async def test_rating_asks_for_evidence(size: tuple[int, int]) -> None:
    """The letter is said in words – M is achieved, never failed – and one line of evidence is wanted."""
    chair = Chair()
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=size) as pilot:
        await pilot.press("m", "enter")
        await pilot.pause()
        check_frame(app, "evaluation-rating")
        assert "fail" not in frame(app).casefold()
    assert told(chair) == ["evaluation-opened"]


@pytest.mark.parametrize("size", SIZES)
async def test_note_has_tag_team_and_objective(size: tuple[int, int]) -> None:
    """Up and down change the tag, tab the team, shift+tab the objective."""
    chair = Chair()
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=size) as pilot:
        await pilot.press("t", "n", "down", "down", "tab", "shift+tab", "x")
        await pilot.pause()
        check_frame(app, "evaluation-note")
        await pilot.press("up", "ctrl+s")
        await pilot.pause()
    note = chair.sheet.view().notes[-1]
    assert (note.tag, note.team, note.objective, note.text) == ("strength", "PILOTS", "share", "x")


async def test_killed_in_mid_sentence() -> None:
    """What was typed is kept with the moment it was begun; the program says so, and goes on there."""
    chair = Chair()
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "They did not", "n", save=False)
        await write(pilot, "Asked at on", "down", "s", save=False)
        assert "begun, not saved" in frame(app)
    chair.table.clock.pass_minutes(10)
    chair.play(ask.TakeNote("note", "Later."))

    again = app_of(chair)
    async with again.run_test(size=COMFORTABLE) as pilot:
        await pilot.pause()
        assert any("A note you began is kept" in one for one in said(again))
        await pilot.press("n")
        await pilot.pause()
        assert "They did not" in frame(again)
        assert "Pinned to 4:00" in frame(again)
        await pilot.press("enter")
        await pilot.pause()
    note = chair.sheet.view().notes[-1]
    assert (note.text, note.pin.exercise) == ("They did not", 240_000)
    assert chair.sheet.draft("task/share/2") == "Asked at on"


async def test_draft_is_kept_while_typing() -> None:
    """Not only when the box is left: a moment after the last key it is on disk."""
    chair = Chair()
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("n", "H", "m")
        await pilot.pause(0.5)
        assert chair.sheet.draft("note") == "Hm"


async def test_the_room_goes_on() -> None:
    """What happens in the session is seen by itself, and moves neither the mark nor what is typed."""
    chair = Chair()
    app = app_of(chair)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await pilot.press("down")
        assert "has not started yet" in frame(app)
        chair.table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
        app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "The radar is dark" in frame(app)
        assert "▸   Asks others" in frame(app)
        chair.table.must(ask.PauseExercise())
        app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "time stands still" in frame(app)


async def test_looking_back() -> None:
    """An earlier inject is looked at again; what is written there is pinned there."""
    chair = Chair()
    chair.begun()
    chair.play(ask.EndExercise())
    app = app_of(chair)
    async with app.run_test(size=COMFORTABLE) as pilot:
        assert "The exercise is over" in frame(app)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "This is the present." in said(app)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "You look back at 0:00" in frame(app)
        await write(pilot, "Here already.", "n")
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "There is no inject before that." in said(app)
    assert chair.sheet.view().notes[-1].pin.inject == "radar-out"


async def test_taking_back() -> None:
    """The latest entry is struck through after a question whose safe answer comes first."""
    chair = Chair()
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await write(pilot, "Wrong.", "n")
        await pilot.press("w", "enter")
        await pilot.pause()
        assert not chair.sheet.view().notes[-1].struck
        await pilot.press("w", "2")
        await pilot.pause()
        assert "(taken back)" in frame(app)
        assert "Taken back." in said(app)
    assert chair.sheet.view().notes[-1].struck


async def test_disk_full() -> None:
    """It is said, the box stays open with what was typed, and it can be saved later."""
    chair = Chair()
    chair.begun()
    chair.store.failing = NotSavedBecause.NO_ROOM
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "Important.", "n")
        assert "the disk is full" in frame(app)
        chair.store.failing = None
        await pilot.press("enter")
        await pilot.pause()
        chair.store.failing = NotSavedBecause.NO_ROOM
        await pilot.press("w", "2")
        await pilot.pause()
        assert any("the disk is full" in one for one in said(app))
    assert chair.sheet.view().notes[-1].text == "Important."


async def test_too_long() -> None:
    """More than an evidence line is not cut behind anybody's back."""
    chair = Chair()
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "x" * 1_001, "u")
        assert "That is too long" in frame(app)


@pytest.mark.parametrize("size", SIZES)
async def test_scribe(size: tuple[int, int]) -> None:
    """A scribe has notes and the room; the keys for ratings do nothing."""
    chair = Chair(role="scribe")
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=size) as pilot:
        await write(pilot, "The pilots speak first.", "n")
        await pilot.press("s", "tab", "tab")
        app.clear_notifications()
        await pilot.pause()
        check_frame(app, "evaluation-scribe")
    assert told(chair) == ["evaluation-opened", "observation-noted"]


@pytest.mark.parametrize("size", SIZES)
async def test_observer(size: tuple[int, int]) -> None:
    """An observer sees the room and the tasks, and can write nothing."""
    sheet, table = observer()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    sheet.poll()
    app = EvaluationApp(sheet)
    async with app.run_test(size=size) as pilot:
        await pilot.press("s", "n", "t", "w")
        await pilot.pause()
        check_frame(app, "evaluation-observer")
        await pilot.press("escape")
    assert app.return_code == 0


@pytest.mark.parametrize("pane", ["room", "notes"])
async def test_panes_on_a_small_screen(pane: str) -> None:
    """On a small screen tab goes from the tasks to the room and to the notes."""
    chair = Chair(handbook=True)
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "They listen.", "n")
        await pilot.press(*(["tab"] if pane == "room" else ["tab", "tab"]))
        app.clear_notifications()
        await pilot.pause()
        check_frame(app, f"evaluation-pane-{pane}")


async def test_a_scenario_without_tasks() -> None:
    """There is nothing to rate, and notes can be taken."""
    chair = Chair(text=TEXT.partition("evaluation:")[0])
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("s", "down")
        await pilot.pause()
        assert "names no tasks to rate" in frame(app)
        await write(pilot, "Still something.", "n")
    assert told(chair) == ["evaluation-opened", "observation-noted"]


async def test_many_tasks_scroll_into_view() -> None:
    """The marked task is always seen."""
    tasks = ", ".join(f"Task number {number}" for number in range(20))
    chair = Chair(text=TEXT.replace("tasks: [Says what is known, Asks others]", f"tasks: [{tasks}]"))
    app = app_of(chair)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*["down"] * 19)
        await pilot.pause()
        assert "▸   Task number 19" in frame(app)
        await pilot.press(*["up"] * 19)
        await pilot.pause()
        assert "▸   Task number 0" in frame(app)


async def test_the_end() -> None:
    """After ENDEX the ending stands where the inject stood."""
    chair = Chair()
    chair.begun()
    app = app_of(chair)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await pilot.press("t", "t", "t", "t")
        chair.table.must(ask.EndExercise())
        app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "The radar is dark" not in frame(app)
        assert "is about everybody" in frame(app)
