"""Contingencies, templates and what is on hold: read first, then release.

Invariant: nothing is released from here that was not shown in full before.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.exercise.views import ComingInject
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.rows import ReadRows
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words.columns import beside, indented, spaced
from tabletop.tui.facilitator.words.coming import in_order
from tabletop.tui.facilitator.words.steps import to_whom
from tabletop.tui.safe_text import foreign, foreign_line, told

_LABEL = 11


def _kind(one: ComingInject) -> str:
    if one.held:
        return _("on hold")
    if one.ad_hoc:
        return _("template")
    return _("fits now") if one.due else _("held back: its moment has not come")


class BringIn(Dialog[None]):
    """The list, and under it the text that everybody would read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(Content(_("Bring in which inject?")))
        self._desk = desk
        view = desk.view
        self._found = (*(one for one in in_order(view) if one.held), *view.contingencies)
        self.add_class("-large")

    @override
    def compose_body(self) -> ComposeResult:
        rows = [
            Content.assemble(foreign_line(one.title, limit=50), ("  " + _kind(one), "$quiet")) for one in self._found
        ]
        yield ReadRows(rows)

    @override
    def compose_foot(self) -> ComposeResult:
        with VerticalScroll(id="preview", can_focus=False):
            yield Sheet(self._preview)

    def _preview(self, width: int) -> Content:
        one = self._found[self.query_one(ReadRows).cursor]
        parts = [told(_("Released to $teams"), "$quiet", teams=to_whom(self._desk.view, one.id))]
        if one.purpose:
            parts.append(beside(Content.styled(_("Purpose"), "$quiet"), foreign(one.purpose), width, _LABEL))
        text = foreign(one.text) if one.text else Content(_("Its text is for single teams; there is none for all."))
        parts.append(indented(text, min(width, 72), 0))
        return spaced(parts)

    @on(PickRows.Moved)
    def turn(self, _event: PickRows.Moved) -> None:
        """Show what the cursor is on."""
        self.query_one(Sheet).show(self._preview)

    @on(PickRows.Picked)
    def release(self, event: PickRows.Picked) -> None:
        """That one, now."""
        if self._desk.send(ask.ReleaseInject(self._found[event.index].id)):
            self.dismiss(None)
