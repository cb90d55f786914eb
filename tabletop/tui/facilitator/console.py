"""The console: what is on, who has not answered, what is next, how time stands, what helps now; one key for each act.

Invariant: a change of the session repaints the parts that changed, in place; the clock moves nothing but itself.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.exercise.views import FacilitatorView, Forward
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator import acts, flow, ruling, turns
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.hot_wash import HotWash
from tabletop.tui.facilitator.pane import Pane
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import bars, coming, guide, now, run, steps, tables
from tabletop.tui.facilitator.words.columns import spaced
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.clocks import countdown
from tabletop.tui.widgets.indicators import Indicators
from tabletop.tui.widgets.wording import clock

PANES: Final = ("now", "tables", "guide", "next", "gauges")
"""In the order in which tab goes through them."""
ROOMY: Final = 46
"""Lines from which every team that is waiting has a line of its own."""
COMFORTABLE: Final = 100
"""Cells from which all parts stand beside each other; below, tab goes from one to the next."""
ARMED: Final = frozenset({"start", "release", "reveal"})
"""What the room would see at once: space names it first, and does it when pressed again."""


class Console(TabletopScreen[None]):
    """The facilitator's one screen."""

    HELP_LINES = (
        N_("The line at the bottom says what space does next; space goes on, and asks where it should."),
        N_("d takes the answers one after the other, r rules, p stops time, u takes back."),
        N_("This screen shows secrets. v shows what the room may see, and can stay on the projector."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", N_("go on"), id="console.go-on", tooltip=N_("Do what the line at the bottom says.")),
        *acts.BINDINGS,
        Binding("tab", "pane(1)", N_("next part"), show=False, tooltip=N_("The next part of the screen.")),
        Binding("shift+tab", "pane(-1)", N_("part before"), show=False, tooltip=N_("The part before.")),
        Binding("down", "scroll(1)", N_("read on"), show=False, tooltip=N_("Scroll the marked part down.")),
        Binding("up", "scroll(-1)", N_("read back"), show=False, tooltip=N_("Scroll the marked part up.")),
        Binding("pagedown", "scroll(0, 1)", N_("read on"), show=False, tooltip=N_("The marked part, a page down.")),
        Binding("pageup", "scroll(0, -1)", N_("read back"), show=False, tooltip=N_("The marked part, a page up.")),
        Binding("escape", "disarm", N_("not yet"), show=False, tooltip=N_("Do not do what space would do.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._armed: Forward | None = None
        self._pane = 0
        self._inject = ""
        self._ruled = steps.ruled(desk.view)

    # building

    @override
    def compose_body(self) -> ComposeResult:
        yield Sheet(id="paused")
        yield Sheet(id="tabs")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Pane(_("Now"), id="now")
                yield Pane(_("Decisions"), id="tables")
            with Vertical(id="right"):
                yield Pane(_("For you"), id="guide")
                yield Pane(_("Next"), id="next")
            with Vertical(id="far"):
                yield Pane(_("The run"), id="run")
                yield Pane(_("Notes"), id="notes")
        with Vertical(id="gauges"):
            yield Indicators(id="gauge-lines")
            yield Sheet(id="reasons")
        yield Sheet(id="strip")
        yield Sheet(id="forward")

    def on_mount(self) -> None:
        """Show it, and keep it fresh."""
        self.banner.title = now.title(self._desk.view.scene)
        self.watching(self._desk.session.watch, self.look)
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Another size, other parts."""
        self._arrange(event.size.width)

    def on_screen_resume(self) -> None:
        """Back from somewhere else."""
        self.look()

    # showing

    def look(self) -> None:
        """Show the session as it is now, if there is still a screen to show it on."""
        if self.standing:
            self._look()

    def _look(self) -> None:
        view = self._desk.view
        if view.scene.phase in {"ended", "closed"}:
            if self.is_current:
                self.app.switch_screen(HotWash(self._desk))
            return
        if self._armed != view.forward:
            self._armed = None
        self._announce(view)
        inject = view.scene.inject.id if view.scene.inject else ""
        if inject != self._inject:
            self._inject = inject
            self._begin_anew()
        self._show(view)
        self.refresh_bindings()

    def tick(self) -> None:
        """A second later: the time, and what hangs on it."""
        view = self._desk.view
        if view.scene.phase in {"running", "paused"}:
            (self._show if tables.second(view) else self._show_time)(view)

    def _begin_anew(self) -> None:
        for name in ("now", "tables", "guide"):
            self.query_one(f"#{name}", Pane).top()
        self._go_to(0)

    def _announce(self, view: FacilitatorView) -> None:
        """A ruling was made: what came of it is what the facilitator says next."""
        ruled = steps.ruled(view)
        if ruled > self._ruled:
            self._go_to(PANES.index("tables"))
        self._ruled = ruled

    def _show(self, view: FacilitatorView) -> None:
        scene = view.scene
        on = (scene.inject, scene.arrived, scene.ending, scene.phase, scene.move_number)
        self.query_one("#now", Pane).show(lambda width: now.now(view, width), on, now.heading_right(view))
        done, of_all = tables.answered(view)
        counted = (
            told(_("$done of $all answered"), "$quiet", done=str(done), all=str(of_all)) if of_all else Content("")
        )
        asked = (scene.decisions, view.forward, scene.inject, self._low, tables.second(view), scene.clock.running)
        self.query_one("#tables", Pane).show(
            lambda width: tables.tables(view, width, brief=self._low, airy=self._tall), asked, counted
        )
        self.query_one("#guide", Pane).show(lambda width: guide.for_now(view, width), (view.guide, scene.inject))
        self.query_one(Indicators).gauges = scene.indicators
        if self._narrow:
            self.query_one("#reasons", Sheet).show(lambda width: tables.reasons(view, width), scene.indicators)
            self.query_one("#tabs", Sheet).show(lambda width: bars.tabs(view, width, self._pane))
            self.query_one("#strip", Sheet).show(lambda width: tables.strip(view, width), asked)
        self.query_one("#paused", Sheet).show(lambda width: bars.paused(view, width), (scene.phase,))
        self.query_one("#paused").display = scene.phase == "paused"
        self.banner.place = now.place(scene)
        self._show_forward(view)
        self._show_time(view)
        if self.has_class("wide"):
            self.query_one("#notes", Pane).show(lambda width: run.notes(view, width), (view.notes,))

    def _show_time(self, view: FacilitatorView) -> None:
        time = view.scene.clock
        self.banner.clock = Content("   ").join(
            part
            for part in (Content(clock(time.exercise)), countdown(time.talk_left, running=time.running))
            if part.plain
        )
        self.query_one("#next", Pane).show(lambda width: spaced([coming.coming(view, width), coming.plan_line(view)]))
        if self.query_one("#far").display:
            self.query_one("#run", Pane).show(lambda width: run.run(view, width))

    def _show_forward(self, view: FacilitatorView) -> None:
        armed = self._armed is not None
        sheet = self.query_one("#forward", Sheet)
        sheet.set_class(armed, "-armed")
        sheet.show(lambda width: bars.armed(view, width) if armed else bars.ready(view, width))

    # parts

    @property
    def _low(self) -> bool:
        return not self._narrow and not self._tall

    @property
    def _tall(self) -> bool:
        return self.app.size.height >= ROOMY

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < COMFORTABLE

    def _arrange(self, width: int) -> None:
        narrow = self._narrow
        name = PANES[self._pane]
        for one in PANES[:-1]:
            pane = self.query_one(f"#{one}", Pane)
            pane.display = not narrow or one == name
            pane.activate(active=one == name)
        self.query_one("#left").display = not narrow or name in {"now", "tables"}
        self.query_one("#right").display = not narrow or name in {"guide", "next"}
        self.query_one("#panes").display = not narrow or name != "gauges"
        self.query_one("#gauges").display = not narrow or name == "gauges"
        self.query_one("#tabs", Sheet).show(lambda width: bars.tabs(self._desk.view, width, self._pane))
        if width:
            self.call_after_refresh(self.look)

    def _go_to(self, pane: int) -> None:
        self._pane = pane
        self._arrange(0)

    def action_pane(self, by: int) -> None:
        """The next part."""
        count = len(PANES) if self._narrow else len(PANES) - 1
        self._go_to((self._pane + by) % count)

    def action_scroll(self, lines: int, pages: int = 0) -> None:
        """Lines, or pages, of the marked part."""
        if PANES[self._pane] != "gauges":
            self.query_one(f"#{PANES[self._pane]}", Pane).turn(lines, pages)

    # doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works when its act makes sense now."""
        if action == "act":
            name = str(parameters[0])
            if name == "log" and self._desk.history is None:
                return False
            return acts.ACTS[name].when(self._desk.view)
        return self._armed is not None if action == "disarm" else True

    def action_act(self, name: str) -> None:
        """One of the keys."""
        self.action_disarm()
        acts.ACTS[name].do(self._desk)

    def action_disarm(self) -> None:
        """Space would have to be pressed twice again."""
        if self._armed is not None:
            self._armed = None
            self._show_forward(self._desk.view)
            self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """A team's number takes its answer."""
        if event.key.isdigit() and self._desk.view.scene.open_decisions():
            event.stop()
            self.action_disarm()
            turns.take_team(self._desk, int(event.key) or 10)

    def action_go_on(self) -> None:
        """What the line at the bottom says."""
        view = self._desk.view
        forward = view.forward
        waits = view.scene.phase == "paused" and forward.step != "reveal"
        if forward.step in ARMED and self._armed != forward and not waits:
            self._armed = forward
            self._show_forward(view)
            self.refresh_bindings()
            return
        self._armed = None
        self._do(forward)

    def _do(self, forward: Forward) -> None:
        match forward.step:
            case "start":
                self._desk.send(ask.StartExercise())
            case "release":
                self._desk.send(ask.ReleaseInject(forward.what))
            case "answer" | "close" | "mark" | "rule":
                ruling.to_ruling(self._desk, forward.what)
            case "intervene":
                turns.go_on_with(self._desk, forward.what)
            case "reveal":
                turns.reveal(self._desk, forward.what)
            case "end":
                flow.end(self._desk)
            case "close-session" | "nothing":
                pass
