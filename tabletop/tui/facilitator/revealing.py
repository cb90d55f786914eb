"""The reveal of sealed moves: one moment for the whole room, and what everybody had expected.

Invariant: moves are shown from the view after the reveal; before it nobody has them, this screen least of all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.facilitator import flow
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.safe_text import foreign
from tabletop.tui.widgets.moves import moves_words

Then = Callable[[str], None]


class Revealed(Page[bool]):
    """All moves at once; it shows nothing that the room may not see. True where the ruling is next."""

    HELP_LINES = (
        N_("All moves are open now, for everybody at once. Read them out, one team after the other."),
        N_("Under each move stands what that team had expected of the others, and whether it was so."),
        N_("Enter goes on to the ruling; Esc goes back, and space brings you here to rule later."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "rule", N_("rule"), id="revealed.rule", tooltip=N_("Go on to the ruling.")),
        Binding("escape", "leave", N_("back"), id="revealed.back", tooltip=N_("Back to the console.")),
    ]

    def __init__(self, desk: Desk, decision: str) -> None:
        super().__init__()
        self._desk, self._decision_id = desk, decision

    @override
    def compose_body(self) -> ComposeResult:
        decision = self._desk.view.scene.decision(self._decision_id)
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(foreign(decision.question if decision else "", "bold"), classes="below")
            yield Sheet(self._moves)
        with Center(id="ways"):
            yield PickRows([Content(_("Go on to the ruling"))])

    def _moves(self, width: int) -> Content:
        scene = self._desk.view.scene
        decision = scene.decision(self._decision_id)
        return moves_words(decision.moves if decision else (), scene.known, width)

    def on_mount(self) -> None:
        """Say where we are."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(_("revealed"))
        self.query_one(PickRows).focus()

    @on(PickRows.Picked)
    def picked(self, event: PickRows.Picked) -> None:
        """The one row."""
        event.stop()
        self.action_rule()

    def action_rule(self) -> None:
        """On to the ruling."""
        self.dismiss(result=True)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(result=False)


def reveal(desk: Desk, decision: str, then: Then) -> None:
    """Open all moves, and show them; `then` is told the decision where the ruling is next."""

    def left(on: bool | None) -> None:
        if on:
            then(decision)

    if desk.send(ask.RevealMoves(decision)):
        desk.app.push_screen(Revealed(desk, decision), left)


def offer(desk: Desk, decision: str, then: Then) -> None:
    """Ask whether all sealed moves are to be opened, the safe answer first."""
    question = Content(_("Reveal all moves, to everybody at once?"))
    flow.sure(desk, question, _("Not yet"), _("Reveal them"), lambda: reveal(desk, decision, then))
