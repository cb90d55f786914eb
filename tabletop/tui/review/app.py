"""The review as a program of its own: `run` is what the front door calls.

Invariant: it only reads; it needs a past, opened at its first record, and reads on by itself.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen
from typing_extensions import override

from tabletop.session.port import Forked, Forker, Past
from tabletop.session.port_review import Beside
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.review.screen import Review


class ReviewApp(TabletopApp[Forked]):
    """One screen. Its result is the session that was forked, where somebody wants to go on with that."""

    CSS_PATH = sheets(Path(__file__).with_name("review.tcss"))

    def __init__(
        self,
        past: Past,
        *,
        theme: str = themes.USUAL,
        expected: int = 0,
        beside: Beside | None = None,
        fork: Forker | None = None,
    ) -> None:
        super().__init__(theme=theme, log_place=past.place)
        self._review = Review(past, expected=expected, beside=beside, fork=fork)

    @override
    def get_default_screen(self) -> Screen[None]:
        """The review is the first screen: an empty one under it would cost a frame."""
        return self._review


def run(
    past: Past,
    *,
    theme: str = themes.USUAL,
    expected: int = 0,
    beside: Beside | None = None,
    fork: Forker | None = None,
) -> int | Forked:
    """Go through a log until somebody leaves.

    Args:
        past: The log; best with nothing but its first record read.
        theme: One of `themes.NAMES`.
        expected: How many records there will be, where that is known; 0 where it is not.
        beside: Evaluators' logs, the reviewer's marks, and the log itself where it may still grow.
        fork: Begins a session from a record ("what if").

    Returns:
        The session that was forked, to go on with; or the program's return code: 0, or `base.CRASHED`.
    """
    app = ReviewApp(past, theme=theme, expected=expected, beside=beside, fork=fork)
    chosen = app.run()
    return chosen if chosen is not None else app.return_code or 0
