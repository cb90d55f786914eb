"""Our own sheets back into a scenario's data.

Invariant: what `lay_out` made is taken in without loss, and whatever else stands there is said, row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel import kept as keeping
from tabletop.authoring.msel.codecs import ELSEWHERE, NotRead
from tabletop.authoring.msel.columns import (
    CONTROL_NUMBER,
    DECISION,
    DECISIONS,
    FIELD,
    LIST,
    MESSAGE_TO,
    MOVE,
    MOVES,
    OPTION,
    OPTIONS,
    TEAM,
    TEAMS,
    VALUE,
    AnyColumn,
    inject_columns,
)
from tabletop.authoring.msel.headings import plain
from tabletop.authoring.msel.kept import Kept
from tabletop.authoring.msel.laying_out import INJECTS, KEPT, move_names
from tabletop.authoring.msel.leaves import grown
from tabletop.authoring.msel.names import Names
from tabletop.authoring.msel.own_tables import OwnBook, OwnRow, OwnTable
from tabletop.authoring.msel.parts import Part, Parted
from tabletop.authoring.msel.table import Remarks
from tabletop.scenario.reader import Data

_NEW_MOVE: Final = "15"
"""Minutes of a move that the list names and nothing tells about."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What our sheets hold."""

    parts: Parted
    kept: Kept
    rows: dict[str, int]
    """Inject → its row."""


def take_in(book: OwnBook, source: str, remarks: Remarks) -> TakenIn:
    """Read our sheets."""
    rest = _rest(book, remarks)
    kept = _mapping(rest.pop(KEPT, None)) or keeping.begun(source, INJECTS)
    inside = {name: _parts(rest.pop(name, None)) for name in ("moves", "injects", "decisions")}
    parts = Parted(rest)
    parts.moves = _listed(book.tables.get("Moves"), MOVE, MOVES, inside["moves"], remarks)
    _teams(book, parts, remarks)
    _decisions(book, parts, inside["decisions"], remarks)
    rows = _injects(book.tables[INJECTS], parts, inside["injects"], remarks)
    _keep(book.tables[INJECTS], parts, rows, kept)
    return TakenIn(parts, kept, {key: row.number for key, row in rows.items()})


def _rest(book: OwnBook, remarks: Remarks) -> Part:
    wrong: set[str] = set()
    found = grown(((address, text) for _row, address, text in book.leaves), wrong)
    for row, address, _text in book.leaves:
        if address in wrong:
            remarks.add("no-address", row, found=address)
    return found


def _listed(
    table: OwnTable | None, key: str, columns: Sequence[AnyColumn], rest: dict[str, Part], remarks: Remarks
) -> dict[str, Part]:
    """Parts of a sheet with one row each; where the sheet is not there, those of the rest."""
    if table is None:
        return rest
    found: dict[str, Part] = {}
    for row in table.rows:
        name = row.key(key)
        if name and name not in found:
            found[name] = rest.get(name, {})
            _put(found[name], columns, table, row, remarks)
        elif name:
            remarks.add("twice", row.number, table.headings[key], found=name)
    for name in rest.keys() - found.keys():
        remarks.add("row-gone", None, None, found=name)
    return found


def _put(part: Part, columns: Iterable[AnyColumn], table: OwnTable, row: OwnRow, remarks: Remarks) -> None:
    for column in columns:
        text = row.get(column.heading)
        if column.heading not in table.headings or text == ELSEWHERE:
            continue
        try:
            column.put(part, text)
        except NotRead as error:
            code = "not-read" if row.before is None else "not-read-kept"
            remarks.add(code, row.number, table.headings[column.heading], found=text, wants=error)
            if row.before is not None and row.before.get(column.heading) != ELSEWHERE:
                column.put(part, row.before.get(column.heading, ""))


def _teams(book: OwnBook, parts: Parted, remarks: Remarks) -> None:
    teams = _listed(book.tables.get("Teams"), TEAM, TEAMS, _parts(parts.head.get("teams")), remarks)
    if teams:
        parts.head["teams"] = dict(teams)


def _decisions(book: OwnBook, parts: Parted, rest: dict[str, Part], remarks: Remarks) -> None:
    table = book.tables.get("Decisions")
    found = _listed(table, DECISION, DECISIONS, rest, remarks)
    moves = {row.key(DECISION): row.key(MOVE) for row in table.rows} if table is not None else {}
    for key, decision in found.items():
        said = keeping.text_of(decision.pop("move", None)) or moves.get(key, "")
        parts.move_of[key] = said if said in parts.moves else next(iter(parts.moves), said)
        parts.decisions[key] = {"id": key, **decision}
    options = book.tables.get("Options")
    if options is not None:
        _options(options, parts, remarks)


