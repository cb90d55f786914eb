"""Which sheet of a file is the inject list, and what stands in it that a reader would not expect.

Invariant: what is hidden is read, or left out, but always said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tabletop.authoring.msel.headings import Mapping, headings_row, known
from tabletop.authoring.msel.table import Book, NoSheet, Remarks, Row, Sheet, Trouble, column_of, letters

_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TALLEST: Final = 2_000
_SAID: Final = 20


def chosen(book: Book, name: str | None, remarks: Remarks) -> Sheet:
    """The sheet that was asked for, or the visible one with most known headings. Raises NoSheet."""
    if name is not None:
        found = book.sheet(name)
        if found is None:
            raise NoSheet(Trouble.NO_SUCH_SHEET, name, ", ".join(one.name for one in book.sheets))
    else:
        visible = [one for one in book.sheets if not one.hidden] or list(book.sheets)
        found = max(visible, key=_likely)
        for other in book.sheets:
            if other is not found and (other.rows or other.trouble):
                remarks.add("hidden-sheet" if other.hidden else "other-sheet", None, None, found=other.name)
    if found.trouble is not None:
        raise found.trouble
    if not found.rows:
        raise NoSheet(Trouble.EMPTY)
    return found


def _likely(sheet: Sheet) -> tuple[int, int]:
    """How many of its headings are known, and whether there are rows at all."""
    place = headings_row(sheet.rows)
    if place is None:
        return (0, bool(sheet.rows) or sheet.trouble is not None)
    cells = sheet.rows[place].cells
    return (len({hit[0] for one in cells if isinstance(one, str) and (hit := known(one)) is not None}), 1)


def describe(sheet: Sheet, mapping: Mapping, remarks: Remarks) -> None:
    """Say what is hidden, merged or worked out."""
    for row in mapping.above:
        words = row.words
        remarks.add("title" if words == mapping.title else "above", row.number, None, found=words)
    read = {one.column for one in mapping.columns if one.field is not None}
    for column in sheet.hidden_columns:
        if column in read:
            remarks.add("hidden-column", None, column)
    for row in sheet.rows:
        if row.hidden and row.number > mapping.row:
            remarks.add("hidden-row", row.number)
    for cell, cached in sheet.formulas[:_SAID]:
        match = _CELL.fullmatch(cell)
        if match is not None and column_of(match[1]) in read and int(match[2]) > mapping.row:
            remarks.add("formula" if cached else "formula-empty", int(match[2]), column_of(match[1]))


def filled_down(sheet: Sheet, mapping: Mapping, remarks: Remarks) -> Sheet:
    """The sheet with cells that were merged over several rows filled in each of them."""
    rows = {row.number: row for row in sheet.rows}
    for merged in sheet.merged:
        match = _RANGE.fullmatch(merged)
        if match is None:
            continue
        first, last, column = int(match[2]), int(match[4]), column_of(match[1])
        if match[1] != match[3] or not mapping.row < first < last or last - first > _TALLEST or first not in rows:
            if int(match[4]) > mapping.row and match[1] != match[3]:
                remarks.add("merged-across", first, column, found=merged)
            continue
        value = rows[first][column]
        remarks.add("merged", first, column, found=merged)
        for number in range(first + 1, last + 1):
            if number in rows:
                rows[number] = _with(rows[number], column, value)
    return replace(sheet, rows=tuple(rows.values()))


def _with(row: Row, column: int, value: object) -> Row:
    cells = [*row.cells, *(None for _ in range(column + 1 - len(row.cells)))]
    if isinstance(value, str | int | float):
        cells[column] = value
    return replace(row, cells=tuple(cells))


def named(mapping: Mapping) -> Sequence[tuple[str, str, str, str, str]]:
    """For each column: its letter, its heading, what it is read as (nothing where left out), why, like what."""
    return [
        (letters(one.column), one.heading, str(one.field or ""), one.why, one.like)
        for one in mapping.columns
        if one.why != "empty"
    ]
