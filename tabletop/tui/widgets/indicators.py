"""Indicators: a word, a bar with its start mark, the change and its reason. Never a total, never a winner.

Invariant: nothing here rests on colour: value, word, direction and reason are all written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tabletop.exercise.views import ChangeView, IndicatorView
from tabletop.language.catalogue import _
from tabletop.language.labels import level
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.wording import change, direction

BAR: Final = 20
_NAME: Final = 26
_WORD: Final = 12
_FULL: Final = 100
_REST: Final = 13
"""Cells of a line that are neither name, bar nor word: spaces, the value, the change."""
_SIDE_BY_SIDE: Final = 112


def bar(value: int, start: int, width: int = BAR) -> Content:
    """A gauge from 0 to 100: filled up to `value`, with a mark where it stood at the start."""
    filled = round(value * width / _FULL)
    mark = min(width - 1, round(start * width / _FULL))
    cells = ["━" if cell < filled else "─" for cell in range(width)]
    cells[mark] = "┿" if mark < filled else "┼"
    filled_part = Content.styled("".join(cells[:filled]), "$foreground")
    return Content.assemble(filled_part, ("".join(cells[filled:]), "$rule")).stylize("$foreground", mark, mark + 1)


def word(view: IndicatorView, width: int = 24) -> Content:
    """The author's word, or the usual one, in at most `width` characters."""
    return foreign_line(view.word, limit=width) if view.word else Content(level(view.value))


def latest(view: IndicatorView) -> Content:
    """How far it moved in the latest step: `▼6`; empty when it did not."""
    moved = sum(one.by for one in view.latest)
    return Content.styled(change(moved), "bold $live") if view.latest else Content("")


def indicator_line(
    view: IndicatorView, *, name_width: int = _NAME, bar_width: int = BAR, word_width: int = 24
) -> Content:
    """One indicator on one line: name, bar, word, value, change. The word gives way where it would not fit."""
    name = foreign_line(view.name, limit=name_width).pad_right(0)
    gap = " " * (name_width - name.cell_length + 1)
    said = word(view, word_width)
    fill = " " * max(1, min(_WORD, word_width) - said.cell_length)
    return Content.assemble(
        name, gap, bar(view.value, view.start, bar_width), "  ", said, fill, f"{view.value:>3}  ", latest(view)
    )


def change_line(one: ChangeView, gauges: tuple[IndicatorView, ...] = ()) -> Content:
    """One change: `▼6  Information trust  strained 54 · worse`; with the gauges at hand, their word stands there."""
    gauge = next((gauge for gauge in gauges if gauge.id == one.indicator and gauge.value == one.to), None)
    said = word(gauge) if gauge else Content(_("now"))
    return Content.assemble(
        (f"{change(one.by):<4} ", "bold"),
        foreign_line(one.name, limit=40),
        "  ",
        Content.assemble(said, f" {one.to} · {direction(one.by, one.good)}").stylize("$quiet"),
    )


def change_lines(changes: Iterable[ChangeView], gauges: tuple[IndicatorView, ...] = ()) -> Content:
    """Every change, its reason under it, as one text: for a narrow place or a dialog."""
    lines: list[Content] = []
    for one in changes:
        lines.append(change_line(one, gauges))
        if one.why:
            lines.append(Content.assemble("     ", foreign_line(one.why, "$quiet", limit=600)))
    return Content("\n").join(lines)


class Changes(Vertical):
    """Every change on a line, its reason under it."""

    DEFAULT_CSS = """
    Changes { height: auto; width: 100%; }
    Changes > Static { height: auto; width: 100%; }
    Changes > .changes--why { padding-left: 5; color: $quiet; }
    """

    def __init__(self, changes: Iterable[ChangeView], gauges: tuple[IndicatorView, ...] = ()) -> None:
        super().__init__()
        self._changes, self._gauges = tuple(changes), gauges

    def compose(self) -> ComposeResult:
        """Two lines each."""
        for one in self._changes:
            yield Static(change_line(one, self._gauges))
            if one.why:
                yield Static(foreign_line(one.why, limit=600), classes="changes--why")


class Indicators(Widget):
    """All gauges, one per line; two columns where there is room."""

    DEFAULT_CSS = """
    Indicators { height: auto; width: 100%; text-wrap: nowrap; }
    """

    gauges: reactive[tuple[IndicatorView, ...]] = reactive((), layout=True)
    """What to show."""

    def __init__(self, gauges: tuple[IndicatorView, ...] = (), *, columns: int = 2, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._columns = columns
        self.set_reactive(Indicators.gauges, gauges)

    def render(self) -> RenderResult:
        """Fit names and bars to the width."""
        width = self.size.width
        columns = self._columns if width >= _SIDE_BY_SIDE else 1
        room = width // columns - 2
        names = min(_NAME, max((len(one.name) for one in self.gauges), default=0))
        bars = max(8, min(BAR, room - names - _WORD - 13))
        words = max(6, room - names - bars - _REST)
        lines = [indicator_line(one, name_width=names, bar_width=bars, word_width=words) for one in self.gauges]
        if columns == 1:
            return Content("\n").join(lines)
        rows = [lines[at : at + columns] for at in range(0, len(lines), columns)]
        return Content("\n").join(
            Content("").join(cell.pad_right(max(0, room + 2 - cell.cell_length)) for cell in row) for row in rows
        )

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One line per gauge and column."""
        columns = self._columns if width >= _SIDE_BY_SIDE else 1
        return -(-len(self.gauges) // columns)
