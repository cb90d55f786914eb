"""A list that comes back: what a planner changed in it, put into the scenario that is there.

Invariant: only what differs between the list as it went out and the list as it came back is changed; what the list does
not show, or no longer holds, stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tabletop.authoring.msel import kept as keeping
from tabletop.authoring.msel.bringing_in import Asked, Brought, of_anybody, ours
from tabletop.authoring.msel.changes import applied, differences, in_order, keyed
from tabletop.authoring.msel.columns import CONTROL_NUMBER, DECISION, LIST, MOVE, OPTION, TEAM
from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.headings import Field, plain
from tabletop.authoring.msel.kept import Kept
from tabletop.authoring.msel.laying_out import INJECTS, OwnSheet, lay_out, move_names
from tabletop.authoring.msel.own_tables import OwnBook, OwnRow, OwnTable, own_book
from tabletop.authoring.msel.parts import Part, Parted, copied, parted
from tabletop.authoring.msel.table import Book, Remarks, Row, Sheet, column_of, letters
from tabletop.authoring.msel.taking_in import take_in
from tabletop.authoring.msel.times import start_time
from tabletop.scenario.reader import Data

_KEYS = {INJECTS: (CONTROL_NUMBER,), "Moves": (MOVE,), "Decisions": (DECISION,), "Teams": (TEAM,)}
_OPTION = (DECISION, LIST, OPTION)
_FIELDS = {
    Field.SUBJECT: ("title",),
    Field.FROM: ("from",),
    Field.METHOD: ("kind",),
    Field.MINUTES: ("minutes",),
    Field.TIME: ("at",),
    Field.TO: ("to",),
    Field.MESSAGE: ("text", "everyone"),
    Field.EXPECTED: ("facilitator", "expect"),
    Field.MOVE: ("move",),
}
"""What of an inject is compared when nothing tells how the list looked before."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The scenario with the changes in it."""

    parts: Parted
    kept: Kept | None
    missing: tuple[str, ...]
    """Injects of the scenario that the list does not hold; they stay."""
    brought: Brought | None = None


def merge(data: Part, kept: Kept | None, book: Book, asked: Asked, wanted: Wanted, remarks: Remarks) -> Merged:
    """Put a list into a scenario. Raises NoSheet."""
    own = ours(book, asked)
    return (
        _own(data, kept, own, wanted, remarks) if own is not None else _other(data, kept, book, asked, wanted, remarks)
    )


def _own(data: Part, kept: Kept | None, own: OwnBook, wanted: Wanted, remarks: Remarks) -> Merged:
    sheets = lay_out(data, kept, alone="Decisions" not in own.tables)
    went = own_book(_as_book(sheets)) or OwnBook()
    there = {row.key(CONTROL_NUMBER) for row in own.tables[INJECTS].rows}
    missing = tuple(key for row in went.tables[INJECTS].rows if (key := row.key(CONTROL_NUMBER)) not in there)
    before = take_in(_copy(went), wanted.source, Remarks())
    after = take_in(_filled(own, went), wanted.source, remarks)
    parts = applied(parted(data), differences(keyed(before.parts), keyed(after.parts)))
    parts = in_order(parts, list(after.parts.injects))
    beside = after.kept if kept is not None or keeping.holds_anything(after.kept) else None
    return Merged(parts, beside, missing)


def _as_book(sheets: tuple[OwnSheet, ...]) -> Book:
    """What our sheets would be read as, had nobody touched them."""
    return Book(tuple(Sheet(one.name, (Row(1, one.headings), *(Row(2, row) for row in one.rows))) for one in sheets))


def _copy(book: OwnBook) -> OwnBook:
    return OwnBook(dict(book.tables), list(book.leaves))


