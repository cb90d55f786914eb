"""A team at the keyboard in a proceeding: its own cut of how it stands, its own acts, covers around it."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import InterventionMade
from tabletop.exercise.moments import Actor
from tabletop.session.port import NotSaved, Result, Session
from tabletop.tui.base import TabletopApp
from tabletop.tui.seat.hot_seat import HandedOver, HotSeat
from tests.harbour import Table
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write
from tests.tui.proceedings import SEALED, argued, silent, table_with, talked


def made(table: Table) -> list[tuple[str | None, str]]:
    """Who did what."""
    return [(one.team, one.intervention.act) for one in table.events if isinstance(one, InterventionMade)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_team_keeps_silence_behind_covers(size: tuple[int, int]) -> None:
    """It may do more than one thing; it hands the keyboard back itself, and nothing of it stands on the cover."""
    table, app, results = silent(), TabletopApp[None](), list[HandedOver | None]()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(HotSeat(table.session, "PILOTS", "joint"), results.append)
        await press(pilot, "enter")
        check_frame(app, "seat-silence")
        await press(pilot, "1")
        assert ("PILOTS", "keep") == made(table)[-1]
        assert table.store.records[-1].actor == Actor.of_team("PILOTS")
        check_frame(app, "seat-kept")
        await press(pilot, "2", "1", "tab")
        await write(pilot, "For one night.")
        await press(pilot, "enter")
        assert ("PILOTS", "reserve") == made(table)[-1]
        await press(pilot, "3")
        check_frame(app, "seat-after")
        await press(pilot, "enter")
    assert results == ["saved"]


async def test_what_is_final_asks_and_what_is_typed_survives() -> None:
    """Esc goes from the form to the acts, then covers; the words are there again."""
    table, app, results = silent(), TabletopApp[None](), list[HandedOver | None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PRESS", "joint"), results.append)
        await press(pilot, "enter", "2")
        await write(pilot, "We were not asked.")
        await press(pilot, "enter")
        assert "break silence?" in frame(app)
        await press(pilot, "escape", "escape", "escape")
        assert "take the keyboard" in frame(app)
        await press(pilot, "enter", "2")
        assert "We were not asked." in frame(app)
        await press(pilot, "enter", "2")
        assert ("PRESS", "break") == made(table)[-1]
        assert "silence was broken" in frame(app)
        await press(pilot, "escape")
        assert "it is on record" in frame(app)
        await press(pilot, "enter")
    assert results == ["saved"]


async def test_a_team_sees_its_own_cut_only() -> None:
    """Another team's card lies face down; a deal between others is not there."""
    table, app = argued(), TabletopApp[None]()
    async with app.run_test(size=(120, 36)) as pilot:
        await app.push_screen(HotSeat(table.session, "PILOTS", "board"))
        await press(pilot, "enter")
        assert "● Pilots 70 %" in frame(app)
        assert "50 %" not in frame(app)
        assert "face down" in frame(app)
    table, app = talked(), TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PILOTS", "terms"))
        await press(pilot, "enter")
        assert "waits until noon" not in frame(app)
        await press(pilot, "pagedown", "pageup")
        check_frame(app, "seat-talks")


async def test_time_and_what_others_do_is_seen_and_a_late_objection_is_refused() -> None:
    """The desk follows the session; an objection after the time is said to be too late, and not lost."""
    table, app = silent(), TabletopApp[None]()
    screen = HotSeat(table.session, "PRESS", "joint")
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(screen)
        await press(pilot, "enter")
        table.clock.pass_minutes(4)
        screen.tick()
        await pilot.pause()
        assert "0:48 over" in frame(app)
        await press(pilot, "2")
        await write(pilot, "No.")
        await press(pilot, "enter", "2")
        assert "No." in frame(app)
        assert ("PORT", "keep") == made(table)[-1]
        table.must(ask.UndoStep())
        await pilot.pause()
        assert "No." in frame(app), "what is typed stays while the act is possible"


async def test_not_saved_is_said_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk takes nothing; the desk is as it was."""
    table, app = silent(), TabletopApp[None]()

    def full(_session: Session, *_args: object, **_kwargs: object) -> Result:
        return NotSaved("no_room")

    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PRESS", "joint"))
        await press(pilot, "enter")
        monkeypatch.setattr(type(table.session), "send", full)
        await press(pilot, "1")
        assert "Not saved" in frame(app)
        await press(pilot, "enter", "escape", "escape", "escape")
        assert "nothing was put on record" not in frame(app)


async def test_a_sealed_move_with_its_predictions_behind_covers() -> None:
    """A team is asked about every other team by name."""
    table, app = table_with(SEALED), TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PORT", "moves"))
        await press(pilot, "enter")
        check_frame(app, "seat-sealed")
        await press(pilot, "1", "tab", "1", "tab", "2", "enter")
        assert "your answer is saved" in frame(app)
        assert "PORT" in table.state.decisions["moves"].answers
