"""Set-up from the keyboard: Enter, Enter, start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from textual.pilot import Pilot

from tabletop.exercise.setup import Setup
from tabletop.language.catalogue import SOURCE_LANGUAGE, _, use
from tabletop.session.port import NotSaved, Session
from tabletop.tui.facilitator.app import FacilitatorApp
from tabletop.tui.facilitator.setup import Prepare
from tabletop.tui.facilitator.setup_rows import SetupRows
from tests.harbour import Table, opening, scenario_of
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write


@dataclass
class Door:
    """Opens a session in memory, or refuses as told."""

    refuse: str = ""
    opened: list[Setup] = field(default_factory=list)

    def __call__(self, setup: Setup) -> Session | NotSaved:
        """Remember what was chosen."""
        self.opened.append(setup)
        if self.refuse:
            return NotSaved(self.refuse)
        return Table(event=opening(log_level=setup.log_level)).session


@asynccontextmanager
async def set_up(
    door: Door, size: tuple[int, int] = SMALL, warning: str = ""
) -> AsyncIterator[tuple[Pilot[None], FacilitatorApp]]:
    """The program at its first page."""
    app = FacilitatorApp(scenario=scenario_of(), begin=door, warning=warning)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app


async def test_enter_enter_opens_with_sensible_choices() -> None:
    """Nobody has to decide anything; the second page is what is read aloud."""
    for size in SIZES:
        door = Door()
        async with set_up(door, size) as (pilot, app):
            check_frame(app, "facilitator-setup")
            await press(pilot, "enter")
            check_frame(app, "facilitator-read-aloud")
            assert not door.opened
            await press(pilot, "enter")
            assert "Console" == type(app.screen).__name__
        assert ["notes"] == [setup.log_level for setup in door.opened]


async def test_numbers_are_typed_and_spread() -> None:
    """`1`, `4` are fourteen people; a new number begins after the cursor moved."""
    door = Door()
    async with set_up(door) as (pilot, app):
        await press(pilot, "1", "4")
        assert "14 people" in frame(app)
        assert "more than planned" in frame(app)
        await press(pilot, "down", "3", "up", "9", "right", "left", "backspace", "8")
        await press(pilot, "enter", "enter")
    assert (("PORT", 3), ("PILOTS", 3), ("PRESS", 2)) == door.opened[0].people


async def test_every_row_changes_and_is_explained() -> None:
    """Space goes to the next choice; a note at the bottom says what it means."""
    door = Door()
    async with set_up(door) as (pilot, app):
        await press(pilot, "down", "right", "space")
        assert "chance answers" in frame(app)
        assert "Keep the harbour open." in frame(app)
        await press(pilot, "down", "down", "space", "space")
        assert "left out" in frame(app)
        await press(pilot, "down", "space")
        assert "Space leaves it out" in frame(app)
        await press(pilot, "down", "right", "left", "4", "5", "down", "right")
        assert "by the clock" in frame(app)
        assert "Each inject comes at its minute" in frame(app)
        await press(pilot, "down", "space", "down", "right", "down", "space")
        assert "fictional" in frame(app)
        await press(pilot, "up", "up", "up", "up", "up", "right", "enter", "enter")
    setup = door.opened[0]
    assert (("PORT", "PILOTS"), ("PORT",), ()) == (setup.teams, setup.unplayed, setup.left_out)
    assert setup.release == "clock"
    assert (45, "full", True, True) == (setup.minutes, setup.log_level, setup.rehearsal, setup.fictional)


async def test_one_key_for_the_names_and_one_for_the_words() -> None:
    """F changes between real and fictional names, t goes to the words of the next house, which hold at once."""
    door = Door()
    try:
        async with set_up(door) as (pilot, app):
            await press(pilot, "f", "t")
            assert "NATO: phase" in frame(app)
            await press(pilot, "t")
            assert "UK: hot debrief" in frame(app)
            assert "Hot debrief" == _("Hot wash")
            await press(pilot, "enter", "enter")
    finally:
        use(SOURCE_LANGUAGE)
    assert [(True, "uk")] == [(setup.fictional, setup.terminology) for setup in door.opened]


async def test_a_row_left_out_and_its_notes() -> None:
    """An inject without notes, a crowded table, too little time: each is said."""
    async with set_up(Door()) as (pilot, app):
        rows = app.screen.query_one(SetupRows)
        await press(pilot, "2")
        assert "let chance answer" in frame(app)
        await press(pilot, "down", "9")
        rows.put(rows.preparation.seated(0).at_table(0, 9))
        await press(pilot, "up")
        assert "At tables of more than six" in frame(app)
        await press(pilot, *["down"] * 5, "5", "up", "down")
        assert "leave something out" in frame(app)


async def test_a_team_gets_a_name_of_its_own() -> None:
    """`e` asks for it; it stands beside the scenario's."""
    door = Door()
    async with set_up(door) as (pilot, app):
        await press(pilot, "down", "e")
        await write(pilot, "Lighthouse")
        await press(pilot, "enter")
        assert "▲ Lighthouse = Norway port authority" in frame(app)
        await press(pilot, "e", "escape", "enter", "enter")
    assert (("PORT", "Lighthouse"),) == door.opened[0].names