def _filled(own: OwnBook, went: OwnBook) -> OwnBook:
    """The list that came back, with what somebody took out of it (sheets, columns, rows, leaves) put back in."""
    found = OwnBook()
    for name, table in went.tables.items():
        came = own.tables.get(name)
        found.tables[name] = _table(came, table, _KEYS.get(name, _OPTION)) if came is not None else table
    texts: dict[str, tuple[int, str]] = {}
    for leaves in (went.leaves, own.leaves):
        mine: dict[str, tuple[int, str]] = {}
        for row, address, text in leaves:
            mine[address] = (row, (mine[address][1] if address in mine else "") + text)
        texts |= mine
    found.leaves = [(row, address, text) for address, (row, text) in texts.items()]
    return found


def _table(came: OwnTable, went: OwnTable, keys: tuple[str, ...]) -> OwnTable:
    absent = [heading for heading in went.headings if heading not in came.headings]
    headings = came.headings | {heading: len(came.headings) + at for at, heading in enumerate(absent)}
    before = {_key(row, keys): row for row in went.rows}
    rows: list[OwnRow] = []
    for row in came.rows:
        old = before.get(_key(row, keys))
        more = {heading: text for heading in absent if old is not None and (text := old.get(heading))}
        rows.append(OwnRow(row.number, row.cells | more, old.cells if old is not None else None))
    there = [_key(row, keys) for row in rows]
    place = 0
    for row in went.rows:
        key = _key(row, keys)
        if key in there:
            place = there.index(key) + 1
        else:
            there.insert(place, key)
            rows.insert(place, row)
            place += 1
    return OwnTable(headings, tuple(rows))


def _key(row: OwnRow, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.key(one) for one in keys)


def _other(data: Part, kept: Kept | None, book: Book, asked: Asked, wanted: Wanted, remarks: Remarks) -> Merged:
    existing = parted(data)
    if wanted.start is None and kept is not None:
        wanted = replace(wanted, start=start_time(keeping.text_of(kept.get("start"))))
    knowing = replace(wanted, teams=_teams(existing), moves=_moves(existing), numbers=_numbers(existing, kept))
    brought = of_anybody(book, asked, knowing, remarks)
    before = _before(kept, knowing) if kept is not None else None
    if before is not None:
        found = [
            one for one in differences(keyed(before), keyed(brought.parts)) if _told_by_a_list(one.path, one.after)
        ]
    else:
        fields = brought.mapping.fields if brought.mapping is not None else frozenset[Field]()
        compared = _compared(existing, brought.parts, fields)
        found = [one for one in differences(keyed(existing), compared) if _told_by_a_list(one.path, one.after)]
    parts = in_order(applied(existing, tuple(found)), list(brought.parts.injects))
    missing = tuple(key for key in existing.injects if key not in brought.parts.injects)
    return Merged(parts, _with_missing(brought.kept, kept, missing), missing, brought)


def _with_missing(new: Kept, old: Kept | None, missing: tuple[str, ...]) -> Kept:
    """What is kept of the new list, and of the old one what belongs to injects that the new one does not hold."""
    cells = keeping.cells_of(old) if old is not None else {}
    for inject in missing:
        for letter, text in cells.get(inject, {}).items():
            heading = keeping.text_of(keeping.columns(old or {}).get(letter, {}).get("heading"))
            place = keeping.letter_for(new, heading) or keeping.new_column(new, heading)
            keeping.put_cell(new, inject, place, keeping.text_of(text))
    return new


def _told_by_a_list(path: tuple[str, ...], after: Data | None) -> bool:
    """Whether a foreign list may change this: injects, new moves, new teams; never what it cannot know."""
    if path[0] == "injects":
        return after is not None or len(path) > 2  # noqa: PLR2004 - a whole inject that is not in the list stays
    if path[:2] == ("head", "teams"):
        return after is not None and len(path) == 3  # noqa: PLR2004 - a whole new team
    if path[0] == "moves" and path[2:] == ("minutes",):
        return after is not None
    return path[0] in {"moves", "decisions"} and len(path) == 2 and after is not None  # noqa: PLR2004 - a whole new one


