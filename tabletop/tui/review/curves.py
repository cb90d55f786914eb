"""The curves of the indicators, under the lanes and on the same axis; and each with the reason of its latest change.

Invariant: a curve repeats what its number says; the number, the change and the reason are always written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.exercise.views import IndicatorView
from tabletop.language.catalogue import _
from tabletop.reports.timeline import clock
from tabletop.tui.review.axis import Axis
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.gauges import Move
from tabletop.tui.review.lanes import HERE
from tabletop.tui.review.timeline import gutters
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.indicators import word
from tabletop.tui.widgets.wording import change

_STEPS: Final = " ▁▂▃▄▅▆▇█"
_TURNS: Final = "▲▼◇"
_FULL: Final = 100
_TALL: Final = 50
"""Rows of the terminal from which a curve is two rows high."""


def blocks(values: list[int], height: int = 1) -> list[str]:
    """Values of 0..100 as rows of blocks, the top row first; nothing is ever quite empty."""
    filled = [max(1, round(value * 8 * height / _FULL)) for value in values]
    return ["".join(_STEPS[max(0, min(8, one - 8 * row))] for one in filled) for row in reversed(range(height))]


def turned(row: str, steps: Sequence[tuple[int, int]], axis: Axis) -> str:
    """A row of blocks with a sign wherever the indicator moved: up, down, or there and back."""
    moved: dict[int, int] = {}
    for time, by in steps:
        column = axis.column(time)
        moved[column] = moved.get(column, 0) + by
    cells = list(row)
    for column, by in moved.items():
        cells[column] = change(by)[0] if by else "◇"
    return "".join(cells)


def curve(row: str, here: int) -> Content:
    """A row: what had been by then, where one stands, what came later; turns stand out."""
    runs: list[tuple[str, str]] = []
    for column, cell in enumerate(row):
        turn = cell in _TURNS
        style = HERE if column == here else "bold $foreground" if turn else "$quiet" if column < here else "$rule"
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + cell, style)
        else:
            runs.append((cell, style))
    return Content.assemble(*runs)


class Curves(Widget):
    """One curve per indicator. `number` is the record one stands at."""

    DEFAULT_CSS = "Curves { height: auto; width: 100%; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }"

    @dataclass
    class Hovered(Message):
        """The mouse is over a curve, or no longer."""

        cause: Content
        """The change there and its reason, in two lines; empty for none."""

    number: reactive[int] = reactive(1)
    gauges: reactive[tuple[IndicatorView, ...]] = reactive(())
    """The indicators as they stood there; always the same ones."""

    def __init__(self, chronicle: Chronicle, gauges: tuple[IndicatorView, ...]) -> None:
        super().__init__()
        self._chronicle = chronicle
        self.set_reactive(Curves.gauges, gauges)
        self._length = self._time = 0
        self._on = True
        self._hovered: Content = Content("")
        self._rows: dict[str, list[str]] = {}
        self._drawn_at: tuple[int, int, int] | None = None

    def redraw(self, length: int, *, on: bool = True) -> None:
        """The log grew, or the layer was switched: indicators are what was adjudicated."""
        self._length, self._on = length, on
        self._drawn_at = None
        self.refresh()

    def stand(self, number: int, time: int, gauges: tuple[IndicatorView, ...]) -> None:
        """Show another moment."""
        if time != self._time:
            self.refresh()
        self.number, self._time, self.gauges = number, time, gauges

    @property
    def _height(self) -> int:
        return 2 if self.app.size.height >= _TALL else 1

    def _axis(self) -> Axis:
        left, right = gutters(self.app.size.width)
        return Axis.over(self._length, self.content_size.width - left - right)

    def _draw(self, axis: Axis) -> None:
        key = (axis.width, self._chronicle.count, self._height)
        if key != self._drawn_at:
            self._drawn_at = key
            ends = axis.ends()
            gauges = self._chronicle.gauges
            for one in self.gauges:
                rows = blocks(gauges.at(one.id, ends, one.start), self._height)
                self._rows[one.id] = [*rows[:-1], turned(rows[-1], gauges.steps(one.id), axis)]

    def render(self) -> RenderResult:
        """Name, curve, value, change."""
        axis, (left, right) = self._axis(), gutters(self.app.size.width)
        if not self._on:
            return Content.styled(_("Indicators: the adjudicated layer is off."), "$quiet")
        self._draw(axis)
        here = axis.column(self._time)
        lines: list[Content] = []
        for gauge in self.gauges:
            rows = self._rows.get(gauge.id, [""] * self._height)
            name = foreign_line(gauge.name, "$quiet", limit=left - 1)
            for place, row in enumerate(rows):
                last = place == len(rows) - 1
                lead = name.pad_right(max(0, left - name.cell_length)) if last else Content(" " * left)
                tail = self._value(gauge, right) if last else Content("")
                lines.append(Content.assemble(lead, curve(row, here), tail))
        return Content("\n").join(lines)

    def _value(self, gauge: IndicatorView, room: int) -> Content:
        first = self._chronicle.step_start(self.number)
        moved = self._chronicle.gauges.moved(gauge.id, first, self._chronicle.step_end(self.number))
        said = Content.assemble("  ", f"{gauge.value:>3}", (f" {change(moved)}" if moved else "", "bold $live"))
        if room > said.cell_length + len(gauge.word or "moderate"):
            said = Content.assemble("  ", word(gauge), said)
        return said

    def cause_at(self, column: int, row: int) -> Content:
        """Which change the curve in that row had come to at that cell, and why; empty for no curve."""
        left, _right = gutters(self.app.size.width)
        axis, place = self._axis(), row // self._height
        if not (self._on and 0 <= column - left < axis.width and 0 <= place < len(self.gauges)):
            return Content("")
        gauge = self.gauges[place]
        latest = self._chronicle.gauges.latest_at(gauge.id, axis.ends()[column - left])
        name = foreign_line(gauge.name, "bold")
        if latest is None:
            return Content.assemble(name, "  ", (_("has not moved since the start"), "$quiet"))
        return Content("\n").join(
            [Content.assemble(name, f"  {latest.to}"), *because(self._chronicle, latest, 10_000)[:1]]
        )

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell the cause of what is under the mouse."""
        self._hover(self.cause_at(event.x - self.styles.padding.left, event.y))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(Content(""))

    def _hover(self, cause: Content) -> None:
        if cause != self._hovered:
            self._hovered = cause
            self.post_message(self.Hovered(cause))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One or two rows each."""
        return len(self.gauges) * self._height


def gauges_at(
    state: State, chronicle: Chronicle, gauges: tuple[IndicatorView, ...], number: int
) -> tuple[IndicatorView, ...]:
    """The same indicators as they stood after record `number`; `state` is any state of the session."""
    found: list[IndicatorView] = []
    for gauge in gauges:
        value = chronicle.gauges.value(gauge.id, number, gauge.start)
        said = filled(state, state.scenario.indicators[gauge.id].word(value))
        found.append(replace(gauge, value=value, word=said))
    return tuple(found)


def reasons(chronicle: Chronicle, gauges: tuple[IndicatorView, ...], number: int, width: int) -> Content:
    """Every indicator with the latest change up to record `number`, its reason, and what it follows from."""
    parts: list[Content] = []
    for gauge in gauges:
        head = Content.assemble(foreign_line(gauge.name, "bold"), "  ", word(gauge), f" {gauge.value}")
        latest = chronicle.gauges.latest(gauge.id, number)
        if latest is None:
            lines = [Content.styled(_("has not moved since the start"), "$quiet")]
        else:
            lines = list(because(chronicle, latest, width - 2))
        parts.append(Content("\n").join([head, *(Content.assemble("  ", line) for line in lines)]))
    return Content("\n\n").join(parts)


def because(chronicle: Chronicle, move: Move, width: int) -> tuple[Content, ...]:
    """The change and its reason; and the inject or decision it follows from."""
    lead = Content.assemble((f"{change(move.by):<4}", "bold"), (f"{clock(move.time):>7} ", "$quiet"))
    if move.event is None:
        return (hung(lead, Content(_("a step was taken back")), width),)
    cause = foreign_line(chronicle.cause(move.event.cause), "$quiet", limit=160)
    why = foreign_line(chronicle.why(move.number))
    return tuple(
        line
        for text in (
            hung(lead, why, width),
            hung(Content(" " * 12), told(_("from: $cause"), "$quiet", cause=cause), width),
        )
        for line in text.split("\n")
    )
