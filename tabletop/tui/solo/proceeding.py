"""A proceeding for somebody who plays alone: what is asked, how it stands, what one can do; space lets the chair act.

Invariant: the chair (the script) never acts for the player, and nothing is on record that was not chosen and saved.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import _
from tabletop.session.port import Session
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.seat.doings import Doings
from tabletop.tui.seat.question import sort_of_question
from tabletop.tui.solo.pages import Page, move_heading
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.standing import StandingView


class ProceedingPage(Page):
    """What arrived, while nothing was done about it; then how it stands, and what can be done."""

    def __init__(self, view: TeamView, session: Session, decision: DecisionView, *, new_move: bool) -> None:
        super().__init__()
        self._view, self.decision, self._new_move = view, decision, new_move
        self.doings = Doings(session, "seat")
        self._standing = StandingView(decision, view.scene)
        self._fresh = fresh(decision)
        self._tell()

    @property
    def begun(self) -> bool:
        """Whether it was made after something had been done, so that the document is not on it."""
        return not self._fresh

    def _tell(self) -> None:
        self.next_step = _("let the chair go on") if chair_goes_on(self.decision, self._view.team.id) else ""

    def compose(self) -> ComposeResult:
        """The document, the question, how it stands, the acts."""
        scene = self._view.scene
        inject = next((one for one in scene.injects if one.id == self.decision.inject), scene.inject)
        if self._new_move:
            yield Static(move_heading(scene), classes="move")
        if inject is not None and self._fresh:
            yield Document(inject, scene.teams)
        elif inject is not None:
            yield Static(told(_("Still about: $title"), "$quiet", title=foreign_line(inject.title, "$quiet")))
        yield Static(foreign(self.decision.question, "bold"), classes="gap")
        yield Static(Content.styled(sort_of_question(self.decision), "$quiet"), classes="move")
        yield self._standing
        yield Static("")
        yield self.doings

    async def on_mount(self) -> None:
        """The acts of now."""
        await self.look(self._view, self.decision)

    async def look(self, view: TeamView, decision: DecisionView) -> None:
        """How it stands now."""
        self._view, self.decision = view, decision
        self._tell()
        self._standing.show(decision, view.scene)
        await self.doings.offer(decision, view.scene.teams, view.team.id, decision.possible)

    def tick(self, view: TeamView) -> None:
        """A second later."""
        self._standing.show(self.decision, view.scene)

    def begin(self) -> None:
        """Numbers choose at once; the reading stays on top."""
        self.doings.start()


def fresh(decision: DecisionView) -> bool:
    """Whether nothing was done yet."""
    standing = decision.standing
    return standing is None or not (standing.lines or standing.deadline or standing.done or standing.wordings[1:])


def chair_goes_on(decision: DecisionView, team: str) -> bool:
    """Whether the script, as chair, has something to do before the player does."""
    standing = decision.standing
    if standing is None:
        return False
    match decision.type:
        case "consensus":
            return standing.stage != "silence" or team in standing.done
        case "matrix":
            return standing.stage != "argument"
        case _:
            return False