def _options(table: OwnTable, parts: Parted, remarks: Remarks) -> None:
    rows: dict[tuple[str, str], dict[str, OwnRow]] = {}
    for row in table.rows:
        if row.key(OPTION):
            rows.setdefault((row.key(DECISION), row.key(LIST)), {})[row.key(OPTION)] = row
    for (name, kind), listed in rows.items():
        decision = parts.decisions.get(name)
        if decision is None:
            remarks.add("no-such-decision", next(iter(listed.values())).number, found=name)
            continue
        rest = _parts(decision.get(kind))
        made: dict[str, Data] = {}
        for option, row in listed.items():
            part = rest.pop(option, {})
            _put(part, OPTIONS, table, row, remarks)
            made[option] = part
        for gone in rest:
            remarks.add("row-gone", None, None, found=f"{name}/{gone}")
        decision[kind] = made


def _injects(table: OwnTable, parts: Parted, rest: dict[str, Part], remarks: Remarks) -> dict[str, OwnRow]:
    told = [one.removeprefix(MESSAGE_TO) for one in table.headings if one.startswith(MESSAGE_TO)]
    columns = inject_columns(told)
    names = Names(parts.decisions)
    found: dict[str, OwnRow] = {}
    where = _Moves(parts, remarks)
    for row in table.rows:
        if row.key(FIELD) or not any(row.get(one).strip() for one in table.headings if one not in {FIELD, VALUE}):
            continue
        said = row.key(CONTROL_NUMBER)
        key = names.of(said, row.get("Subject"), known=rest)
        if key != said:
            remarks.add("id-made" if said else "no-number", row.number, 0, found=said, done=key)
        part = rest.pop(key, {})
        _put(part, columns, table, row, remarks)
        parts.injects[key] = {"id": key, **part}
        parts.move_of[key] = where.of(row, table)
        found[key] = row
    for gone in rest:
        remarks.add("row-gone", None, None, found=gone)
    return found


class _Moves:
    """Finds the move that a row names, and makes one that is not there yet."""

    def __init__(self, parts: Parted, remarks: Remarks) -> None:
        self._parts = parts
        self._remarks = remarks
        shown = {plain(name): key for key, name in move_names(parts).items()}
        titled = {plain(keeping.text_of(move.get("title"))): key for key, move in parts.moves.items()}
        self._known = titled | shown | {plain(key): key for key in parts.moves}
        self._names = Names(parts.moves)
        self._last = next(iter(parts.moves), "")

    def of(self, row: OwnRow, table: OwnTable) -> str:
        """The move of a row; an empty cell means the one of the row above."""
        said = row.key(MOVE)
        if said and plain(said) in self._known:
            self._last = self._known[plain(said)]
        elif said or not self._last:
            key = self._names.of(said or "move-1", said)
            self._known[plain(said)] = self._last = key
            self._parts.moves[key] = {"title": said or "Move 1", "minutes": _NEW_MOVE}
            self._remarks.add("new-move", row.number, table.headings.get(MOVE), found=said, done=key)
        return self._last


def _keep(table: OwnTable, parts: Parted, rows: dict[str, OwnRow], kept: Kept) -> None:
    """Keep the cells of columns that are none of ours."""
    told = [one.removeprefix(MESSAGE_TO) for one in table.headings if one.startswith(MESSAGE_TO)]
    ours = {CONTROL_NUMBER, MOVE, FIELD, VALUE, *(one.heading for one in inject_columns(told))}
    for heading in table.headings:
        if heading in ours:
            continue
        letter = keeping.letter_for(kept, heading)
        filled = {key: row.get(heading) for key, row in rows.items() if row.get(heading).strip()}
        if letter is None and not filled:
            continue
        letter = letter or keeping.new_column(kept, heading)
        for key in parts.injects:
            keeping.put_cell(kept, key, letter, filled.get(key, ""))
    for about in keeping.columns(kept).values():
        about.pop("shown", None)


def _mapping(value: Data | None) -> Part:
    return value if isinstance(value, dict) else {}


def _parts(value: Data | None) -> dict[str, Part]:
    return {key: part for key, part in _mapping(value).items() if isinstance(part, dict)}
