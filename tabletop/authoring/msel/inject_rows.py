"""Which rows of a planner's list are injects, and in which move each one is.

Invariant: a row is an inject, or it is said why it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tabletop.authoring.msel.headings import Field, Mapping, plain
from tabletop.authoring.msel.table import Remarks, Row, as_text

FIRST_MOVE: Final = "Move 1"
"""The move of rows that name none."""


class InjectRows:
    """Goes down the rows: which are injects, and in which move each one is."""

    def __init__(self, mapping: Mapping, remarks: Remarks) -> None:
        self._mapping = mapping
        self._remarks = remarks
        self._move = ""

    def injects(self, rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
        """Rows that are injects, with the words for their move."""
        column = self._mapping.column(Field.MOVE)
        telling = [place for one in (Field.SUBJECT, Field.MESSAGE) if (place := self._mapping.column(one)) is not None]
        for row in rows:
            filled = [place for place, cell in enumerate(row.cells) if as_text(cell).strip()]
            if self._mapping.second is not None and row.number == self._mapping.second.number:
                continue
            if self._headings_again(row):
                self._remarks.add("headings-again", row.number)
            elif len(filled) == 1 and len(self._mapping.fields) > 1 and filled[0] not in telling:
                self._title(row, filled[0], column)
            elif not any(row.text(place).strip() for place in telling):
                self._remarks.add("no-words", row.number)
            else:
                yield row, self._of(row, column)

    def _of(self, row: Row, column: int | None) -> str:
        said = " ".join(row.text(column).split()) if column is not None else ""
        self._move = said or self._move or FIRST_MOVE
        return self._move

    def _title(self, row: Row, place: int, column: int | None) -> None:
        """A row with a single cell: the title of what follows, where nothing else says which move it is."""
        words = " ".join(row.text(place).split())
        if place == column or (column is None and place == 0):
            self._move = words
            self._remarks.add("title-row", row.number, place, found=words)
        else:
            self._remarks.add("one-cell", row.number, place, found=words)

    def _headings_again(self, row: Row) -> bool:
        """Whether each cell says what its column is called."""
        named = {one.column: plain(one.heading) for one in self._mapping.columns}
        filled = [place for place in range(len(row.cells)) if row.text(place).strip()]
        return len(filled) > 1 and all(plain(row.text(place)) == named.get(place) for place in filled)
