"""The session is saved as a golden play from the palette and from the hot wash; nothing of it changes."""

from __future__ import annotations

from textual.screen import Screen

from tabletop.session.port import NotSaved, SavedAsPlay, Session
from tabletop.tui.facilitator.app import FacilitatorApp
from tests.tui.facilitator.lesson import ended, lesson


def titles(app: FacilitatorApp, screen: Screen[object]) -> list[str]:
    """What the palette offers."""
    return [command.title for command in app.get_system_commands(screen)]


def full(session: Session, *, texts: bool) -> NotSaved:
    """A disk without room."""
    assert texts
    assert not session.read_only
    return NotSaved("not_written.no_room")


async def test_save_as_a_play() -> None:
    """It asks whether what people wrote goes along, and says where the play is and what it cannot say."""
    asked: list[bool] = []

    def save(session: Session, *, texts: bool) -> SavedAsPlay:
        assert not session.read_only
        asked.append(texts)
        return SavedAsPlay("/plays/2026.play.yaml", ("A team that joined later plays from the beginning.",))

    async with lesson(ended()) as at:
        events = len(at.table.events)
        assert "Save this session as a golden play" not in titles(at.app, at.app.screen)
        at.desk.saver = save
        assert "Save this session as a golden play" in titles(at.app, at.app.screen)
        await at.press("y")
        assert "Save this session as a golden play?" in at.frame
        await at.press("2")
        await at.app.workers.wait_for_complete()
        await at.pilot.pause()
        assert [False] == asked
        assert "tabletop rehearse /plays/2026.play.yaml" in at.frame
        assert "A team that joined later" in at.frame
        await at.press("escape", "y", "escape")
        assert [False] == asked
        assert events == len(at.table.events)


async def test_it_cannot_be_saved() -> None:
    """Why not is said in a sentence."""
    async with lesson(ended()) as at:
        at.desk.saver = full
        await at.press("y", "1")
        await at.app.workers.wait_for_complete()
        await at.pilot.pause()
        assert "The play could not be saved" in at.frame
        assert "the disk is full" in at.frame
