"""The screen of a preview: what is saved is seen at once, and one stays where one was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.previewing.acts import Answer, Settle
from tabletop.authoring.previewing.watching import Found
from tabletop.tui.preview.problems import Problems
from tabletop.tui.preview.standing import StandingDialog
from tests import quay
from tests.authoring.previewing.plays import played
from tests.harbour import TEXT
from tests.tui.frames import SIZES, SMALL, check_frame
from tests.tui.keys import press
from tests.tui.preview.desk import Desk

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
