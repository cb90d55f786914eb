"""Alone in a proceeding: the script is the chair, and goes on when space is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.exercise.events import InterventionMade
from tabletop.session.port import NotSaved
from tabletop.tui.solo.afterwards import LookBackPage
from tabletop.tui.solo.app import SoloApp
from tests.harbour import Table
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.holder import HolderApp
from tests.tui.keys import press, write
from tests.tui.proceedings import CONSENSUS, MATRIX, NEGOTIATION, SEALED, table_with
from tests.tui.samples import ENDED, step_by_step

OTHERS = ("PILOTS", "PRESS")


def alone(decision: str) -> tuple[Table, SoloApp]:
    """One player, nobody else."""
    table = table_with(decision, mode="solo", unplayed=OTHERS)
    return table, SoloApp(table.session, "PORT")


def made(table: Table) -> list[tuple[str | None, str]]:
    """Who did what."""
    return [(one.team, one.intervention.act) for one in table.events if isinstance(one, InterventionMade)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_silence_alone(size: tuple[int, int]) -> None:
    """Reserve, let the chair put it under silence, keep it, and read what came of it."""
    table, app = alone(CONSENSUS)
    async with app.run_test(size=size) as pilot:
        while "drafting" not in frame(app):
            await press(pilot, "space")
        check_frame(app, "solo-silence-draft")
        await press(pilot, "2", "1", "tab")
        await write(pilot, "Not at night.")
        await press(pilot, "enter")
        assert made(table) == [("PORT", "reserve")]
        await press(pilot, "space")
        assert made(table)[-1] == (None, "silence")
        check_frame(app, "solo-silence")
        await press(pilot, "1", "space")
        assert made(table)[-2:] == [("PORT", "keep"), (None, "adopt")]
        check_frame(app, "solo-silence-adopted")


async def test_the_chair_waits_for_the_player_where_it_must() -> None:
    """Space does nothing that is the player's to do; Esc leaves a form, then the program, and the draft is kept."""
    table, app = alone(MATRIX)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "space", "space", "space", "space", "space")
        assert made(table) == []
        await press(pilot, "1")
        await write(pilot, "We go")
        await press(pilot, "escape")
        assert "argue for an action" in frame(app)
        await press(pilot, "1")
        assert "We go" in frame(app), "and what comes next has the focus"
        await write(pilot, "Ships.")
        await press(pilot, "tab")
        await write(pilot, "Radar.")
        await press(pilot, "enter")
        assert made(table) == [("PORT", "argue")]
        await press(pilot, "space")
        assert made(table)[-1] == (None, "throw")
        check_frame(app, "solo-thrown")


async def test_not_saved_is_said() -> None:
    """Neither the player's nor the chair's act goes on before it is on disk."""
    table, app = alone(CONSENSUS)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space")
        real = table.session.go_on
        table.session.go_on = lambda: NotSaved("no_room")  # type: ignore[method-assign]
        await press(pilot, "space")
        assert "Not saved" in frame(app)
        table.session.go_on = lambda: None  # type: ignore[method-assign]
        await press(pilot, "enter", "space")
        table.session.go_on = real  # type: ignore[method-assign]
        await press(pilot, "space")
        assert made(table)[-1] == (None, "silence")


async def test_talks_alone_are_signed_by_the_player() -> None:
    """One party alone signs what it accepts; the chair never speaks for it."""
    table, app = alone(NEGOTIATION)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "space", "1", "1", "2", "enter")
        assert made(table)[-1] == ("PORT", "accept")
        await press(pilot, "1", "2")
        assert made(table)[-1] == ("PORT", "sign")
        assert "signed by all" in frame(app)


async def test_sealed_moves_alone_are_revealed_with_what_was_expected() -> None:
    """Chance moves for the others; what came true is said with what happened."""
    _table, app = alone(SEALED)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "1", "tab", "1", "tab", "1", "tab", "tab", "5", "enter")
        assert "expected of the others" in frame(app)
        check_frame(app, "solo-revealed")


async def test_looking_back_says_how_it_ended_and_what_was_expected_rightly() -> None:
    """A proceeding has no answer; a sealed move has its guesses."""
    decision = step_by_step(ENDED, "x")
    view = replace(ENDED, scene=replace(ENDED.scene, decisions=(decision,)))
    app = HolderApp(LookBackPage(view, ()))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        assert "drafting – there is no vote here" in frame(app)
        assert "Expected rightly of the others: 1 of 1" in frame(app)
