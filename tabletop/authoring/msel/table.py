"""What a spreadsheet is to us: sheets of rows of cells, each with the place that a spreadsheet program shows for it.

Invariant: row numbers and column letters are those of the file, so that whoever reads a message finds the cell.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""What can stand in a cell."""

MOST_ROWS: Final = 50_000
"""Rows that are read of one sheet: more than any scenario can hold."""
MOST_COLUMNS: Final = 200
"""Columns that are read of one sheet."""

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LETTERS: Final = 26
_MINUTE: Final = 60
_DAY: Final = 24 * 3600


class Trouble(StrEnum):
    """Why a file cannot be read as a spreadsheet at all. The front door has a sentence for each."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    """The file is larger than an inject list can be."""
    NOT_A_SHEET = "not-a-sheet"
    """A picture, a page, an archive: nothing with rows."""
    OLD = "old"
    """The format of Excel before 2007."""
    LOCKED = "locked"
    """It wants a password."""
    OPEN_DOCUMENT = "open-document"
    """A sheet of LibreOffice's own format."""
    ENCODING = "encoding"
    """Neither UTF-8 nor UTF-16 nor Windows-1252."""
    QUOTES = "quotes"
    """A quotation mark that is opened and never closed."""
    BOMB = "bomb"
    """It grows beyond all measure when it is unpacked."""
    BROKEN = "broken"
    """It begins like a workbook and cannot be read as one."""
    TOO_MANY_ROWS = "too-many-rows"
    NO_SUCH_SHEET = "no-such-sheet"
    NO_HEADINGS = "no-headings"
    """No row names the columns."""
    NO_ROWS = "no-rows"
    """There is nothing below the headings."""
    TOO_MANY_INJECTS = "too-many-injects"
    NO_COLUMN = "no-column"
    """A column was named that is not there."""
    NO_FIELD = "no-field"
    """A column was to be read as something that there is not."""


class NoSheet(ValueError):  # noqa: N818 - it is what the sentence says
    """The file cannot be read; `detail` and `known` are what the sentence needs."""

    def __init__(self, trouble: Trouble, detail: str = "", known: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail
        self.known = known


class OfficeMissing(RuntimeError):  # noqa: N818 - it is what the sentence says
    """An Excel file wants openpyxl, which is not installed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet."""

    number: int
    """As the spreadsheet shows it, from 1."""
    cells: tuple[Value, ...]
    hidden: bool = False

    def __getitem__(self, column: int) -> Value:
        return self.cells[column] if column < len(self.cells) else None

    def text(self, column: int) -> str:
        """A cell as a person reads it."""
        return as_text(self[column])

    @property
    def words(self) -> str:
        """Everything that stands in it, on one line."""
        return " ".join(" ".join(as_text(one).split()) for one in self.cells).strip()

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(as_text(one).strip() for one in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; for a file of plain text, its only one."""

    name: str
    rows: tuple[Row, ...]
    """Those with anything in them."""
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    """From 0."""
    merged: tuple[str, ...] = ()
    """Ranges such as `B3:B7`."""
    formulas: tuple[tuple[str, bool], ...] = ()
    """Cells with a formula, and whether its last value is in the file."""
    trouble: NoSheet | None = None
    """Why it was not read."""


@dataclass(frozen=True, slots=True)
class Book:
    """A file of sheets."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    """For a file of plain text."""
    delimiter: str = ""
    guessed: bool = False
    """Whether the encoding is a guess."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, however it is capitalised."""
        return next((one for one in self.sheets if one.name.casefold() == name.casefold()), None)


@dataclass(slots=True)
class Remarks:
    """What there is to say about a file, in the order in which it was met."""

    notes: list[Note] = field(default_factory=list)
    _said: set[Note] = field(default_factory=set)

    @property
    def in_order(self) -> list[Note]:
        """By row and column; what is about the whole file or a whole column comes first."""
        return sorted(self.notes, key=lambda one: (one.row or 0, -1 if one.column is None else one.column))

    def add(self, code: str, row: int | None = None, column: int | None = None, **values: object) -> None:
        """One more; the same is said once."""
        note = Note(code, row, column, tuple((key, str(value)) for key, value in values.items()))
        if note not in self._said:
            self._said.add(note)
            self.notes.append(note)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say: a code, the place it is about, and the words it needs."""

    code: str
    row: int | None = None
    column: int | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """The cell, such as `D7`; only the row or the column where it is about that; empty for the whole file."""
        letter = letters(self.column) if self.column is not None else ""
        return f"{letter}{self.row if self.row is not None else ''}"


def letters(column: int) -> str:
    """The letters of a column, counted from 0: `A`, `Z`, `AA`."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def column_of(name: str) -> int:
    """The column of letters, from 0."""
    found = 0
    for letter in name.upper():
        found = found * _LETTERS + ord(letter) - ord("A") + 1
    return found - 1


def as_text(value: Value) -> str:
    """A cell as text; whole numbers without a point, times as a clock shows them."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - exact up to here
    if isinstance(value, dt.timedelta):
        return duration(int(value.total_seconds()))
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M" if not value.second else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
    return str(value)


def duration(seconds: int) -> str:
    """A time from STARTEX as planners write it: `+ 01:02:03`, with days `+ 2 01:02:03`."""
    sign = "-" if seconds < 0 else "+"
    days, rest = divmod(abs(seconds), _DAY)
    hours, rest = divmod(rest, _MINUTE * _MINUTE)
    clock = f"{hours:02}:{rest // _MINUTE:02}:{rest % _MINUTE:02}"
    return f"{sign} {days} {clock}" if days else f"{sign} {clock}"


def unescaped(text: str) -> str:
    """A text as a spreadsheet program shows it: `_x000A_` is a character."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
