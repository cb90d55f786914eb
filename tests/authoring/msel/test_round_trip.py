"""A scenario that goes out as a list comes back whole, and an edit comes back as exactly that edit."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tabletop.authoring.msel.bringing_in import Asked
from tabletop.authoring.msel.changes import told
from tabletop.authoring.msel.codecs import ELSEWHERE
from tabletop.authoring.msel.leaves import grown, leaves
from tabletop.authoring.msel.merging import merge
from tabletop.authoring.msel.opening import open_book
from tabletop.authoring.msel.parts import Part, copied, joined, parted
from tabletop.authoring.msel.patching import patched
from tabletop.authoring.msel.table import Remarks
from tabletop.scenario.loader import examine, parse
from tabletop.scenario.reader import Data, read
from tabletop.scenario.writing import legible, written
from tests.authoring.msel.lists import FILES, WANTED, brought, codes, data_of, saved, scenario, sheet_of
from tests.scenario.test_writing import KEYS, TEXTS

NAMES = tuple(FILES)
BOTH = pytest.mark.parametrize("plain", [False, True], ids=["xlsx", "csv"])
WORDS = TEXTS.map(legible).filter(bool) | st.sampled_from(
    [
        "=1+1",
        "'=1",
        "'",
        "→ Everything else",
        "_x0041_",
        "a, b",
        "_x0041_" * 2_700,
        " lead",
        "tail ",
        "-",
        "0",
        "1e5",
    ]
)


@pytest.mark.parametrize(
    ("name", "plain"), [*((name, True) for name in NAMES), ("grey-weather", False), ("harbour", False)]
)
def test_shipped(name: str, plain: bool) -> None:  # noqa: FBT001 - a parameter
    """Every shipped scenario is the same after a workbook, and after plain text, and nothing is remarked."""
    found, remarks = brought(sheet_of(data_of(FILES[name]), plain=plain))
    assert parse(FILES[name], name) == scenario(found)
    assert [] == remarks.notes


@BOTH
def test_the_same_scenario_makes_the_same_bytes(*, plain: bool) -> None:
    """Whatever day it is."""
    data = data_of(FILES["harbour"])
    assert sheet_of(data, plain=plain) == sheet_of(data, plain=plain)


def texts(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of texts that may say anything."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(value, str) or key in {
                "title",
                "text",
                "why",
                "label",
                "outcome",
                "wants",
                "probes",
                "name",
            }:
                yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from texts(value, (*path, at))
    elif path[-2:-1] in {("probes",), ("text",)} or path[-1] in {
        "title",
        "why",
        "label",
        "outcome",
        "wants",
        "name",
        "text",
    }:
        yield path


def put(data: Data, path: tuple[str | int, ...], value: Data) -> None:
    """Put a value at a path."""
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[str(step)] if isinstance(data, dict) else data
    if isinstance(data, dict):
        data[str(path[-1])] = value
    elif isinstance(data, list):
        data[int(path[-1])] = value


HARBOUR = data_of(FILES["harbour"])
PATHS = tuple(texts(HARBOUR))
ODD: tuple[tuple[str, Data], ...] = (
    ("contingency", "no"),
    ("optional", "yes"),
    ("effects", {}),
    ("themes", ["T01"]),
    ("themes", {"T01": "one: two", "T02": ""}),
    ("sets", ["one-flag", "other-flag"]),
    ("when", "ad hoc"),
    ("at", "7"),
    ("minutes", "007"),
    ("facilitator", {"purpose": "x", "probes": ["one\ntwo", "three"]}),
    ("ask", []),
)


@settings(max_examples=20)
@given(st.data(), st.sampled_from([True, True, True, False]))
def test_any_texts(draw: st.DataObject, plain: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever texts an author writes, and whatever way of writing a field, the scenario comes back equal."""
    data = copied(HARBOUR)
    assert isinstance(data, dict)
    for path in draw.draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=6)):
        put(data, path, draw.draw(WORDS).replace("$", "$$"))
    for field, value in draw.draw(st.lists(st.sampled_from(ODD), max_size=3)):
        put(data, ("moves", 0, "injects", 0, field), value)
    text = written(data).encode()
    wanted = examine(text, "scenario.yaml")
    assume(wanted.scenario is not None and not wanted.errors)
    found, remarks = brought(sheet_of(read(text, "x").data, plain=plain))
    assert wanted.scenario == scenario(found)
    assert [] == remarks.notes


