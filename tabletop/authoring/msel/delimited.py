"""Plain text with separators (CSV): from bytes to a sheet, whatever spreadsheet or service wrote it.

Invariant: nothing is guessed in silence. What was taken for encoding and separator is kept with the sheet, to be said.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import Final

from tabletop.authoring.msel.table import MOST_ROWS, Book, NoSheet, Row, Sheet, Trouble
from tabletop.documents.cells import formula_like

DELIMITERS: Final = (",", ";", "\t")
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR: Final = re.compile(r"sep=([,;\t])[\r\n]+", re.IGNORECASE)
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_SAMPLE: Final = 200
_BEGINNING: Final = 64


def read_delimited(raw: bytes) -> Book:
    """The one sheet of a text file. Raises NoSheet."""
    text, encoding, guessed = _decoded(raw)
    named = _SEPARATOR.match(text)
    text = text[named.end() :] if named else text
    if not text.strip(' \r\n\t,;"\ufeff'):
        raise NoSheet(Trouble.EMPTY)
    lines = _LINES.findall(text)
    delimiter = named[1] if named else max(DELIMITERS, key=lambda one: _fits(lines, one))
    first = 2 if named else 1
    found: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), first):
            row = Row(number, tuple(_unmarked(one) for one in cells))
            if not row.blank:
                found.append(row)
            if len(found) > MOST_ROWS:
                raise NoSheet(Trouble.TOO_MANY_ROWS, str(MOST_ROWS))
    except csv.Error:
        raise NoSheet(Trouble.QUOTES) from None
    return Book((Sheet("", tuple(found)),), encoding, delimiter, guessed)


def _decoded(raw: bytes) -> tuple[str, str, bool]:
    marked = [(name, said, False) for mark, name, said in _MARKS if raw.startswith(mark)]
    start = raw[:_BEGINNING]
    if not marked and len(start) > 1 and not any(start[1::2]):
        marked = [("utf-16-le", "UTF-16", True)]
    elif not marked and len(start) > 1 and not any(start[::2]):
        marked = [("utf-16-be", "UTF-16", True)]
    for name, said, guessed in [*marked, ("utf-8", "UTF-8", False), ("cp1252", "Windows-1252", True)]:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise NoSheet(Trouble.NOT_A_SHEET)
        return text, said, guessed
    raise NoSheet(Trouble.ENCODING)


def _fits(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest length above one, and that length: the right separator makes both large."""
    try:
        rows = list(csv.reader(lines[:_SAMPLE], delimiter=delimiter))
    except csv.Error:
        return (0, 0)
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    length, times = max(lengths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return (times, length)


def _unmarked(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return cell[1:] if cell.startswith("'") and formula_like(cell[1:]) else cell
