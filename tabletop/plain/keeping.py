"""Saving the session as a golden play, line by line.

Invariant: it is asked whether what people wrote goes along; nothing of the session changes.
"""

from __future__ import annotations

from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.desk import Desk
from tabletop.plain.layout import said
from tabletop.session.port import NotSaved


def save(desk: Desk, _given: str) -> None:
    """Ask how, save, and say where it is. Raises Left and Back."""
    if desk.saver is None:
        desk.console.say(_("This session has no log to make a play of."))
        return
    texts = desk.console.confirm(
        _("Save it as a golden play, with what people wrote? n leaves that out."), yes_on_enter=True
    )
    desk.console.say(_("It is being saved, and rehearsed once …"))
    result = desk.saver(desk.session, texts=texts)
    if isinstance(result, NotSaved):
        desk.console.say(sentence(result.why, path=_("the folder for plays")))
        return
    desk.console.say(said(N_("Saved. To play it again: tabletop rehearse $place"), place=result.place))
    for note in result.notes:
        desk.console.say(note, indent="  ")
