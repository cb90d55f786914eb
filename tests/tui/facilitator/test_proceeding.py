"""A proceeding from the facilitator's chair: the chair's acts, dictation for any team, and what cannot be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import DecisionClosed, InterventionMade
from tests.harbour import Table
from tests.tui.facilitator.lesson import lesson
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame
from tests.tui.proceedings import (
    CONSENSUS,
    MATRIX,
    NEGOTIATION,
    amended,
    argued,
    does,
    silent,
    table_with,
    talked,
)

AT_BOTH = pytest.mark.parametrize("size", SIZES)


def made(table: Table) -> list[tuple[str | None, str]]:
    """Who did what."""
    return [(one.team, one.intervention.act) for one in table.events if isinstance(one, InterventionMade)]


@AT_BOTH
@pytest.mark.parametrize(
    ("name", "begin"),
    [("amended", amended), ("silence", silent), ("argued", argued), ("talked", talked)],
)
async def test_how_it_stands_and_what_can_be_done(size: tuple[int, int], name: str, begin: Callable[[], Table]) -> None:
    """Space opens it from the console, whose own part says it in two lines; the chair's acts stand first."""
    async with lesson(begin(), size=size) as at:
        if name in {"silence", "talked"}:
            await at.press(*(["tab"] if size == SMALL else []))
            check_frame(at.app, f"proceeding-console-{name}")
        await at.press("space")
        check_frame(at.app, f"proceeding-{name}")


async def test_dictation_is_a_number_a_line_and_its_form() -> None:
    """Team, act, words; what a team cannot do is not offered; afterwards the chair is back."""
    table = table_with(CONSENSUS)
    async with lesson(table, size=COMFORTABLE) as at:
        await at.press("3")
        assert ("ProceedingScreen", True) == (at.screen, "▸3 ■ Press" in at.frame)
        await at.press("down", "enter", "2", "tab")
        await at.write("We print it.")
        check_frame(at.app, "proceeding-footnote")
        await at.press("enter")
        assert [("PRESS", "reserve")] == made(table)
        assert "▸0 you, the chair" in at.frame
        assert any("On record" in said and "Press" in said for said in at.said)
        await at.press("down", "enter", "8")
        assert "▸ 1" not in at.frame, "numbers in a form are text"
        await at.press("escape", "escape")
        assert at.screen == "Console"


async def test_a_whole_silence_from_the_keyboard() -> None:
    """Put under silence for the minutes the author gave; one breaks it, it is opened again; then all keep it."""
    table = table_with(CONSENSUS)
    async with lesson(table, size=SMALL) as at:
        await at.press("space", "enter")
        assert "How many minutes under silence?" in at.frame
        await at.press("enter")
        assert "not before 8:00" in at.frame
        await at.press("enter")
        assert any("still running" in said for said in at.said)
        await at.press("2", "down", "enter")
        await at.write("It is wrong.")
        await at.press("enter")
        assert "break silence?" in at.frame
        await at.press("enter")
        assert "It is wrong." in at.frame, "the safe answer stands first, and nothing is lost"
        await at.press("enter", "2")
        assert [(None, "silence"), ("PILOTS", "break")] == made(table)
        await at.press("space")
        await at.press("down", "enter" if "▸ put under silence" in at.frame else "down")
        await at.press("escape", "escape", "escape")
        assert at.screen == "Console"


async def test_all_keep_silence_and_it_is_adopted_and_ruled() -> None:
    """Nobody has to wait once all have said that they keep it; then one line leads to the ruling."""
    table = silent()
    does(table, "PILOTS", "keep")
    async with lesson(table, size=SMALL) as at:
        await at.press("space", "3", "enter")
        assert ("PRESS", "keep") == made(table)[-1]
        assert "not before" not in at.frame
        await at.press("enter")
        check_frame(at.app, "proceeding-adopted")
        await at.press("enter")
        assert ("Ruling", DecisionClosed(decision="joint")) == (at.screen, at.last)
        check_frame(at.app, "proceeding-ruling")


async def test_the_time_that_is_set_runs_down_and_stands_still_in_a_pause() -> None:
    """The countdown is in the banner and beside the stage; when it is over nothing happens by itself."""
    table = silent()
    async with lesson(table, size=SMALL) as at:
        await at.press("tab")
        assert "3:12 left" in at.frame
        await at.pass_minutes(1)
        assert "2:12 left" in at.frame
        await at.press("space")
        await at.press("p")
        await at.pass_minutes(5)
        assert "2:12 left · paused" in at.frame
        await at.press("p")
        before = len(table.events)
        await at.pass_minutes(3)
        assert "0:48 over" in at.frame
        assert before == len(table.events)
        await at.press("enter")
        assert (None, "adopt") == made(table)[-1]


