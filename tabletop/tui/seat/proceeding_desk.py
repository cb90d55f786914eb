"""A team's desk in a proceeding: what it is about and how it stands above, what the team can do below.

Invariant: it shows one team's view; how it stands is cut for that team, and what it can do is its own.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import _
from tabletop.session.port import Session
from tabletop.tui.safe_text import foreign
from tabletop.tui.seat.doings import Doings
from tabletop.tui.seat.question import sort_of_question
from tabletop.tui.seat.role_card import RoleCard
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.standing import StandingView


class ProceedingDesk(Horizontal):
    """Question, standing, document; acts; the role card beside them where there is room."""

    DEFAULT_CSS = """
    ProceedingDesk { height: 1fr; }
    ProceedingDesk > .desk--work { width: 2fr; height: 1fr; }
    ProceedingDesk .page { height: 1fr; }
    ProceedingDesk .desk--question { text-style: bold; }
    ProceedingDesk .desk--sort { color: $quiet; margin-bottom: 1; }
    ProceedingDesk Document { margin-top: 2; }
    ProceedingDesk .desk--acts { height: auto; max-height: 70%; border-top: solid $rule; padding: 0 2 1 3; }
    ProceedingDesk > .desk--card { width: 1fr; max-width: 48; padding: 1 2; border-left: solid $rule; }
    """

    def __init__(self, view: TeamView, decision: DecisionView, session: Session) -> None:
        super().__init__()
        self._view, self.decision = view, decision
        self.doings = Doings(session, "seat")
        self._standing = StandingView(decision, view.scene)

    def compose(self) -> ComposeResult:
        """The page, the acts, the card."""
        scene = self._view.scene
        asking = next((one for one in scene.injects if one.id == self.decision.inject), scene.inject)
        with Vertical(classes="desk--work"):
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(foreign(self.decision.question), classes="desk--question")
                yield Static(Content(sort_of_question(self.decision)), classes="desk--sort")
                yield self._standing
                if asking is not None:
                    yield Document(asking, scene.teams)
            with VerticalScroll(classes="desk--acts", can_focus=False):
                yield self.doings
        with VerticalScroll(classes="desk--card", can_focus=False):
            yield RoleCard(self._view.team, self._view.brief)

    async def on_mount(self) -> None:
        """The acts of now."""
        await self.look(self._view, self.decision)

    async def look(self, view: TeamView, decision: DecisionView) -> None:
        """How it stands now, and what can be done now."""
        self._view, self.decision = view, decision
        self._standing.show(decision, view.scene)
        hand_back = Content(_("hand the keyboard back"))
        await self.doings.offer(decision, view.scene.teams, view.team.id, decision.possible, further=(hand_back,))

    def turn(self, pages: int) -> None:
        """The page above the acts, a page down or up."""
        page = self.query_one(".page", VerticalScroll)
        (page.scroll_page_down if pages > 0 else page.scroll_page_up)(animate=False)
