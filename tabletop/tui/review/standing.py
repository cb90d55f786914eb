"""One moment of a log: on the timeline, in the list, and as somebody saw it then.

Invariant: nothing here can change the log, and every part shows the same moment. What people saw was always a whole
step, so a view is taken at the end of the step that the selected record belongs to.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.exercise.viewing.heads import everybody
from tabletop.exercise.views import Audience, Control, IndicatorView, Room, Seat
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import clock
from tabletop.session.port import Past
from tabletop.session.port_review import Beside
from tabletop.tui.base import TabletopScreen
from tabletop.tui.review.caption import caption, whole
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.column import Pane
from tabletop.tui.review.curves import Curves, gauges_at, reasons
from tabletop.tui.review.entries import Entries
from tabletop.tui.review.lanes import Shown
from tabletop.tui.review.masthead import Masthead
from tabletop.tui.review.playing import Pace
from tabletop.tui.review.remarks import Spot, assessed
from tabletop.tui.review.seen import audience_name, seen
from tabletop.tui.review.sieve import Sieve
from tabletop.tui.review.sifting import layers, words
from tabletop.tui.review.timeline import Timeline
from tabletop.tui.safe_text import foreign_line, told

PaneName = Literal["events", "seen", "control", "indicators"]
PANES: Final[tuple[PaneName, ...]] = get_args(PaneName)
"""In the order of the tab key; on the screen the facilitator's stands left of what others saw."""
_TABS: Final[dict[PaneName, str]] = {
    "events": N_("events"),
    "seen": N_("seen"),
    "control": N_("facilitator"),
    "indicators": N_("indicators"),
}
AT_ONCE: Final = 256
"""Records read before the first frame: most sessions are short enough to be there whole."""


