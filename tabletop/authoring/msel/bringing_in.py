"""From a file to a scenario's data: one of our own lists back, or anybody's list for the first time.

Invariant: what comes out is read by the loader before anybody gets it; a list that makes no scenario is a fault here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabletop.authoring.msel.converting import Wanted, convert
from tabletop.authoring.msel.headings import Mapping, mapped
from tabletop.authoring.msel.kept import Kept
from tabletop.authoring.msel.looking import chosen, describe, filled_down
from tabletop.authoring.msel.own_tables import OwnBook, own_book
from tabletop.authoring.msel.parts import Parted
from tabletop.authoring.msel.table import Book, Remarks
from tabletop.authoring.msel.taking_in import take_in


@dataclass(frozen=True, slots=True)
class Brought:
    """A scenario that was made of a list, and how it was read."""

    parts: Parted
    kept: Kept
    rows: dict[str, int]
    """Inject → its row."""
    sheet: str = ""
    mapping: Mapping | None = None
    """How somebody else's list was read; None for one of ours."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is to be read."""

    pairs: Sequence[tuple[str, str]] = ()
    """Headings (or letters) and the fields they are to be read as."""
    sheet: str | None = None


def ours(book: Book, asked: Asked) -> OwnBook | None:
    """Our own sheets, where the file is one of ours and nobody asked for anything else."""
    return own_book(book) if not asked.pairs and asked.sheet is None else None


def bring_in(book: Book, asked: Asked, wanted: Wanted, remarks: Remarks) -> Brought:
    """Make a scenario of a file. Raises NoSheet."""
    own = ours(book, asked)
    if own is not None and own.whole:
        taken = take_in(own, wanted.source, remarks)
        return Brought(taken.parts, taken.kept, taken.rows)
    return of_anybody(book, asked, replace(wanted, within_moves=own is not None), remarks)


def of_anybody(book: Book, asked: Asked, wanted: Wanted, remarks: Remarks) -> Brought:
    """Make a scenario of a list with other headings. Raises NoSheet."""
    sheet = chosen(book, asked.sheet, remarks)
    mapping = mapped(sheet.rows, asked.pairs)
    describe(sheet, mapping, remarks)
    whole = filled_down(sheet, mapping, remarks)
    made = convert(whole, mapping, wanted, remarks, original=sheet)
    return Brought(made.parts, made.kept, made.rows, sheet.name, mapping)
