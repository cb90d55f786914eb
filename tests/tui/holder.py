"""A screen in an app of its own, for tests of parts."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from tabletop.tui.base import TabletopApp, TabletopScreen


class Holder(TabletopScreen[None]):
    """A screen that holds what a test puts on it."""

    HELP_LINES = ("One.", "Two.", "Three.")

    def __init__(self, *parts: Widget) -> None:
        super().__init__()
        self._parts = parts

    def compose_body(self) -> ComposeResult:
        """Show the parts."""
        with VerticalScroll(classes="page", can_focus=False):
            yield from self._parts


class HolderApp(TabletopApp[None]):
    """An app that opens on such a screen."""

    def __init__(self, *parts: Widget) -> None:
        super().__init__()
        self._parts = parts

    def on_mount(self) -> None:
        """Open."""
        self.push_screen(Holder(*self._parts))
