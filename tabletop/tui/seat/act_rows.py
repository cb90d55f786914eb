"""The acts somebody may choose among.

Invariant: where numbers already mean something else on the screen (a team), none stands in front of an act.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.events import Key
from typing_extensions import override

from tabletop.language.catalogue import _
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.widgets.keybar import Hint


class ActRows(PickRows):
    """The acts; numbered where numbers mean nothing else on the screen."""

    def __init__(self, rows: list[Content], *, numbered: bool) -> None:
        super().__init__(rows)
        self._numbered = numbered

    @override
    def render(self) -> RenderResult:
        if self._numbered:
            return super().render()
        lines = [
            Content.assemble(("▸ " if at == self.cursor else "  ", "bold $live"), row.stylize_before("bold"))
            if at == self.cursor
            else Content.assemble("  ", row)
            for at, row in enumerate(self.rows)
        ]
        return Content("\n").join(lines)

    @override
    def on_key(self, event: Key) -> None:
        if not self._numbered:
            event.prevent_default()  # the handler of the rows it comes from; the screen still gets the key

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return super().key_hints() if self._numbered else (Hint("↑ ↓ enter", _("choose")),)
