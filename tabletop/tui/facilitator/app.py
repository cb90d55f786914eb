"""The facilitator's program: set-up, console, hot wash, one after the other.

Invariant: it knows a session only through its port; whoever starts it opens and closes the log.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.content import Content

from tabletop.language.catalogue import _
from tabletop.session.port import Session
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.facilitator.console import Console
from tabletop.tui.facilitator.desk import Desk, History


class FacilitatorApp(TabletopApp[None]):
    """Runs one session."""

    CSS_PATH = sheets(Path(__file__).with_name("facilitator.tcss"))

    def __init__(self, session: Session, *, theme: str = themes.USUAL, history: History | None = None) -> None:
        super().__init__(theme=theme, log_place=session.place)
        self._session, self._history = session, history

    def on_mount(self) -> None:
        """Where the session stands decides what is shown."""
        self.push_screen(Console(Desk(self, self._session, self._history)))
