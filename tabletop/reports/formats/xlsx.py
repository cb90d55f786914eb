"""A session as a workbook: the same tables as everywhere, each on a sheet of its own.

Invariant: every text is a text, never a formula; the same sessions make the same bytes, whatever day it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tabletop.documents.cells import CELL_LIMIT, Cell, Column, Grid, continued, fitted, formula_like
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.exchange.tables import tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS: Final = {
    "decisions": "decisions",
    "answers": "answers",
    "changes": "indicators",
    "events": "chronology",
    "evaluations": "evaluation",
    "feedback": "feedback",
    "notes": "notes",
    "injects": "injects",
    "teams": "teams",
}
"""Table → what its sheet is called, in the order of the sheets."""

_ABOUT: Final = "about"
_NARROW: Final = 10
_WIDE: Final = 60
_LOOKED_AT: Final = 200
"""Rows by which the width of a column is chosen."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIXED: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the code of a character."""


def xlsx(account: Account) -> bytes:
    """One session. Raises ImportError where the extra `office` is not installed."""
    return workbook([account])


def workbook(accounts: Sequence[Account]) -> bytes:
    """One or several sessions. Raises ImportError where the extra `office` is not installed."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    grids = {grid.name: grid for grid in tables(accounts)}
    sheets = {title: _fit(grids[name]) for name, title in SHEETS.items()}
    for title, grid in {**sheets, _ABOUT: _fit(_about(grids["session"], sheets))}.items():
        _write(book.create_sheet(title), grid)
    return _fixed(book, max(account.heading.finished for account in accounts))


def _fit(grid: Grid) -> Grid:
    """With cells that are not too long once they are written; an escape takes twice the room at most."""
    escaped = any(isinstance(cell, str) and _ESCAPE.search(cell) for row in grid.rows for cell in row)
    return fitted(grid, CELL_LIMIT // 2 if escaped else CELL_LIMIT)


def _about(session: Grid, sheets: dict[str, Grid]) -> Grid:
    """What the workbook says of itself: the line, every fact of the sessions, what every sheet and column is."""
    rows: list[tuple[Cell, ...]] = [(BANNER, "", "")]
    for values in session.rows:
        rows += [(column.name, value, column.about) for column, value in zip(session.columns, values, strict=True)]
    for title, grid in sheets.items():
        rows.append((f"sheet {title}", len(grid.rows), grid.about))
        rows += [(f"{title}: {column.name}", "", column.about) for column in grid.columns]
        rows += [(f"{title}: {name}", "goes on", "A text was longer than a cell can be.") for name in continued(grid)]
    columns = (Column("what", ""), Column("value", ""), Column("explained", ""))
    return Grid(_ABOUT, "", columns, tuple(rows))


def _write(sheet: Worksheet, grid: Grid) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)  # once: a style is slow to make
    for place, column in enumerate(grid.columns, 1):
        _put(sheet, 1, place, column.name)
        sheet.cell(1, place).font = bold
        longest = max((len(str(row[place - 1] or "")) for row in grid.rows[:_LOOKED_AT]), default=0)
        width = max(_NARROW, min(_WIDE, max(len(column.name), longest) + 2))
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(grid.rows, 2):
        for place, value in enumerate(row, 1):
            if value is not None and value != "":
                _put(sheet, number, place, value)
                if isinstance(value, str) and (len(value) > _WIDE or "\n" in value):
                    sheet.cell(number, place).alignment = top
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _ESCAPE.sub("_x005F_", value)
        cell.data_type = "s"
        if formula_like(value):
            cell.quotePrefix = True
    else:
        cell.value = None if isinstance(value, tuple) else value  # a list was made a text before


def _fixed(book: Workbook, wall: int) -> bytes:
    """The workbook's bytes with the dates of the log's last record instead of today's."""
    finished = (_EPOCH + timedelta(milliseconds=wall)).replace(microsecond=0, tzinfo=None)
    book.properties.creator = "tabletop"
    book.properties.title = BANNER
    book.properties.created = finished
    drafted, made = io.BytesIO(), io.BytesIO()
    book.save(drafted)
    said = b"\\g<1>" + f"{finished.isoformat()}Z".encode() + b"\\g<2>"
    with zipfile.ZipFile(drafted) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _MODIFIED.sub(said, content) if name == "docProps/core.xml" else content)
    return made.getvalue()
