"""Own progress as a program of its own: it shows, one chooses or leaves, it ends and says what was chosen.

Invariant: nothing is started from here; the front door does what was chosen.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen
from typing_extensions import override

from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.progress.screen import Chosen, ProgressScreen, Read


class ProgressApp(TabletopApp[Chosen]):
    """One screen."""

    CSS_PATH = sheets(Path(__file__).with_name("progress.tcss"))

    def __init__(self, read: Read, *, theme: str = themes.USUAL) -> None:
        super().__init__(theme=theme)
        self._page = ProgressScreen(read)

    @override
    def get_default_screen(self) -> Screen[None]:
        """The page is the first screen: an empty one under it would cost a frame."""
        return self._page


def run(read: Read, *, theme: str = themes.USUAL) -> Chosen | int:
    """Look back until something is chosen, or somebody leaves.

    Args:
        read: Reads everything, from another thread.
        theme: One of `themes.NAMES`.

    Returns:
        The choice; or the program's return code when somebody left (0), or it had to stop (70).
    """
    app = ProgressApp(read, theme=theme)
    chosen = app.run()
    return chosen if chosen is not None else app.return_code or 0
