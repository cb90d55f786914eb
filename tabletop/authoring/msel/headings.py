"""Which column is what: the headings that planners and programs use, and what each is read as.

Invariant: no column is read as two things and no field from two columns; what is left out is listed, too.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tabletop.authoring.msel.table import NoSheet, Row, Trouble, column_of, letters


class Field(StrEnum):
    """What a column of an inject list can be."""

    NUMBER = "number"
    TIME = "time"
    MOVE = "move"
    FROM = "from"
    TO = "to"
    METHOD = "method"
    SUBJECT = "subject"
    MESSAGE = "message"
    EXPECTED = "expected"
    OBJECTIVE = "objective"
    MINUTES = "minutes"
    STATUS = "status"
    NOTES = "notes"
    CONTROLLER = "controller"
    LEARNING = "learning"


LEAVE: Final = "none"
"""What `--map` says of a column that is to be left out."""

SYNONYMS: Final[dict[Field, tuple[str, ...]]] = {
    Field.NUMBER: (
        "control number", "inject number", "inject no", "inject id", "control no", "serial number", "serial no",
        "serial", "number", "id", "no", "nr", "#", "inject #", "msel number", "event number", "event id", "ref",
        "reference", "sequence",
    ),
    Field.TIME: (
        "time", "t+", "offset", "time offset", "dtg", "when", "timeline", "trigger time", "time from startex",
        "inject time", "time in move", "scheduled time", "planned time", "release at minutes", "date/time",
        "date time", "datetime", "start time", "exercise time", "release time", "delivery time",
        "triggered at", "time delivered",
    ),
    Field.MOVE: ("move", "phase", "vignette", "module", "round", "storyline", "stage", "session"),
    Field.FROM: (
        "from", "originator", "sender", "from org", "source name", "originating from", "origin", "issued by",
    ),
    Field.TO: (
        "to", "team", "teams", "audience", "audiences", "recipient", "recipients", "to org", "target teams",
        "target team", "addressee", "addressees", "recipient player", "injected to", "receiver",
    ),
    Field.METHOD: (
        "delivery method", "method", "channel", "type", "mode", "means", "medium", "media", "source type",
        "inject type", "method of delivery", "delivery", "action to be taken", "event type",
    ),
    Field.SUBJECT: (
        "subject", "title", "name/title", "inject title", "event", "name", "headline", "inject name", "summary",
        "short description", "event name", "topic",
    ),
    Field.MESSAGE: (
        "message", "content", "inject text", "text", "inject message", "body", "event description", "description",
        "inject description", "details", "inject", "script", "inject content", "full text",
    ),
    Field.EXPECTED: (
        "expected action", "expected actions", "expected response", "expected outcome", "expectation", "expectations",
        "expected player action", "expected player actions", "expected player response", "expected result",
        "expectation description", "anticipated response", "expected reaction", "desired outcome",
    ),
    Field.OBJECTIVE: (
        "objective", "objectives", "exercise objective", "training objective", "objective exercised",
        "learning objective", "objective number", "capability", "core capability",
    ),
    Field.MINUTES: (
        "maximum minutes", "max minutes", "minutes", "duration", "duration min", "planned minutes",
        "discussion time", "discussion minutes", "time limit",
    ),
    Field.STATUS: ("status", "state", "inject status", "done/to do"),
    Field.NOTES: (
        "notes", "comments", "note", "comment", "remarks", "remark", "facilitator notes", "controller notes",
        "evaluator notes", "evaluator comments",
    ),
    Field.CONTROLLER: (
        "responsible controller", "controller", "responsible", "delivered by", "inject owner", "released by", "owner",
    ),
    Field.LEARNING: ("learning point", "learning points", "teaching point", "key learning", "lesson", "purpose"),
}  # fmt: skip
"""Headings in plain words; of two columns for one thing, the one whose heading stands first here is read."""

_SIGNS: Final = re.compile(r"[\s_\-:.*()\[\]]+")
_LIKE: Final = 0.86
_SEARCHED: Final = 25
_TELLING: Final = 2
_WORDS: Final = frozenset({Field.SUBJECT, Field.MESSAGE})
"""What one heading alone must be, to name the columns."""
_KNOWN: Final = {name: (field, place) for field, names in SYNONYMS.items() for place, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet, and what it is read as; None for one that is left out."""

    column: int
    heading: str
    field: Field | None = None
    why: str = ""
    """`asked`, `alike` (the heading is nearly a known one), `second` (another column is read as this), `empty`."""
    like: str = ""
    """The known heading it resembles, or the heading of the column that was read instead."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The row of headings, and every column."""

    row: int
    columns: tuple[Column, ...]
    above: tuple[Row, ...] = ()
    """Rows above the headings: a title, a banner."""
    second: Row | None = None
    """A second row of headings, right below."""

    @property
    def title(self) -> str:
        """The line above the headings, where there is one that is no banner."""
        words = self.above[0].words if self.above else ""
        return "" if words.startswith("EXERCISE") else words

    def column(self, field: Field) -> int | None:
        """The column that is read as the field."""
        return next((one.column for one in self.columns if one.field is field), None)

    @property
    def fields(self) -> frozenset[Field]:
        """Everything that some column is read as."""
        return frozenset(one.field for one in self.columns if one.field is not None)


