"""Saving the session as a golden play, to be rehearsed whenever its scenario changes.

Invariant: it is asked first whether what people wrote goes along; nothing of the session changes.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.session.port import NotSaved, PlaySaver, SavedAsPlay
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.safe_text import foreign_line, told


def save(desk: Desk) -> None:
    """Ask how, and save."""
    saver = desk.saver
    if saver is None:
        return
    rows = [
        Content(_("With what people wrote: answers, reasons, arguments")),
        Content(_("Without it: a mark stands in its place")),
    ]

    def chosen(index: int | None) -> None:
        if index is not None:
            desk.app.say(Content(_("It is being saved, and rehearsed once …")))
            desk.app.run_worker(lambda: _save(desk, saver, texts=index == 0), thread=True, group="play")

    desk.app.push_screen(Pick(Content(_("Save this session as a golden play?")), rows), chosen)


def _save(desk: Desk, saver: PlaySaver, *, texts: bool) -> None:
    """In a thread of its own: a long session takes a moment."""
    result = saver(desk.session, texts=texts)
    desk.app.call_from_thread(_said, desk, result)


def _said(desk: Desk, result: SavedAsPlay | NotSaved) -> None:
    match result:
        case NotSaved(why=why):
            words = told("$said", said=Content(sentence(why, path=_("the folder for plays"))))
            desk.app.push_screen(Failure(Content(_("The play could not be saved")), words))
        case SavedAsPlay(place=place, notes=notes):
            desk.app.push_screen(Failure(Content(_("Saved as a golden play")), _words(place, notes)))


def _words(place: str, notes: tuple[str, ...]) -> Content:
    lines = [
        Content(_("It plays this session again, and says what comes out otherwise once the scenario changes:")),
        foreign_line(f"tabletop rehearse {place}", "bold", limit=1_000),
    ]
    lines += [foreign_line(note, limit=1_000) for note in notes]
    return Content("\n").join(lines)
