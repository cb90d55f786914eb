"""What the room sees, to look at or to leave on the projector: the inject, the question, who has answered, the time.

Invariant: everything here comes from the room's own view, which holds no secret; a blanked room is blank here, too.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from typing_extensions import override

from tabletop.exercise.views import RoomView
from tabletop.language.catalogue import N_
from tabletop.tui.facilitator import flow
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import rooms
from tabletop.tui.facilitator.words.now import place, title
from tabletop.tui.widgets.clocks import BigTime, countdown
from tabletop.tui.widgets.document import Document


class RoomScreen(Page[None]):
    """The room's view, full screen."""

    HELP_LINES = (
        N_("This is all the room may see: nothing here is secret."),
        N_("You may leave it on the projector while the teams talk; the time runs on."),
        N_("Esc goes back to your console, which does show secrets."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "blank", N_("blank"), id="room.blank", tooltip=N_("Blank the room’s screen, or show it again.")),
        Binding("p", "pause", N_("pause or resume"), id="room.pause", tooltip=N_("Stop time, or let it run.")),
        Binding("plus,equals_sign", "longer", N_("+1 min"), show=False, tooltip=N_("A minute more for this talk.")),
        Binding("minus", "shorter", N_("−1 min"), show=False, tooltip=N_("A minute less for this talk.")),
        Binding("escape", "leave", N_("your console"), id="room.back", tooltip=N_("To your console, with its notes.")),
        Binding("v", "leave", N_("your console"), show=False, tooltip=N_("To your console, with its notes.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: RoomView | None = None

    @override
    def compose_body(self) -> ComposeResult:
        with Horizontal(id="room"):
            with VerticalScroll(classes="page", can_focus=False):
                yield Document(id="room-inject")
                yield Sheet(id="room-rest")
            yield BigTime()

    def on_mount(self) -> None:
        """Show it, and keep it fresh."""
        self.banner.title = title(self._desk.room().scene)
        self.watching(self._desk.session.watch, self.look)
        self.look()

    def look(self) -> None:
        """Show what the room sees now."""
        view = self._desk.room()
        scene = view.scene
        self.query_one("#room").set_class(scene.blank, "-blank")
        self.banner.place = place(scene)
        if self._shown is None or self._shown.scene.inject != scene.inject:
            self.query_one(Document).show(scene.inject, scene.teams)
        self._shown = view
        self.query_one("#room-rest", Sheet).show(lambda width: rooms.rest(view, width))
        left = scene.clock.talk_left if scene.phase in {"running", "paused"} else None
        self.query_one(BigTime).remaining = left
        self.banner.clock = countdown(left, running=scene.clock.running)

    def tick(self) -> None:
        """The time."""
        self.look()

    def action_blank(self) -> None:
        """Blank, or not."""
        flow.blank(self._desk)

    def action_pause(self) -> None:
        """Stop time, or let it run."""
        if self._desk.view.scene.phase == "paused":
            flow.resume(self._desk)
        else:
            flow.pause(self._desk)

    def action_longer(self) -> None:
        """A minute more."""
        flow.longer(self._desk)

    def action_shorter(self) -> None:
        """A minute less."""
        flow.shorter(self._desk)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
