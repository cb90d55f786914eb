"""Rows for lists where a number only goes to a row, because choosing shows something to the room.

Invariant: only Enter chooses.
"""

from __future__ import annotations

from textual import events
from typing_extensions import override

from tabletop.language.catalogue import _
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.widgets.keybar import Hint


class ReadRows(PickRows):
    """Numbers, arrows and the mouse go to a row; Enter chooses it."""

    @override
    def on_key(self, event: events.Key) -> None:
        if event.key.isdigit() and 0 < int(event.key) <= len(self.rows):
            event.stop()
            event.prevent_default()
            self._go(int(event.key) - 1)

    @override
    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self.rows):
            event.stop()
            event.prevent_default()
            self._go(event.y)

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (Hint("↑ ↓", _("read")), Hint("enter", _("release"))) if self.rows else ()
