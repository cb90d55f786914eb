"""A few sessions side by side, as a program of its own: `run` is what the front door calls.

Invariant: it only shows; nothing is written, and what people wrote is read when a step is looked at.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen
from typing_extensions import override

from tabletop.reports.comparing_parts import Comparison
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.comparison.screen import ComparisonScreen


class ComparisonApp(TabletopApp[None]):
    """One screen."""

    CSS_PATH = sheets(Path(__file__).with_name("comparison.tcss"))

    def __init__(self, comparison: Comparison, *, theme: str = themes.USUAL) -> None:
        super().__init__(theme=theme)
        self._page = ComparisonScreen(comparison)

    @override
    def get_default_screen(self) -> Screen[None]:
        """The page is the first screen: an empty one under it would cost a frame."""
        return self._page


def run(comparison: Comparison, *, theme: str = themes.USUAL) -> int:
    """Look until somebody leaves; the program's return code: 0, or `base.CRASHED`."""
    app = ComparisonApp(comparison, theme=theme)
    app.run()
    return app.return_code or 0
