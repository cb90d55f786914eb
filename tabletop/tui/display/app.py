"""The display as a program of its own: `run` is what the front door calls.

Invariant: it looks at the log several times a second in another thread and never waits for it; it sends nothing.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from textual.screen import Screen
from typing_extensions import override

from tabletop.session.port import Lookout
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.display.screen import RoomDisplay

BEAT: Final = 250
"""Milliseconds between two looks."""


class DisplayApp(TabletopApp[None]):
    """One screen that follows a session."""

    CSS_PATH = sheets(Path(__file__).with_name("display.tcss"))

    def __init__(self, source: Lookout, *, theme: str = themes.USUAL, beat: int | None = BEAT) -> None:
        """`beat` is how often to look by itself, in milliseconds; None: only when `look` is called."""
        super().__init__(theme=theme)
        self._source = source
        self._beat = beat
        self._room = RoomDisplay()
        self._looking = False

    @override
    def get_default_screen(self) -> Screen[None]:
        """The display is the first screen."""
        return self._room

    def on_mount(self) -> None:
        """Begin to look."""
        if self._beat is not None:
            self.set_interval(self._beat / 1000, self._soon)
            self._soon()

    def _soon(self) -> None:
        if not self._looking:
            self.run_worker(self.look())

    async def look(self) -> None:
        """Look, and show what is new. A look that takes long is not joined by another."""
        self._looking = True
        try:
            sight = await asyncio.to_thread(self._source.look)
        finally:
            self._looking = False
        self.log_place = sight.session.place if sight.session else ""
        self._room.show(sight, self._beat or 0)


def run(source: Lookout, *, theme: str = themes.USUAL) -> int:
    """Show the room's display until somebody closes it. Returns the program's exit code."""
    app = DisplayApp(source, theme=theme)
    app.run()
    return app.return_code or 0
