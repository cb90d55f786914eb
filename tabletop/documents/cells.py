"""Tables for programs and spreadsheets: what a cell may hold, and how a text stays a text in one.

Invariant: nothing is lost unannounced. What cannot stand in a cell is replaced by a visible sign, what is too long goes
on in a column of its own, and a text that looks like a formula is marked so that the mark can be taken off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

Cell = str | int | float | bool | None | tuple[str, ...]
"""A text, a number, yes or no, nothing, or several texts."""

CELL_LIMIT: Final = 32_767
"""Characters of a spreadsheet's cell; an astral one counts for two there."""
BETWEEN: Final = " | "
"""What stands between several texts in one cell."""
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS: Final = re.compile("\r\n?")
_NEVER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠", "'")  # noqa: RUF001 - full-width twins


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """The same in every language, so that a program finds it."""
    about: str
    """What stands in it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    name: str
    about: str
    """What a row is, in a sentence."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """As many cells each as there are columns."""


def visible(text: str) -> str:
    """The text as a file can hold it: what must not stand there is replaced by a sign, and counts as one character."""
    return _NEVER.sub(REPLACED, _LINE_ENDS.sub("\n", text))


def flat(cell: Cell) -> str | int | float | bool | None:
    """A cell for a table that knows no lists."""
    if isinstance(cell, tuple):
        return visible(BETWEEN.join(cell))
    return visible(cell) if isinstance(cell, str) else cell


def formula_like(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula, or the mark of a text for the text's own."""
    return text.lstrip(" \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}").startswith(_FORMULAS)


def guarded(text: str) -> str:
    """The text with an apostrophe in front, where a spreadsheet might take it for a formula."""
    return f"'{text}" if formula_like(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text.removeprefix("'")


def pieces(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` characters, as a spreadsheet counts them."""
    if len(text) <= limit and len(text) + len(_ASTRAL.findall(text)) <= limit:
        return [text]
    found: list[str] = []
    start, used = 0, 0
    for place, character in enumerate(text):
        wide = 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - the last that UTF-16 says in one
        if used + wide > limit:
            found.append(text[start:place])
            start, used = place, 0
        used += wide
    return [*found, text[start:]]


def fitted(grid: Grid, limit: int = CELL_LIMIT - 1) -> Grid:
    """The table with flat cells; where one is too long, the rest follows in columns `NAME_2`, `NAME_3` at the end."""
    rows = [[_parts(cell, limit) for cell in row] for row in grid.rows]
    widest = [max((len(row[index]) for row in rows), default=1) for index in range(len(grid.columns))]
    extra = [(index, part) for index, most in enumerate(widest) for part in range(1, most)]
    columns = tuple(_continued(grid.columns[index], part) for index, part in extra)
    filled = tuple(
        (*(parts[0] for parts in row), *(row[i][part] if part < len(row[i]) else None for i, part in extra))
        for row in rows
    )
    return replace(grid, columns=(*grid.columns, *columns), rows=filled)


def continued(grid: Grid) -> tuple[str, ...]:
    """The names of columns that go on with another, in a table that `fitted` made."""
    return tuple(column.name for column in grid.columns if column.about.startswith(_GOES_ON))


_GOES_ON: Final = "Goes on with "


def _continued(column: Column, part: int) -> Column:
    before = column.name if part == 1 else f"{column.name}_{part}"
    return Column(f"{column.name}_{part + 1}", f"{_GOES_ON}{before}, which is longer than a cell can be.")


def _parts(cell: Cell, limit: int) -> Sequence[Cell]:
    plain = flat(cell)
    return pieces(plain, limit) if isinstance(plain, str) else [plain]


def joined(grids: Sequence[Grid]) -> Grid:
    """Tables of one kind as one: all columns, in the order in which they come first; what a table lacks is empty."""
    names: dict[str, Column] = {}
    for grid in grids:
        names |= {column.name: column for column in grid.columns if column.name not in names}
    rows = tuple(row for grid in grids for row in _in_order(grid, tuple(names)))
    return Grid(grids[0].name, grids[0].about, tuple(names.values()), rows)


def _in_order(grid: Grid, names: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    places = {column.name: place for place, column in enumerate(grid.columns)}
    for row in grid.rows:
        yield tuple(row[places[name]] if name in places else None for name in names)
