"""Ruling on a decision: what the script says is shown to the facilitator first; accept it, or say your own.

Invariant: nothing is ruled on that still takes answers, and no text that nobody has marked.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.exercise.views import DecisionView, OutcomeView
from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.facilitator import answering, proceeding, revealing
from tabletop.tui.facilitator.bias import BIAS_KEY, BiasPrompt
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.marking import Marking
from tabletop.tui.facilitator.overriding import WAYS, Overriding
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import cases, steps
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.teams import named


def rule(desk: Desk) -> None:
    """The first decision that is not ruled on: close it, mark it, rule on it."""
    pending = next((one for one in desk.view.scene.decisions if one.status != "ruled"), None)
    if pending is not None:
        to_ruling(desk, pending.id)


def to_ruling(desk: Desk, name: str) -> None:
    """Bring a decision to its ruling, by way of what is still missing."""
    decision = desk.view.scene.decision(name)
    if decision is None:
        return
    if decision.possible or decision.possible_for:
        proceeding.go_on_with(desk, name, partial(to_ruling, desk))
        return
    if decision.status == "open":
        if steps.waiting(decision):
            ask_about(desk, decision)
            return
        if not desk.send(ask.CloseDecision(name)):
            return
    if name in dict(desk.view.proposals):
        desk.app.push_screen(Ruling(desk, name), lambda ruled: _ruled(desk, ruled))
    elif decision.type == "sealed":
        revealing.offer(desk, name, partial(to_ruling, desk))
    else:
        desk.app.push_screen(Marking(desk, name), lambda marked: to_ruling(desk, name) if marked else None)


def _ruled(desk: Desk, ruled: bool | None) -> None:
    """Then the next decision, where it waits for nobody."""
    forward = desk.view.forward
    if ruled and forward.step in {"close", "mark", "rule"}:
        to_ruling(desk, forward.what)


def ask_about(desk: Desk, decision: DecisionView) -> None:
    """Some have not answered: wait, take an answer, or close without them."""
    missing = steps.waiting(decision)
    teams = steps.all_of(named(desk.view.scene.known, team) for team in missing)
    first = named(desk.view.scene.known, missing[0])
    rows = [
        Content(_("Keep waiting")),
        told(_("Take the answer of $team"), team=first),
        Content(_("Close it without them")),
    ]

    def chosen(index: int | None) -> None:
        match index:
            case 1:
                answering.take_one(desk, decision.id, missing[0])
            case 2:
                if desk.send(ask.CloseDecision(decision.id)):
                    to_ruling(desk, decision.id)
            case _:
                pass

    desk.app.push_screen(Pick(told(_("Not answered yet: $teams"), teams=teams), rows), chosen)


class Ruling(Page[bool]):
    """One decision, what the script makes of it, and the ways to rule."""

    HELP_LINES = (
        N_("Here you say what a decision leads to."),
        N_("Read the scripted outcome first: Enter accepts it, and the room sees it."),
        N_("Amending keeps the script’s outcome; ruling otherwise is your own. Both want one line of reason."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), id="ruling.back", tooltip=N_("Back; the decision stays closed.")),
        BIAS_KEY,
    ]

    def __init__(self, desk: Desk, decision: str) -> None:
        super().__init__()
        self._desk, self._decision_id = desk, decision

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Sheet(self._case, classes="case")
        with Center(id="ways"):
            yield BiasPrompt(self._desk)
            yield PickRows(
                [
                    Content(_("Accept: it happens as scripted")),
                    Content(_("Amend: as scripted, with other words or changes, and why")),
                    Content(_("Rule otherwise: say what happens, and why")),
                    Content(_("Accept, and note who rules and what is taken for granted")),
                ]
            )

    def on_mount(self) -> None:
        """Say where we are."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(_("ruling"))
        self.query_one(PickRows).focus()

    @property
    def _decision(self) -> DecisionView | None:
        return self._desk.view.scene.decision(self._decision_id)

    @property
    def _proposal(self) -> OutcomeView | None:
        return dict(self._desk.view.proposals).get(self._decision_id)

    def _case(self, width: int) -> Content:
        decision = self._decision
        return cases.case(self._desk.view, decision, self._proposal, width) if decision else Content("")

    @on(PickRows.Picked)
    def choose(self, event: PickRows.Picked) -> None:
        """Accept, or go and say otherwise."""
        if event.index == 0:
            if self._desk.send(ask.RuleOutcome(self._decision_id)):
                self.dismiss(result=True)
        elif self._proposal is not None:
            way = WAYS[event.index]
            self.app.push_screen(Overriding(self._desk, self._decision_id, self._proposal, way), self._overridden)

    def _overridden(self, done: bool | None) -> None:
        if done:
            self.dismiss(result=True)

    def action_bias(self) -> None:
        """Ask, or do not."""
        self.query_one(BiasPrompt).toggle()

    def action_leave(self) -> None:
        """Back; the decision stays closed."""
        self.dismiss(result=False)
