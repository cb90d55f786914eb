"""Read an inject again, above whatever is on.

Invariant: it only shows; Esc goes back to where one was.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from tabletop.exercise.views import InjectView, TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.widgets.document import Document


class ReadAgain(Dialog[None]):
    """The document in a dialog."""

    READING: ClassVar[bool] = True

    def __init__(self, inject: InjectView, teams: tuple[TeamHead, ...]) -> None:
        super().__init__(Content(_("Read again")))
        self._inject, self._teams = inject, teams

    def compose_body(self) -> ComposeResult:
        """The document."""
        yield Document(self._inject, self._teams)
