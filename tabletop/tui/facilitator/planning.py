"""The line of play as it stands, and a key for everything about it that can still be changed.

Invariant: only what nobody has seen yet stands here, and while it is open the clock releases nothing, so nothing is
shown while it is being changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.exercise import live
from tabletop.exercise.views import ComingInject
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.facilitator import replanning, rewriting, seating
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.flow import sure
from tabletop.tui.facilitator.rows import ReadRows
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import now, planning
from tabletop.tui.facilitator.words.columns import indented
from tabletop.tui.facilitator.words.coming import plan_line
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.wording import clock

_MARKS: Final = 6
"""Cells before a row, for the cursor and the number, and one behind it."""


class PlanRows(ReadRows):
    """Numbers and arrows go to an inject; Enter writes it anew."""

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (Hint("enter", _("edit")),) if self.rows else ()


class Planning(TabletopScreen[None]):
    """Everything to come."""

    HELP_LINES = (
        N_("Here stands everything that nobody has seen yet. What you change is written into the log, not the file."),
        N_("Enter writes a text anew, o changes who reads it, m its place, t its time."),
        N_("Everything but times can be taken back with u on the console. Esc goes back; nothing is changed by it."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "do('address')", N_("who"), id="plan.to", tooltip=N_("Change who reads the inject.")),
        Binding("m", "do('move')", N_("move"), id="plan.move", tooltip=N_("Let it come at another place.")),
        Binding("t", "do('time')", N_("time"), id="plan.time", tooltip=N_("Give the inject another time.")),
        Binding(
            "f",
            "do('effects')",
            N_("effects"),
            id="plan.effects",
            tooltip=N_("Write what a template changes, and why."),
        ),
        Binding("z", "postpone", N_("later"), id="plan.postpone", tooltip=N_("Put everything off by some minutes.")),
        Binding("c", "release", N_("clock"), id="plan.release", tooltip=N_("By hand, or by the clock.")),
        Binding("j", "teams", N_("teams"), id="plan.teams", tooltip=N_("Let a team join, or merge two.")),
        Binding("escape", "leave", N_("back"), id="plan.back", tooltip=N_("Back to the console.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[ComingInject, ...] = ()

    @override
    def compose_body(self) -> ComposeResult:
        with Vertical(id="plan"):
            yield Sheet(lambda width: indented(planning.how(self._desk.view), width, 0), id="plan-how")
            with VerticalScroll(id="plan-rows", can_focus=False):
                yield PlanRows(())
            yield Sheet(lambda _width: plan_line(self._desk.view), id="plan-line")
            with VerticalScroll(id="plan-preview", can_focus=False):
                yield Sheet(self._preview)

    def on_mount(self) -> None:
        """From now on the clock waits."""
        self._desk.holding = True
        self.banner.title = now.title(self._desk.view.scene)
        self.banner.place = Content(_("the line of play"))
        self.watching(self._desk.session.watch, self.look)
        self.call_after_refresh(self.look)
        self._rows.focus(scroll_visible=False)

    def on_unmount(self) -> None:
        """The clock goes on."""
        self._desk.holding = False

    def on_resize(self) -> None:
        """Another width, other lines."""
        self.call_after_refresh(self.look)

    @property
    def _rows(self) -> PlanRows:
        return self.query_one(PlanRows)

    @property
    def chosen(self) -> ComingInject | None:
        """The inject under the cursor."""
        cursor = self._rows.cursor
        return self._found[cursor] if cursor < len(self._found) else None

    def look(self) -> None:
        """Show the plan as it is now."""
        if not self.standing:
            return
        view = self._desk.view
        here = self.chosen
        self._found = planning.changeable(view)
        width = max(30, self._rows.size.width - _MARKS)
        self._rows.show([planning.row(view, one, width) for one in self._found])
        if here is not None:
            self._rows.cursor = next((i for i, one in enumerate(self._found) if one.id == here.id), self._rows.cursor)
        self.tick()
        self.query_one("#plan-how", Sheet).show(lambda width: indented(planning.how(view), width, 0))
        self.query_one("#plan-preview > Sheet", Sheet).show(self._preview)
        self.refresh_bindings()

    def tick(self) -> None:
        """A second later."""
        time = self._desk.view.scene.clock
        self.banner.clock = Content(clock(time.exercise))
        self.query_one("#plan-line", Sheet).show(lambda _width: plan_line(self._desk.view))

    def _preview(self, width: int) -> Content:
        one = self.chosen
        if one is None:
            return Content.styled(_("Nothing more is planned, and nothing is held back."), "$quiet")
        return planning.preview(self._desk.view, one, width)

    @on(PickRows.Moved)
    def turn(self, event: PickRows.Moved) -> None:
        """Show what the cursor is on."""
        event.stop()
        self.query_one("#plan-preview > Sheet", Sheet).show(self._preview)
        self.refresh_bindings()

    @on(PickRows.Picked)
    def edit(self, event: PickRows.Picked) -> None:
        """Write it anew."""
        event.stop()
        self.app.push_screen(rewriting.Rewrite(self._desk, self._found[event.index]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes sense for the inject under the cursor, and now."""
        if action == "postpone":
            return self._desk.view.scene.phase != "briefing" and bool(self._desk.view.coming)
        if action != "do":
            return True
        one = self.chosen
        if one is None:
            return False
        in_line = not (one.contingency or one.ad_hoc)
        return {"move": in_line, "time": in_line, "effects": one.ad_hoc}.get(str(parameters[0]), True)

    def action_do(self, what: str) -> None:
        """One of the keys about an inject."""
        acts: dict[str, Callable[[Desk, ComingInject], None]] = {
            "address": rewriting.address,
            "move": replanning.move,
            "time": replanning.time,
            "effects": rewriting.effects,
        }
        if self.chosen is not None:
            acts[what](self._desk, self.chosen)

    def action_postpone(self) -> None:
        """Put everything off."""
        replanning.postpone(self._desk)

    def action_teams(self) -> None:
        """Who takes part."""
        seating.teams(self._desk)

    def action_release(self) -> None:
        """By hand, or by the clock."""
        if self._desk.view.release == "clock":
            self._desk.send(live.ChangeRelease("hand"))
            return
        question = Content(_("Let the clock release the injects?"))
        detail = Content(
            _("Each comes at its minute of its move, one at a time, after its ruling. Space still releases at once.")
        )
        sure(self._desk, question, _("By hand, as now"), _("By the clock"), self._by_clock, detail)

    def _by_clock(self) -> None:
        self._desk.send(live.ChangeRelease("clock"))

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def plan(desk: Desk) -> None:
    """Open the line of play."""
    desk.app.push_screen(Planning(desk))
