"""What a workbook says beside its values: hidden sheets, rows and columns, merged cells, formulas.

Invariant: one pass over the XML, in pieces, that stops as soon as there are more rows than are read; no document type
declaration is ever followed.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from tabletop.authoring.msel.archive import content
from tabletop.authoring.msel.table import MOST_COLUMNS, MOST_ROWS, NoSheet, Trouble, column_of

_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BLOCK: Final = 64 * 1024
_MOST: Final = 1_000
"""Formulas and merged ranges that are remembered."""
_WORKBOOK: Final = "xl/workbook.xml"
Attributes = dict[str, str]


@dataclass(slots=True)
class Marks:
    """What one sheet says of itself."""

    rows: int = 0
    """Rows with anything in them."""
    last: int = 0
    """The number of the last of them."""
    widest: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Named:
    """A sheet as the workbook lists it."""

    name: str
    entry: str
    hidden: bool


def sheets(archive: zipfile.ZipFile) -> list[Named]:
    """The sheets, in their order. Raises NoSheet."""
    targets: dict[str, str] = {}
    listed: list[tuple[str, str, bool]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(("}id", ":id"))), "")
            listed.append((attributes.get("name", ""), link, attributes.get("state", "visible") != "visible"))

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, _WORKBOOK, sheet)
    there = set(archive.namelist())
    found = [Named(name, _inside(targets.get(link, "")), hidden) for name, link, hidden in listed]
    return [one for one in found if one.entry in there]


def place_of(cell: str) -> tuple[int, int]:
    """Column (from 0) and row of a cell such as `D7`."""
    match = _CELL.fullmatch(cell)
    return (column_of(match[1]), int(match[2])) if match else (0, 0)


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def marks(archive: zipfile.ZipFile, entry: str) -> Marks:
    """What the sheet says. Raises NoSheet when there are too many rows, or the XML is none."""
    reading = _Reading()
    _parse(archive, entry, reading.start, reading.end)
    return reading.found


class _Reading:
    """Takes the elements of a sheet one after the other."""

    def __init__(self) -> None:
        self.found = Marks()
        self._row = 0
        self._column = -1
        self._cell = ""
        self._filled = False
        self._valued = False
        self._formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "c":
            self._begin_cell(attributes.get("r", ""))
        elif name in {"v", "is"}:
            self._valued = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell" and len(self.found.merged) < _MOST:
            self.found.merged.append(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            low, high = (int(attributes.get(one, "1")) for one in ("min", "max"))
            self.found.hidden_columns.update(range(low - 1, min(high, MOST_COLUMNS)))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            if self._formula and len(self.found.formulas) < _MOST:
                self.found.formulas.append(self._cell)
            if self._valued:
                self._filled = True
                self.found.widest = max(self.found.widest, self._column + 1)
        elif name == "row" and self._filled:
            self.found.rows += 1
            self.found.last = self._row
            if self.found.rows > MOST_ROWS:
                raise NoSheet(Trouble.TOO_MANY_ROWS, str(MOST_ROWS))

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdigit() else self._row + 1
        self._column, self._filled = -1, False
        if attributes.get("hidden") in {"1", "true"} and len(self.found.hidden_rows) < MOST_ROWS:
            self.found.hidden_rows.add(self._row)

    def _begin_cell(self, reference: str) -> None:
        match = _CELL.fullmatch(reference)
        self._column = column_of(match[1]) if match else self._column + 1
        self._cell = reference
        self._valued = self._formula = False


def _parse(
    archive: zipfile.ZipFile,
    entry: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Read an entry's XML in pieces; element names come without their namespace."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = (lambda name: end(name.rpartition(":")[2])) if end else None

    def doctype(*_words: object) -> None:
        raise NoSheet(Trouble.BROKEN)

    parser.StartDoctypeDeclHandler = doctype
    raw = content(archive, entry)
    try:
        for at in range(0, len(raw), _BLOCK):
            parser.Parse(raw[at : at + _BLOCK], at + _BLOCK >= len(raw))
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, NoSheet):
            raise
        raise NoSheet(Trouble.BROKEN) from None
