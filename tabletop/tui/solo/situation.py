"""Where things stand: every gauge, what it stands for, how it went.

Invariant: gauges help to talk; nothing adds them up.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import IndicatorView
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.curve import sparkline
from tabletop.tui.widgets.indicators import Indicators


class Situation(Dialog[None]):
    """The gauges above a screen."""

    READING: ClassVar[bool] = True

    def __init__(self, gauges: tuple[IndicatorView, ...]) -> None:
        super().__init__(Content(_("Where things stand, and where they began (┿)")))
        self._gauges = gauges

    def compose_body(self) -> ComposeResult:
        """Lines first, then what each stands for, with its course."""
        yield Indicators(self._gauges, columns=1)
        yield Static("")
        for gauge in self._gauges:
            course = sparkline([value for _at, value in gauge.curve])
            yield Static(
                Content.assemble(
                    foreign_line(gauge.name, "bold"), (f"  {course}", "$live"), "\n", foreign_line(gauge.about)
                )
            )
