"""Changing what comes, from the console: every key of the line of play, over a real session."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.views import Control, Seat
from tabletop.storage.port import NotSavedBecause
from tests.exercise.clockwork import timed
from tests.harbour import Table, opening
from tests.tui.facilitator.lesson import begun, lesson, rule_all
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_the_plan_shows_what_comes_and_what_can_be_done_about_it(size: tuple[int, int]) -> None:
    """Order, times, readers and texts of everything nobody has seen; help names every key."""
    async with lesson(begun(), size=size) as at:
        await at.press("e")
        check_frame(at.app, "facilitator-plan")
        await at.press("down", "down", "down", "down", "down")
        check_frame(at.app, "facilitator-plan-template")
        await at.press("question_mark")
        assert "Enter writes a text anew" in at.frame
        await at.press("escape", "escape")
        assert at.screen == "Console"


@AT_BOTH
async def test_a_text_is_written_anew(size: tuple[int, int]) -> None:
    """Only what was typed over is sent; Esc keeps it as a draft and changes nothing."""
    async with lesson(begun(), size=size) as at:
        await at.press("e", "enter")
        check_frame(at.app, "facilitator-rewrite")
        await at.write("Rumours")
        await at.press("escape")
        assert not any(isinstance(event, happened.InjectEdited) for event in at.table.events)
        await at.press("enter")
        assert "Rumours" in at.frame
        await at.press("ctrl+s")
        edits = [event for event in at.table.events if isinstance(event, happened.InjectEdited)]
        assert [(event.inject, event.part, event.words.shown) for event in edits] == [("whisper", "title", "Rumours")]
        assert "Rumours" in at.frame


@AT_BOTH
async def test_a_refused_text_stays_in_the_box(size: tuple[int, int]) -> None:
    """Nobody would have anything to read: said as a sentence, and the dialog stays."""
    async with lesson(begun(), size=size) as at:
        await at.press("e", "down", "enter", "tab", *["backspace"] * len("Two ships appear."), "ctrl+s")
        assert at.screen == "Rewrite"
        assert any("nothing to read" in said for said in at.said)


@AT_BOTH
async def test_other_readers(size: tuple[int, int]) -> None:
    """Everybody, or some alone; what they would not have a text for is refused."""
    async with lesson(begun(), size=size) as at:
        await at.press("e", "down", "o")
        check_frame(at.app, "facilitator-address")
        await at.press("1", "2", "enter")
        assert at.table.events[-1] == happened.InjectReaddressed(inject="ships", to=("PORT",))
        await at.press("up", "o", "4", "2", "enter")
        assert at.screen == "Address"
        await at.press("escape", "escape")
        assert at.table.events[-1] == happened.InjectReaddressed(inject="ships", to=("PORT",))


@AT_BOTH
async def test_another_place_and_another_time(size: tuple[int, int]) -> None:
    """Before another of its move or a later one; a minute of its move, or by hand; what is no number is refused."""
    async with lesson(begun(), size=size) as at:
        await at.press("e", "m")
        check_frame(at.app, "facilitator-move")
        await at.press("2")
        assert happened.InjectMoved(inject="whisper", before="tug-back") in at.table.events
        await at.press("t")
        check_frame(at.app, "facilitator-replan")
        await at.write("12")
        await at.press("enter")
        assert happened.InjectReplanned(inject="whisper", minutes=12) in at.table.events
        await at.press("t", "backspace", "backspace", "enter")
        assert happened.InjectReplanned(inject="whisper", minutes=None) in at.table.events
        before = len(at.table.events)
        await at.press("t", "x", "enter", "t", "escape", "m", "escape")
        assert len(at.table.events) == before
        assert any("Give minutes from the start of the move" in said for said in at.said)


@AT_BOTH
async def test_everything_is_put_off(size: tuple[int, int]) -> None:
    """By minutes, taken back with a minus; nonsense is refused."""
    async with lesson(begun(), size=size) as at:
        await at.press("e", "z", "5", "enter")
        assert at.table.events[-1] == happened.InjectsPostponed(minutes=5)
        await at.press("z", "minus", "5", "enter")
        assert at.table.events[-1] == happened.InjectsPostponed(minutes=-5)
        await at.press("z", "x", "enter", "z", "escape", "z", "0", "enter")
        assert at.table.events[-1] == happened.InjectsPostponed(minutes=-5)


@AT_BOTH
async def test_a_template_gets_effects_each_with_its_reason(size: tuple[int, int]) -> None:
    """A gauge, then points and why; without a reason it is said and asked again."""
    async with lesson(begun(), size=size) as at:
        await at.press("e")
        for _ in range(6):
            await at.press("down")
        await at.press("f", "2")
        await at.write("-4")
        await at.press("enter")
        assert at.screen == "AskText"
        await at.write("-4 She was cross.")
        await at.press("enter")
        check_frame(at.app, "facilitator-effects")
        written = at.last
        assert isinstance(written, happened.InjectEffectsWritten)
        assert [(one.indicator, one.by, one.why.shown) for one in written.effects] == [("trust", -4, "She was cross.")]
        await at.press("1")
        await at.write("what")
        await at.press("enter", "escape", "escape")
        assert at.screen == "Planning"


@AT_BOTH
async def test_a_team_joins_and_two_go_on_as_one(size: tuple[int, int]) -> None:
    """Three students more than planned take a seat; later two tables go on with one keyboard. Merging asks first."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    async with lesson(table, size=size) as at:
        await at.press("e", "j")
        check_frame(at.app, "facilitator-teams")
        await at.press("1", "3", "enter")
        joined = at.table.events[-1]
        assert isinstance(joined, happened.TeamJoined)
        assert (joined.seat.team, joined.seat.people) == ("PRESS", 3)
        await at.press("j", "1", "2", "1")
        check_frame(at.app, "facilitator-merge")
        await at.press("enter")
        assert not any(isinstance(event, happened.TeamsMerged) for event in at.table.events)
        await at.press("j", "1", "2", "1", "2")
        assert at.table.events[-1] == happened.TeamsMerged(team="PILOTS", into="PORT")
        await at.press("j", "escape", "escape")
        assert at.screen == "Console"
        check_frame(at.app, "facilitator-merged")
        await at.press("u", "2")
        assert isinstance(at.last, happened.StepUndone)