TREES: st.SearchStrategy[Data] = st.recursive(
    TEXTS.map(legible),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.dictionaries(KEYS, TREES, max_size=3))
def test_leaves(data: dict[str, Data]) -> None:
    """Data taken apart into leaves grows together again; what does not fit among them is named, however much it is."""
    assert data == grown(leaves(data))
    bad = [("//", ""), ("a/" * 50 + "b", ""), *((f"~/x/{number}//", "") for number in range(2_000))]
    wrong: set[str] = set()
    assert data == grown([*leaves(data), *bad], wrong)
    assert {address for address, _text in bad} == wrong


def edited(raw: bytes, *cells: tuple[str, str, str, object]) -> bytes:
    """A list with cells changed: sheet, what the row begins with, heading, value."""
    book = load_workbook(io.BytesIO(raw))
    for name, key, heading, value in cells:
        sheet = book[name]
        column = next(cell.column for cell in sheet[2] if cell.value == heading)
        row = next(row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value == key)
        sheet.cell(row, column).value = value  # type: ignore[assignment]
    return saved(book)


def back(raw: bytes, data: Part) -> tuple[list[tuple[str, str, Data | None, Data | None]], Part, Remarks]:
    """What a list changes in a scenario: part, field, before, after; and the scenario with it."""
    remarks = Remarks()
    merged = merge(data, None, open_book(raw), Asked(), WANTED, remarks)
    found = [
        ("/".join(change.part), ".".join(one.path[len(change.part) :]), one.before, one.after)
        for change in told(parted(data), merged.parts)
        for one in change.fields
    ]
    return found, joined(merged.parts), remarks


def test_two_cells() -> None:
    """A title and a time changed are a title and a time changed, in the file, too: two lines and nothing else."""
    raw = FILES["grey-weather"]
    data = data_of(raw)
    cells = (("Injects", "navigation", "Subject", "A new title: now"), ("Injects", "cable", "Time", "+9 min"))
    found, after, remarks = back(edited(sheet_of(data, plain=False), *cells), data)
    expected = [
        ("injects/navigation", "title", "The map on the screen is wrong", "A new title: now"),
        ("injects/cable", "at", "+8 min", "+9 min"),
    ]
    assert (expected, []) == (found, remarks.notes)
    before = raw.decode().split("\n")
    new = patched(raw.decode(), parted(after))
    assert new is not None
    changed = [line for was, line in zip(before, new.split("\n"), strict=True) if was != line]
    assert ['        title: "A new title: now"', "        at: +9 min"] == changed


def test_every_sheet_can_be_edited() -> None:
    """Teams, moves, decisions, options and the rest come back as well."""
    data = data_of(FILES["grey-weather"])
    cells = (
        ("Teams", "GOV", "Fears", "Rain."),
        ("Moves", "first-signs", "Minutes", 17),
        ("Decisions", "morning-page", "Question", "Which two?"),
        ("Options", "morning-page", "Effects", "trust +4: It can be checked."),
        ("Everything else", "indicators/trust/start", "Value", "56"),
    )
    found, after, remarks = back(edited(sheet_of(data, plain=False), *cells), data)
    assert [] == remarks.notes
    assert {
        ("head/teams/GOV", "brief.fears", "Rain."), ("head/indicators", "trust.start", "56"),
        ("moves/first-signs", "minutes", "17"), ("decisions/morning-page", "question", "Which two?"),
        ("decisions/morning-page", "options.the-fault.effects.trust.by", "+4"),
        ("decisions/morning-page", "options.the-fault.effects.trust.why", "It can be checked."),
        ("decisions/morning-page", "options.the-fault.effects.services", None),
    } == {(part, field, now) for part, field, _was, now in found}  # fmt: skip
    assert not examine(written(after).encode(), "x").errors


