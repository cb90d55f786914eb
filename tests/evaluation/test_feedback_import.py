"""Files with forms: from Google, Microsoft, Excel or by hand, well made or not."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.text import clean
from tabletop.evaluation.feedback import TEXT_LIMIT, FillForm, clean_text
from tabletop.evaluation.feedback_import import (
    BATCH,
    FIELDS,
    LEFT_OUT,
    PERSONAL,
    Plan,
    RowNote,
    Taken,
    batches,
    mark_of,
    planned,
    taken,
)
from tabletop.evaluation.feedback_table import MOST_BYTES, NoForms, Sheet, Trouble, read_sheet
from tests.feedback import FORM, QUESTIONS, STATEMENTS

ASKED = {field: (text,) for field, text in zip(FIELDS, (*STATEMENTS, *QUESTIONS), strict=True)}
OWN = ",".join(FIELDS)
CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "text").glob("*.txt"))


def plan_of(raw: bytes | str, *wanted: tuple[str, str]) -> tuple[Sheet, Plan]:
    """How a file is read."""
    sheet = read_sheet(raw.encode() if isinstance(raw, str) else raw)
    return sheet, planned(sheet, ASKED, wanted)


def forms_of(raw: bytes | str, *wanted: tuple[str, str]) -> Taken:
    """What a file comes to."""
    return taken(*plan_of(raw, *wanted))


def uses(raw: str, *wanted: tuple[str, str]) -> list[str]:
    """What the columns are taken for."""
    return [column.use for column in plan_of(raw, *wanted)[1].columns]


def trouble(raw: bytes | str, *wanted: tuple[str, str]) -> tuple[Trouble, str]:
    """Why a file is refused."""
    with pytest.raises(NoForms) as refused:
        forms_of(raw, *wanted)
    return refused.value.trouble, refused.value.detail


def as_csv(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    """Rows as a spreadsheet writes them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    """Whatever a spreadsheet writes here or there is read, and what it was taken for is known."""
    text = as_csv(
        tuple(FIELDS), ("5", "4", "3", "2", "1", "Größe; ja, so", 'She said "no"\r\nand left'), delimiter=delimiter
    )
    raw = text.encode(encoding)
    sheet, _plan = plan_of(raw)

    assert sheet.delimiter == delimiter
    assert sheet.encoding == {"cp1252": "Windows-1252"}.get(encoding, "UTF-16" if "16" in encoding else "UTF-8")
    assert forms_of(raw).forms == (FillForm((5, 4, 3, 2, 1), ("Größe; ja, so", 'She said "no"\nand left')),)


def test_a_survey_of_a_service() -> None:
    """Time, address and name are left out; statements are known by their words, inside a grid's title, too."""
    titles = (
        "Timestamp",
        "Email Address",
        "Your name",
        *STATEMENTS[:2],
        f"How far? [{STATEMENTS[2]}]",
        *STATEMENTS[3:],
    )
    raw = as_csv(
        (*titles, *QUESTIONS, "Anything else"), ("x", "a@b", "Ann", "5", "4", "3", "2", "1", "Maps", "Time", "?")
    )

    assert uses(raw) == [PERSONAL, PERSONAL, PERSONAL, *FIELDS, LEFT_OUT]
    assert forms_of(raw).forms == (FillForm((5, 4, 3, 2, 1), ("Maps", "Time")),)
    assert "Ann" not in str(forms_of(raw))


def test_titles_of_others() -> None:
    """Near words are enough, where they point to one thing only."""
    raw = (
        "Well organised?,Realistic,Felt heard,Materials,Prepared,What went well,To improve,Organisation and materials\n"
    )
    assert uses(raw + "1,2,3,4,5,,,\n") == [*FIELDS, LEFT_OUT]


def test_without_titles_by_their_order() -> None:
    """Seven columns, or five, in the order of the form; a first row with marks is no row of titles."""
    sheet, plan = plan_of("5,4,3,2,1,Maps,\n1,1,1,1,1,,Time\n")
    assert (plan.titled, plan.by_place) == (False, True)
    assert len(taken(sheet, plan).forms) == 2
    assert uses("a;b;c;d;e\n1;2;3;4;5\n") == list(FIELDS[:5])
    assert uses("name,a,b,c,d,e\nAnn,1,2,3,4,5\n") == [PERSONAL, *FIELDS[:5]]
    assert trouble("a,b,c\n1,2,3\n") == (Trouble.UNKNOWN_COLUMNS, "")


