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

from tabletop.exercise.viewing.heads import everybody
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
        self.teams = everybody(past.latest)
        self._gauges, self._title = control.indicators, control.title
        alone = next((head.id for head in self.teams if head.played), "") if control.mode == "solo" else ""
        self.audience: Audience = Seat(alone) if alone else Room()
        self.sieve = Sieve(self.chronicle)
        self.number = 1
        """The selected record."""
        self.pane: PaneName = "events"
        self._drawn = 0
        self._compose_parts()

    # composing

    def _compose_parts(self) -> None:
        """Made once and kept: a thread may still tell of something when the screen has gone."""
        self.masthead, self.timeline, self.curves = (
            Masthead(),
            Timeline(self.chronicle, self.teams),
            Curves(self.chronicle, self._gauges),
        )
        self.fault, self.caption, self.tabs = Static(id="fault"), Static(id="caption"), Static(id="tabs")
        self.entries, self.seen, self.reasons = Entries(self.chronicle), Pane(), Pane()
        self.titles = tuple(Static(classes="pane--title") for _pane in PANES)

    @override
    def compose_body(self) -> ComposeResult:
        yield from (self.masthead, self.fault, self.timeline, self.curves, self.caption, self.tabs)
        with Horizontal(id="panes"):
            for name, title, pane in zip(PANES, self.titles, (self.entries, self.seen, self.reasons), strict=True):
                yield Vertical(title, pane, id=name, classes="pane")

    def on_mount(self) -> None:
        """Show what is there, then read on."""
        self.banner.title = foreign_line(self._title)
        self.banner.place = Content(_("THE PAST"))
        self.add_class(f"-{self.pane}")
        self.entries.focus()
        self.grown()
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
            self.app.call_from_thread(self.grown)

    def on_resize(self) -> None:
        """There may be another pane now."""
        self.call_after_refresh(self.look, top=False)

    def grown(self) -> None:
        """There is more of the log. The lanes are drawn anew when it has doubled, and at the end."""
        count, complete = self.chronicle.count, self._past.complete
        self.masthead.left = about(self._past, count, self._expected)
        if complete:
            told_of = damage(self._past)
            self.fault.update(told_of)
            self.fault.set_class(bool(told_of.plain), "-damaged")
        if complete or count >= 2 * self._drawn:
            self._drawn = count
            self.draw()
        self.list_events()

    def draw(self) -> None:
        """Draw lanes and curves anew."""
        length = self._past.times[self.chronicle.count - 1]
        shown = None if self.sieve.open else frozenset(self.sieve.shown)
        self.timeline.redraw(length, shown, self.sieve.only.team)
        self.curves.redraw(length)

    # standing somewhere

    def stand(self, number: int) -> None:
        """Select a record, and show everything as it was when its step was done."""
        moved = self.chronicle.step_end(number) != self.chronicle.step_end(self.number)
        self.number = number
        self._past.seek(self.chronicle.step_end(number))
        time = self._past.times[number - 1]
        self.banner.clock = Content(clock(time))
        self.timeline.stand(time)
        self.entries.number = number
        self.caption.update(caption(self.chronicle, number), layout=False)
        self.curves.stand(number, time, self._gauges_now())
        self.look(top=moved)

    def _gauges_now(self) -> tuple[IndicatorView, ...]:
        return gauges_at(self._past.latest, self.chronicle, self._gauges, self.chronicle.step_end(self.number))

    def look(self, *, top: bool) -> None:
        """What was seen; and why the indicators stand where they stand."""
        who = audience_name(self.audience, self.teams)
        self.masthead.right = told(_("seen by $who"), who=who)
        title = told(_("The past, as $who saw it"), who=who)
        self.titles[1].update(title, layout=False)
        self.seen.show(self._seen, top=top)
        why = _("The event in full, and the indicators") if self.has_class("wide") else _("Why the indicators stand so")
        self.titles[2].update(Content(why), layout=False)
        self.reasons.show(self._reasons, top=top)

    def _seen(self, width: int) -> Content:
        return seen(self._past.view(self.audience), width)

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
        self.entries.show(shown, nothing if self.sieve.done else Content(_("Looking …")))
        self.titles[0].update(title, layout=False)
        tabs = [
            Content.styled(_(word), "bold $live underline" if name == self.pane else "$quiet")
            for name, word in _TABS.items()
        ]
        row = Content("   ").join(tabs)
        self.tabs.update(Content.assemble(row, "    ", title) if only.plain else row, layout=False)
