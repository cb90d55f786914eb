"""The keys of a preview: elsewhere, as others see it, back and on, and out."""

from __future__ import annotations

from tabletop.authoring.previewing.keeping import NotKept
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.preview.jumping import SetByHand, Ways, Where
from tests.harbour import TEXT
from tests.tui.frames import COMFORTABLE, SMALL, check_frame
from tests.tui.keys import press, write
from tests.tui.preview.desk import Desk


async def test_as_everybody_sees_it() -> None:
    """V goes from the facilitator to the room and to each team; nobody reads what is not theirs."""
    desk = Desk()
    async with desk.app.run_test(size=COMFORTABLE) as pilot:
        await press(pilot, "enter")
        for whose, secret in (
            ("the facilitator", {"PORT", "PILOTS"}),
            ("the room", set()),
            ("Norway port authority", {"PORT"}),
            ("Pilots", {"PILOTS"}),
            ("Press", set()),
        ):
            shown = desk.shown
            assert f"as {whose}" in shown.replace("▲ ", "").replace("● ", "").replace("■ ", "")
            assert secret == {team for team in ("PORT", "PILOTS") if f"PRIVATE-{team}" in shown}
            if whose != "Press":
                await press(pilot, "v")
        await desk.save(pilot, TEXT.replace("PRESS", "PAPER"))
        assert "as the facilitator" in desk.shown


async def test_team_by_team_and_undecided() -> None:
    """T asks one team after the other; n comes to no decision."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "t", "1")
        assert "question" == desk.course.spot.kind
        await press(pilot, "d")
        assert "● Pilots answers" in desk.shown
        await press(pilot, "n", "2")
        given = desk.course.state.decisions["first-step"].answers
        assert ["decided", "no-decision", "decided"] == [one.status for one in given.values()]


async def test_back_and_again_and_from_the_beginning() -> None:
    """U goes back any number of steps, f goes the same way again, r asks before it forgets all."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "1", "enter")
        acts = desk.course.acts
        await press(pilot, "u", "u", "u")
        assert () == desk.course.acts
        await press(pilot, "f", "f", "f", "f")
        assert acts == desk.course.acts
        await press(pilot, "r")
        assert isinstance(desk.app.screen, Confirm)
        await press(pilot, "enter")
        assert acts == desk.course.acts
        await press(pilot, "r", "2")
        assert () == desk.course.acts


async def test_to_an_inject_with_a_state_set_by_hand() -> None:
    """A filter, a way, a state; from then on it is marked that the state was set by hand."""
    desk = Desk(keep=True)
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "j")
        assert isinstance(desk.app.screen, Where)
        await write(pilot, "tug")
        check_frame(desk.app, "preview-where")
        await press(pilot, "enter")
        assert isinstance(desk.app.screen, Ways)
        check_frame(desk.app, "preview-ways")
        await press(pilot, "2")
        assert isinstance(desk.app.screen, SetByHand)
        await press(pilot, "9", "down", "right", "left", "end")
        check_frame(desk.app, "preview-by-hand")
        await press(pilot, "enter")
        assert () != desk.course.acts
        assert "question" == desk.course.spot.kind  # its flag is not set: the engine refused, and one stays
        await press(pilot, "j", *"tug", "enter", "2", *["down"] * 6, "right", "enter")
        assert "tug-back" == desk.course.spot.inject
        assert "state set by hand" in desk.shown
        await press(pilot, "s")
        assert [] == desk.kept


async def test_to_an_inject_by_a_usual_way() -> None:
    """A filter that finds nothing says so; a way is found by playing, and can be gone back like any other."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "j", "x", "x", "enter")
        assert isinstance(desk.app.screen, Where)
        assert "No inject has that" in desk.shown
        await press(pilot, "escape")
        assert () == desk.course.acts
        await press(pilot, "j", *"rns", "down", "up", "enter", "1")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert "tug-back" == desk.course.spot.inject
        assert not desk.course.by_hand
        await press(pilot, "u")
        assert "tug-back" != desk.course.spot.inject


async def test_a_file_that_never_loaded() -> None:
    """What is wrong stands on the page; the moment it is mended, play begins."""
    desk = Desk("format: tabletop/1\ntitle: [")
    async with desk.app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        check_frame(desk.app, "preview-waiting")
        await press(pilot, "space", "u", "f", "j", "r", "w", "v", "d", "t", "n", "1")
        await desk.save(pilot, TEXT)
        assert "briefing" == desk.course.spot.kind
        assert "The harbour in fog" in desk.shown


async def test_a_check_says_more_a_moment_later() -> None:
    """What the rules find comes when it is found."""
    remark = Problem(Code.NO_TEAM, Place("harbour.yaml", 7, 1, 2), found="X", note=True)
    desk = Desk(problems=[remark])
    async with desk.app.run_test(size=SMALL) as pilot:
        await desk.save(pilot, TEXT + "\n")
        assert 'saved 14:05 – 1 remark, line 7: no team called "X"' in desk.shown
        await press(pilot, "p")
        assert "1 thing to look at" in desk.shown


async def test_kept_as_a_play() -> None:
    """The key s keeps what was played; why it could not be kept is a sentence."""
    desk = Desk(keep=True)
    async with desk.app.run_test(size=COMFORTABLE) as pilot:
        await press(pilot, "s")
        assert [] == desk.kept
        await press(pilot, "enter", "s")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert [desk.course] == desk.kept
        said = [note.message for note in desk.app._notifications]  # noqa: SLF001 - there is no public way
        assert ["Saved as a golden play: plays/one.play.yaml\nIt ends where it stood."] == said
        desk.answer = NotKept("Not written: the disk is full.")
        await press(pilot, "s")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(desk.app.screen, Failure)


async def test_leaving() -> None:
    """Where something was chosen it is asked first, the safe answer on top."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "escape")
        assert isinstance(desk.app.screen, Confirm)
        await press(pilot, "enter")
        assert desk.app.is_running
        await pilot.press("escape", "2")
    assert 0 == (desk.app.return_code or 0)


async def test_help_names_every_key() -> None:
    """Three lines, then the keys."""
    desk = Desk()
    async with desk.app.run_test(size=(80, 50)) as pilot:
        await press(pilot, "enter", "question_mark")
        for words in ("Go to any inject.", "One step back.", "Come to no decision.", "Begin again."):
            assert words in desk.shown


async def test_by_mouse() -> None:
    """A click on a choice chooses it; the arrows and enter do, too."""
    desk = Desk()
    async with desk.app.run_test(size=COMFORTABLE) as pilot:
        await press(pilot, "enter", "down", "enter")
        assert "wait" == desk.course.state.facts["first-step"]
        await press(pilot, "u")
        await pilot.click("Offers", offset=(5, 0))
        await pilot.pause()
        assert "tug" == desk.course.state.facts["first-step"]
