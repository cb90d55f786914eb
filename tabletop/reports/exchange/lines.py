"""A session as a set of files, a line of JSON for each row: for pandas, duckdb, jq.

Invariant: the same sessions make the same bytes; the manifest says what every file holds and by what it can be known.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from tabletop.documents.cells import Cell, Grid, visible
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.exchange.tables import tables
from tabletop.reports.exchange.walking import sessions

MANIFEST: Final = "manifest.json"


def jsonl_set(accounts: Sequence[Account]) -> dict[str, bytes]:
    """The files of the set by name, the manifest among them. At least one account."""
    grids = tables(accounts)
    files = {f"{grid.name}.jsonl": _lines(grid) for grid in grids}
    manifest = {
        "banner": BANNER,
        "about": "Written by `tabletop export`. Every file holds one JSON object on each line; the columns are below.",
        "sessions": [_session(*one) for one in zip(accounts, sessions(accounts), strict=True)],
        "files": [_file(grid, files[f"{grid.name}.jsonl"]) for grid in grids],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    return {MANIFEST: f"{text}\n".encode(), **files}


def _lines(grid: Grid) -> bytes:
    names = [column.name for column in grid.columns]
    lines = (json.dumps(dict(zip(names, map(_cell, row), strict=True)), ensure_ascii=False) for row in grid.rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return visible(cell)
    return tuple(map(visible, cell)) if isinstance(cell, tuple) else cell


def _session(account: Account, session: str) -> dict[str, object]:
    return {
        "session": session,
        "scenario": account.heading.scenario,
        "edition": account.edition,
        "records": account.proof.records,
        "head": account.proof.head,
        "fault": list(account.proof.fault) if account.proof.fault else None,
    }


def _file(grid: Grid, content: bytes) -> dict[str, object]:
    return {
        "file": f"{grid.name}.jsonl",
        "about": grid.about,
        "rows": len(grid.rows),
        "sha256": sha256(content).hexdigest(),
        "columns": {column.name: visible(column.about) for column in grid.columns},
    }
