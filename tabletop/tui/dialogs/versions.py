"""The versions of a text, one under the other, each with what it changed.

Invariant: it only reads.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.decisions.proceeding import Wording
from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.differences import marked
from tabletop.tui.widgets.teams import named


class Versions(Dialog[None]):
    """The newest first."""

    READING: ClassVar[bool] = True

    def __init__(self, wordings: tuple[Wording, ...], teams: tuple[TeamHead, ...]) -> None:
        super().__init__(Content(_("How the text came about, the newest first")))
        self._wordings, self._teams = wordings, teams

    def compose_body(self) -> ComposeResult:
        """Each with its number and author."""
        for one in reversed(self._wordings):
            head = told(_("Version $n"), "bold", n=str(one.number))
            who = Content.assemble("  ", named(self._teams, one.team)) if one.team else Content("")
            text = Content("\n").join([Content.assemble(head, who), marked(one.spans, one.text), Content("")])
            yield Static(text)
