"""The home screen as a program of its own: it shows, one chooses, it ends and says what was chosen.

Invariant: nothing is started from here; the front door does what was chosen, and may come back.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen
from typing_extensions import override

from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.home.screen import Home
from tabletop.tui.home.shelf import HomeChoice, Source


class HomeApp(TabletopApp[HomeChoice]):
    """One screen."""

    CSS_PATH = sheets(Path(__file__).with_name("home.tcss"))

    def __init__(self, source: Source, *, theme: str = themes.USUAL, at: str = "", notice: str = "") -> None:
        super().__init__(theme=theme)
        self._home = Home(source, at=at, notice=notice)

    @override
    def get_default_screen(self) -> Screen[None]:
        """The home screen is the first one: an empty one under it would cost a frame."""
        return self._home