def _before(kept: Kept, wanted: Wanted) -> Parted | None:
    """The scenario that the list made when it first came in."""
    columns = keeping.columns(kept)
    width = max((column_of(one) for one in columns), default=-1) + 1
    first = keeping.number_of(kept.get("headings"))
    records = [one for one in keeping.records(kept) if keeping.number_of(one.get("row")) > first]
    if not width or not records or not any(one.get("read_as") for one in columns.values()):
        return None
    headings = [keeping.text_of(columns.get(letter, {}).get("heading")) for letter in _letters(width)]
    pairs = [(letter, keeping.text_of(one.get("read_as")) or "none") for letter, one in columns.items()]
    rows = [Row(0, tuple(headings))]
    for one in records:
        cells = one.get("cells")
        found = cells if isinstance(cells, dict) else {}
        row = tuple(keeping.text_of(found.get(letter)) for letter in _letters(width))
        rows.append(Row(keeping.number_of(one.get("row")), row))
    book = Book((Sheet("", tuple(rows)),))
    return of_anybody(book, Asked(pairs), wanted, Remarks()).parts


def _letters(width: int) -> list[str]:
    return [letters(at) for at in range(width)]


def _compared(existing: Parted, new: Parted, fields: frozenset[Field]) -> dict[str, Data]:
    """The existing scenario with what the list says of its injects, where the list has a column for it."""
    tree = copied(keyed(existing))
    fresh = keyed(new)
    if not isinstance(tree, dict):
        return {}
    injects, listed = tree.get("injects"), fresh.get("injects")
    if isinstance(injects, dict) and isinstance(listed, dict):
        for key, part in listed.items():
            there = injects.get(key)
            if isinstance(there, dict) and isinstance(part, dict):
                _compare(there, part, fields)
            else:
                injects[key] = copied(part)
    for kind in ("moves", "decisions"):
        mine, theirs = tree.get(kind), fresh.get(kind)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            mine |= {key: copied(part) for key, part in theirs.items() if key not in mine}
    head, teams = tree.get("head"), new.head.get("teams")
    mine = head.get("teams") if isinstance(head, dict) else None
    if isinstance(mine, dict) and isinstance(teams, dict):
        mine |= {key: copied(team) for key, team in teams.items() if key not in mine}
    return tree


def _compare(there: Part, part: Part, fields: frozenset[Field]) -> None:
    for field in fields & _FIELDS.keys():
        path = _FIELDS[field]
        node, other = there, part
        for step in path[:-1]:
            inner, fresh = node.setdefault(step, {}), other.get(step)
            node, other = (inner if isinstance(inner, dict) else {}), (fresh if isinstance(fresh, dict) else {})
        value = other.get(path[-1])
        if value is None:
            node.pop(path[-1], None)
        elif not (field is Field.TIME and _minutes(node.get(path[-1])) == _minutes(value)):
            node[path[-1]] = value


def _minutes(value: Data | None) -> str:
    return "".join(one for one in value if one.isdigit()) if isinstance(value, str) else ""


def _teams(parts: Parted) -> Mapping[str, str]:
    named = {plain(keeping.text_of(team.get("name"))): key for key, team in parts.teams.items()}
    return named | {plain(key): key for key in parts.teams}


def _moves(parts: Parted) -> Mapping[str, str]:
    return {plain(key): key for key in parts.moves} | {plain(name): key for key, name in move_names(parts).items()}


def _numbers(parts: Parted, kept: Kept | None) -> Mapping[str, str]:
    """Control numbers as the list had them; else the ids themselves, and titles."""
    found = {" ".join(keeping.text_of(part.get("title")).split()): key for key, part in parts.injects.items()}
    found |= {key: key for key in parts.injects}
    if kept is None:
        return found
    letter = next((one for one, about in keeping.columns(kept).items() if about.get("read_as") == "number"), None)
    for inject, cells in keeping.cells_of(kept).items():
        number = keeping.text_of(cells.get(letter)) if letter else ""
        if number and inject in parts.injects:
            found[" ".join(number.split())] = inject
    return found
