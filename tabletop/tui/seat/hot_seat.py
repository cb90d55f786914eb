"""One keyboard, several teams: a blank screen, the team's own desk, and blank again.

Invariant: a team's desk is on the screen only between two presses of that team; before and after, nothing of it is.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from tabletop.decisions.form import Entries
from tabletop.exercise.commands import Intervene, SubmitAnswer
from tabletop.exercise.moments import Actor
from tabletop.exercise.views import DecisionView, Seat
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.session.port import Result, Session
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.reader import cards_reader, glossary_reader
from tabletop.tui.fields.form_view import FormView
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.seat.desk import Desk
from tabletop.tui.seat.doings import Doings
from tabletop.tui.seat.proceeding_desk import ProceedingDesk
from tabletop.tui.seat.question import Status
from tabletop.tui.seat.role_card import RoleCardDialog
from tabletop.tui.widgets.teams import team_name

Stage = Literal["before", "desk", "after"]
HandedOver = Literal["saved", "left"]


class HotSeat(TabletopScreen[HandedOver]):
    """`push_screen(HotSeat(session, team, decision), callback)`: `saved` when the team answered, `left` when not."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("One team sits at the keyboard, the others look away."),
        N_("Enter shows your own page; answer there, and Enter commits."),
        N_("Esc covers the page again; what you typed is kept."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "uncover", N_("we are alone with it"), id="seat.uncover", tooltip=N_("Show our page.")),
        Binding("enter", "hand_back", N_("hand back"), id="seat.back", tooltip=N_("Hand the keyboard back.")),
        Binding("r", "role", N_("role"), id="seat.role", tooltip=N_("Read your role card.")),
        Binding(
            "ctrl+n", "undecided", N_("no decision"), id="seat.undecided", tooltip=N_("Say that you could not decide.")
        ),
        Binding("i", "cards", N_("cards"), id="seat.cards", tooltip=N_("Read the facts that are open.")),
        Binding("g", "glossary", N_("glossary"), id="seat.glossary", tooltip=N_("Look a word up.")),
        Binding("pagedown", "turn(1)", N_("read on"), show=False, tooltip=N_("A page down.")),
        Binding("pageup", "turn(-1)", N_("read back"), show=False, tooltip=N_("A page up.")),
        Binding("escape", "cover", N_("back"), id="seat.cover", tooltip=N_("Cover the page; what you typed is kept.")),
    ]
    CSS_PATH = "seat.tcss"

    def __init__(self, session: Session, team: str, decision: str) -> None:
        super().__init__()
        self.session, self.team, self.decision = session, team, decision
        self.stage: Stage = "before"
        self._desk: Desk | ProceedingDesk | None = None
        self._saved = False

    def compose_body(self) -> ComposeResult:
        """One place, in which cover and desk take turns."""
        yield Container(id="stage")

    async def on_mount(self) -> None:
        """Begin covered."""
        self.banner.title = foreign_line(self.session.view(Seat(self.team)).scene.title)
        self.watching(self.session.watch, self.look)
        await self._show("before")

    async def look(self) -> None:
        """If the decision was closed meanwhile, cover the desk and say so."""
        view = self.session.view(Seat(self.team)).scene.decision(self.decision)
        if self.stage == "desk" and (view is None or view.status != "open"):
            await self._show("after")
        elif view is not None and isinstance(self._desk, ProceedingDesk):
            await self._desk.look(self.session.view(Seat(self.team)), view)

    def tick(self) -> None:
        """A second later: a time that is set runs down."""
        self.call_later(self.look)

    @property
    def _asked(self) -> DecisionView | None:
        return self.session.view(Seat(self.team)).scene.decision(self.decision)

    @property
    def _proceeding(self) -> bool:
        return self._asked is not None and self._asked.standing is not None

    @property
    def _open(self) -> bool:
        return self._asked is not None and self._asked.status == "open"

    def _cover_words(self) -> Content:
        team = team_name(self.session.view(Seat(self.team)).team)
        if self.stage == "before":
            said = told(_("$team – take the keyboard."), team=team)
            then, press = _("Everyone else: look away."), _("Press Enter when you are alone with it.")
        elif self._saved:
            done = _("$team – it is on record.") if self._proceeding else _("$team – your answer is saved.")
            said = told(done, team=team)
            then, press = _("Hand the keyboard back."), _("Press Enter.")
        elif self._open:
            said = told(_("$team – nothing was put on record."), team=team)
            then, press = _("What you typed is kept. Hand the keyboard back."), _("Press Enter.")
        else:
            said = told(_("$team – this decision takes no more answers."), team=team)
            then, press = _("What you typed is kept. Hand the keyboard back."), _("Press Enter.")
        return Content("\n").join([said, Content(then), Content(""), Content.styled(press, "$quiet")])

    async def _show(self, stage: Stage) -> None:
        self.stage = stage
        place = self.query_one("#stage", Container)
        await place.remove_children()
        view = self.session.view(Seat(self.team))
        decision = view.scene.decision(self.decision)
        self._desk = None
        if stage == "desk" and decision is not None:
            proceeding = decision.standing is not None
            self._desk = (ProceedingDesk if proceeding else Desk)(view, decision, self.session)
            await place.mount(self._desk)
        else:
            await place.mount(Static(self._cover_words(), classes="cover"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """On the cover only Enter and Esc work."""
        if action == "uncover":
            return self.stage == "before"
        if action == "hand_back":
            return self.stage == "after"
        if action == "undecided":
            return isinstance(self._desk, Desk)
        if action == "turn":
            return isinstance(self._desk, ProceedingDesk)
        if action in {"role", "cards", "glossary"}:
            return self.stage == "desk"
        return True

    async def action_uncover(self) -> None:
        """Enter on the first cover."""
        await self._show("desk")

    def action_hand_back(self) -> None:
        """Enter on the last cover."""
        self._leave()

    def _leave(self) -> None:
        self.dismiss("saved" if self._saved else "left")

    async def action_cover(self) -> None:
        """Esc: from a form to the desk, from the desk to the cover, from the cover back to the facilitator."""
        if isinstance(self._desk, ProceedingDesk) and await self._desk.doings.back():
            return
        if self.stage == "desk":
            await self._show("after" if self._saved else "before")
        else:
            self._leave()

    def action_role(self) -> None:
        """Read the role card."""
        view = self.session.view(Seat(self.team))
        self.app.push_screen(RoleCardDialog(view.team, view.brief))

    def action_cards(self) -> None:
        """Read the cards."""
        self.app.push_screen(cards_reader(self.session.view(Seat(self.team)).scene.cards))

    def action_glossary(self) -> None:
        """Look a word up."""
        self.app.push_screen(glossary_reader())

    def _send(self, command: SubmitAnswer | Intervene) -> Result:
        return self.session.send(command, Actor.of_team(self.team))

    async def _commit(self, entries: Entries, status: Status = "decided") -> None:
        if isinstance(self._desk, Desk) and self._desk.question.commit(self._send, entries, status):
            self._saved = True
            await self._show("after")

    @on(FormView.Submitted)
    async def commit(self, event: FormView.Submitted) -> None:
        """The form was committed."""
        event.stop()
        await self._commit(event.entries)

    @on(Doings.Wanted)
    async def intervene(self, event: Doings.Wanted) -> None:
        """Something was done in a proceeding; there may be more to do."""
        event.stop()
        if isinstance(self._desk, ProceedingDesk) and await self._desk.doings.answered(self._send(event.command)):
            self._saved = True
            self.notify(_("On record."), markup=False)

    @on(Doings.Chosen)
    async def hand_back_from_desk(self, event: Doings.Chosen) -> None:
        """The last row."""
        event.stop()
        await self._show("after")

    def action_turn(self, pages: int) -> None:
        """Read on, above the acts."""
        if isinstance(self._desk, ProceedingDesk):
            self._desk.turn(pages)

    def action_undecided(self) -> None:
        """Say that there is no decision; a reason typed in the form goes with it."""

        async def chosen(index: int | None) -> None:
            if index is not None and isinstance(self._desk, Desk):
                await self._commit(self._desk.question.form.entries, "no-decision" if index == 0 else "split")

        rows = [Content(label("seat.no-decision")), Content(label("seat.split"))]
        self.app.push_screen(Pick(Content(_("You could not decide?")), rows), chosen)