class Standing(TabletopScreen[None]):
    """What is shown of the past; reading, playing and the keys are added by the classes that build on it."""

    def __init__(self, past: Past, *, expected: int = 0, beside: Beside | None = None) -> None:
        """Args: the log; how many records there will be, 0 where that is not known; what stands beside it."""
        super().__init__()
        self._past, self._expected = past, expected
        self.beside = beside or Beside()
        self._past.read_on(AT_ONCE)
        self.chronicle = Chronicle(past)
        self.chronicle.take(len(past.records))
        self.chronicle.remarks.put("evaluators", assessed(self.beside.evaluations))
        self._past.seek(1)
        control = past.view(Control()).scene
        self.teams = everybody(past.latest)
        self._gauges, self._title = control.indicators, control.title
        alone = next((head.id for head in self.teams if head.played), "") if control.mode == "solo" else ""
        self.audience: Audience = Seat(alone) if alone else Room()
        self.sieve = Sieve(self.chronicle)
        self.spot: Spot = 1
        """The selected row."""
        self.time = 0
        """Exercise time where one stands: that of the row, or later while nothing happened."""
        self.pane: PaneName = "events"
        self.pace = Pace()
        self._compose_parts()

    @property
    def number(self) -> int:
        """The selected record, or the one that the selected row is about."""
        return int(self.spot)

    # composing

    def _compose_parts(self) -> None:
        """Made once and kept: a thread may still tell of something when the screen has gone."""
        self.masthead, self.timeline, self.curves = (
            Masthead(),
            Timeline(self.chronicle, self.teams),
            Curves(self.chronicle, self._gauges),
        )
        self.fault, self.caption = Static(id="fault"), Static(id="caption")
        self.strip, self.tabs = Masthead(id="strip"), Masthead(id="tabs")
        self.entries, self.control, self.seen, self.reasons = Entries(self.chronicle), Pane(), Pane(), Pane()
        self.parts: dict[PaneName, Entries | Pane] = {
            "events": self.entries,
            "control": self.control,
            "seen": self.seen,
            "indicators": self.reasons,
        }
        self.titles = {name: Static(classes="pane--title") for name in PANES}

    @override
    def compose_body(self) -> ComposeResult:
        yield from (
            *(self.masthead, self.fault, self.timeline, self.curves),
            *(self.strip, self.caption, self.tabs),
        )
        with Horizontal(id="panes"):
            for name, pane in self.parts.items():
                yield Vertical(self.titles[name], pane, id=name, classes="pane")

    def on_mount(self) -> None:
        """Show what is there."""
        self.banner.title = foreign_line(self._title)
        self.banner.place = Content(_("THE PAST · read only"))
        self.add_class(f"-{self.pane}")
        self.entries.focus()
        self.stand(1)
        self.opened()

    def opened(self) -> None:
        """Everything is in its place."""

    def on_resize(self) -> None:
        """There may be another pane now."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.look(top=False)
        self.list_events()

    def draw(self) -> None:
        """Draw lanes and curves anew."""
        length = self._past.times[self.chronicle.count - 1]
        only = self.sieve.only
        records = frozenset(self.sieve.shown) if only.narrow else None
        self.timeline.redraw(length, Shown(only.layers, records), only.team)
        self.curves.redraw(length, on="adjudicated" in only.layers)

    # standing somewhere

    def stand(self, spot: Spot, time: int | None = None) -> None:
        """Select a row, and show everything as it was when its step was done; `time` where that is later."""
        before, self.spot = self.number, spot
        end = self.chronicle.step_end(self.number)
        self._past.seek(end)
        self.entries.spot = spot
        self.caption.update(caption(self.chronicle, spot), layout=False)
        self.pass_time(self.chronicle.time(spot) if time is None else time)
        self.look(top=end != self.chronicle.step_end(before))

    def pass_time(self, time: int) -> None:
        """Show that it is so late where one stands."""
        self.time = time
        self.timeline.stand(time)
        self.curves.stand(self.number, time, self._gauges_now())
        self.tell_pace()

    def tell_pace(self) -> None:
        """The time, and how fast it goes."""
        now, speed = clock(self.time), str(self.pace.speed)
        silences = _("silences as long as they were") if self.pace.whole else _("long silences shortened")
        if self.pace.running:
            self.banner.clock = Content.assemble((f"▶ {speed}×  ", "bold $live"), now)
            played = told(_("▶ playing $speed times as fast, $silences"), "$live", speed=speed, silences=silences)
        else:
            self.banner.clock = Content(now)
            played = told(_("space plays $speed times as fast, $silences"), speed=speed, silences=silences)
        self.strip.left = played

    def _gauges_now(self) -> tuple[IndicatorView, ...]:
        return gauges_at(self._past.latest, self.chronicle, self._gauges, self.chronicle.step_end(self.number))

    def look(self, *, top: bool) -> None:
        """What was seen; and why the indicators stand where they stand."""
        who = audience_name(self.audience, self.teams)
        self.masthead.right = told(_("seen by $who"), who=who)
        self._title_pane("control", Content(_("The past, as the facilitator saw it")))
        self.control.show(self._controlled, top=top)
        self._title_pane("seen", told(_("The past, as $who saw it"), who=who))
        self.seen.show(self._seen, top=top)
        why = _("The event in full, and the indicators") if self.has_class("wide") else _("Why the indicators stand so")
        self._title_pane("indicators", Content(why))
        self.reasons.show(self._reasons, top=top)

    def _title_pane(self, name: PaneName, title: Content) -> None:
        self.titles[name].update(title, layout=False)

    def _controlled(self, width: int) -> Content:
        return seen(self._past.view(Control()), width)

    def _seen(self, width: int) -> Content:
        return seen(self._past.view(self.audience), width)

    def _reasons(self, width: int) -> Content:
        end = self.chronicle.step_end(self.number)
        told_why = reasons(self.chronicle, self._gauges_now(), end, width)
        if not self.has_class("wide"):
            return told_why
        rule = Content.styled("─" * width, "$rule")
        return Content("\n\n").join([whole(self.chronicle, self.teams, self.spot), rule, told_why])

    # the list

    def list_events(self) -> None:
        """The list, its title, the layers."""
        only = self.sieve.only
        title = self._list_title()
        nothing = _("Nothing here fits. Esc shows everything again.") if only.narrow else _("No layer is on.")
        self.entries.show(self.sieve.shown, Content(nothing if self.sieve.done else _("Looking …")))
        self._title_pane("events", title)
        self.tabs.left = title if only.narrow else self._tabs()
        self.tabs.right, self.strip.right = layers(only.layers, short=True), layers(only.layers, short=False)

    def _list_title(self) -> Content:
        shown, only = self.sieve.shown, words(self.chronicle, self.teams, self.sieve.only)
        if not only.plain:
            return Content(_("Events"))
        count = told(_("$n of $of"), n=str(len(shown)), of=str(len(self.chronicle.rows())))
        looking = "" if self.sieve.done else f" · {_('looking')} … {self.sieve.part} %"
        return Content.assemble(_("Only"), " ", only, (f"  {count.plain}{looking} · {_('esc shows all')}", "$quiet"))

    def _tabs(self) -> Content:
        tabs = [
            Content.styled(_(word), "bold $live underline" if name == self.pane else "$quiet")
            for name, word in _TABS.items()
        ]
        return Content("  ").join(tabs)
