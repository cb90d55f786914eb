"""Anybody's list: headings, times, teams, odd rows; what it says is taken, what it does not say is marked."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tabletop.authoring.msel import words
from tabletop.authoring.msel.bringing_in import Asked
from tabletop.authoring.msel.changes import told
from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.headings import SYNONYMS, Field
from tabletop.authoring.msel.merging import merge
from tabletop.authoring.msel.opening import open_book
from tabletop.authoring.msel.parts import joined, parted
from tabletop.authoring.msel.report import imported
from tabletop.authoring.msel.table import NoSheet, Remarks, Trouble, as_text, letters
from tabletop.authoring.msel.times import moment
from tabletop.authoring.writing import legible
from tabletop.decisions.text import clean_line
from tests.authoring.msel.lists import (
    WANTED,
    brought,
    codes,
    saved,
    scenario,
    sheet_of,
    text_file,
)
from tests.plain.corpus import NAMES, hostile_line

LAYOUTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], set[Field]]] = {
    "HSEEP": (
        ("Control Number", "Time", "Originator", "Recipient", "Delivery Method", "Subject", "Message",
         "Expected Outcome", "Objective", "Responsible Controller", "Status", "Comments"),
        ("1.1", "+00:10", "Mayor", "Police", "Phone", "S", "M", "E", "O", "Smith", "Draft", "C"),
        {Field.NUMBER, Field.TIME, Field.FROM, Field.TO, Field.METHOD, Field.SUBJECT, Field.MESSAGE, Field.EXPECTED,
         Field.OBJECTIVE, Field.CONTROLLER, Field.STATUS, Field.NOTES},
    ),
    "Blueprint": (
        ("Control Number", "Description", "Status", "Time", "Move", "Group", "Type", "Delivery Method"),
        ("7", "M", "Approved", "+ 00:10:00", "2", "1", "Inject", "Email"),
        {Field.NUMBER, Field.MESSAGE, Field.STATUS, Field.TIME, Field.MOVE, Field.METHOD},
    ),
    "OpenAEV": (
        ("Action to be taken", "Timeline", "Teams", "Subject", "Content", "Comments", "Expectation Description",
         "Expectation Name", "Expectation Score", "Done/To do"),
        ("Send an email", "M+10", "A", "S", "M", "C", "E", "N", "10", "To do"),
        {Field.METHOD, Field.TIME, Field.TO, Field.SUBJECT, Field.MESSAGE, Field.NOTES, Field.EXPECTED, Field.STATUS},
    ),
    "Conducttr": (
        ("Time", "From", "Faction", "To", "Team", "Method", "Subject", "Message", "Expected action"),
        ("0:10", "X", "F", "A", "T", "SMS", "S", "M", "E"),
        {Field.TIME, Field.FROM, Field.TO, Field.METHOD, Field.SUBJECT, Field.MESSAGE, Field.EXPECTED},
    ),
    "ttx-community": (
        ("type", "title", "description", "content", "time_offset", "target_teams"),
        ("mail", "S", "D", "M", "10", "A,B"),
        {Field.METHOD, Field.SUBJECT, Field.MESSAGE, Field.TIME, Field.TO},
    ),
    "Sahana": (
        ("Date/Time", "From", "To", "Message", "Note"),
        ("2027-03-01 09:10", "X", "A", "M", "N"),
        {Field.TIME, Field.FROM, Field.TO, Field.MESSAGE, Field.NOTES},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_known_layouts(name: str) -> None:
    """Each is read without help, and the time is ten minutes in (or the start, where it is a time of the clock)."""
    headings, row, fields = LAYOUTS[name]
    found, _remarks = brought(text_file(headings, row))
    assert found.mapping is not None
    assert fields == found.mapping.fields
    (inject,) = scenario(found).injects.values()
    clocked = name in {"Conducttr", "Sahana"}
    assert (0 if clocked else 10, "M") == (inject.at, inject.text["everyone"])


def test_every_synonym_is_read() -> None:
    """No heading stands under two fields, and each is found, however it is written."""
    every = [name for names in SYNONYMS.values() for name in names]
    assert len(every) == len(set(every))
    for field, names in SYNONYMS.items():
        for name in names:
            other = "Message" if field is not Field.MESSAGE else "Subject"
            heading = f" *{name.title()}: "
            found, _remarks = brought(text_file((heading, other, "To"), ("7", "words", "A")))
            assert found.mapping is not None
            assert field in found.mapping.fields


@settings(max_examples=100)
@given(st.integers(-(10**6), 10**6))
def test_a_time_as_planners_write_it_is_read_back(seconds: int) -> None:
    """`+ 2 01:02:03` and what Excel makes of it are the same time."""
    span = dt.timedelta(seconds=seconds)
    read, meant = moment(as_text(span)), moment(span)
    assert read == meant
    assert meant is not None
    assert seconds == meant.seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("+ 01:02:03", 3723), ("+ 2 01:02:03", 176_523), ("- 00:10:00", -600), ("D+2 H+3 M+45", 186_300),
        ("J+2 T+3 M-5", 183_300), ("T+20", 1200), ("T+1:30", 5400), ("+12 min", 720), ("12", 720), (12, 720),
        ("1h30", 5400), ("2h", 7200), ("90 minutes", 5400), ("STARTEX", 0), ("H+3", 10_800), ("T + 5'", 300),
        ("−5 min", -300),
    ],
)  # fmt: skip
def test_times_from_the_start(value: str | int, seconds: int) -> None:
    """Every way to say how long after STARTEX."""
    found = moment(value)
    assert found is not None
    assert (seconds, False) == (found.seconds, found.clock)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("09:30", 34_200), ("0930", 34_200), ("9.30 pm", 77_400), ("12:05 am", 300), ("2027-03-01T09:30", 34_200),
        ("010930ZMAR27", 34_200), (dt.time(9, 30), 34_200), (0.395833333, 34_200), (46_000.5, 43_200),
        (dt.datetime(2027, 3, 1, 9, 30), 34_200),  # noqa: DTZ001 - a cell has no zone
    ],
)  # fmt: skip
def test_times_of_the_clock(value: str | float | dt.time | dt.datetime, seconds: int) -> None:
    """Every way to say when."""
    found = moment(value)
    assert found is not None
    assert (seconds, True) == (found.seconds, found.clock)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "12:75",
        "25:00",
        "9:61 pm",
        "32 days later",
        "010930ZABC27",
        "2027-02-30 09:00",
        "1" * 90,
        True,
        None,
    ],
)
def test_no_times(value: str | bool | None) -> None:  # noqa: FBT001 - a cell
    """What is no time is none."""
    assert moment(value) is None


def test_moves_and_times() -> None:
    """Times count from STARTEX; a move starts with its first inject, and lasts until the next one starts."""
    rows = (
        ("Move", "Time", "Subject"),
        ("One", "T+5", "a"),
        ("", "T+20", "b"),
        ("Two", "T+60", "c"),
        ("Two", "T+75", "d"),
    )
    found, remarks = brought(text_file(*rows))
    made = scenario(found)
    assert [5, 20, 0, 15] == [one.at for one in made.injects.values()]
    assert [("one", 60), ("two", 30)] == [(move.id, move.minutes) for move in made.moves]
    assert {"no-teams"} == set(codes(remarks))


def test_odd_times() -> None:
    """Backwards, before the start, over midnight, too late, no time at all, a move that begins anew: each is said."""
    rows = (
        ("Move", "Time", "Subject"), ("One", "23:50", "a"), ("One", "00:10", "b"), ("One", "00:05", "c"),
        ("One", "soon", "d"), ("Two", "- 00:05:00", "e"), ("Two", "T+5", "f"), ("Two", "+ 3 00:00:00", "g"),
    )  # fmt: skip
    found, remarks = brought(text_file(*rows))
    expected = {"no-start": "B2", "next-day": "B3", "backwards": "B4", "no-time": "B5", "before-start": "B6",
                "own-start": "6", "too-late": "B8", "no-teams": ""}  # fmt: skip
    assert expected == codes(remarks)
    assert [0, 20, 15, None, None, 5, None] == [one.at for one in scenario(found).injects.values()]
    from_eleven = Wanted("x", "x", "x", "2027-05", start=23 * 3600)
    found, remarks = brought(text_file(*rows[:3]), wanted=from_eleven)
    assert [50, 70] == [one.at for one in scenario(found).injects.values()]


def test_odd_rows() -> None:
    """Titles, headings that come again, rows without words: left out or understood, and said."""
    rows = (
        ("Autumn storm 2027",), ("EXERCISE",), ("No", "Time", "Subject", "Message", "Budget"), ("PHASE 1",),
        ("1", "+5 min", "First", "m", "9"), ("No", "Time", "Subject", "Message", "Budget"), ("", "", "", "", "5"),
        ("2", "", "", "Only a message, and a long one at that", ""), ("PHASE 2",), ("3", "", "Third", "", ""),
    )  # fmt: skip
    found, remarks = brought(text_file(*rows))
    made = scenario(found)
    assert "Autumn storm 2027" == made.title
    assert ["PHASE 1", "PHASE 2"] == [move.title for move in made.moves]
    assert ["inject-1", "inject-2", "inject-3"] == list(made.injects)
    assert {"title": "1", "above": "2", "title-row": "A9", "headings-again": "6", "one-cell": "E7", "title-made": "C8"
            }.items() <= codes(remarks).items()  # fmt: skip
    page = imported("x.csv", found, remarks)
    assert all(letter in page for letter in ("| A |", "Budget", "left out"))


def test_teams() -> None:
    """Names are split, found again in other capitals, and of too many the rarest share one team."""
    many = ", ".join(f"Team {letters(at)}" for at in range(15))
    rows = (
        ("To", "Subject"),
        ("Police & Fire", "a"),
        ("police; ALL", "b"),
        ("all teams", "c"),
        ("Police", "d"),
        (many, "e"),
    )
    found, remarks = brought(text_file(*rows))
    made = scenario(found)
    assert 12 == len(made.teams)
    assert [("police", "fire"), (), (), ("police",)] == [one.to for one in made.injects.values()][:4]
    assert "others" in list(made.injects.values())[4].to
    assert "too-many-teams" in codes(remarks)


def test_kinds_statuses_and_notes() -> None:
    """Methods become kinds, statuses what they mean here, and every note goes where only facilitators look."""
    rows = (
        (
            "Subject",
            "Type",
            "Status",
            "Notes",
            "Controller",
            "Learning point",
            "Objective",
            "Expected action",
            "Minutes",
        ),
        ("a", "Contingency inject", "Optional", "n", "Smith", "l", "o", "e", "10"),
        ("b", "Carrier pigeon", "Deleted", "", "", "", "o", "", "long"),
        ("c", "Twitter", "ad hoc", "", "", "", "p", "", "00:20"),
    )
    found, remarks = brought(text_file(*rows), wanted=Wanted("x", "x", "x", "2027-05", ask=True))
    made = scenario(found)
    first, second, third = made.injects.values()
    assert (True, True, 10) == (first.contingency, first.optional, first.minutes)
    assert first.facilitator is not None
    assert ("l", "n\n\nReleased by: Smith", "e") == (
        first.facilitator.purpose, first.facilitator.watch_for, first.facilitator.expect,
    )  # fmt: skip
    assert ("incident", None) == (second.kind, second.minutes)
    assert ("social", True, 20) == (third.kind, third.ad_hoc, third.minutes)
    assert ["o", "p"] == [one.text for one in made.objectives.values()]
    assert [(one.id, "open-text") for one in made.decisions.values()] == [(first.ask[0], "open-text")]
    assert {"method": "B3", "over": "C3", "no-minutes": "I3", "asked": "H2"}.items() <= codes(remarks).items()


def test_without_being_asked_nothing_is_asked() -> None:
    """An expected action is a note; no decision is invented."""
    found, _remarks = brought(text_file(("Subject", "Expected action"), ("a", "b")))
    assert not scenario(found).decisions


def test_workbook_with_everything_in_it() -> None:
    """Merged cells, formulas, what is hidden, errors, two rows of headings: each is said, with its cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("No", "When", "To", "Subject", "Message", "Move"), ("Nr", "Time", "Recipient", "Title", "Text", "Phase"),
        (1, dt.time(9, 0), "A", "S1", "=1+1", "M1"), (2, 0.4, "A", "S2", "m2", None),
        (3, None, "A", "S3", "#REF!", None), (4, dt.timedelta(minutes=30), "A", "S4", "m4", "M2"),
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("F3:F5")
    sheet.merge_cells("A7:C7")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Hidden")
    hidden.append(("No", "Time", "To", "Subject", "Message", "Method"))
    hidden.sheet_state = "hidden"
    book.create_sheet("Contacts").append(("Name", "Phone"))
    found, remarks = brought(saved(book))
    assert ["M1", "M2"] == [move.title for move in scenario(found).moves]
    assert {
        "hidden-sheet": "", "other-sheet": "", "hidden-column": "C", "second-headings": "2", "no-start": "B3",
        "formula-empty": "E3", "merged": "F3", "hidden-row": "4", "serial": "B4", "error-value": "E5",
        "merged-across": "A7",
    }.items() <= codes(remarks).items()  # fmt: skip


def test_map_and_sheet() -> None:
    """A column is read as somebody says, by heading or letter; what is not there is named."""
    raw = text_file(("Foo", "Bar", "Subject"), ("one", "two", "three"))
    found, _remarks = brought(raw, ("foo", "message"), ("C", "none"), ("B", "subject"))
    (inject,) = scenario(found).injects.values()
    assert ("two", "one") == (inject.title, inject.text["everyone"])
    for pair, trouble in ((("Nope", "to"), Trouble.NO_COLUMN), (("Foo", "colour"), Trouble.NO_FIELD)):
        with pytest.raises(NoSheet) as caught:
            brought(raw, pair)
        assert trouble is caught.value.trouble
    with pytest.raises(NoSheet) as caught:
        open_book(b"")
    assert Trouble.EMPTY is caught.value.trouble


def test_a_slip_in_a_heading() -> None:
    """A heading with a slip is a guess, and said to be one; the second column for one thing is left out."""
    found, _remarks = brought(text_file(("Recipeint", "Subject", "Title", "Weather"), ("A", "s", "t", "w")))
    assert found.mapping is not None
    assert [("to", "alike"), ("subject", ""), (None, "second"), (None, "")] == [
        (one.field, one.why) for one in found.mapping.columns
    ]


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
