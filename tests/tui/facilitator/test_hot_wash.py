"""After ENDEX: out of role, six steps, and the end of the log."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import NoteTaken, SecretsRevealed, SessionClosed
from tabletop.exercise.views import Control
from tabletop.session.port import NotSaved, Session
from tabletop.tui.facilitator.hot_wash import HotWash
from tabletop.tui.facilitator.words import wash
from tests.tui.facilitator.lesson import begun, ended, lesson
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


@AT_BOTH
async def test_the_hot_wash_one_step_at_a_time(size: tuple[int, int]) -> None:
    """Prompts of the author and of this very run; what was hidden only after a clear yes; then the log is finished."""
    async with lesson(ended(), size=size) as at:
        check_frame(at.app, "facilitator-out-of-role")
        for step in ("defuse", "describe", "interpret", "reveal"):
            await at.press("space")
            check_frame(at.app, f"facilitator-{step}")
        assert "SECRET" not in at.frame
        await at.press("space", "enter")
        assert not at.view.scene.debrief.revealed  # type: ignore[union-attr]
        await at.press("space", "2")
        assert any(isinstance(event, SecretsRevealed) for event in at.table.events)
        check_frame(at.app, "facilitator-revealed")
        await at.press("space")
        check_frame(at.app, "facilitator-generalise")
        await at.press("space", "plus")
        await at.write("The first call")
        await at.press("enter", "minus")
        await at.write("More time")
        await at.press("enter")
        check_frame(at.app, "facilitator-apply")
        assert ["keep", "change"] == [event.purpose for event in at.table.events if isinstance(event, NoteTaken)][-2:]
        await at.press("space")
        check_frame(at.app, "facilitator-before-finish")
        await at.press("space", "enter", "space", "2")
        assert isinstance(at.last, SessionClosed)
        check_frame(at.app, "facilitator-finished")


async def test_all_of_it_on_one_page() -> None:
    """The key h writes the page beside the log and says where it is, or why it cannot; without a log there is none."""
    asked: list[str] = []

    def written(session: Session) -> str:
        asked.append(session.place or "memory")
        return "/logs/harbour.jsonl.hot-wash-9.html"

    async with lesson(ended()) as at:
        screen = at.app.screen
        assert isinstance(screen, HotWash)
        at.desk.paper = written
        screen.look()
        await at.press("h")
        assert asked == ["memory"]
        assert "hot-wash-9.html" in at.frame
        assert "browser" in at.frame
        await at.press("escape")
        at.desk.paper = lambda _session: NotSaved("read_only")
        await at.press("h")
        assert "cannot be written to" in at.frame
        await at.press("escape")
        at.desk.paper = None
        screen.look()
        await at.press("h")
        screen.action_paper()
        assert "browser" not in at.frame


async def test_one_can_go_back_and_past_the_reveal() -> None:
    """Backspace goes back; the right arrow goes on with nothing revealed."""
    async with lesson(ended()) as at:
        await at.press("backspace", "right", "right", "right", "right", "right")
        assert "Generalise" in at.frame
        await at.press("left", "backspace", "backspace")
        assert "Describe" in at.frame
        assert not at.view.scene.debrief.revealed  # type: ignore[union-attr]


async def test_notes_cards_and_log_are_at_hand() -> None:
    """The keys of the console that make sense here work here."""
    async with lesson(ended()) as at:
        await at.press("n")
        await at.write("A good class")
        await at.press("enter", "k")
        await at.write("And the fishers?")
        await at.press("enter", "i", "escape", "l", "escape")
        assert ["note", "parked"] == [e.purpose for e in at.table.events if isinstance(e, NoteTaken)][-2:]
    async with lesson(ended(), history=False) as at:
        await at.press("l")
        assert "HotWash" == at.screen


async def test_a_run_in_which_nothing_happened_has_prompts_too() -> None:
    """No split, no override, nothing kept: the author's prompts stand, and nothing is made up."""
    table = begun()
    table.must(ask.EndExercise())
    async with lesson(table) as at:
        await at.press(*["space"] * 3)
        assert "From this run" not in at.frame
        await at.press(*["right"] * 4)
        assert "Nothing was written down" in at.frame


def test_pages_need_a_debrief() -> None:
    """Before ENDEX there is nothing to talk over, and no page breaks for it."""
    view = begun().session.view(Control())
    assert ["", ""] == [wash.step_page(view, "defuse", 72).plain, wash.before_finish(view, "", 72).plain]
