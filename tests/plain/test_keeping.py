"""Line by line, too, a session is saved as a golden play."""

from __future__ import annotations

from tabletop.plain.facilitate import Facilitate
from tabletop.session.port import NotSaved, PlaySaver, SavedAsPlay, Session
from tests.harbour import Table
from tests.plain.players import console_of, ended


def typed(saver: PlaySaver | None, *lines: str) -> str:
    """What is said when these lines are typed."""
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Facilitate(Table().session, console, saver=saver).run)
    return sink.getvalue()


def refuse(session: Session, *, texts: bool) -> NotSaved:
    """Nothing has come yet."""
    assert texts
    assert not session.read_only
    return NotSaved("not_written.nothing_yet")


def test_it_is_saved() -> None:
    """With or without what people wrote; where it is, and what it cannot say, is read out."""
    asked: list[bool] = []

    def save(session: Session, *, texts: bool) -> SavedAsPlay:
        assert not session.read_only
        asked.append(texts)
        return SavedAsPlay("mine.play.yaml", ("An answer that stayed split is said as no decision.",))

    said = typed(save, "y", "", "y", "n", "q")
    assert [True, False] == asked
    assert "tabletop rehearse mine.play.yaml" in said
    assert "An answer that stayed split" in said


def test_it_is_not_saved() -> None:
    """Why not is a sentence; without a log it cannot be asked for."""
    said = typed(refuse, "y", "", "q")
    assert "no inject has come in this session yet" in said
    assert "no log to make a play of" in typed(None, "y", "q")
