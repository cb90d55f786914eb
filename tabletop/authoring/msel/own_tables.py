"""Our own sheets, found again in a file that went through a planner's hands.

Invariant: rows are found by their key and cells by their heading, wherever somebody moved them; what is no longer there
is no longer there, and never a fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.msel.columns import CONTROL_NUMBER, DECISION, FIELD, OPTION, TEAM, VALUE, own_headings
from tabletop.authoring.msel.laying_out import INJECTS, REST
from tabletop.authoring.msel.table import Book, Row, Sheet, as_text
from tabletop.scenario.model import FORMAT

_SEARCHED: Final = 25
_OURS: Final = 8
"""Headings of ours by which the inject list is known, even alone."""
_KEYS: Final = {"Moves": "Move", "Decisions": DECISION, "Options": OPTION, "Teams": TEAM}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of ours: its cells by their headings."""

    number: int
    cells: dict[str, str]
    before: dict[str, str] | None = None
    """The row as it went out, where that is known."""

    def get(self, heading: str) -> str:
        """A cell; nothing where the column is not there."""
        return self.cells.get(heading, "")

    def key(self, heading: str) -> str:
        """A cell that names something."""
        return " ".join(self.get(heading).split())


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet of ours."""

    headings: dict[str, int]
    """Heading → column, from 0."""
    rows: tuple[OwnRow, ...]


@dataclass(slots=True)
class OwnBook:
    """Every sheet of ours that is there."""

    tables: dict[str, OwnTable] = field(default_factory=dict)
    leaves: list[tuple[int, str, str]] = field(default_factory=list)
    """Row, address, text: what stands on the sheet for everything else."""

    @property
    def whole(self) -> bool:
        """Whether it says everything that a scenario needs, not only its injects."""
        return any(address == "format" and text == FORMAT for _row, address, text in self.leaves)


def own_book(book: Book) -> OwnBook | None:
    """Our sheets; None where the file is not one of ours."""
    found = OwnBook()
    for sheet in book.sheets:
        table = _table(sheet, CONTROL_NUMBER)
        if table is not None and INJECTS not in found.tables and _known(table):
            found.tables[INJECTS] = table
        rest = _table(sheet, FIELD)
        if rest is not None and VALUE in rest.headings and (sheet.name == REST or not sheet.name):
            found.leaves += _leaves(rest)
    if INJECTS not in found.tables:
        return None
    for name, key in _KEYS.items():
        named = book.sheet(name)
        table = _table(named, key) if named is not None else None
        if table is not None:
            found.tables[name] = table
    return found


def _known(table: OwnTable) -> bool:
    ours = own_headings()
    return sum(one.casefold() in ours for one in table.headings) >= _OURS


def _table(sheet: Sheet, key: str) -> OwnTable | None:
    """The sheet as a table, if one of its first rows has a column of this name."""
    for place, row in enumerate(sheet.rows[:_SEARCHED]):
        headings = [" ".join(as_text(cell).split()) for cell in row.cells]
        if key.casefold() in {one.casefold() for one in headings}:
            named = _named(headings, key)
            return OwnTable(named, tuple(_rows(sheet.rows[place + 1 :], named)))
    return None


def _named(headings: list[str], key: str) -> dict[str, int]:
    """Headings as we write them, however they are capitalised now; of two alike, the first counts."""
    ours = {one.casefold(): one for one in (key, FIELD, VALUE)}
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if heading:
            found.setdefault(ours.get(heading.casefold(), heading), place)
    return found


def _rows(rows: Iterable[Row], headings: dict[str, int]) -> Iterable[OwnRow]:
    for row in rows:
        cells = {heading: text for heading, place in headings.items() if (text := row.text(place))}
        if any(text.strip() for text in cells.values()):
            yield OwnRow(row.number, cells)


def _leaves(table: OwnTable) -> list[tuple[int, str, str]]:
    return [(row.number, row.key(FIELD), row.get(VALUE)) for row in table.rows if row.key(FIELD)]