def plain(heading: str) -> str:
    """A heading without what makes no difference: capitals, blanks, stars, colons."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(_SIGNS.sub(" ", text.replace("№", "no")).split())


def known(heading: str) -> tuple[Field, int] | None:
    """What a heading means, and how far down its list it stands."""
    return _KNOWN.get(plain(heading)) or _KNOWN.get(plain(heading).replace(" / ", "/"))


def headings_row(rows: Sequence[Row]) -> int | None:
    """The place in `rows` of the row that names the columns: the one with most known headings, the first of those."""
    best, most = None, 0
    for place, row in enumerate(rows[:_SEARCHED]):
        found = {hit[0] for cell in row.cells if isinstance(cell, str) and (hit := known(cell)) is not None}
        if len(found) > most and (len(found) >= _TELLING or found & _WORDS):
            best, most = place, len(found)
    return best


def mapped(rows: Sequence[Row], wanted: Sequence[tuple[str, str]]) -> Mapping:
    """Read the headings; `wanted` are pairs of a heading (or a column's letter) and a field. Raises NoSheet."""
    place = headings_row(rows)
    if place is None:
        if not wanted:
            raise NoSheet(Trouble.NO_HEADINGS)
        place = 0
    row = rows[place]
    width = max(len(one.cells) for one in rows)
    headings = [" ".join(row.text(column).split()) for column in range(width)]
    columns = list(_columns(headings, dict(_wanted(headings, wanted))))
    following = rows[place + 1] if place + 1 < len(rows) else None
    second = following if following is not None and _also_headings(following) else None
    return Mapping(row.number, tuple(columns), tuple(rows[:place]), second)


def _also_headings(row: Row) -> bool:
    words = [one for one in row.cells if isinstance(one, str) and one.strip()]
    return len(words) >= _TELLING and sum(known(one) is not None for one in words) * 2 > len(words)


def _wanted(headings: Sequence[str], wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[int, Field | None]]:
    for name, field in wanted:
        columns = [place for place, heading in enumerate(headings) if heading and plain(heading) == plain(name)]
        if not columns and name.isalpha() and name.isascii() and len(name) <= 2 and column_of(name) < len(headings):  # noqa: PLR2004 - AA
            columns = [column_of(name)]
        if not columns:
            raise NoSheet(Trouble.NO_COLUMN, name, ", ".join(one for one in headings if one))
        if field == LEAVE:
            yield columns[0], None
        elif field in set(Field):
            yield columns[0], Field(field)
        else:
            raise NoSheet(Trouble.NO_FIELD, field, ", ".join([*Field, LEAVE]))


def _columns(headings: Sequence[str], asked: dict[int, Field | None]) -> Iterator[Column]:
    hits = {place: hit for place, one in enumerate(headings) if place not in asked and (hit := known(one)) is not None}
    taken: dict[Field, int] = {field: place for place, field in asked.items() if field is not None}
    for place, (field, _rank) in sorted(hits.items(), key=lambda one: (one[1][1], one[0])):
        taken.setdefault(field, place)
    alike = _alike(headings, set(asked) | set(hits), set(taken))
    taken |= {field: place for place, (field, _like) in alike.items()}
    for place, heading in enumerate(headings):
        if place in asked:
            yield Column(place, heading or letters(place), asked[place], "asked")
        elif place in alike:
            yield Column(place, heading, alike[place][0], "alike", alike[place][1])
        elif place in hits:
            field = hits[place][0]
            first = taken[field]
            instead = headings[first] or letters(first)
            yield Column(place, heading, field) if first == place else Column(place, heading, None, "second", instead)
        elif heading:
            yield Column(place, heading)
        else:
            yield Column(place, "", None, "empty")


def _alike(headings: Sequence[str], seen: set[int], taken: Iterable[Field]) -> dict[int, tuple[Field, str]]:
    """Headings with a slip of the pen: each field once, and only those that no column names rightly."""
    found: dict[int, tuple[Field, str]] = {}
    gone = set(taken)
    for place, heading in enumerate(headings):
        if place in seen or len(plain(heading)) <= 3:  # noqa: PLR2004 - too short to tell
            continue
        near = difflib.get_close_matches(plain(heading)[:60], _KNOWN, n=1, cutoff=_LIKE)
        if near and _KNOWN[near[0]][0] not in gone:
            gone.add(_KNOWN[near[0]][0])
            found[place] = (_KNOWN[near[0]][0], near[0])
    return found
