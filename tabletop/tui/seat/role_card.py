"""A role card: who I am, what I want, fear, may not do, and one secret.

Invariant: it shows its own team's card only; the view holds no other.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import BriefView, TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.teams import team_name


def card_parts(brief: BriefView) -> tuple[tuple[str, str], ...]:
    """(label, the author's text) of what is written on the card."""
    parts = (
        ("", brief.situation),
        (_("You want"), brief.wants),
        (_("You fear"), brief.fears),
        (_("You may not"), brief.may_not),
        (_("Only you know"), brief.secret),
        (_("What this role leaves out"), brief.left_out),
    )
    return tuple(part for part in parts if part[1])


def who(head: TeamHead) -> Content:
    """The team, and under it the offices that sit there."""
    offices = Content(" · ").join(foreign_line(office) for _role, office in head.roles)
    return Content("\n").join(part for part in (team_name(head, limit=80), offices.stylize("$quiet")) if part.plain)


class RoleCard(Vertical):
    """The card, to read."""

    DEFAULT_CSS = """
    RoleCard { height: auto; width: 100%; max-width: 72; }
    RoleCard > Static { height: auto; width: 100%; margin-bottom: 1; }
    RoleCard > Static:last-child { margin-bottom: 0; }
    """

    def __init__(self, head: TeamHead, brief: BriefView) -> None:
        super().__init__()
        self._head, self._brief = head, brief

    def compose(self) -> ComposeResult:
        """Who, then each part under its label."""
        yield Static(who(self._head))
        for name, text in card_parts(self._brief):
            yield Static(Content("\n").join([Content.styled(name, "$quiet"), foreign(text)]) if name else foreign(text))


class RoleCardDialog(Dialog[None]):
    """The card above a screen."""

    READING: ClassVar[bool] = True

    def __init__(self, head: TeamHead, brief: BriefView) -> None:
        super().__init__(told(_("Your role")))
        self._head, self._brief = head, brief

    def compose_body(self) -> ComposeResult:
        """The card."""
        yield RoleCard(self._head, self._brief)
