"""Inject lists for tests: our own there and back, and anybody's from rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook

from tabletop.authoring.msel.bringing_in import Asked, Brought, bring_in
from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.kept import Kept
from tabletop.authoring.msel.laying_out import lay_out
from tabletop.authoring.msel.opening import open_book
from tabletop.authoring.msel.parts import Part, joined
from tabletop.authoring.msel.table import Remarks
from tabletop.authoring.msel.workbook import delimited, workbook
from tabletop.scenario.library import shelf
from tabletop.scenario.loader import parse
from tabletop.scenario.model import Scenario
from tabletop.scenario.reader import read
from tabletop.scenario.writing import written
from tests.harbour import FILE

WANTED: Final = Wanted("list.xlsx", "list", "A list", "2027-05")
FILES: Final = {entry.file.parent.name: entry.file.read_bytes() for entry in shelf()} | {"harbour": FILE.read_bytes()}
"""Every shipped scenario, and the one that uses every way to ask."""


def data_of(raw: bytes) -> Part:
    """A scenario's data."""
    return read(raw, "scenario.yaml").data


def sheet_of(data: Part, kept: Kept | None = None, *, plain: bool) -> bytes:
    """The list of a scenario, as a file."""
    sheets = lay_out(data, kept, alone=plain)
    return delimited(sheets) if plain else workbook(sheets, "A title")


def brought(raw: bytes, *pairs: tuple[str, str], wanted: Wanted = WANTED) -> tuple[Brought, Remarks]:
    """What a file comes to, and what was said."""
    remarks = Remarks()
    return bring_in(open_book(raw), Asked(pairs), wanted, remarks), remarks


def scenario(found: Brought) -> Scenario:
    """The scenario, as the loader reads what would be written."""
    return parse(written(joined(found.parts)).encode(), "scenario.yaml")


def text_file(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    """A file of plain text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def book_file(*rows: Sequence[object]) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def codes(remarks: Remarks) -> dict[str, str]:
    """What was said: code → the last place it was said of."""
    return {note.code: note.place for note in remarks.notes}
