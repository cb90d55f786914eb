"""A team's desk: the inject and the question in the middle, the role card beside it where there is room.

Invariant: it shows one team's view, and nothing of any other team.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from tabletop.exercise.views import DecisionView, TeamView
from tabletop.session.port import Session
from tabletop.tui.seat.question import Question
from tabletop.tui.seat.role_card import RoleCard
from tabletop.tui.widgets.document import Document


class Desk(Horizontal):
    """Inject, question, role card."""

    DEFAULT_CSS = """
    Desk { height: 1fr; }
    Desk > .page { width: 2fr; }
    Desk > .desk--card { width: 1fr; max-width: 48; padding: 1 2; border-left: solid $rule; }
    Desk Question { margin-top: 1; }
    """

    def __init__(self, view: TeamView, decision: DecisionView, session: Session) -> None:
        super().__init__()
        self._view, self._session = view, session
        self.question = Question(decision, view.team.id, session, teams=view.scene.teams)

    def compose(self) -> ComposeResult:
        """The page, and the card."""
        scene = self._view.scene
        asking = next((one for one in scene.injects if one.id == self.question.decision.inject), scene.inject)
        with VerticalScroll(classes="page", can_focus=False):
            if asking is not None:
                yield Document(asking, scene.teams)
            yield self.question
        with VerticalScroll(classes="desk--card", can_focus=False):
            yield RoleCard(self._view.team, self._view.brief)

    def on_mount(self) -> None:
        """The form is ready, the reading stays on top."""
        self.question.form.start()
