"""From rows of cells to forms: which column says what, and what of each row can be read.

Invariant: a column that says who filled in a form is never taken over; what is left out, cut or not understood is noted
with its row. The order of the rows is given up, so that nobody can be found by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tabletop.decisions.text import clean
from tabletop.evaluation.feedback import (
    HIGHEST,
    LOWEST,
    QUESTIONS,
    STATEMENTS,
    TEXT_LIMIT,
    TEXT_LINES,
    FillForm,
    clean_text,
)
from tabletop.evaluation.feedback_table import NoForms, Row, Sheet, Trouble

FIELDS: Final = (*STATEMENTS, *QUESTIONS)
"""What a column can be, by its name."""
LEFT_OUT: Final = "left-out"
PERSONAL: Final = "personal"
BATCH: Final = 10
"""Forms that are written in one step: as many as one entry of a log surely takes."""

Use = str
"""One of FIELDS, LEFT_OUT or PERSONAL."""
NoteKind = Literal["mark", "cut", "columns", "empty"]
"""No number from 1 to 5; too long a text; too few or too many cells; nothing in it."""

_PERSONAL: Final = re.compile(
    r"\b(time ?stamp|zeitstempel|(start|completion|submission|last modified|end) time|startzeit|fertigstellungszeit"
    r"|uhrzeit|date|datum|submitted|e ?mail|mail address|(user|first|last|full|display)? ?names?|username|vorname"
    r"|nachname|benutzername|ip( address)?|(response|respondent|user|student)? ?id|respondent|matrikelnummer|token"
    r"|student number|phone|telefon)\b"
)
_KNOWN: Final[Mapping[str, re.Pattern[str]]] = {
    "organised": re.compile(r"organi[sz]|structured|kept .*time|on time|zeitplan|ablauf"),
    "plausible": re.compile(r"plausib|realis"),
    "heard": re.compile(r"\bheard\b|could say|speak|\bvoice|gehört|zu wort"),
    "materials": re.compile(r"material|screen|document|handout|unterlagen|bildschirm"),
    "prepared": re.compile(r"prepar|vorbereitet"),
    "keep": re.compile(r"\bkeep\b|\bstay\b|strength|(went|worked) well|liked|bleiben|beibehalten"),
    "change": re.compile(r"\bchange\b|improve|suggest|\bändern\b|verbesser"),
}
_WORDS: Final[Mapping[str, int]] = {
    "strongly disagree": 1,
    "disagree": 2,
    "neutral": 3,
    "neither agree nor disagree": 3,
    "agree": 4,
    "strongly agree": 5,
    "not at all": 1,
    "completely": 5,
    "stimme gar nicht zu": 1,
    "stimme überhaupt nicht zu": 1,
    "stimme nicht zu": 2,
    "stimme eher nicht zu": 2,
    "weder noch": 3,
    "teils teils": 3,
    "stimme eher zu": 4,
    "stimme zu": 4,
    "stimme voll zu": 5,
    "stimme voll und ganz zu": 5,
}
_NONE: Final = frozenset({"", "-", "–", "—", "n/a", "na", "k.a.", "k. a.", "no answer", "none"})
_NUMBER: Final = re.compile(r"([0-9]{1,4})(?:[.,]0+)?(?:\s*/\s*5)?(?:\s*[-–—:(=].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file is taken for."""

    number: int
    """1 for the first."""
    title: str
    """Empty where the file has no titles."""
    use: Use


@dataclass(frozen=True, slots=True)
class Plan:
    """What every column is taken for."""

    columns: tuple[Column, ...]
    titled: bool
    """Whether the first row holds titles."""
    by_place: bool
    """Whether the columns were told by their order alone."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """What could not be taken as it stands."""

    row: int
    kind: NoteKind
    column: str = ""
    """The column's title, or its number."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The forms of a file, in an order that says nothing, and what is to be said of its rows."""

    forms: tuple[FillForm, ...]
    notes: tuple[RowNote, ...]


def planned(sheet: Sheet, asked: Mapping[str, Sequence[str]], wanted: Sequence[tuple[str, str]] = ()) -> Plan:
    """What the columns are. `asked` are texts by which a field is known; `wanted` what somebody said: (column, use).

    Raises NoForms.
    """
    if not sheet.rows:
        raise NoForms(Trouble.EMPTY)
    first = sheet.rows[0].cells
    told = [_told(title, asked) for title in first]
    titled = any(told) or not _looks_filled(first)
    uses: list[Use] = [one or LEFT_OUT for one in told] if titled else [LEFT_OUT for _one in first]
    by_place = not wanted and not set(uses) & set(FIELDS)
    if by_place:
        uses = _by_place(uses)
    for column, use in wanted:
        _set(uses, _place(first, column, titled=titled), use)
    fields = [use for use in uses if use in FIELDS]
    if not fields:
        raise NoForms(Trouble.UNKNOWN_COLUMNS)
    if len(set(fields)) < len(fields):
        raise NoForms(Trouble.TWICE, next(one for one in fields if fields.count(one) > 1))
    titles = [clean(one, limit=80, lines=1) if titled else "" for one in first]
    return Plan(tuple(map(Column, range(1, len(uses) + 1), titles, uses)), titled, by_place)


