"""A planner's own inject list, whatever its columns are called, as a scenario to go on with.

Invariant: every row is a row of the result or is said to be none, with its number; and what comes out has the right
shape and hangs together, whatever the cells hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.msel import starting
from tabletop.authoring.msel.codecs import MINUTES, NotRead
from tabletop.authoring.msel.headings import Field, plain
from tabletop.authoring.msel.headings import Mapping as Columns
from tabletop.authoring.msel.inject_rows import FIRST_MOVE, InjectRows
from tabletop.authoring.msel.kept import Kept, kept_of
from tabletop.authoring.msel.methods import kind_of
from tabletop.authoring.msel.names import Names
from tabletop.authoring.msel.parts import Part, Parted
from tabletop.authoring.msel.recipients import Recipients
from tabletop.authoring.msel.table import NoSheet, Remarks, Row, Sheet, Trouble
from tabletop.authoring.msel.times import clock
from tabletop.authoring.msel.timing import timed
from tabletop.decisions.text import INJECT_LIMIT, LINE_LIMIT, TITLE_LIMIT, clean
from tabletop.scenario.model import EVERYONE
from tabletop.scenario.reader import Data

MOST_INJECTS: Final = 2_000
"""Rows that become injects: ten times the largest exercise, and about what a scenario file can hold."""
_BRIEFING: Final = 30
"""Minutes of briefing and debrief, where nothing says how long they are."""
_LONGEST: Final = 1440
_OBJECTIVES: Final = 40
_ERRORS: Final = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
_OVER: Final = frozenset({"deleted", "obsolete", "cancelled", "canceled", "archived"})
_HELD: Final = re.compile(r"contingen|held back|on request|reserve")
_MORE: Final = re.compile(r"optional|if time")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for."""

    source: str
    """The file's name."""
    name: str
    """The id of the scenario."""
    title: str
    review_by: str
    """`2027-05`."""
    start: int | None = None
    """STARTEX, in seconds since midnight."""
    ask: bool = False
    """Whether to scaffold a question for each expected action."""
    within_moves: bool = False
    """Whether times count from the start of the move, as in a list that tabletop wrote."""
    teams: Mapping[str, str] = field(default_factory=dict)
    """Teams that are there already: names in plain words → ids."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """Moves that are there already, likewise."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Control numbers (or titles) of injects that are there already → their ids."""


@dataclass(slots=True)
class Converted:
    """What came of a list."""

    parts: Parted
    kept: Kept
    rows: dict[str, int] = field(default_factory=dict)
    """Inject → its row."""


def convert(
    sheet: Sheet, mapping: Columns, wanted: Wanted, remarks: Remarks, original: Sheet | None = None
) -> Converted:
    """Make a scenario of a sheet; `original` is the sheet before merged cells were filled. Raises NoSheet."""
    below = [row for row in sheet.rows if row.number > mapping.row]
    if mapping.second is not None:
        remarks.add("second-headings", mapping.second.number)
    reader = InjectRows(mapping, remarks)
    found = list(reader.injects(below))
    if not found:
        raise NoSheet(Trouble.NO_ROWS)
    if len(found) > MOST_INJECTS:
        raise NoSheet(Trouble.TOO_MANY_INJECTS, str(MOST_INJECTS), str(len(found)))
    made = _Made(mapping, found, wanted, remarks)
    parts = made.parts()
    became = {row.number: key for key, row in made.rows.items()}
    stood = [(row, became.get(row.number, "")) for row in (original or sheet).rows if row.number != mapping.row]
    kept = kept_of(wanted.source, sheet.name, mapping.columns, stood)
    kept["headings"] = str(mapping.row)
    if made.start is not None:
        kept["start"] = clock(made.start)
    return Converted(parts, kept, {key: row.number for key, row in made.rows.items()})


