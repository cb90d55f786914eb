"""Anybody's list: headings, times, teams, odd rows; what it says is taken, what it does not say is marked."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.headings import SYNONYMS, Field
from tabletop.authoring.msel.opening import open_book
from tabletop.authoring.msel.report import imported
from tabletop.authoring.msel.table import NoSheet, Trouble, letters
from tests.authoring.msel.lists import (
    brought,
    codes,
    saved,
    scenario,
    text_file,
)

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
    assert (0 if name == "Sahana" else 10, "M") == (inject.at, inject.text["everyone"])


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
