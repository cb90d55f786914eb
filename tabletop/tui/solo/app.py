"""The program of solo play: `run` is what the front door calls.

Invariant: it needs a session and a team, and leaves the session open for the front door to close.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.session.port import Session
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.solo.earlier import Earlier
from tabletop.tui.solo.screen import SoloScreen


class SoloApp(TabletopApp[None]):
    """One screen; the program ends when it is left."""

    CSS_PATH = sheets(Path(__file__).with_name("solo.tcss"))

    def __init__(self, session: Session, team: str, *, theme: str = themes.USUAL, earlier: Earlier = ()) -> None:
        super().__init__(theme=theme, log_place=session.place)
        self._session, self._team, self._earlier = session, team, earlier

    def on_mount(self) -> None:
        """Begin."""
        self.push_screen(SoloScreen(self._session, self._team, self._earlier), self._left)

    def _left(self, _result: None) -> None:
        self.exit()


def run(session: Session, team: str, *, theme: str = themes.USUAL, earlier: Earlier = ()) -> int:
    """Play until the player leaves. Returns the program's return code: 0, or `base.CRASHED`."""
    app = SoloApp(session, team, theme=theme, earlier=earlier)
    app.run()
    return app.return_code or 0
