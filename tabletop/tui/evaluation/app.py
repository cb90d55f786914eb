"""The program of an evaluator, a scribe or an observer: `run` is what the front door calls.

Invariant: it needs somebody beside a session, and leaves both logs open for the front door to close.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.session.port import Evaluating
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.evaluation.screen import EvaluationScreen


class EvaluationApp(TabletopApp[None]):
    """One screen; the program ends when it is left."""

    CSS_PATH = sheets(Path(__file__).with_name("evaluation.tcss"))

    def __init__(self, sheet: Evaluating, *, theme: str = themes.USUAL) -> None:
        super().__init__(theme=theme, log_place=sheet.place)
        self._sheet = sheet

    def on_mount(self) -> None:
        """Begin."""
        self.push_screen(EvaluationScreen(self._sheet), self._left)

    def _left(self, _result: None) -> None:
        self.exit()


def run(sheet: Evaluating, *, theme: str = themes.USUAL) -> int:
    """Look on, and write, until somebody leaves. Returns the program's return code: 0, or `base.CRASHED`."""
    app = EvaluationApp(sheet, theme=theme)
    app.run()
    return app.return_code or 0
