"""The program of a preview: `run` is what the front door calls.

Invariant: it looks at the file several times a second in another thread and never waits for it; what is slow about
checking happens there, too, after what was saved can be played already.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from tabletop.authoring.previewing.checking import Check, Checker
from tabletop.authoring.previewing.keeping import Keeper
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found, Watched
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, sheets
from tabletop.tui.preview.screen import PreviewScreen

BEAT: Final = 100
"""Milliseconds between two looks."""


class PreviewApp(TabletopApp[None]):
    """One screen that follows a file."""

    CSS_PATH = sheets(Path(__file__).with_name("preview.tcss"))

    def __init__(
        self,
        preview: Preview,
        watched: Watched,
        *,
        check: Check = lambda: None,
        keeper: Keeper | None = None,
        theme: str = themes.USUAL,
        beat: int | None = BEAT,
    ) -> None:
        """`beat` is how often to look by itself, in milliseconds; None: only when `look` is called."""
        super().__init__(theme=theme)
        self._preview, self._watched, self.checker = preview, watched, Checker(check)
        self._beat = beat
        self._looking = False
        self._page = PreviewScreen(preview, keeper)

    def on_mount(self) -> None:
        """Begin."""
        self.push_screen(self._page, self._left)
        if self._beat is not None:
            self.set_interval(self._beat / 1000, self._soon)
        self._begin_check()
        self._soon()

    def _left(self, _result: None) -> None:
        self.exit()

    def _soon(self) -> None:
        if not self._looking:
            self.run_worker(self.look())

    def _begin_check(self) -> None:
        if self._preview.standing == "good":
            self.checker.begin(self._preview.raw)

    async def look(self) -> None:
        """Look, and show what is new. A look that takes long is not joined by another."""
        self._looking = True
        try:
            found: Found | None = await asyncio.to_thread(self._watched.look)
        finally:
            self._looking = False
        checked = self.checker.outcome()
        if checked is not None:
            self._preview.checked(checked.raw, checked.problems)
        if found is not None:
            self._preview.found(found)
            self._begin_check()
        if found is not None or checked is not None:
            self._page.look()


def run(
    preview: Preview, watched: Watched, *, check: Check, keeper: Keeper | None = None, theme: str = themes.USUAL
) -> int:
    """Preview a file until somebody leaves. Returns the program's exit code."""
    app = PreviewApp(preview, watched, check=check, keeper=keeper, theme=theme)
    app.run()
    return app.return_code or 0
