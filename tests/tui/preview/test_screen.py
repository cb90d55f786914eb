"""The screen of a preview: what is saved is seen at once, and one stays where one was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tabletop.authoring.previewing.acts import Answer, Settle
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.keeping import Kept, NotKept
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.preview.app import PreviewApp
from tabletop.tui.preview.jumping import SetByHand, Ways, Where
from tabletop.tui.preview.problems import Problems
from tabletop.tui.preview.standing import StandingDialog
from tests import quay
from tests.authoring.previewing.plays import played
from tests.authoring.previewing.watched import FakeWatched, harbour
from tests.harbour import TEXT
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "yaml").glob("*.yaml"))


FILLED = {
    "multi-choice": ("1", "ctrl+s"),
    "open-text": ("1", "ctrl+s"),
    "allocation": (*["plus"] * 12, "ctrl+s"),
    "confidence": ("6", "enter"),
    "sealed": ("1", "tab", "1", "tab", "1", "ctrl+s"),
    "ranking": (*"12345", "ctrl+s"),
    "consensus": ("1", "v"),
    "matrix": ("3",),
}
"""What is pressed to fill a form in."""


class Desk:
    """A preview with its program and its file."""

    def __init__(self, text: str = TEXT, *, problems: Sequence[Problem] | None = None, keep: bool = False) -> None:
        self.watched = FakeWatched()
        self.preview: Preview = harbour(text)
        self.kept: list[Course] = []
        self.answer: Kept | NotKept = Kept("plays/one.play.yaml", ("It ends where it stood.",))
        self.app = PreviewApp(
            self.preview,
            self.watched,
            check=lambda: problems,
            keeper=self._keep if keep else None,
            beat=None,
        )

    def _keep(self, course: Course) -> Kept | NotKept:
        self.kept.append(course)
        return self.answer

    @property
    def course(self) -> Course:
        """What was played."""
        assert self.preview.course is not None
        return self.preview.course

    @property
    def shown(self) -> str:
        """What the screen shows."""
        return frame(self.app)

    async def save(self, pilot: Pilot[None], text: str | bytes, when: str = "14:05") -> None:
        """Save the file, and let it be seen."""
        self.watched.save(text, when)
        await self.app.look()
        self.app.checker.wait()
        await self.app.look()
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_pages_in_their_order(size: tuple[int, int]) -> None:
    """The beginning, an inject with its question, what it led to, the next question, and the ending."""
    desk = Desk()
    async with desk.app.run_test(size=size) as pilot:
        await pilot.pause()
        check_frame(desk.app, "preview-briefing")
        await press(pilot, "enter")
        check_frame(desk.app, "preview-question")
        await press(pilot, "d")
        check_frame(desk.app, "preview-offers")
        await press(pilot, "2")
        check_frame(desk.app, "preview-consequence")
        await press(pilot, "w")
        assert isinstance(desk.app.screen, StandingDialog)
        check_frame(desk.app, "preview-situation")
        await press(pilot, "escape", "enter", "7", "enter")
        assert "consequence" == desk.course.spot.kind


async def test_every_form_by_keys() -> None:
    """Each mechanic that is filled in rather than chosen leads on when it is committed."""
    desk = Desk(quay.TEXT)
    whole = played([1] * 90, quay.TEXT)
    async with desk.app.run_test(size=SMALL) as pilot:
        for number, act in enumerate(whole.acts):
            if not isinstance(act, Answer | Settle) or act.decision in desk.course.state.decisions:
                continue
            assert desk.preview.play(whole.acts[:number]) is None
            asked = desk.preview.asking(together=True)
            if asked is None or asked.kind not in FILLED:
                continue
            desk.app.screen.look()  # type: ignore[attr-defined]
            await pilot.pause()
            await press(pilot, *FILLED[asked.kind])
            decided = desk.course.state.decisions[asked.decision]
            assert decided.answers or decided.ruling is not None, asked.kind
            if asked.kind == "matrix":
                check_frame(desk.app, "preview-thrown")


async def test_the_end() -> None:
    """The ending, where things stand, what did not come."""
    desk = Desk()
    assert desk.preview.play(played([1] * 90).acts) is None
    async with desk.app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        check_frame(desk.app, "preview-ending")


@pytest.mark.parametrize("size", SIZES)
async def test_broken_and_mended(size: tuple[int, int]) -> None:
    """While the file is broken its last good version is played on; what went is said until one plays on."""
    desk = Desk()
    async with desk.app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        await desk.save(pilot, TEXT.replace("indicators:", "indicator:"))
        check_frame(desk.app, "preview-broken")
        await press(pilot, "p")
        assert isinstance(desk.app.screen, Problems)
        check_frame(desk.app, "preview-problems")
        await press(pilot, "escape", "1")
        assert "consequence" == desk.course.spot.kind
        await desk.save(pilot, TEXT, "14:06")
        assert "saved 14:06, no problems" in desk.shown
        assert "consequence" == desk.course.spot.kind
        await desk.save(pilot, TEXT.replace("          tug:\n", "          boat:\n"), "14:07")
        check_frame(desk.app, "preview-lost")
        await press(pilot, "2")
        assert "Not replayed" not in desk.shown


async def test_the_corpus_as_the_saved_file() -> None:
    """Nothing that can be saved moves anybody or ends the program."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "1")
        before = desk.course
        for file in CORPUS:
            desk.watched.save(file.read_bytes(), "14:03")
            await desk.app.look()
            assert before is desk.course
        await pilot.pause()
        assert "showing the version of 14:02" in desk.shown
        desk.watched.coming.append(Found(None, why="No such file or directory"))
        await desk.app.look()
        await pilot.pause()
        assert "The file is not there" in desk.shown


async def test_nothing_moves_where_nothing_changed() -> None:
    """The page stays the same widget, scrolled as it was; a changed text is seen in its place."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "space")
        page = desk.app.screen.query_one("#place > *")
        at = page.scroll_y
        assert at > 0
        await desk.save(pilot, TEXT + "\n# a remark\n")
        assert page is desk.app.screen.query_one("#place > *")
        await desk.save(pilot, TEXT.replace("Somebody looks.", "Somebody LOOKS."))
        new = desk.app.screen.query_one("#place > *")
        assert page is not new
        assert at == new.scroll_y
        await press(pilot, "d")
        assert "Somebody LOOKS." in desk.shown


async def test_what_was_filled_in_stays() -> None:
    """A form that is half filled in is filled in as before after the file was saved."""
    desk = Desk()
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "1", "enter", "7")
        await desk.save(pilot, TEXT.replace("How likely is it that a ship is lost?", "How likely is a wreck?"))
        await press(pilot, "d")
        assert "How likely is a wreck?" in desk.shown
        assert "70 %" in desk.shown


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
            await press(pilot, "v")
        await press(pilot, "v", "v", "v", "v")
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
        await press(pilot, "j", *"xyz", "enter")
        assert isinstance(desk.app.screen, Where)
        assert "No inject has that" in desk.shown
        await press(pilot, "escape")
        assert () == desk.course.acts
        await press(pilot, "j", *"turns", "down", "up", "enter", "1")
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
        assert 'saved 14:05 – remark, line 7: no team called "X"' in desk.shown
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
