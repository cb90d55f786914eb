"""A proceeding from the facilitator's chair: how it stands, what the chair can do, and what each team says.

Invariant: nothing is put on record for a team but by picking that team first; after every act the chair is back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.proceeding import Possible
from tabletop.exercise.views import DecisionView, FacilitatorView
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.versions import Versions
from tabletop.tui.facilitator import flow, looking, noting
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.facilitator.words.proceedings import acting, not_yet, who_line
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.seat.doings import Doings
from tabletop.tui.seat.question import sort_of_question
from tabletop.tui.widgets.standing import StandingView
from tabletop.tui.widgets.standing_words import time_words
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import clock

SCROLLS = "#stands"
Then = Callable[[str], None]


class ProceedingScreen(TabletopScreen[bool]):
    """One proceeding, until it is left; True where it is over and is to be ruled on."""

    HELP_LINES = (
        N_("Above stands how it stands; below what can be done now. Enter does the marked line, the usual one first."),
        N_("0 is you as chair; a team’s number takes down what that team says, then you are the chair again."),
        N_("Nothing happens by itself, not even when time is over. u takes back the latest step; Esc goes back."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "first", N_("do it"), show=False, tooltip=N_("Do the marked line.")),
        Binding("right", "turn(1)", N_("next team"), show=False, tooltip=N_("Take down what the next team says.")),
        Binding("left", "turn(-1)", N_("team before"), show=False, tooltip=N_("The team before.")),
        Binding("e", "versions", N_("versions"), id="proceeding.versions", tooltip=N_("How the text came about.")),
        Binding("p", "pause", N_("pause or resume"), id="proceeding.pause", tooltip=N_("Stop time, or let it run.")),
        Binding("u", "undo", N_("undo"), id="proceeding.undo", tooltip=N_("Take back the latest step; it asks.")),
        Binding("n", "note", N_("note"), id="proceeding.note", tooltip=N_("Write a note.")),
        Binding("v", "room", N_("room view"), id="proceeding.room", tooltip=N_("What the room may see.")),
        Binding("pagedown", "page(1)", N_("read on"), show=False, priority=True, tooltip=N_("A page down.")),
        Binding("pageup", "page(-1)", N_("read back"), show=False, priority=True, tooltip=N_("A page up.")),
        Binding("escape", "leave", N_("back"), id="proceeding.back", tooltip=N_("Back; what you typed is kept.")),
    ]

    def __init__(self, desk: Desk, decision: str, team: str | None = None) -> None:
        """Args: the decision; the team whose words are taken down first, if one was named."""
        super().__init__()
        self._desk, self._decision_id = desk, decision
        self._who: str | None = team
        self._picked = team is not None
        self._doings = Doings(desk.session, "facilitator", numbered=False)

    # building

    @override
    def compose_body(self) -> ComposeResult:
        decision = self._decision
        with Container(id="proceeding"):
            with VerticalScroll(id="stands", classes="page", can_focus=False):
                if decision is not None:
                    yield Static(foreign(decision.question, "bold"))
                    yield Static(Content.styled(sort_of_question(decision), "$quiet"), classes="below")
                    yield StandingView(decision, self._view.scene)
            with Vertical(id="acts"):
                yield Sheet(id="who")
                with VerticalScroll(can_focus=False):
                    yield self._doings

    async def on_mount(self) -> None:
        """Show it, and keep it fresh."""
        self.banner.title = title(self._view.scene)
        self.watching(self._desk.session.watch, self.look)
        await self.look()

    @property
    def _view(self) -> FacilitatorView:
        return self._desk.view

    @property
    def _decision(self) -> DecisionView | None:
        return self._view.scene.decision(self._decision_id)

    # showing

    async def look(self) -> None:
        """How it stands now; a decision that takes nothing more is left."""
        decision = self._decision
        if decision is None or decision.status != "open":
            if self.is_current:
                self.dismiss(result=False)
            return
        if not self._picked:
            self._who = acting(decision)
        self.query_one(StandingView).show(decision, self._view.scene)
        self._show_who(decision)
        await self._doings.offer(
            decision,
            self._view.scene.teams,
            self._who,
            self._possible(decision),
            further=(Content(_("close it, and rule on it")),) if self._concluded(decision) else (),
            remarks=not_yet(decision, self._view.scene),
        )
        self._tell_time(decision)
        self.refresh_bindings()

    def _possible(self, decision: DecisionView) -> tuple[Possible, ...]:
        return decision.possible if self._who is None else dict(decision.possible_for).get(self._who, ())

    def _concluded(self, decision: DecisionView) -> bool:
        return self._view.forward.step == "close" and not decision.possible and not decision.possible_for

    def _show_who(self, decision: DecisionView) -> None:
        self.set_class(self._concluded(decision), "-over")
        self.query_one("#who", Sheet).show(lambda width: who_line(self._view, decision, self._who, width))

    def _tell_time(self, decision: DecisionView) -> None:
        time = self._view.scene.clock
        standing = decision.standing
        self.banner.place = time_words(standing, time) if standing else Content("")
        self.banner.clock = Content(clock(time.exercise))

    def tick(self) -> None:
        """A second later."""
        decision = self._decision
        if decision is None:
            return
        self._tell_time(decision)
        self.query_one(StandingView).show(decision, self._view.scene)
        self._doings.remark(not_yet(decision, self._view.scene))

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """While a form is filled in, its keys go there."""
        decision = self._decision
        if action == "versions":
            standing = decision.standing if decision else None
            return standing is not None and len(standing.wordings) > 1 and not self._doings.filling
        if action == "undo":
            return self._view.undo is not None and not self._doings.filling
        return action in {"leave", "page"} or not self._doings.filling

    async def action_first(self) -> None:
        """Space."""
        await self._doings.do_first()

    async def action_turn(self, by: int) -> None:
        """Another team, or the chair."""
        decision = self._decision
        if decision is not None:
            order = [*([None] if decision.possible else []), *(team for team, _acts in decision.possible_for)]
            at = order.index(self._who) if self._who in order else 0
            await self._pick(order[(at + by) % len(order)] if order else None)

    async def on_key(self, event: events.Key) -> None:
        """A team's number, or 0."""
        if not event.key.isdigit() or self._doings.filling:
            return
        event.stop()
        teams = self._view.scene.teams
        number = int(event.key)
        if number == 0:
            await self._pick(None)
        elif number <= len(teams):
            await self.take(teams[number - 1].id)

    async def take(self, team: str) -> None:
        """What a team says is taken down next."""
        decision = self._decision
        if decision is not None and team in dict(decision.possible_for):
            await self._pick(team)
        else:
            self._desk.app.say(told(_("$team can do nothing here now."), team=named(self._view.scene.teams, team)))

    async def _pick(self, team: str | None) -> None:
        self._who, self._picked = team, True
        await self.look()

    def action_page(self, by: int) -> None:
        """A page of how it stands."""
        page = self.query_one(SCROLLS, VerticalScroll)
        (page.scroll_page_down if by > 0 else page.scroll_page_up)(animate=False)

    def action_versions(self) -> None:
        """How the text came about."""
        decision = self._decision
        if decision is not None and decision.standing is not None:
            self.app.push_screen(Versions(decision.standing.wordings, self._view.scene.teams))

    def action_pause(self) -> None:
        """Stop time, or let it run."""
        (flow.resume if self._view.scene.phase == "paused" else flow.pause)(self._desk)

    def action_undo(self) -> None:
        """Take back."""
        flow.undo(self._desk)

    def action_note(self) -> None:
        """A note."""
        noting.note(self._desk)

    def action_room(self) -> None:
        """What the room may see."""
        looking.room(self._desk)

    async def action_leave(self) -> None:
        """From a form to the acts; from a team to the chair; then back."""
        if await self._doings.back():
            return
        decision = self._decision
        if self._picked and decision is not None and self._who != acting(decision):
            self._picked = False
            await self.look()
        else:
            self.dismiss(result=False)

    # doing

    @on(Doings.Turned)
    def turned(self, event: Doings.Turned) -> None:
        """A form was opened or left."""
        event.stop()
        self.set_class(self._doings.filling, "-filling")
        self.refresh_bindings()

    @on(Doings.Wanted)
    async def intervene(self, event: Doings.Wanted) -> None:
        """Put it on record, and say so; then the chair is back."""
        event.stop()
        command = event.command
        if not self._desk.send(command, at_fault=self._doings.report):
            return
        done = label(f"act.{command.intervention.act}.done")
        if command.team is not None:
            who = named(self._view.scene.teams, command.team)
            self._desk.app.say(told(_("On record: $team $did."), team=who, did=done))
        self._picked = False
        await self._doings.taken()
        await self.look()
        self.query_one(SCROLLS, VerticalScroll).scroll_home(animate=False)

    @on(Doings.Chosen)
    def close(self, event: Doings.Chosen) -> None:
        """It is over: close it, and rule."""
        event.stop()
        if self.is_current:
            self.dismiss(result=True)


def go_on_with(desk: Desk, decision: str, then: Then, team: str | None = None) -> None:
    """Go to a proceeding; `then` is told its id once it is over and is to be ruled on."""

    def left(over: bool | None) -> None:
        if over:
            then(decision)

    desk.app.push_screen(ProceedingScreen(desk, decision, team), left)