@BOTH
def test_nothing_edited(*, plain: bool) -> None:
    """A list that nobody touched changes nothing."""
    found, _after, remarks = back(sheet_of(HARBOUR, plain=plain), HARBOUR)
    assert ([], []) == (found, remarks.notes)


def test_rows_and_columns_taken_out_change_nothing() -> None:
    """A planner's copy with a few columns and rows, in another order: only what it says counts, and it is said."""
    data = data_of(FILES["grey-weather"])
    rows = [["subject", "Control number", "Time"], ["Renamed", "cable", "+8 min"]]
    book = load_workbook(io.BytesIO(sheet_of(data, plain=False)))
    for name in book.sheetnames[1:]:
        del book[name]
    sheet = book.worksheets[0]
    sheet.delete_rows(5, 30)
    for column in (32, 31, 30, 29, 28, 27, 26, 8):
        sheet.delete_cols(column)
    found, _after, remarks = back(saved(book), data)
    assert ([], []) == (found, remarks.notes)
    assert 3 == len(rows[0])


def test_new_rows_moves_and_order() -> None:
    """A row that is new becomes an inject behind the one above; a move that is new is made; order is kept."""
    data = data_of(FILES["harbour"])
    book = load_workbook(io.BytesIO(sheet_of(data, plain=False)))
    sheet = book["Injects"]
    headings = [cell.value for cell in sheet[2]]
    row = {"Control number": "7.1", "Move": "A new move", "Subject": "New", "Message": "Words.", "Method": "news"}
    for heading, value in row.items():
        sheet.cell(sheet.max_row + (heading == "Control number"), headings.index(heading) + 1).value = value
    found, after, remarks = back(saved(book), data)
    assert ["moves/a-new-move", "injects/inject-7-1"] == [part for part, *_rest in found]
    assert {"id-made", "new-move"} == set(codes(remarks))
    assert not examine(written(after).encode(), "x").errors


def test_cells_that_do_not_fit() -> None:
    """Each is said with its place, and nothing else changes."""
    data = data_of(FILES["grey-weather"])
    cells: tuple[tuple[str, str, str, object], ...] = (
        ("Injects", "navigation", "Time", "soon"),
        ("Injects", "navigation", "Effects", "trust up"),
        ("Injects", "navigation", "Condition", "a: [b"),
        ("Injects", "cable", "Status", "maybe"),
        ("Everything else", "indicators/trust/start", "Field", "//"),
        ("Options", "morning-page", "Decision", "no-such"),
        ("Teams", "OPS", "Team", "GOV"),
    )
    found, _after, remarks = back(edited(sheet_of(data, plain=False), *cells), data)
    kept = {note.place for note in remarks.notes if note.code == "not-read-kept"}
    assert {"C3", "Q3", "R3", "O4"} == kept
    assert {"no-such-decision": "3", "twice": "A4"}.items() <= codes(remarks).items()
    assert "no-address" in codes(remarks)
    assert [] == found


def test_what_a_cell_cannot_hold_stays_whole() -> None:
    """A text that looks like our own sign, or is longer than a cell, goes to the sheet for everything else."""
    data = data_of(FILES["harbour"])
    put(data, ("moves", 0, "injects", 0, "title"), ELSEWHERE)
    put(data, ("moves", 0, "injects", 0, "text", "everyone"), "_x0041_" * 2_700)
    found, remarks = brought(sheet_of(data, plain=False))
    assert parse(written(data).encode(), "x") == scenario(found)
    assert [] == remarks.notes