async def test_the_log_can_keep_less_when_somebody_asks() -> None:
    """On the page that is read aloud, `l` changes what is kept, and the notice with it."""
    door = Door()
    async with set_up(door) as (pilot, app):
        await press(pilot, "enter", "space", "l")
        assert "which role spoke" in " ".join(frame(app).split())
        await press(pilot, "l", "pageup", "up", "down", "pagedown", "enter")
    assert "decisions" == door.opened[0].log_level


async def test_esc_goes_back_and_out() -> None:
    """From the second page to the first, from the first out; nothing was opened."""
    door = Door()
    async with set_up(door) as (pilot, app):
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, Prepare)
        await press(pilot, "escape")
    assert not door.opened


async def test_somebody_has_to_play() -> None:
    """With chance at every table there is nobody to facilitate."""
    door = Door()
    async with set_up(door) as (pilot, app):
        rows = app.screen.query_one(SetupRows)
        rows.put(rows.preparation.next_play(0).next_play(1).next_play(2))
        await press(pilot, "enter")
        assert isinstance(app.screen, Prepare)
    assert not door.opened


async def test_a_log_that_cannot_be_opened_leaves_the_set_up() -> None:
    """What is wrong is said in a dialog; then one is where one was, with all that was chosen."""
    door = Door(refuse="no_room")
    async with set_up(door) as (pilot, app):
        await press(pilot, "7", "enter", "enter")
        assert "The session could not be opened" in frame(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Prepare)
        assert "7 people" in frame(app)


async def test_a_synced_folder_is_said() -> None:
    """The warning is passed in as a text, and stands above the rows."""
    async with set_up(Door(), warning="The folder is synced [red]by[/red] a cloud.") as (_pilot, app):
        assert "! The folder is synced [red]by[/red] a cloud." in frame(app)


async def test_the_mouse_goes_to_a_row_and_changes_it() -> None:
    """A first click goes there, a second changes."""
    async with set_up(Door()) as (pilot, app):
        rows = app.screen.query_one(SetupRows)
        await pilot.click(SetupRows, offset=(5, 2))
        assert 1 == rows.cursor
        await pilot.click(SetupRows, offset=(5, 2))
        await pilot.pause()
        assert "chance" == rows.preparation.tables[0].play
        await pilot.click(SetupRows, offset=(5, 0))
        assert 1 == rows.cursor


async def test_without_a_scenario_there_is_nothing_to_show() -> None:
    """An app with neither session nor scenario is empty and can be left."""
    app = FacilitatorApp()
    async with app.run_test(size=SMALL) as pilot:
        app.tick()
        await press(pilot, "ctrl+q")
    assert 0 == app.return_code
