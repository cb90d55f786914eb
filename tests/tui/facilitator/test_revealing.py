"""Sealed moves: taken down unseen, revealed at once, held against what was expected."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import MovesRevealed
from tests.tui.facilitator.lesson import lesson
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame
from tests.tui.proceedings import SEALED, committed, table_with

AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_space_arms_and_then_reveals_all_at_once(size: tuple[int, int]) -> None:
    """Nothing is shown before the second press, in a pause neither; then every move with what came true."""
    async with lesson(committed(), size=size) as at:
        await at.press("p", "space")
        assert "Go out" not in at.frame
        check_frame(at.app, "revealing-armed")
        await at.press("escape", "space", "space")
        assert isinstance(at.last, MovesRevealed)
        check_frame(at.app, "revealed")
        await at.press("v", "space")
        check_frame(at.app, "revealed-ruling")
        await at.press("enter")
        assert at.view.scene.decisions[0].status == "ruled"


@AT_BOTH
async def test_a_move_is_taken_down_with_its_predictions(size: tuple[int, int]) -> None:
    """A team is asked about the others only; afterwards its move is sealed for the facilitator, too."""
    table = table_with(SEALED)
    async with lesson(table, size=size) as at:
        await at.press("2", "1", "tab", "2")
        check_frame(at.app, "sealed-form")
        await at.press("tab", "1", "enter")
        assert "PILOTS" in table.state.decisions["moves"].answers
        await at.press("escape", "2")
        assert "A move is committed, and sealed." in at.frame
        assert "1 ●  Go out" not in at.frame


async def test_closing_without_a_team_asks_before_the_reveal() -> None:
    """`r` leads to the reveal, which asks, the safe answer first."""
    table = table_with(SEALED)
    async with lesson(table, size=SMALL) as at:
        await at.press("r", "3")
        assert "Reveal all moves" in at.frame
        await at.press("enter")
        assert not any(isinstance(one, MovesRevealed) for one in table.events)
        await at.press("r", "2")
        assert (at.screen, True) == ("Revealed", isinstance(at.last, MovesRevealed))
        await at.press("escape")
        assert at.screen == "Console"


async def test_the_room_sees_the_moves_after_the_reveal() -> None:
    """Before it, only that all have committed."""
    table = committed()
    async with lesson(table, size=COMFORTABLE) as at:
        await at.press("v")
        assert "Go out\n" not in at.frame
        table.must(ask.RevealMoves("moves"))
        await at.pilot.pause()
        assert "as expected" in at.frame
        check_frame(at.app, "revealed-room")
