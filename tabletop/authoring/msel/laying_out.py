"""A scenario as sheets: a row for every inject, and everything else where it can be read and edited.

Invariant: every leaf of the scenario stands in exactly one cell, or in several that say that they go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel import kept as keeping
from tabletop.authoring.msel.codecs import ELSEWHERE
from tabletop.authoring.msel.columns import (
    CONTROL_NUMBER,
    DECISION,
    DECISIONS,
    FIELD,
    LIST,
    LISTS,
    MIDDLE,
    MOVE,
    MOVES,
    NARROW,
    OPTION,
    OPTIONS,
    PLANNING,
    TEAM,
    TEAMS,
    VALUE,
    WIDE,
    AnyColumn,
    inject_columns,
)
from tabletop.authoring.msel.headings import Field, plain
from tabletop.authoring.msel.kept import Kept
from tabletop.authoring.msel.leaves import leaves
from tabletop.authoring.msel.parts import Part, Parted, copied, parted
from tabletop.documents.cells import CELL_LIMIT, pieces
from tabletop.scenario.reader import Data

BANNER: Final = "EXERCISE – fictional events"
INJECTS: Final = "Injects"
REST: Final = "Everything else"
KEPT: Final = "msel"
"""Where what is kept beside the scenario stands among the leaves."""
_PIECE: Final = CELL_LIMIT // 8
"""An escape is eight characters for one; a piece is never too long."""
_SHOWN_AS: Final = {
    Field.NUMBER: CONTROL_NUMBER,
    Field.MOVE: MOVE,
    Field.TIME: "Time",
    Field.FROM: "From",
    Field.TO: "To",
    Field.METHOD: "Method",
    Field.SUBJECT: "Subject",
    Field.MESSAGE: "Message",
    Field.EXPECTED: "Expected action",
    Field.MINUTES: "Maximum minutes",
    Field.STATUS: "Status",
}
"""The column of ours that shows what another sheet's column was read as."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours."""

    name: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A row: what names it, and the part that its other cells show."""

    key: tuple[str, ...]
    part: Part


def lay_out(data: Part, kept: Kept | None, *, alone: bool) -> tuple[OwnSheet, ...]:
    """The sheets of a scenario; with `alone`, the inject list and the rest only, for a file that holds one table."""
    parts = parted(data)
    beside = copied(kept) if kept is not None else {}
    if not isinstance(beside, dict):
        beside = {}
    injects = _injects(parts, beside)
    sheets = [injects] if alone else [injects, *_more(parts)]
    return (*sheets, OwnSheet(REST, (FIELD, VALUE), (MIDDLE * 2, WIDE * 2), tuple(_rest(parts, beside, alone=alone))))


def _injects(parts: Parted, beside: Kept) -> OwnSheet:
    names = move_names(parts)
    columns = inject_columns(parts.teams)
    rows = [_Keyed((key, names[parts.move_of[key]]), part) for key, part in parts.injects.items()]
    sheet = _sheet(INJECTS, (CONTROL_NUMBER, MOVE), columns, rows)
    extra = _extra(sheet, beside)
    added = [_taken_cells(beside, row[0], extra) for row in sheet.rows]
    there = {plain(one) for one in extra.values()}
    blank = tuple(one for one in PLANNING if plain(one) not in there)
    return OwnSheet(
        INJECTS,
        (*sheet.headings, *extra.values(), *blank),
        (*sheet.widths, *(MIDDLE for _ in (*extra, *blank))),
        tuple((*row, *more, *("" for _ in blank)) for row, more in zip(sheet.rows, added, strict=True)),
    )


def move_names(parts: Parted) -> dict[str, str]:
    """How the inject list names each move: by its title where no two are alike, else by its id."""
    titles = {key: str(move.get("title", "")) for key, move in parts.moves.items()}
    folded = {key: plain(one) for key, one in titles.items()}
    others = [(key, other) for key in titles for other in titles if key != other]
    clear = not any(folded[key] in {folded[other], plain(other)} for key, other in others)
    tidy = all(one == " ".join(one.split()) and one for one in titles.values())
    return titles if clear and tidy else {key: key for key in titles}


def _sheet(name: str, keys: Sequence[str], columns: Sequence[AnyColumn], rows: Sequence[_Keyed]) -> OwnSheet:
    """A sheet of parts. What a cell shows is taken out of its part; what it cannot show stays."""
    table: list[tuple[str, ...]] = []
    for row in rows:
        cells = [column.cell(row.part) for column in columns]
        for column, cell in zip(columns, cells, strict=True):
            if cell is not None:
                column.take(row.part)
        table.append((*row.key, *(ELSEWHERE if cell is None else cell for cell in cells)))
    headings = (*keys, *(column.heading for column in columns))
    return OwnSheet(name, headings, (*(MIDDLE for _ in keys), *(column.width for column in columns)), tuple(table))


def _more(parts: Parted) -> Iterator[OwnSheet]:
    """The sheets for moves, decisions, their options, and teams."""
    yield _sheet("Moves", (MOVE,), MOVES, [_Keyed((key,), part) for key, part in parts.moves.items()])
    decisions = [_Keyed((key, parts.move_of[key]), part) for key, part in parts.decisions.items()]
    options = [
        _Keyed((key, kind, name), option)
        for key, decision in parts.decisions.items()
        for kind in LISTS
        for name, option in _options(decision.get(kind))
    ]
    yield _sheet("Decisions", (DECISION, MOVE), DECISIONS, decisions)
    yield _sheet("Options", (DECISION, LIST, OPTION), OPTIONS, options)
    yield _sheet("Teams", (TEAM,), TEAMS, [_Keyed((key,), part) for key, part in parts.teams.items()])


def _options(found: Data | None) -> Iterator[tuple[str, Part]]:
    for name, option in found.items() if isinstance(found, dict) else ():
        if isinstance(option, dict):
            yield name, option


def _rest(parts: Parted, beside: Kept, *, alone: bool) -> Iterator[tuple[str, str]]:
    """Every leaf that no other sheet shows."""
    for part in (*parts.injects.values(), *parts.decisions.values(), *parts.moves.values()):
        part.pop("id", None)
    if alone:
        for key, decision in parts.decisions.items():
            decision["move"] = parts.move_of[key]
    else:
        for decision in parts.decisions.values():
            _without_shown(decision)
    named: Mapping[str, Data] = {
        **parts.head,
        "moves": dict(parts.moves),
        "injects": dict(parts.injects),
        "decisions": dict(parts.decisions),
        **({KEPT: beside} if beside else {}),
    }
    for field, value in named.items():
        inside = field in {"moves", "injects", "decisions"} or (field == "teams" and not alone)
        for address, text in leaves(value, (field,)):
            shown = inside and address.endswith("/{}") and address.count("/") <= 2  # noqa: PLR2004 - a whole part
            if not shown:
                for piece in pieces(text, _PIECE) if len(text) > _PIECE else (text,):
                    yield address, piece


def _without_shown(decision: Part) -> None:
    """Leave out options of which everything stands in their row."""
    for kind in LISTS:
        found = decision.get(kind)
        if isinstance(found, dict):
            for name in [name for name, option in found.items() if option == {}]:
                del found[name]
            if not found:
                del decision[kind]


def _extra(sheet: OwnSheet, beside: Kept) -> dict[str, str]:
    """The kept columns that are shown again, letter → heading: those that no column of ours shows as they stood."""
    ours = {one.casefold() for one in sheet.headings}
    cells = keeping.cells_of(beside)
    found: dict[str, str] = {}
    for letter, about in keeping.columns(beside).items():
        heading = keeping.text_of(about.get("heading"))
        if _shown_already(sheet, cells, letter, keeping.text_of(about.get("read_as"))):
            continue
        name = heading if heading and heading.casefold() not in ours else f"{heading or letter} (original)"
        number = 1
        while name.casefold() in ours:
            number += 1
            name = f"{heading or letter} (original {number})"
        ours.add(name.casefold())
        found[letter] = name
        about["shown"] = name
    return found


def _shown_already(sheet: OwnSheet, cells: Mapping[str, Part], letter: str, read_as: str) -> bool:
    heading = _SHOWN_AS.get(Field(read_as)) if read_as in set(Field) else None
    if heading is None:
        return not any(letter in one for one in cells.values())
    place = sheet.headings.index(heading)
    return all(str(cells.get(row[0], {}).get(letter, "")) in {row[place], ""} for row in sheet.rows)


def _taken_cells(beside: Kept, inject: str, extra: Mapping[str, str]) -> tuple[str, ...]:
    """The kept cells of an inject that go into columns of their own, taken out of what goes to the rest."""
    cells = keeping.cells_of(beside).get(inject, {})
    return tuple(str(cells.pop(letter, "")) for letter in extra)


__all__ = ["BANNER", "INJECTS", "KEPT", "NARROW", "REST", "OwnSheet", "lay_out", "move_names"]
