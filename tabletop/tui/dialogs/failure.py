"""An operation failed, and the program goes on: what, why, what to do, and the text to copy.

Invariant: nothing here is a traceback; the text is a sentence a person can send to somebody.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.base import Dialog


class Failure(Dialog[None]):
    """A title, the sentence; `c` copies it."""

    READING: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", N_("go on"), id="failure.on", tooltip=N_("Close this and go on.")),
        Binding("c", "copy", N_("copy"), id="failure.copy", tooltip=N_("Copy the text.")),
    ]

    def __init__(self, title: Content, text: Content) -> None:
        super().__init__(title)
        self._text: Content = text

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(self._text)
        yield Static("", id="copied")

    def action_copy(self) -> None:
        """Into the clipboard of the terminal, where it has one."""
        self.app.copy_to_clipboard(f"{self._title.plain}\n{self._text.plain}")
        self.query_one("#copied", Static).update(Content.styled(_("Copied."), "$quiet"))
