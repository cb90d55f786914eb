"""Ask for a text: a note, a name, a reason.

Invariant: Esc gives None and changes nothing; what comes back is cleaned and not empty.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.write_text import Writing


class AskText(Dialog[str]):
    """A title, a line of help, a box. Enter takes a single line, ctrl+s always."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", N_("save"), id="ask.take", tooltip=N_("Take what is written."))
    ]

    def __init__(
        self,
        title: Content,
        *,
        help_line: Content | None = None,
        value: str = "",
        lines: int = 1,
        limit: int = DECISION_LIMIT,
        empty: bool = False,
    ) -> None:
        """Args: `value` stands there first; `limit` in characters; `empty` allows an empty text."""
        super().__init__(title)
        self._help: Content = help_line or Content("")
        self._value, self._lines, self._limit, self._empty = value, lines, limit, empty

    @override
    def compose_body(self) -> ComposeResult:
        if self._help.plain:
            yield Static(self._help)
        self._box = Writing(lines=self._lines)
        self._box.text = clean(self._value, limit=self._limit)
        yield self._box
        yield Static("", id="fault")

    def on_mount(self) -> None:
        """Write on at the end."""
        self._box.move_cursor(self._box.document.end)
        self._box.focus()

    @on(Committed)
    def take_line(self, event: Committed) -> None:
        """Enter."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give back the text, or say that it is empty or too long."""
        text = clean(self._box.text, lines=1 if self._lines <= 1 else 200)
        if not text and not self._empty:
            self.query_one("#fault", Static).update(Content(_("! Write something, or press Esc.")))
        elif len(text) > self._limit:
            self.query_one("#fault", Static).update(Content(_("! That is too long.")))
        else:
            self.dismiss(text)
