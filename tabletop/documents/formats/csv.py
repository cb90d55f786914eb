"""A table as CSV: RFC 4180.

Invariant: no cell can become a formula. Where a spreadsheet might take a text for one, an apostrophe stands in front;
whoever takes one apostrophe off the front of a text has what was written.
"""

from __future__ import annotations

import csv as rows
import io
from typing import Final

from tabletop.documents.cells import CELL_LIMIT, Cell, Grid, fitted, guarded

MARK: Final = b"\xef\xbb\xbf"
"""In front of a file, a spreadsheet knows by this that it is UTF-8."""


def grid_csv(grid: Grid) -> bytes:
    """Any table, without the mark."""
    text = io.StringIO(newline="")
    writer = rows.writer(text, lineterminator="\r\n")
    fit = fitted(grid, CELL_LIMIT - 1)
    writer.writerow([guarded(column.name) for column in fit.columns])
    writer.writerows([_cell(cell) for cell in row] for row in fit.rows)
    return text.getvalue().encode()


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