class _Made:
    """Makes the parts of a scenario out of rows."""

    def __init__(self, mapping: Columns, found: Sequence[tuple[Row, str]], wanted: Wanted, remarks: Remarks) -> None:
        self._mapping = mapping
        self._found = found
        self._wanted = wanted
        self._remarks = remarks
        self._methods: dict[str, int] = {}
        self.rows: dict[str, Row] = {}
        self.start: int | None = None
        """What was taken for STARTEX, in seconds since midnight."""

    def parts(self) -> Parted:
        """The whole scenario."""
        rows = [row for row, _move in self._found]
        people = Recipients(rows, self._mapping.column(Field.TO), self._remarks, self._wanted.teams)
        hours = plain(self._heading(Field.TIME)) == "timeline"
        column, start = self._mapping.column(Field.TIME), self._wanted.start
        within = self._wanted.within_moves
        times = timed(self._found, column, start, self._remarks, hours=hours, within=within)
        self.start = times.start
        parts = Parted()
        moves, ids = self._moves(parts, times.minutes), Names(self._wanted.numbers.values())
        for row, words in self._found:
            key = self._there(row) or ids.of(
                self._text(row, Field.NUMBER), self._text(row, Field.SUBJECT) or self._text(row, Field.MESSAGE)
            )
            parts.injects[key] = self._inject(key, row, people.of(row), times.at.get(row.number))
            parts.move_of[key] = moves[plain(words)]
            self.rows[key] = row
            if self._wanted.ask:
                self._ask(parts, key, row, ids)
        minutes = min(_LONGEST, sum(times.minutes.values()) + _BRIEFING)
        parts.head = starting.started(self._wanted.name, self._title(), self._wanted.review_by, minutes)
        parts.head["teams"] = {team: starting.team(name) for team, name in people.names.items()}
        objectives = self._objectives()
        if objectives:
            parts.head["objectives"] = objectives
        return parts

    def _there(self, row: Row) -> str:
        """The inject that a row stands for already."""
        said = self._text(row, Field.NUMBER) or self._text(row, Field.SUBJECT)
        there = self._wanted.numbers
        key = there.get(" ".join(said.split())) or there.get(Names().of(said, "") if said else "", "")
        return key if key not in self.rows else ""

    def _title(self) -> str:
        """The line above the headings, where there is one; else the file's name."""
        words = clean(self._mapping.title, limit=TITLE_LIMIT // 2, lines=1)
        return words.replace("$", "$$") or self._wanted.title

    def _moves(self, parts: Parted, minutes: dict[str, int]) -> dict[str, str]:
        """The moves, in the order in which they are met: words → id."""
        found: dict[str, str] = {}
        names = Names(self._wanted.moves.values(), before="move")
        for row, words in self._found:
            if plain(words) not in found:
                key = self._wanted.moves.get(plain(words)) or names.of(words, words)
                found[plain(words)] = key
                title = self._cut(words, row, Field.MOVE, TITLE_LIMIT, lines=1) or FIRST_MOVE
                parts.moves[key] = {"title": title, "minutes": str(minutes[words])}
        return found

    def _inject(self, key: str, row: Row, to: list[str], at: int | None) -> Part:
        title = self._text(row, Field.SUBJECT, TITLE_LIMIT, lines=1)
        message = self._text(row, Field.MESSAGE, INJECT_LIMIT)
        if not title:
            title = clean(message, limit=TITLE_LIMIT, lines=1) or key
            title = title if len(title) < TITLE_LIMIT else f"{title[: TITLE_LIMIT - 2].rpartition(' ')[0]} …"
            self._remarks.add("title-made", row.number, self._mapping.column(Field.SUBJECT), done=title)
        part: Part = {"id": key, "title": title, "kind": self._kind(row)}
        if sender := self._text(row, Field.FROM, LINE_LIMIT, lines=1):
            part["from"] = sender
        if at is not None:
            part["at"] = f"+{at} min"
        if minutes := self._minutes(row):
            part["minutes"] = minutes
        if to:
            part["to"] = [*to]
        part["text"] = {EVERYONE: message or title}
        return part | self._status(row) | {"facilitator": self._notes(row)}

    def _kind(self, row: Row) -> str:
        method = self._text(row, Field.METHOD, LINE_LIMIT, lines=1)
        kind, sure = kind_of(method)
        if method and not sure:
            if method not in self._methods:
                self._remarks.add("method", row.number, self._mapping.column(Field.METHOD), found=method, done=kind)
            self._methods[method] = self._methods.get(method, 0) + 1
        return kind

    def _minutes(self, row: Row) -> str:
        text = self._text(row, Field.MINUTES)
        if not text:
            return ""
        try:
            read = MINUTES.read(text)
        except NotRead:
            read = ""
        digits = "".join(one for one in read if one.isdigit()) if isinstance(read, str) else ""
        if not digits or int(digits) > _LONGEST:
            self._remarks.add("no-minutes", row.number, self._mapping.column(Field.MINUTES), found=text)
            return ""
        return digits

    def _status(self, row: Row) -> Part:
        words = f"{self._text(row, Field.STATUS)} {self._text(row, Field.METHOD)}".casefold()
        if self._text(row, Field.STATUS).casefold() in _OVER:
            column = self._mapping.column(Field.STATUS)
            self._remarks.add("over", row.number, column, found=self._text(row, Field.STATUS))
        found: Part = {}
        if re.search(r"ad hoc|on demand", words):
            found["when"] = "ad hoc"
        if _HELD.search(words):
            found["contingency"] = "yes"
        if _MORE.search(words):
            found["optional"] = "yes"
        return found

    def _notes(self, row: Row) -> Part:
        learning, objective = self._text(row, Field.LEARNING), self._text(row, Field.OBJECTIVE)
        notes: Part = {"purpose": learning or objective or starting.todo("say why this inject is here")}
        released = self._text(row, Field.CONTROLLER, LINE_LIMIT, lines=1)
        watch = [self._text(row, Field.NOTES), f"Released by: {released}" if released else ""]
        if any(watch):
            notes["watch_for"] = "\n\n".join(one for one in watch if one)
        if expected := self._text(row, Field.EXPECTED):
            notes["expect"] = expected
        return notes

    def _ask(self, parts: Parted, key: str, row: Row, ids: Names) -> None:
        expected = self._text(row, Field.EXPECTED, LINE_LIMIT, lines=1)
        if not expected:
            return
        name = ids.of(f"answer-{key}", "")
        inject = parts.injects[key]
        to = inject.get("to")
        by: Data = to or "each team"
        parts.decisions[name] = starting.question(name, expected, by)
        parts.move_of[name] = parts.move_of[key]
        inject["ask"] = [name]
        self._remarks.add("asked", row.number, self._mapping.column(Field.EXPECTED), done=name)

    def _objectives(self) -> Part:
        found: dict[str, Data] = {}
        names, seen = Names(before="objective"), set[str]()
        for row, _move in self._found:
            text = self._text(row, Field.OBJECTIVE)
            if text and plain(text) not in seen and len(found) < _OBJECTIVES:
                seen.add(plain(text))
                found[names.of("", text)] = {"kind": "evaluation", "text": text}
        return found

    def _text(self, row: Row, wanted: Field, limit: int = INJECT_LIMIT, *, lines: int = 10_000) -> str:
        column = self._mapping.column(wanted)
        if column is None:
            return ""
        found = row.text(column)
        if found.strip() in _ERRORS:
            self._remarks.add("error-value", row.number, column, found=found.strip())
            return ""
        return self._cut(found, row, wanted, limit, lines=lines)

    def _cut(self, found: str, row: Row, wanted: Field, limit: int, *, lines: int) -> str:
        text = clean(found, limit=limit * 2, lines=lines).replace("$", "$$")
        if len(text) <= limit:
            return text
        self._remarks.add("cut", row.number, self._mapping.column(wanted), n=limit)
        return text[:limit].rstrip().rstrip("$")

    def _heading(self, wanted: Field) -> str:
        return next((one.heading for one in self._mapping.columns if one.field is wanted), "")