def test_what_somebody_says_of_a_column() -> None:
    """By title or number; it goes before what another column was taken for."""
    raw = "First,Second,organised\n1,2,3\n"
    assert uses(raw, ("first", "organised"), ("2", "heard")) == ["organised", "heard", LEFT_OUT]
    assert uses(raw, ("Second", LEFT_OUT)) == [LEFT_OUT, LEFT_OUT, "organised"]
    assert uses("1,2\n3,4\n", ("2", "prepared")) == [LEFT_OUT, "prepared"]
    assert trouble(raw, ("Third", "heard")) == (Trouble.NO_COLUMN, "Third")
    assert trouble(raw, ("9", "heard")) == (Trouble.NO_COLUMN, "9")
    assert trouble("a,b\n1,2\n", ("1", LEFT_OUT)) == (Trouble.UNKNOWN_COLUMNS, "")
    assert trouble("Prepared,well prepared\n1,2\n") == (Trouble.TWICE, "prepared")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", Trouble.EMPTY),
        (b"\r\n \r\n", Trouble.EMPTY),
        (b"\xef\xbb\xbf", Trouble.EMPTY),
        (b",,,\n,,\n", Trouble.EMPTY),
        (b"sep=;\r\n", Trouble.EMPTY),
        (b"PK\x03\x04rest", Trouble.NO_TEXT),
        (b"\xd0\xcf\x11\xe0rest", Trouble.NO_TEXT),
        (b"%PDF-1.7", Trouble.NO_TEXT),
        (b"organised\0,x\n1,2\n", Trouble.NO_TEXT),
        (b"organised,\x81\x8d\n1,2\n", Trouble.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00", Trouble.ENCODING),
        (b'organised,plausible\n1,"2\n', Trouble.QUOTES),
        (b'"organised"x,plausible\n1,2\n', Trouble.QUOTES),
        (b"organised,plausible\n", Trouble.NO_FORMS),
        (b"x" * (MOST_BYTES + 1), Trouble.TOO_BIG),
    ],
)
def test_files_that_are_none(raw: bytes, expected: Trouble) -> None:
    """Each is refused as a whole, for its own reason."""
    assert trouble(raw)[0] is expected


def test_what_excel_puts_in_front() -> None:
    """A line that names the delimiter is believed, and counts as a row."""
    sheet, plan = plan_of("sep=;\norganised;plausible\n1;9\n")
    assert taken(sheet, plan).notes == (RowNote(3, "mark", "plausible", "9"),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5", 5),
        (" 4.0 ", 4),
        ("3,00", 3),
        ("2/5", 2),
        ("1 - not at all", 1),
        ("4 (agree)", 4),
        ("Strongly agree", 5),
        ("Neither agree nor disagree", 3),
        ("Stimme eher zu", 4),
        ("", None),
        ("–", None),
        ("n/a", None),
        ("0", ""),
        ("6", ""),
        ("4.5", ""),
        ("five", ""),
        ("٣", ""),
        ("99999999999", ""),
        ("=1+1", ""),
    ],
)
def test_marks(cell: str, expected: object) -> None:
    """Numbers with what services write around them, words of agreement; everything else is said, never guessed."""
    assert mark_of(cell) == expected


def test_rows_that_cannot_be_taken_as_they_stand() -> None:
    """Each is named with its row as a spreadsheet counts; the others are taken."""
    long = "x" * (TEXT_LIMIT + 1)
    found = forms_of(f"{OWN}\n5,7,3,2,1,,\n1,2\n1,2,3,4,5,a,b,c\n1,2,3,4,5,a,b,,\n\n,,,,,-,\n,,,,,, \n4,,,,,{long},\n")

    assert [form.marks[0] for form in found.forms] == [None, 1, 4, 5]
    assert found.notes == (
        RowNote(2, "mark", "plausible", "7"),
        RowNote(3, "columns", "", "2/7"),
        RowNote(4, "columns", "", "8/7"),
        RowNote(9, "cut", "keep", "1000/20"),
    )
    assert forms_of(f"{OWN}\n1,1,1,1,1,,\n5,,,,,,\n?,,,,,,\n").notes == (
        RowNote(4, "mark", "organised", "?"),
        RowNote(4, "empty"),
    )


def test_the_order_of_the_rows_is_given_up() -> None:
    """The same forms in another order come to the same, so nobody is found by when they answered."""
    one, other = f"{OWN}\n5,5,5,5,5,b,\n1,1,1,1,1,a,\n", f"{OWN}\n1,1,1,1,1,a,\n5,5,5,5,5,b,\n"
    assert forms_of(one) == forms_of(other)


@pytest.mark.parametrize("sample", CORPUS, ids=lambda path: path.stem)
def test_hostile_texts(sample: Path) -> None:
    """As an answer, as a title and as the whole file: taken over clean, or refused; never raised."""
    refused: list[Trouble] = []
    text = sample.read_bytes().decode("utf-8", "replace").replace("\0", "")
    raw = as_csv((*FIELDS, text), ("1", text, "", "", "", text, text, text)).encode("utf-8", "replace")
    try:
        found = forms_of(raw)
    except NoForms as error:
        refused.append(error.trouble)
    else:
        (form,) = found.forms
        assert form.texts == (clean_text(text), clean_text(text))
        assert clean(form.texts[0]) == form.texts[0]
    try:
        forms_of(sample.read_bytes())
    except NoForms as error:
        refused.append(error.trouble)
    assert set(refused) <= set(Trouble)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    """Any file is read or refused."""
    refused: list[Trouble] = []
    try:
        forms_of(raw)
    except NoForms as error:
        refused.append(error.trouble)
    assert set(refused) <= set(Trouble)


def test_steps_of_an_import() -> None:
    """A few forms at a time; what is there already is left out."""
    forms = (FORM,) * (2 * BATCH + 1)
    assert [len(one) for one in batches(forms)] == [BATCH, BATCH, 1]
    assert [len(one) for one in batches(forms, BATCH)] == [BATCH, 1]


def test_nothing_but_blank_rows() -> None:
    """A sheet without rows has no plan."""
    with pytest.raises(NoForms):
        planned(Sheet("UTF-8", ",", ()), ASKED)
