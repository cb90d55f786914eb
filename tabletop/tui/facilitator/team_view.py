"""What a team sees: its card, the inject with its own line, its question, its own answer.

Invariant: everything here comes from that team's own view; nothing can be changed from here.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import seats
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.teams import team_name


class TeamScreen(Page[None]):
    """One team's view after the other."""

    HELP_LINES = (
        N_("This is what one team sees, with its own secrets: look when nobody else looks."),
        N_("Left and right, or a team’s number, show another team."),
        N_("Esc goes back."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", N_("next team"), id="team.next", tooltip=N_("The next team.")),
        Binding("left", "turn(-1)", N_("team before"), id="team.before", tooltip=N_("The team before.")),
        Binding("escape", "leave", N_("back"), id="team.back", tooltip=N_("Back to the console.")),
        Binding("w", "leave", N_("back"), show=False, tooltip=N_("Back to the console.")),
    ]

    def __init__(self, desk: Desk, at: int = 0) -> None:
        super().__init__()
        self._desk, self._at = desk, at

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Static("", id="whose")
            yield Document(id="team-inject")
            yield Sheet(id="team-rest")

    def on_mount(self) -> None:
        """The first team."""
        self.banner.title = title(self._desk.view.scene)
        self.watching(self._desk.session.watch, self.look)
        self.look()

    def look(self) -> None:
        """Show the team's view now."""
        teams = self._desk.view.scene.teams
        view = self._desk.seat(teams[self._at].id)
        self.banner.place = told(_("team $n of $all"), n=str(self._at + 1), all=str(len(teams)))
        whose = told(_("$team sees this:"), team=team_name(view.team).stylize("bold"))
        self.query_one("#whose", Static).update(whose)
        self.query_one(Document).show(view.scene.inject, view.scene.teams)
        self.query_one("#team-rest", Sheet).show(lambda width: seats.rest(view, width))

    def action_turn(self, by: int) -> None:
        """Another team."""
        self._at = (self._at + by) % len(self._desk.view.scene.teams)
        self.look()

    def on_key(self, event: events.Key) -> None:
        """A team's number."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self._desk.view.scene.teams):
            event.stop()
            self._at = int(event.key) - 1
            self.look()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
