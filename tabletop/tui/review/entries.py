"""The list of records: a window that follows the one that is selected.

Invariant: only the rows on the screen are worded, so a long log costs no more than a short one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import Entry, clock
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.remarks import Spot
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint

_MARGIN: Final = 2
"""Rows kept in sight before and after the selected one."""
QUIET: Final = frozenset({"program", "flow"})


def gone(chronicle: Chronicle, spot: Spot) -> str:
    """The word for what does not count any more; empty for what does."""
    remark = chronicle.remark(spot)
    if spot in chronicle.struck or (remark is not None and remark.entry.struck):
        return _("taken back")
    return _("replaced") if spot in chronicle.replaced else ""


def worded(entry: Entry, word: str) -> Content:
    """A record's line; one that does not count any more is struck through, and says so."""
    style = "$quiet" if entry.kind in QUIET else ""
    if not word:
        return foreign_line(entry.text, style)
    return Content.assemble(foreign_line(entry.text, "strike $quiet"), (f" ({word})", "$quiet"))


def stepping() -> tuple[Hint, ...]:
    """The keys that go along the log, whatever has the focus."""
    return (Hint("←→", _("event")), Hint("[ ]", _("inject")))


class Entries(Widget, can_focus=True):
    """Number, time, line. The arrows move along what is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.event(-1)", N_("up"), show=False, tooltip=N_("The event above.")),
        Binding("down", "screen.event(1)", N_("down"), show=False, tooltip=N_("The event below.")),
        Binding("pageup", "screen.page(-1)", N_("page up"), show=False, tooltip=N_("A page up.")),
        Binding("pagedown", "screen.page(1)", N_("page down"), show=False, tooltip=N_("A page down.")),
    ]
    DEFAULT_CSS = "Entries { height: 1fr; width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }"

    spot: reactive[Spot] = reactive(1)
    """The selected row."""

    @dataclass
    class Chosen(Message):
        """Another row was chosen with the mouse."""

        spot: Spot

    def __init__(self, chronicle: Chronicle) -> None:
        super().__init__()
        self._chronicle = chronicle
        self.shown: Sequence[Spot] = range(1, 2)
        """The rows that a filter lets through, ascending."""
        self.nothing: Content = Content("")
        """What is said when there are none."""
        self._top = 0

    def show(self, shown: Sequence[Spot], nothing: Content) -> None:
        """List these records."""
        self.shown, self.nothing = shown, nothing
        self.refresh()

    def key_hints(self) -> tuple[Hint, ...]:
        """Several keys with one word."""
        return stepping()

    @property
    def place(self) -> int:
        """Where the selected record stands in the list, or would stand."""
        return bisect_left(self.shown, self.spot)

    def _window(self) -> range:
        """The rows on the screen. It moves no more than it must."""
        height = max(1, self.content_size.height)
        margin = min(_MARGIN, (height - 1) // 2)
        place = min(self.place, max(0, len(self.shown) - 1))
        self._top = max(place - height + 1 + margin, min(self._top, place - margin))
        self._top = max(0, min(self._top, len(self.shown) - height))
        return range(self._top, min(len(self.shown), self._top + height))

    def render(self) -> RenderResult:
        """The rows in sight."""
        if not self.shown:
            return self.nothing
        digits = len(str(self._chronicle.count))
        lines: list[Content] = []
        for place in self._window():
            spot = self.shown[place]
            here = spot == self.spot
            text = worded(self._chronicle.entry(spot), gone(self._chronicle, spot))
            lines.append(
                Content.assemble(self._lead(spot, digits, here=here), text.stylize_before("bold") if here else text)
            )
        return Content("\n").join(lines)

    def _lead(self, spot: Spot, digits: int, *, here: bool) -> Content:
        """Cursor, number, time, the reviewer's mark, the sign. What stands behind a record has no number."""
        record = spot == int(spot)
        number = str(int(spot)) if record else ""
        marked = "✎" if record and spot in self._chronicle.marks else " "
        return Content.assemble(
            ("▸" if here else " ", "bold $live"),
            (f"{number:>{digits}} {clock(self._chronicle.time(spot)):>7}", "$foreground" if here else "$quiet"),
            (f"{marked}{self._chronicle.mark(spot):>2} ", "bold"),
        )

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses."""
        place = self._top + event.y
        if self.shown and 0 <= place < len(self.shown):
            event.stop()
            self.post_message(self.Chosen(self.shown[place]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three on."""
        self._scroll(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three back."""
        self._scroll(event, -3)

    def _scroll(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        if self.shown:
            place = max(0, min(len(self.shown) - 1, self.place + by))
            self.post_message(self.Chosen(self.shown[place]))
