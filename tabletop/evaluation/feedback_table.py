"""From the bytes of a file with forms to rows of cells: whatever a survey service or a spreadsheet wrote.

Invariant: nothing is guessed in silence. What was taken for encoding and delimiter is said with the rows, and a file
that fits none of them is refused as a whole.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 4 * 1024 * 1024
"""Longer files are no forms of one session."""
DELIMITERS: Final = (",", ";", "\t")

_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR: Final = re.compile(r"sep=([,;\t])[\r\n]+", re.IGNORECASE)
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
"""What may stand at the very beginning, what it is decoded by, what people call it."""
_NOTHING: Final = ' \r\n\t,;"\ufeff'
"""What an empty table consists of."""
_OTHER_FILES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How spreadsheets, old ones, too, and printed pages begin."""


class Trouble(StrEnum):
    """Why a file cannot be read as forms. The front door has a sentence for each."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NO_TEXT = "no_text"
    """A spreadsheet, a page, a picture: no text at all."""
    ENCODING = "encoding"
    """Neither UTF-8 nor UTF-16 nor Windows-1252."""
    QUOTES = "quotes"
    """A quotation mark that is opened and not closed, or a cell without an end."""
    UNKNOWN_COLUMNS = "unknown_columns"
    """No column can be told."""
    TWICE = "twice"
    """Two columns for the same thing."""
    NO_COLUMN = "no_column"
    """A column was named that is not there."""
    NO_FORMS = "no_forms"
    """There is nothing below the titles."""


class NoForms(ValueError):  # noqa: N818 - it is what the sentence says
    """The file cannot be read as forms; `detail` is what the sentence needs."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, as it stands in the file."""

    number: int
    """As a spreadsheet counts: 1 for the first."""
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(one.strip() for one in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and how it was read."""

    encoding: str
    delimiter: str
    rows: tuple[Row, ...]
    """Those with anything in them."""


def read_sheet(raw: bytes) -> Sheet:
    """The rows of a file. Raises NoForms."""
    if len(raw) > MOST_BYTES:
        raise NoForms(Trouble.TOO_BIG)
    text, encoding = _decoded(raw)
    named = _SEPARATOR.match(text)
    text = text[named.end() :] if named else text
    if not text.strip(_NOTHING):
        raise NoForms(Trouble.EMPTY)
    candidates = (named[1],) if named else DELIMITERS
    found = [(one, _rows(text, one, 2 if named else 1)) for one in candidates]
    delimiter, rows = max(found, key=lambda one: _fits(one[1]))
    if rows is None or (_fits(rows)[0] == 0 and any(others is None for _one, others in found)):
        raise NoForms(Trouble.QUOTES)
    return Sheet(encoding, delimiter, tuple(row for row in rows if not row.blank))


def _decoded(raw: bytes) -> tuple[str, str]:
    if raw.startswith(_OTHER_FILES):
        raise NoForms(Trouble.NO_TEXT)
    candidates = [(name, said) for mark, name, said in _MARKS if raw.startswith(mark)]
    for name, said in candidates or [*_unmarked(raw), ("utf-8", "UTF-8"), ("cp1252", "Windows-1252")]:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise NoForms(Trouble.NO_TEXT)
        return text, said
    raise NoForms(Trouble.ENCODING)


def _unmarked(raw: bytes) -> Iterator[tuple[str, str]]:
    """UTF-16 that does not say so: every other byte of the beginning is zero."""
    start = raw[:64]
    if len(start) > 1 and not any(start[1::2]):
        yield "utf-16-le", "UTF-16"
    elif len(start) > 1 and not any(start[::2]):
        yield "utf-16-be", "UTF-16"


def _rows(text: str, delimiter: str, first: int) -> list[Row] | None:
    """The rows, counted from `first`; None where a quotation mark has no partner."""
    try:
        cells = list(csv.reader(_LINES.findall(text), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return [Row(number, tuple(row)) for number, row in enumerate(cells, first)]


def _fits(rows: list[Row] | None) -> tuple[int, int]:
    """How many rows are as long as the first one, and how long that is: the right delimiter makes both large."""
    filled = [len(row.cells) for row in rows or () if not row.blank]
    if not filled or filled[0] == 1:
        return (0, len(filled[:1]))
    return (sum(one == filled[0] for one in filled), filled[0])
