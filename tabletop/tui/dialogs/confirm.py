"""Ask before what cannot be undone. The safe answer comes first, and Esc gives it.

Invariant: no single key says yes by accident: the safe answer has the focus.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.rows import PickRows


class Confirm(Dialog[bool]):
    """`await push_screen_wait(Confirm(...))` is True only when somebody chose `yes`."""

    def __init__(self, question: Content, *, no: Content, yes: Content, detail: Content | None = None) -> None:
        """Args: the question; the safe answer; the other; what follows from it."""
        super().__init__(question)
        self._no: Content = no
        self._yes: Content = yes
        self._detail: Content = detail or Content("")

    @override
    def compose_body(self) -> ComposeResult:
        if self._detail.plain:
            yield Static(self._detail)
            yield Static("")
        yield PickRows([self._no, self._yes])

    @override
    def safe(self) -> bool | None:
        return False

    @on(PickRows.Picked)
    def answer(self, event: PickRows.Picked) -> None:
        """The second row is yes."""
        self.dismiss(event.index == 1)
