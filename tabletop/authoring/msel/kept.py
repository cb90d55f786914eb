"""What a planner's sheet held and the scenario has no field for: kept in `msel.yaml` beside the scenario.

Invariant: every cell of the sheet that was read is in it, as it stood; so a sheet that went in comes out whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tabletop.authoring.msel.headings import Column, plain
from tabletop.authoring.msel.table import Row, as_text, column_of, letters
from tabletop.scenario.problems import ScenarioRefused
from tabletop.scenario.reader import Data, Limits, read
from tabletop.scenario.writing import Written, legible, written

KEPT_FILE: Final = "msel.yaml"
KEPT_FORMAT: Final = "tabletop-msel/1"
_LIMITS: Final = Limits(size=32 * 1024 * 1024, values=1_000_000)
_DIGITS: Final = 9

Kept = dict[str, Data]


def kept_of(source: str, sheet: str, columns: Iterable[Column], rows: Iterable[tuple[Row, str]]) -> Kept:
    """What is kept of a sheet: its columns, and every row with the inject that it became (or none)."""
    named: dict[str, Data] = {}
    for one in columns:
        about: dict[str, Data] = {"heading": legible(one.heading)}
        if one.field is not None:
            about["read_as"] = str(one.field)
        named[letters(one.column)] = about
    listed: list[Data] = [_record(row, inject) for row, inject in rows]
    return {
        "format": KEPT_FORMAT,
        "source": legible(source),
        "sheet": legible(sheet),
        "columns": named,
        "rows": listed,
    }


def _record(row: Row, inject: str) -> dict[str, Data]:
    cells: dict[str, Data] = {
        letters(column): text for column, value in enumerate(row.cells) if (text := legible(as_text(value))).strip()
    }
    record: dict[str, Data] = {"row": str(row.number)}
    if inject:
        record["inject"] = inject
    return record | {"cells": cells}


def read_kept(raw: bytes, file: str) -> Kept | None:
    """What a file keeps; None where it is none of ours."""
    try:
        found = read(raw, file, limits=_LIMITS)
    except ScenarioRefused:
        return None
    return found.data if found.data.get("format") == KEPT_FORMAT and not found.problems else None


def kept_text(kept: Mapping[str, Written]) -> str:
    """The file."""
    about = (
        "# What the inject list held beside what the scenario has fields for. tabletop export --msel puts it back.\n"
    )
    return about + written(kept)


def records(kept: Kept) -> Iterator[dict[str, Data]]:
    """The rows."""
    found = kept.get("rows")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict):
            yield one


def columns(kept: Kept) -> dict[str, dict[str, Data]]:
    """The columns by their letters."""
    found = kept.get("columns")
    named = found if isinstance(found, dict) else {}
    return {letter: one for letter, one in named.items() if isinstance(one, dict)}


def cells_of(kept: Kept) -> dict[str, dict[str, Data]]:
    """The cells of every row that became an inject, by its id."""
    found: dict[str, dict[str, Data]] = {}
    for one in records(kept):
        inject, cells = one.get("inject"), one.get("cells")
        if isinstance(inject, str) and isinstance(cells, dict):
            found.setdefault(inject, cells)
    return found


def text_of(value: Data | None) -> str:
    """A text of the file; nothing for anything else."""
    return value if isinstance(value, str) else ""


def number_of(value: Data | None) -> int:
    """A row's number; 0 where there is none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _DIGITS else 0


def letter_for(kept: Kept, shown: str) -> str | None:
    """The column that a heading of our own sheet stands for."""
    for letter, one in columns(kept).items():
        if text_of(one.get("shown")) == shown:
            return letter
    return next((key for key, one in columns(kept).items() if plain(text_of(one.get("heading"))) == plain(shown)), None)


def put_cell(kept: Kept, inject: str, letter: str, text: str) -> None:
    """Keep a cell; an empty text takes it out."""
    cells = cells_of(kept).get(inject)
    if cells is None:
        if not text.strip():
            return
        cells = {}
        listed = kept.setdefault("rows", [])
        if isinstance(listed, list):
            listed.append({"inject": inject, "cells": cells})
    if text.strip():
        cells[letter] = legible(text)
    else:
        cells.pop(letter, None)


def new_column(kept: Kept, heading: str) -> str:
    """Keep one more column; its letter."""
    named = kept.setdefault("columns", {})
    letter = letters(max((column_of(one) for one in columns(kept)), default=-1) + 1)
    if isinstance(named, dict):
        named[letter] = {"heading": legible(heading)}
    return letter


def begun(source: str, sheet: str) -> Kept:
    """A file that keeps nothing yet."""
    return kept_of(source, sheet, (), ())


def holds_anything(kept: Kept) -> bool:
    """Whether there is anything to keep."""
    return any(one.get("cells") for one in records(kept))
