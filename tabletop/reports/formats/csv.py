"""The decision record as CSV: one row for each question and team.

Invariant: what `documents.formats.csv` promises for any table: no cell can become a formula, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.documents.formats.csv import MARK, grid_csv
from tabletop.reports.account import Account
from tabletop.reports.exchange.tables import decision_table


def csv(account: Account) -> bytes:
    """One session, for a spreadsheet."""
    return decision_csv([account], spreadsheet=True)


def decision_csv(accounts: Sequence[Account], *, spreadsheet: bool) -> bytes:
    """One or several sessions; with the mark that a spreadsheet wants in front, or without, as programs like it."""
    return (MARK if spreadsheet else b"") + grid_csv(decision_table(accounts))