def _set(uses: list[Use], place: int, use: Use) -> None:
    """What somebody says of a column goes before what another one was taken for."""
    for at, one in enumerate(uses):
        if one == use and use in FIELDS:
            uses[at] = LEFT_OUT
    uses[place] = use


def _place(titles: Sequence[str], column: str, *, titled: bool) -> int:
    known = [_plain(one) for one in titles] if titled else []
    if _plain(column) in known:
        return known.index(_plain(column))
    if column.isascii() and column.isdigit() and 1 <= int(column[:4]) <= len(titles):
        return int(column[:4]) - 1
    raise NoForms(Trouble.NO_COLUMN, column)


def _by_place(uses: list[Use]) -> list[Use]:
    """The order of our own form, where as many columns are left as it has."""
    free = [at for at, use in enumerate(uses) if use != PERSONAL]
    if len(free) not in {len(STATEMENTS), len(FIELDS)}:
        raise NoForms(Trouble.UNKNOWN_COLUMNS)
    found = list(uses)
    for at, field in zip(free, FIELDS, strict=False):
        found[at] = field
    return found


def _plain(title: str) -> str:
    """A title without what only decorates it."""
    return " ".join(re.sub(r"[^\w]+|_", " ", clean(title, limit=1_000, lines=1).casefold()).split())


def _told(title: str, asked: Mapping[str, Sequence[str]]) -> Use:
    """What a title is known as; empty for nothing."""
    plain = _plain(title)
    if not plain:
        return ""
    texts = {field: [_plain(one) for one in (field, *asked.get(field, ()))] for field in FIELDS}
    for field, known in texts.items():
        if plain in known:
            return field
    # Services put the statement of a grid into brackets behind the question: "How far do you agree? [ … ]".
    held = [field for field, known in texts.items() if any(len(one.split()) > 1 and one in plain for one in known)]
    if len(held) == 1:
        return held[0]
    near = [field for field, pattern in _KNOWN.items() if pattern.search(plain)]
    if len(near) == 1:
        return near[0]
    return PERSONAL if _PERSONAL.search(plain) and not near else ""


def _looks_filled(cells: Sequence[str]) -> bool:
    """Whether a row holds marks, and so is no row of titles."""
    marks = [mark_of(one) for one in cells[: len(STATEMENTS)]]
    return any(isinstance(one, int) for one in marks) and "" not in marks


def mark_of(cell: str) -> int | Literal[""] | None:
    """The mark that stands in a cell; None for none; an empty text for what is no mark."""
    text = clean(cell, lines=1).casefold()
    if text in _NONE:
        return None
    if _plain(text) in _WORDS:
        return _WORDS[_plain(text)]
    found = _NUMBER.fullmatch(text)
    number = int(found[1]) if found and found[1].isascii() else 0
    return number if LOWEST <= number <= HIGHEST else ""


def taken(sheet: Sheet, plan: Plan) -> Taken:
    """The forms, and a note for everything that is not taken as it stands. Raises NoForms when there are no rows."""
    rows = sheet.rows[1 if plan.titled else 0 :]
    if not rows:
        raise NoForms(Trouble.NO_FORMS)
    notes: list[RowNote] = []
    forms = [form for row in rows if (form := _form(row, plan, notes)) is not None]
    return Taken(tuple(sorted(forms, key=_order)), tuple(notes))


def _order(form: FillForm) -> tuple[tuple[int, ...], tuple[str, str]]:
    return tuple(mark or 0 for mark in form.marks), form.texts


def _form(row: Row, plan: Plan, notes: list[RowNote]) -> FillForm | None:
    cells = list(row.cells)
    while len(cells) > len(plan.columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(plan.columns):
        notes.append(RowNote(row.number, "columns", detail=f"{len(cells)}/{len(plan.columns)}"))
        return None
    found = {
        column.use: (cell, column.title or str(column.number))
        for column, cell in zip(plan.columns, cells, strict=True)
        if column.use in FIELDS
    }
    missing = ("", "")
    marks = [_mark(row.number, *found.get(field, missing), notes) for field in STATEMENTS]
    texts = [_text(row.number, *found.get(field, missing), notes) for field in QUESTIONS]
    form = FillForm((marks[0], marks[1], marks[2], marks[3], marks[4]), (texts[0], texts[1]))
    if form.empty:
        notes.append(RowNote(row.number, "empty"))
        return None
    return form


def _mark(row: int, cell: str, column: str, notes: list[RowNote]) -> int | None:
    mark = mark_of(cell)
    if mark == "":
        notes.append(RowNote(row, "mark", column, clean(cell, limit=40, lines=1)))
        return None
    return mark


def _text(row: int, cell: str, column: str, notes: list[RowNote]) -> str:
    kept = clean_text(cell)
    if clean(cell, limit=len(cell) + 1, lines=len(cell) + 2) != kept:
        notes.append(RowNote(row, "cut", column, f"{TEXT_LIMIT}/{TEXT_LINES}"))
    return kept


def batches(forms: Sequence[FillForm], done: int = 0) -> Iterable[tuple[FillForm, ...]]:
    """The forms that are still to be written, step by step; `done` of them are there already."""
    for at in range(done, len(forms), BATCH):
        yield tuple(forms[at : at + BATCH])
