"""Our sheets as files: an Excel workbook for a planner to edit, or plain text with separators.

Invariant: every text is a text, never a formula; the same scenario makes the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tabletop.authoring.msel.laying_out import BANNER, INJECTS, REST, OwnSheet
from tabletop.authoring.msel.table import OfficeMissing
from tabletop.documents.cells import formula_like, guarded, visible
from tabletop.documents.formats.zipped import settled

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FIRST: Final = 3
"""The first row below the headings: the banner stands in row 1, the headings in row 2."""

_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,5}")
_NUMBERS: Final = frozenset({"Maximum minutes", "Minutes"})
_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone; this one is no moment at all
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_LINE: Final = 15
"""Points of a line of text."""
_MOST_LINES: Final = 18
_HINTS: Final = {
    INJECTS: "One row is one inject, in the order of play. Times are minutes from the start of the move."
    " tabletop import FILE --into SCENARIO shows what you changed before anything is written.",
    REST: "Everything that no other sheet shows, one line each, so that nothing is lost on the way back.",
}


def workbook(sheets: Sequence[OwnSheet], title: str) -> bytes:
    """An Excel workbook. Raises OfficeMissing where openpyxl is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise OfficeMissing from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    return _fixed(book, title)


def delimited(sheets: Sequence[OwnSheet], *, spreadsheet: bool = False) -> bytes:
    """One table of plain text: the inject list, and below it everything else in two columns at the end.

    With `spreadsheet`, it begins with the mark by which Excel knows UTF-8.
    """
    injects, rest = sheets
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\r\n")
    before, after = len(injects.headings), len(rest.headings)
    rows.writerow([BANNER, *("" for _ in range(before + after - 1))])
    rows.writerow([*injects.headings, *rest.headings])
    for row in injects.rows:
        rows.writerow([*map(_safe, row), *("" for _ in range(after))])
    for row in rest.rows:
        rows.writerow([*("" for _ in range(before)), *map(_safe, row)])
    text = stream.getvalue().encode()
    return b"\xef\xbb\xbf" + text if spreadsheet else text


def _safe(text: str) -> str:
    return guarded(visible(text))


def _write(sheet: Worksheet, own: OwnSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    top = Alignment(vertical="top", wrap_text=True)
    sheet.cell(1, 1, BANNER).font = Font(bold=True, color="9C0006")
    if own.name in _HINTS:
        sheet.cell(1, min(5, len(own.headings) + 1), _HINTS[own.name]).font = Font(italic=True, color="595959")
    head, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EF")
    line = Border(bottom=Side(style="thin", color="8EA9C1"))
    for place, (heading, width) in enumerate(zip(own.headings, own.widths, strict=True), 1):
        cell = sheet.cell(2, place)
        _put(sheet, 2, place, heading, own.headings)
        cell.font, cell.fill, cell.border, cell.alignment = head, fill, line, top
        sheet.column_dimensions[get_column_letter(place)].width = width
    thin = Border(bottom=Side(style="hair", color="8EA9C1"))
    for number, row in enumerate(own.rows, FIRST):
        for place, text in enumerate(row, 1):
            if text:
                _put(sheet, number, place, text, own.headings)
            if text or own.name == INJECTS:
                sheet.cell(number, place).alignment, sheet.cell(number, place).border = top, thin
        sheet.row_dimensions[number].height = _LINE * _lines(row, own.widths)
    sheet.freeze_panes = "C3" if own.name == INJECTS else "B3"
    if own.rows:
        sheet.auto_filter.ref = f"A2:{get_column_letter(len(own.headings))}{FIRST + len(own.rows) - 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:2"


def _lines(row: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines the tallest cell wants, so that a program that does not measure shows it."""
    needed = (
        sum(max(1, -(-len(line) // width)) for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return min(_MOST_LINES, max(needed, default=1))


def _put(sheet: Worksheet, row: int, column: int, text: str, headings: Sequence[str]) -> None:
    cell = sheet.cell(row, column)
    if headings[column - 1] in _NUMBERS and _NUMBER.fullmatch(text):
        cell.value = int(text)
        return
    cell.value = _ESCAPE.sub("_x005F_", visible(text))
    cell.data_type = "s"
    if formula_like(text):
        cell.quotePrefix = True


def _fixed(book: Workbook, title: str) -> bytes:
    """The workbook's bytes, without the moment in which they were made."""
    book.properties.creator = "tabletop"
    book.properties.title = visible(f"{title} – {BANNER}")[:250]
    book.properties.created = _DAY
    drafted = io.BytesIO()
    book.save(drafted)
    said = b"\\g<1>" + f"{_DAY.isoformat()}Z".encode() + b"\\g<2>"
    made = io.BytesIO()
    with zipfile.ZipFile(drafted) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _MODIFIED.sub(said, content) if name == "docProps/core.xml" else content)
    return settled(made.getvalue())
