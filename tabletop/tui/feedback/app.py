"""The participants' forms as a program: `run` is what the front door calls.

Invariant: it leaves the log open for the front door to close.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.session.port import Collecting
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.feedback.screen import FeedbackScreen


class FeedbackApp(TabletopApp[None]):
    """One screen; the program ends when the round is ended."""

    CSS_PATH = sheets(Path(__file__).with_name("feedback.tcss"))

    def __init__(self, collecting: Collecting, *, theme: str = themes.USUAL) -> None:
        super().__init__(theme=theme, log_place=collecting.place)
        self._collecting = collecting

    def on_mount(self) -> None:
        """Begin."""
        self.push_screen(FeedbackScreen(self._collecting), self._ended)

    def _ended(self, _result: None) -> None:
        self.exit()


def run(collecting: Collecting, *, theme: str = themes.USUAL) -> int:
    """Take down forms until the round is ended. Returns the program's return code: 0, or `base.CRASHED`."""
    app = FeedbackApp(collecting, theme=theme)
    app.run()
    return app.return_code or 0
