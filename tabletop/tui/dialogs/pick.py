"""Pick one line from a list.

Invariant: the result is the place in the list that was given, None after Esc.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.rows import PickRows


class Pick(Dialog[int]):
    """A list with numbers. An empty list says so with `nothing`."""

    def __init__(self, title: Content, rows: Sequence[Content], *, nothing: Content | None = None) -> None:
        super().__init__(title)
        self._rows: tuple[Content, ...] = tuple(rows)
        self._nothing: Content = nothing or Content("–")

    @override
    def compose_body(self) -> ComposeResult:
        if self._rows:
            yield PickRows(self._rows)
        else:
            yield Static(self._nothing)

    @on(PickRows.Picked)
    def answer(self, event: PickRows.Picked) -> None:
        """That one."""
        self.dismiss(event.index)
