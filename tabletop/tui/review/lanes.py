"""The lanes of the timeline as cells: one for what concerns everybody, one for each team.

Invariant: pure; every sign that stands on a lane stands at its time, and where several fall on one cell the most
telling one is drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from textual.content import Content

from tabletop.reports.timeline import Layer
from tabletop.tui.review.axis import Axis
from tabletop.tui.review.chronicle import LAYERS, Chronicle, Lane
from tabletop.tui.review.signs import DECIDING, Sign, layer
from tabletop.tui.safe_text import foreign_line

HERE: Final = "bold $on-live on $live"
"""The cell one stands on."""
_TRACK: Final = "─"
_ROOM: Final = 5
"""Cells that a title needs at least."""


class Cell(NamedTuple):
    """One cell of a lane."""

    text: str
    style: str


_EMPTY: Final = Cell(_TRACK, "$rule")
_DECIDING: Final = Cell(DECIDING, "$quiet")


class Cells(NamedTuple):
    """Which records fall on which cell: cell `n` has those after `upto[n - 1]` up to `upto[n]`."""

    axis: Axis
    upto: list[int]

    @classmethod
    def of(cls, chronicle: Chronicle, axis: Axis) -> Cells:
        """Look it up once for all lanes."""
        return cls(axis, [chronicle.upto(time) for time in axis.ends()])

    def filled(self) -> Iterator[tuple[int, int, int]]:
        """(cell, first record, last record) for every cell that has any."""
        first = 1
        for column, last in enumerate(self.upto):
            if last >= first:
                yield column, first, last
                first = last + 1


def between(numbers: list[int], first: int, last: int) -> list[int]:
    """Those of an ascending list that lie between two numbers, both included."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


class Shown(NamedTuple):
    """What of the log is shown on the lanes."""

    layers: frozenset[Layer] = frozenset(LAYERS)
    """Signs of other layers are not drawn."""
    records: Container[float] | None = None
    """Signs of other records step back; None for none."""


EVERYTHING: Final = Shown()


def lane(
    signs: Lane, cells: Cells, style: str, shown: Shown = EVERYTHING, deciding: Iterable[tuple[int, int]] = ()
) -> list[Cell]:
    """A lane, with the stretches from a question to the answer under its signs."""
    drawn_cells = stretched(deciding if "observed" in shown.layers else (), cells)
    used = [
        (sign, signs[sign])
        for sign in Sign
        if signs.get(sign) and sign is not Sign.INJECT and layer(sign) in shown.layers
    ]
    for column, first, last in cells.filled():
        for sign, numbers in used:
            here = between(numbers, first, last)
            if here:
                drawn_cells[column] = Cell(sign.value, _style(here, style, shown))
                break
    return drawn_cells


def stretched(deciding: Iterable[tuple[int, int]], cells: Cells) -> list[Cell]:
    """An empty lane with a thicker line over these stretches, each from one record to another."""
    turns = [0] * (cells.axis.width + 1)
    for first, last in deciding:
        turns[bisect_left(cells.upto, first)] += 1
        turns[bisect_left(cells.upto, last)] -= 1
    depths = accumulate(turns[:-1])
    return [_DECIDING if depth > 0 else _EMPTY for depth in depths]


def _style(numbers: list[int], style: str, shown: Shown) -> str:
    return style if shown.records is None or any(number in shown.records for number in numbers) else "$quiet"


def numbered(chronicle: Chronicle, signs: Lane, cells: Cells, style: str, shown: Shown = EVERYTHING) -> list[Cell]:
    """The lane that belongs to nobody: injects by their number, where there is room for it, and the other signs."""
    line = lane(signs, cells, style, shown)
    end = 0
    if "observed" not in shown.layers:
        return line
    for count, number in enumerate(tuple(signs[Sign.INJECT]), 1):
        column, text = cells.axis.column(chronicle.time(number)), str(count)
        free = column >= end and all(cell == _EMPTY for cell in line[column : column + len(text)])
        if free and column + len(text) <= cells.axis.width:
            line[column : column + len(text)] = [Cell(one, _style([number], style, shown)) for one in text]
            end = column + len(text) + 1
    return line


def titles(chronicle: Chronicle, signs: Lane, axis: Axis) -> Content:
    """The titles of the injects under their numbers, as far as there is room until the next one."""
    found = tuple(signs[Sign.INJECT])
    line = Content("")
    for place, number in enumerate(found):
        column = axis.column(chronicle.time(number))
        end = axis.column(chronicle.time(found[place + 1])) if place + 1 < len(found) else axis.width
        room = end - max(column, line.cell_length) - 1
        if room >= _ROOM:
            title = foreign_line(chronicle.entry(number).text.partition(": ")[2], "$quiet")
            fitting = title.truncate(room, ellipsis=True) if title.cell_length > room else title
            line = Content.assemble(line.pad_right(max(0, column - line.cell_length)), fitting)
    return line


def drawn(cells: Sequence[Cell], here: int | None) -> Content:
    """Cells as a line, with the cell one stands on marked."""
    runs: list[tuple[str, str]] = []
    for column, cell in enumerate(cells):
        if column == here:
            cell = Cell("│", "bold $live") if cell in {_EMPTY, _DECIDING} else Cell(cell.text, HERE)  # noqa: PLW2901
        if runs and runs[-1][1] == cell.style:
            runs[-1] = (runs[-1][0] + cell.text, cell.style)
        else:
            runs.append((cell.text, cell.style))
    return Content.assemble(*runs)