@AT_BOTH
async def test_the_clock_is_asked_for_and_shown(size: tuple[int, int]) -> None:
    """By hand comes first; by the clock the list says when; back by hand needs no asking."""
    table = timed()
    table.must(live.ChangeRelease("hand"), ask.ReleaseInject("radar-out"))
    rule_all(table)
    async with lesson(table, size=size) as at:
        await at.press("e", "c", "enter")
        assert ["hand"] == [at.view.release]
        await at.press("c", "2")
        assert ["clock"] == [at.view.release]
        check_frame(at.app, "facilitator-plan-by-clock")
        await at.pass_minutes(30)
        assert at.view.scene.inject is not None
        assert at.view.scene.inject.id == "radar-out"
        await at.press("c")
        assert ["hand"] == [at.view.release]


@AT_BOTH
async def test_an_inject_comes_by_the_clock_and_is_said(size: tuple[int, int]) -> None:
    """The console ticks; what came is on the screen and in a toast, and what comes next has its time."""
    table = timed()
    async with lesson(table, size=size) as at:
        await at.pass_minutes(0.1)
        assert at.view.scene.inject is not None
        rule_all(table)
        await at.press("tab", "tab", "tab")
        check_frame(at.app, "facilitator-by-clock")
        await at.pass_minutes(6)
        assert at.view.scene.inject.id == "whisper"
        assert any("By the clock" in said for said in at.said)


@AT_BOTH
async def test_space_pressed_as_the_clock_releases_does_not_release_the_next(size: tuple[int, int]) -> None:
    """The first press named another inject than the one that would come now, so it counts for nothing."""
    table = timed()
    async with lesson(table, size=size) as at:
        await at.press("space")
        await at.pass_minutes(0.1)
        await at.press("space")
        assert [one.id for one in table.state.released] == ["radar-out"]


@AT_BOTH
async def test_a_full_disk_is_said_once_and_tried_again(size: tuple[int, int]) -> None:
    """Not a dialog every second; with room again the inject comes."""
    table = timed()
    table.store.failing = NotSavedBecause.NO_ROOM
    async with lesson(table, size=size) as at:
        await at.pass_minutes(0.1)
        await at.pass_minutes(0.1)
        assert at.screen == "Failure"
        await at.press("escape")
        assert at.screen == "Console"
        table.store.failing = None
        await at.pass_minutes(0.1)
        assert at.view.scene.inject is not None


async def test_the_plan_with_nothing_left() -> None:
    """It says so, and no key about an inject works."""
    table = begun()
    rule_all(table)
    for inject in ("whisper", "siren", "ships", "tug-back", "nobody", "question"):
        table.do(ask.SkipInject(inject))
    async with lesson(table) as at:
        await at.press("e", "o", "m", "t", "f", "z")
        assert at.screen == "Planning"
        assert "Nothing more is planned" in at.frame


def test_what_is_read_before_and_after() -> None:
    """The view for a team that was merged is the seat's that speaks for it, so an open window goes on."""
    table = begun()
    table.must(live.MergeTeams("PRESS", "PORT"))

    assert table.session.view(Seat("PRESS")).team.id == "PORT"
    assert [head.id for head in table.session.view(Control()).scene.former] == ["PRESS"]
