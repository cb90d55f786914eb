"""One record of the log, in full.

Invariant: it can be read and closed, nothing else.
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


class InFull(Dialog[None]):
    """All that a record says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", N_("close"), show=False, tooltip=N_("Close this.")),
    ]

    def __init__(self, text: Content) -> None:
        super().__init__(Content(_("The event in full")))
        self._text: Content = text

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(self._text)