@AT_BOTH
async def test_arguments_are_weighed_and_dice_are_thrown_once(size: tuple[int, int]) -> None:
    """All count at first; the odds stand in the question before the throw; the dice are drawn after it."""
    table = argued()
    async with lesson(table, size=size) as at:
        await at.press("space", "enter")
        check_frame(at.app, "proceeding-weigh")
        await at.press("2", "enter")
        assert (None, "weigh") == made(table)[-1]
        assert "does not count" in at.frame
        await at.press("enter")
        check_frame(at.app, "proceeding-throw")
        await at.press("enter", "enter", "2")
        assert (None, "throw") == made(table)[-1]
        await at.press("pagedown")
        check_frame(at.app, "proceeding-thrown")
        await at.press("pageup", "enter")
        assert at.screen == "Ruling"


async def test_the_team_asked_is_offered_first_where_the_chair_could_only_end_it() -> None:
    """A matrix argument waits for its author: the form stands a line away."""
    table = table_with(MATRIX)
    async with lesson(table, size=COMFORTABLE) as at:
        await at.press("d")
        assert "▸1 ▲" in at.frame
        await at.press("2")
        assert any("can do nothing here now" in said for said in at.said)
        await at.press("enter")
        check_frame(at.app, "proceeding-argue")
        await at.write("Go.")
        await at.press("enter")
        assert "Choose or write something first." in at.frame
        await at.press("escape", "right", "left", "0")
        assert "▸0 you" in at.frame
        await at.press("escape")
        assert "▸1 ▲" in at.frame
        await at.press("escape", "space", "enter")
        assert "Go." in at.frame, "the draft is kept"


@AT_BOTH
async def test_a_side_deal_shows_which_field_the_numbers_are_for(size: tuple[int, int]) -> None:
    """Of two lists only the one that is on shows numbers, and teams stand by sign and name."""
    async with lesson(talked(), size=size) as at:
        await at.press("space", "1", *["down"] * 3)
        at_deal = "▸ declare a side deal" in at.frame
        await at.press(*([] if at_deal else ["up"]), "enter", "2", "tab")
        await at.write("We meet.")
        await at.press("tab", "1")
        check_frame(at.app, "proceeding-side-deal")
        assert "· ☑  ■ Press" in at.frame
        await at.press("enter")
        assert ("PORT", "side-deal") == made(at.table)[-1]


async def test_undo_versions_notes_and_the_room() -> None:
    """What helps on the way is a key away; only what works is offered."""
    table = silent()
    async with lesson(table, size=COMFORTABLE) as at:
        await at.press("space", "e")
        check_frame(at.app, "proceeding-versions")
        await at.press("escape", "n")
        await at.press("escape", "v")
        assert at.screen == "RoomScreen"
        check_frame(at.app, "proceeding-room")
        await at.press("escape", "u")
        assert "Take back" in at.frame
        await at.press("2")
        assert "keeps silence" not in at.frame.replace("unless all keep silence", "")


async def test_it_is_left_when_the_decision_goes_away() -> None:
    """A release that is taken back takes the proceeding with it."""
    table = table_with(NEGOTIATION)
    async with lesson(table, size=SMALL) as at:
        await at.press("space")
        table.must(ask.UndoStep())
        await at.pilot.pause()
        await at.pilot.pause()
        assert at.screen == "Console"


@pytest.mark.parametrize("size", SIZES)
async def test_the_keyboard_goes_round_in_a_proceeding(size: tuple[int, int]) -> None:
    """A team that can do something gets its page; the next one that can is a key away; then the console."""
    table = silent()
    async with lesson(table, size=size) as at:
        await at.press("t", "2", "enter", "1", "escape")
        assert "it is on record" in at.frame
        await at.press("enter")
        assert "n gives the keyboard to ■ Press" in at.frame
        check_frame(at.app, "proceeding-between")
        await at.press("n", "enter")
        assert "not yet ■" in at.frame
        await at.pass_minutes(1)
        assert "2:12 left" in at.frame
        await at.press("2")
        await at.write("no")
        await at.press("escape", "escape", "escape", "enter")
        assert at.screen == "Console"
        assert [("PORT", "keep"), ("PILOTS", "keep")] == made(table)[-2:]


async def test_rule_goes_to_what_still_goes_on() -> None:
    """`r` on a proceeding that is not over leads to it, not to a ruling."""
    async with lesson(talked(), size=SMALL) as at:
        await at.press("r")
        assert at.screen == "ProceedingScreen"


@AT_BOTH
async def test_a_wording_starts_from_the_text_as_it_reads(size: tuple[int, int]) -> None:
    """It is changed, not typed anew; unchanged it is refused at the text; then it stands there with its differences."""
    table = table_with(CONSENSUS)
    async with lesson(table, size=size) as at:
        await at.press("2", "enter", "ctrl+s")
        assert "The text is the same as before." in at.frame
        await at.press("space", "O", "h", ".")
        check_frame(at.app, "proceeding-amend")
        await at.press("ctrl+s")
        assert [("PILOTS", "amend")] == made(table)
        assert "not taken up" in at.frame
