"""Any list at all: no cell is lost, nothing hostile gets through, and what comes back changes only what changed."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tabletop.authoring.msel import words
from tabletop.authoring.msel.bringing_in import Asked
from tabletop.authoring.msel.changes import told
from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.headings import SYNONYMS
from tabletop.authoring.msel.merging import merge
from tabletop.authoring.msel.opening import open_book
from tabletop.authoring.msel.parts import joined, parted
from tabletop.authoring.msel.report import imported
from tabletop.authoring.msel.table import Remarks, as_text
from tabletop.decisions.text import clean_line
from tabletop.scenario.writing import legible
from tests.authoring.msel.lists import (
    WANTED,
    brought,
    saved,
    scenario,
    sheet_of,
    text_file,
)
from tests.plain.corpus import NAMES, hostile_line

HEADINGS = st.sampled_from([name for names in SYNONYMS.values() for name in names[:3]] + ["Budget", "Room", "x y", ""])
CELLS = st.text(st.characters(exclude_characters="\0"), max_size=20) | st.sampled_from(
    ["+5 min", "09:30", "A, B", "=1+1", "'=x", "$HOME", "1.2", "yes", "  "]
)


@settings(max_examples=25)
@given(
    st.lists(HEADINGS, min_size=2, max_size=7),
    st.lists(st.lists(CELLS, min_size=7, max_size=7), min_size=1, max_size=5),
)
def test_no_cell_is_lost(headings: list[str], rows: list[list[str]]) -> None:
    """Any list: the scenario can be used, its own list brings the same back, and every cell is still in it."""
    raw = text_file(["Subject", *headings], *([f"s{at}", *row[: len(headings)]] for at, row in enumerate(rows)))
    found, _remarks = brought(raw)
    made = scenario(found)
    data = joined(found.parts)
    again, remarks = brought(sheet_of(data, found.kept, plain=True))
    assert (made, found.kept, []) == (scenario(again), again.kept, remarks.notes)
    book = open_book(sheet_of(data, found.kept, plain=True))
    shown = {"", *(clean_line(as_text(cell)) for row in book.sheets[0].rows for cell in row.cells)}
    for row in open_book(raw).sheets[0].rows[1:]:
        for cell in row.cells:
            assert clean_line(legible(as_text(cell))) in shown


def test_hostile_texts() -> None:
    """The corpus in cells, headings, names of sheets and of the file: what is written can be used, and shown safely."""
    texts = [hostile_line(name) for name in NAMES]
    rows = [(f"{at}{text}", text, text, text) for at, text in enumerate(texts)]
    raw = text_file(("No", "To", "Subject", "Message", *texts), *rows).replace(b"\0", b"")
    found, remarks = brought(raw, wanted=Wanted("\x1b[31m.csv", "x", "x", "2027-05"))
    assert len([one for one in texts if one.strip()]) == len(scenario(found).injects)
    said = "".join(words.placed(note) for note in remarks.notes) + imported("\x1b[31m.csv", found, remarks)
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_a_list_that_comes_back_changes_only_what_changed() -> None:
    """Of a planner's own list: what differs from the last time is brought in; the rest of the scenario stays."""
    rows = [["No", "Time", "To", "Subject", "Message", "Budget"], ["1", "09:00", "A", "a", "x", "5"],
            ["2", "09:10", "B", "b", "y", "6"]]  # fmt: skip
    first, _remarks = brought(text_file(*rows))
    first.parts.injects["inject-1"]["minutes"] = "9"
    first.parts.injects["inject-2"]["title"] = "Worded anew in the scenario"
    data = joined(first.parts)
    rows[1][3], rows[1][1] = "a2", "09:05"
    rows.append(["3", "09:20", "C", "c", "z", ""])
    merged = merge(data, first.kept, open_book(text_file(*rows)), Asked(), WANTED, Remarks())
    found = {
        ("/".join(change.part), ".".join(one.path[len(change.part) :])): one.after
        for change in told(parted(data), merged.parts)
        for one in change.fields
    }
    assert {
        ("injects/inject-1", "title"),
        ("injects/inject-1", "at"),
        ("injects/inject-3", ""),
        ("head/teams/C", ""),
    } == set(found) - {("moves/move-1", "minutes")}
    assert ("a2", "+5 min") == (found["injects/inject-1", "title"], found["injects/inject-1", "at"])
    without = merge(data, None, open_book(text_file(*rows)), Asked(), WANTED, Remarks())
    assert "b" == without.parts.injects["inject-2"]["title"]
    assert "9" == without.parts.injects["inject-1"]["minutes"]


def test_our_list_in_a_planners_hands_keeps_new_columns() -> None:
    """A column that a planner adds to our list is kept, and comes out again."""
    found, _remarks = brought(text_file(("No", "Subject"), ("1", "a")))
    book = load_workbook(io.BytesIO(sheet_of(joined(found.parts), found.kept, plain=False)))
    sheet = book["Injects"]
    last = sheet.max_column + 1
    sheet.cell(2, last).value, sheet.cell(3, last).value = "Room", "B 12"
    again, _remarks = brought(saved(book))
    out = open_book(sheet_of(joined(again.parts), again.kept, plain=True))
    assert {"Room", "B 12"} <= {cell for row in out.sheets[0].rows for cell in row.cells}


def test_our_inject_sheet_alone() -> None:
    """A planner saved only the inject list: it is read as anybody's, its times from the start of each move."""
    rows = (
        ("Move", "Time", "Subject", "To"),
        ("One", "+5 min", "a", "A"),
        ("Two", "+7 min", "b", ""),
        ("Two", "+9 min", "c", "A"),
    )
    found, _remarks = brought(text_file(*rows))
    book = load_workbook(io.BytesIO(sheet_of(joined(found.parts), None, plain=False)))
    for name in book.sheetnames[1:]:
        del book[name]
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[2] if cell.value == "Time")
    for at, words_there in enumerate(("+5 min", "+7 min", "+9 min"), 3):
        sheet.cell(at, column).value = words_there
    again, _remarks = brought(saved(book))
    assert [5, 7, 9] == [one.at for one in scenario(again).injects.values()]
    assert ["One", "Two"] == [move.title for move in scenario(again).moves]
