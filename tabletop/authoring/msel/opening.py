"""From a file's bytes to sheets of rows: an Excel workbook, or plain text with separators.

Invariant: what the bytes are is told by themselves, never by the file's name; and whatever they are, the answer is a
`Book` or `NoSheet`.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tabletop.authoring.msel.archive import opened
from tabletop.authoring.msel.delimited import read_delimited
from tabletop.authoring.msel.table import (
    MOST_COLUMNS,
    Book,
    NoSheet,
    OfficeMissing,
    Row,
    Sheet,
    Trouble,
    Value,
    unescaped,
)
from tabletop.authoring.msel.workbook_marks import Marks, Named, marks, place_of, sheets

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES: Final = 32 * 1024 * 1024
"""Bytes of a file that is looked at."""
_OLD: Final = b"\xd0\xcf\x11\xe0"
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"{\\rtf", b"\x1f\x8b", b"SQLite")
_LOCK: Final = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument"
_MOST_SHEETS: Final = 64


def open_book(raw: bytes) -> Book:
    """The sheets of a file. Raises NoSheet; OfficeMissing for a workbook where openpyxl is not installed."""
    if len(raw) > MOST_BYTES:
        raise NoSheet(Trouble.TOO_BIG, str(MOST_BYTES // 1024 // 1024))
    if not raw.strip():
        raise NoSheet(Trouble.EMPTY)
    if raw.startswith(_OLD):
        raise NoSheet(Trouble.LOCKED if _LOCK in raw else Trouble.OLD)
    if raw.startswith(_OTHERS):
        raise NoSheet(Trouble.NOT_A_SHEET)
    if raw.startswith(b"PK"):
        return _workbook(raw)
    return read_delimited(raw)


def is_workbook(raw: bytes) -> bool:
    """Whether an archive is an Excel workbook. Raises NoSheet for an archive that cannot be opened."""
    return raw.startswith(b"PK") and "xl/workbook.xml" in opened(raw).namelist()


def _workbook(raw: bytes) -> Book:
    archive = opened(raw)
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        if _OPEN_DOCUMENT in raw[:200]:
            raise NoSheet(Trouble.OPEN_DOCUMENT)
        raise NoSheet(Trouble.NOT_A_SHEET)
    listed = sheets(archive)[:_MOST_SHEETS]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out, and we read values only
        book = _loaded(archive)
        try:
            found = [_sheet(archive, book, one) for one in listed]
        finally:
            book.close()
    if not found or not any(one.rows or one.trouble for one in found):
        raise NoSheet(Trouble.EMPTY)
    return Book(tuple(found))


def _loaded(archive: zipfile.ZipFile) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise OfficeMissing from error
    if archive.fp is None:
        raise NoSheet(Trouble.BROKEN)
    try:
        return load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 - a stranger's file can break openpyxl in every way there is
        raise NoSheet(Trouble.BROKEN) from None


def _sheet(archive: zipfile.ZipFile, book: Workbook, named: Named) -> Sheet:
    try:
        said = marks(archive, named.entry)
        rows = tuple(_rows(book, named.name, said))
    except NoSheet as trouble:
        return Sheet(named.name, (), named.hidden, trouble=trouble)
    cells = {row.number: row for row in rows}
    formulas = ((cell, *place_of(cell)) for cell in said.formulas)
    found = tuple((cell, row in cells and cells[row][column] is not None) for cell, column, row in formulas)
    hidden = tuple(sorted(said.hidden_columns))
    return Sheet(named.name, rows, named.hidden, hidden, tuple(said.merged), found)


def _rows(book: Workbook, name: str, said: Marks) -> Iterator[Row]:
    if not said.last:
        return
    try:
        sheet = book[name]
        width = min(said.widest, MOST_COLUMNS)
        found = sheet.iter_rows(max_row=said.last, max_col=width, values_only=True)
        for number, cells in enumerate(found, 1):
            row = Row(number, tuple(_value(one) for one in cells), number in said.hidden_rows)
            if not row.blank:
                yield row
    except Exception:  # noqa: BLE001 - as above: a cell may hold what openpyxl cannot read
        raise NoSheet(Trouble.BROKEN) from None


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return unescaped(cell)
    return cell if isinstance(cell, Value) else None if cell is None else str(cell)
