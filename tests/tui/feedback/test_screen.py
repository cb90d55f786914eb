"""The laptop goes round: one form after another, and nothing of one is seen by the next."""

from __future__ import annotations

import pytest

from tabletop.evaluation.feedback import FormFilled
from tabletop.session.feedback import FeedbackSession
from tabletop.storage.port import NotSavedBecause
from tabletop.tui.feedback.app import FeedbackApp
from tabletop.tui.feedback.form import Answer, HandIn, Statement
from tests.feedback import in_memory
from tests.tui.frames import COMFORTABLE, SIZES, SMALL, check_frame, frame
from tests.tui.keys import press


def forms(session: FeedbackSession) -> int:
    """How many there are."""
    return session.forms


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_and_the_next(size: tuple[int, int]) -> None:
    """Numbers mark and go on, Enter goes on and hands in; then a page without anything of it."""
    session, store = in_memory()
    app = FeedbackApp(session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        check_frame(app, "feedback-before")
        await press(pilot, "enter")
        check_frame(app, "feedback-empty")
        await press(pilot, "5", "4", "enter", "2", "1", *"Maps", "enter", *"Time")
        check_frame(app, "feedback-filled")
        await press(pilot, "tab")
        check_frame(app, "feedback-at-the-end")
        await press(pilot, "enter")
        check_frame(app, "feedback-thanks")
        assert "Maps" not in frame(app)
        await press(pilot, "enter")
        assert "Maps" not in frame(app)
        assert "[5]" not in frame(app)
    (event,) = (one.event for one in store.records if isinstance(one.event, FormFilled))
    assert event.marks == (5, 4, None, 2, 1)
    assert [text and text.shown for text in event.texts] == ["Maps", "Time"]


async def test_arrows_change_and_clear() -> None:
    """Left and right move the mark, from the middle where there is none; backspace takes it away; up and down move."""
    session, _store = in_memory()
    app = FeedbackApp(session)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "right", "right", "right", "right")
        first, second, *_rest = app.screen.query(Statement)
        assert first.chosen == 5
        await press(pilot, "left", "left", "left", "left", "left")
        assert first.chosen == 1
        await press(pilot, "backspace")
        assert first.chosen == 0
        await press(pilot, "down", "3", "up", "up")
        assert second.chosen == 3
        assert app.focused is first or app.focused is second
        await pilot.click(HandIn)
        await pilot.pause()
    assert forms(session) == 1


async def test_an_empty_form_is_passed_on_only_when_somebody_says_so() -> None:
    """It is no form; back to it is the safe answer."""
    session, _store = in_memory()
    app = FeedbackApp(session)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await press(pilot, "enter")
        app.screen.query_one(HandIn).focus()
        await press(pilot, "enter")
        assert "Nothing is filled in" in frame(app)
        await press(pilot, "escape")
        assert app.screen.query(HandIn)
        await press(pilot, "enter", "2")
        assert "Thank you." in frame(app)
        assert "handed in" not in frame(app)
    assert forms(session) == 0


async def test_too_long_a_text_is_said_at_the_form() -> None:
    """Nothing is cut in silence."""
    session, _store = in_memory()
    app = FeedbackApp(session)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter")
        box = app.screen.query(Answer).first()
        box.text = "x" * 1_001
        await press(pilot, "1")
        app.screen.query_one(HandIn).focus()
        await press(pilot, "enter")
        await pilot.pause()
        assert "1001 characters" in str(app.screen.query_one(".fault").render())
        assert app.focused is box
        box.text = "x"
        app.screen.query_one(HandIn).focus()
        await press(pilot, "enter")
    assert forms(session) == 1


async def test_what_cannot_be_saved_stays_on_the_form() -> None:
    """A full disk is said, the form stands, and can be handed in when there is room."""
    session, store = in_memory()
    store.failing = NotSavedBecause.NO_ROOM
    app = FeedbackApp(session)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "5")
        app.screen.query_one(HandIn).focus()
        await press(pilot, "enter")
        assert "the disk is full" in frame(app)
        await press(pilot, "escape")
        store.failing = None
        await press(pilot, "enter")
        assert "handed in" in frame(app)
    assert forms(session) == 1


async def test_only_whoever_leads_ends_the_round() -> None:
    """Esc asks, and says what would be lost; no key loses a form by itself."""
    session, _store = in_memory()
    app = FeedbackApp(session)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "5", "escape")
        check_frame(app, "feedback-end")
        await press(pilot, "escape")
        assert "[5]" in frame(app)
        await press(pilot, "escape", "2")
        await pilot.pause()
        assert not app.is_running or app.return_code == 0
    assert forms(session) == 0
