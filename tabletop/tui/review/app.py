"""The review as a program of its own: `run` is what the front door calls.

Invariant: it only reads; it needs a past, opened at its first record, and reads on by itself.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen
from typing_extensions import override

from tabletop.session.port import Past
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.review.screen import Review


class ReviewApp(TabletopApp[None]):
    """One screen."""

    CSS_PATH = sheets(Path(__file__).with_name("review.tcss"))

    def __init__(self, past: Past, *, theme: str = themes.USUAL, expected: int = 0) -> None:
        super().__init__(theme=theme, log_place=past.place)
        self._review = Review(past, expected=expected)

    @override
    def get_default_screen(self) -> Screen[None]:
        """The review is the first screen: an empty one under it would cost a frame."""
        return self._review


def run(past: Past, *, theme: str = themes.USUAL, expected: int = 0) -> int:
    """Go through a log until somebody leaves.

    Args:
        past: The log; best with nothing but its first record read.
        theme: One of `themes.NAMES`.
        expected: How many records there will be, where that is known; 0 where it is not.

    Returns:
        The program's return code: 0, or `base.CRASHED`.
    """
    app = ReviewApp(past, theme=theme, expected=expected)
    app.run()
    return app.return_code or 0
