"""The decision record as CSV: RFC 4180, one row for each question and team.

Invariant: no cell can become a formula. Where a spreadsheet might take a text for one, an apostrophe stands in front;
whoever takes one apostrophe off the front of a text has what was written.
"""

from __future__ import annotations

import csv as rows
import io
from collections.abc import Sequence
from typing import Final

from tabletop.reports.account import Account
from tabletop.reports.cells import CELL_LIMIT, Cell, Grid, fitted, guarded
from tabletop.reports.exchange.tables import decision_table

_MARK: Final = b"\xef\xbb\xbf"
"""By this a spreadsheet knows that the file is UTF-8."""


def csv(account: Account) -> bytes:
    """One session, for a spreadsheet."""
    return decision_csv([account], spreadsheet=True)


def decision_csv(accounts: Sequence[Account], *, spreadsheet: bool) -> bytes:
    """One or several sessions; with the mark that a spreadsheet wants in front, or without, as programs like it."""
    return (_MARK if spreadsheet else b"") + grid_csv(decision_table(accounts))


def grid_csv(grid: Grid) -> bytes:
    """Any table."""
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
