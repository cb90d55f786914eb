"""One moment of a log: on the timeline, in the list, and as somebody saw it then.

Invariant: nothing here can change the log, and every part shows the same moment. What people saw was always a whole
step, so a view is taken at the end of the step that the selected record belongs to.
"""

from __future__ import annotations

import gc
from typing import Final, Literal, get_args

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker
from typing_extensions import override

from tabletop.exercise.views import Audience, Control, IndicatorView, Room, Seat
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import clock
from tabletop.session.port import Past
from tabletop.tui.base import TabletopScreen
from tabletop.tui.review.caption import caption, whole
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.column import Pane
from tabletop.tui.review.curves import Curves, gauges_at, reasons
from tabletop.tui.review.entries import Entries
from tabletop.tui.review.masthead import Masthead, about, damage
from tabletop.tui.review.seen import audience_name, seen
from tabletop.tui.review.sieve import Sieve
from tabletop.tui.review.sifting import words
from tabletop.tui.review.timeline import Timeline
from tabletop.tui.safe_text import foreign_line, told

PaneName = Literal["events", "seen", "indicators"]
PANES: Final[tuple[PaneName, ...]] = get_args(PaneName)
_TABS: Final[dict[PaneName, str]] = {"events": N_("events"), "seen": N_("as seen"), "indicators": N_("indicators")}
AT_ONCE: Final = 256
"""Records read before the first frame: most sessions are short enough to be there whole."""
PIECE: Final = 2_000
"""Records read, or sifted, between two looks at the screen."""


class Standing(TabletopScreen[None]):
    """What is shown of the past; the keys are added by `Review`."""

    def __init__(self, past: Past, *, expected: int = 0) -> None:
        """Args: the log; how many records there will be, 0 where that is not known."""
        super().__init__()
        self._past, self._expected = past, expected
        self._past.read_on(AT_ONCE)
        self.chronicle = Chronicle(past)
        self.chronicle.take(len(past.records))
        self._past.seek(1)
        control = past.view(Control()).scene
        self.teams = control.teams
        self._gauges, self._title = control.indicators, control.title
        alone = next((head.id for head in self.teams if head.played), "") if control.mode == "solo" else ""
        self.audience: Audience = Seat(alone) if alone else Room()
        self.sieve = Sieve(self.chronicle)
        self.number = 1
        """The selected record."""
        self.pane: PaneName = "events"
        self._drawn = 0

    # composing

    @override
    def compose_body(self) -> ComposeResult:
        yield Masthead()
        yield Static(id="fault")
        yield Timeline(self.chronicle, self.teams)
        yield Curves(self.chronicle)
        yield Static(id="caption")
        yield Static(id="tabs")
        with Horizontal(id="panes"):
            with Vertical(id="events", classes="pane"):
                yield Static(classes="pane--title")
                yield Entries(self.chronicle)
            for name in ("seen", "reasons"):
                with Vertical(id=name, classes="pane"):
                    yield Static(classes="pane--title")
                    yield Pane()

    def on_mount(self) -> None:
        """Show what is there, then read on."""
        self.banner.title = foreign_line(self._title)
        self.banner.place = Content(_("THE PAST"))
        self.add_class(f"-{self.pane}")
        self.query_one(Entries).focus()
        self._grown()
        self.stand(1)
        if not self._past.complete:
            self.call_after_refresh(lambda: self.run_worker(self._read, thread=True, group="read"))

    # reading

    def _read(self) -> None:
        """In a thread: read to the end, piece by piece."""
        worker = get_current_worker()
        while not self._past.complete and not worker.is_cancelled:
            self._past.read_on(PIECE)
            self.chronicle.take(len(self._past.records))
            gc.freeze()  # what was read stays: the collector need not walk it again, which would stop every key
            self.app.call_from_thread(self._grown)

    def _grown(self) -> None:
        """There is more of the log. The lanes are drawn anew when it has doubled, and at the end."""
        count, complete = self.chronicle.count, self._past.complete
        self.query_one(Masthead).left = about(self._past, count, self._expected)
        if complete:
            told_of = damage(self._past)
            self.query_one("#fault", Static).update(told_of)
            self.query_one("#fault", Static).set_class(bool(told_of.plain), "-damaged")
        if not self.sieve.open and self.sieve.only.text == "":
            self.sieve.sift(count)
        if complete or count >= 2 * self._drawn:
            self._drawn = count
            self.draw()
        self.list_events()

    def draw(self) -> None:
        """Draw lanes and curves anew."""
        length = self._past.times[self.chronicle.count - 1]
        shown = None if self.sieve.open else frozenset(self.sieve.shown)
        self.query_one(Timeline).redraw(length, shown, self.sieve.only.team)
        self.query_one(Curves).redraw(length)

    # standing somewhere

    def stand(self, number: int) -> None:
        """Select a record, and show everything as it was when its step was done."""
        moved = self.chronicle.step_end(number) != self.chronicle.step_end(self.number)
        self.number = number
        self._past.seek(self.chronicle.step_end(number))
        time = self._past.times[number - 1]
        self.banner.clock = Content(clock(time))
        self.query_one(Timeline).stand(time)
        self.query_one(Entries).number = number
        self.query_one("#caption", Static).update(caption(self.chronicle, number))
        self.query_one(Curves).stand(number, time, self._gauges_now())
        self.look(top=moved)

    def _gauges_now(self) -> tuple[IndicatorView, ...]:
        return gauges_at(self._past.latest, self.chronicle, self._gauges, self.chronicle.step_end(self.number))

    def look(self, *, top: bool) -> None:
        """What was seen; and why the indicators stand where they stand."""
        who = audience_name(self.audience, self.teams)
        self.query_one(Masthead).right = told(_("seen by $who"), who=who)
        title = told(_("The past, as $who saw it"), who=who)
        self.query_one("#seen > .pane--title", Static).update(title)
        self.query_one("#seen > Pane", Pane).show(lambda width: seen(self._past.view(self.audience), width), top=top)
        why = _("The event in full, and the indicators") if self.has_class("wide") else _("Why the indicators stand so")
        self.query_one("#reasons > .pane--title", Static).update(Content(why))
        self.query_one("#reasons > Pane", Pane).show(self._reasons, top=top)

    def _reasons(self, width: int) -> Content:
        end = self.chronicle.step_end(self.number)
        told_why = reasons(self.chronicle, self._gauges_now(), end, width)
        if not self.has_class("wide"):
            return told_why
        rule = Content.styled("─" * width, "$rule")
        return Content("\n\n").join([whole(self.chronicle, self.teams, self.number), rule, told_why])

    def list_events(self) -> None:
        """The list and its title."""
        shown, only = self.sieve.shown, words(self.chronicle, self.teams, self.sieve.only)
        title: Content = Content(_("Events"))
        if only.plain:
            count = told(_("$n of $of"), n=str(len(shown)), of=str(self.chronicle.count))
            looking = "" if self.sieve.done else f" · {_('looking')} … {self.sieve.part} %"
            title = Content.assemble(
                _("Only"), " ", only, (f"  {count.plain}{looking} · {_('esc shows all')}", "$quiet")
            )
        nothing = Content(_("Nothing here fits. Esc shows everything again."))
        self.query_one(Entries).show(shown, nothing if self.sieve.done else Content(_("Looking …")))
        self.query_one("#events > .pane--title", Static).update(title)
        tabs = [
            Content.styled(_(word), "bold $live underline" if name == self.pane else "$quiet")
            for name, word in _TABS.items()
        ]
        row = Content("   ").join(tabs)
        self.query_one("#tabs", Static).update(Content.assemble(row, "    ", title) if only.plain else row)
