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


def run(source: Source, *, theme: str = themes.USUAL, at: str = "", notice: str = "") -> HomeChoice | int:
    """Show the home screen until something is chosen.

    Args:
        source: Where scenarios and sessions come from.
        theme: One of `themes.NAMES`.
        at: The path to stand on, when one comes back from somewhere.
        notice: What went wrong there, as a sentence.

    Returns:
        The choice; or the program's return code when somebody left (0), or it had to stop (70).
    """
    app = HomeApp(source, theme=theme, at=at, notice=notice)
    chosen = app.run()
    return chosen if chosen is not None else app.return_code or 0
