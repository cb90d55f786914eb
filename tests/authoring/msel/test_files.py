"""Files that are no lists, too large, broken, locked; encodings and separators; changes put into a scenario's file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tabletop.authoring.msel import table, words
from tabletop.authoring.msel.headings import mapped
from tabletop.authoring.msel.kept import kept_text, read_kept
from tabletop.authoring.msel.looking import chosen
from tabletop.authoring.msel.names import Names
from tabletop.authoring.msel.opening import MOST_BYTES, is_workbook, open_book
from tabletop.authoring.msel.table import NoSheet, Remarks, Row, Trouble
from tests.authoring.msel.lists import book_file, brought, codes, saved, scenario, text_file

HEADINGS = ("No", "Time", "To", "Subject", "Message")


def archive(**entries: bytes) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return stream.getvalue()


def locked() -> bytes:
    """A workbook whose entries say that they are encrypted."""
    raw = bytearray(archive(**{"xl/workbook.xml": b"<x/>"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


BAD: dict[str, tuple[bytes, Trouble]] = {
    "empty": (b"", Trouble.EMPTY),
    "blank": (b" \n\t\n", Trouble.EMPTY),
    "separators": (b",,,\n,,,\n", Trouble.EMPTY),
    "empty workbook": (saved(Workbook()), Trouble.EMPTY),
    "picture": (b"\x89PNG\r\n", Trouble.NOT_A_SHEET),
    "archive": (archive(**{"a.txt": b"x"}), Trouble.NOT_A_SHEET),
    "binary": (b"a,b\0c\n" * 9, Trouble.NOT_A_SHEET),
    "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, Trouble.OLD),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Trouble.LOCKED),
    "locked": (locked(), Trouble.LOCKED),
    "open document": (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Trouble.NOT_A_SHEET),
    "half": (book_file(HEADINGS)[:3000], Trouble.BROKEN),
    "no xml": (archive(**{"xl/workbook.xml": b"<", "xl/_rels/workbook.xml.rels": b"<x/>"}), Trouble.BROKEN),
    "entities": (archive(**{"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
                            "xl/_rels/workbook.xml.rels": b"<x/>"}), Trouble.BROKEN),
    "bomb": (archive(**{"xl/workbook.xml": b"<x/>", "a": b"0" * 3_000_000}), Trouble.BOMB),
    "quotes": (b'No,Subject\n1,"open\n2,x\n', Trouble.QUOTES),
    "encoding": (b"No,Subject\n1,\x81\x8d\n", Trouble.ENCODING),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_files(name: str) -> None:
    """Each is refused for its reason, in one whole sentence."""
    raw, trouble = BAD[name]
    with pytest.raises(NoSheet) as caught:
        open_book(raw)
    assert trouble is caught.value.trouble
    assert "$" not in words.trouble(caught.value)


def test_open_document_is_named() -> None:
    """A sheet of LibreOffice's own format, stored as such programs store it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(NoSheet) as caught:
        open_book(stream.getvalue())
    assert Trouble.OPEN_DOCUMENT is caught.value.trouble
    assert not is_workbook(stream.getvalue())


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows, injects or bytes than make sense: refused before they are read, or as soon as they are counted."""
    for module in ("delimited", "workbook_marks"):
        monkeypatch.setattr(f"tabletop.authoring.msel.{module}.MOST_ROWS", 50)
    rows = [HEADINGS, *((str(at), "", "A", "s", "m") for at in range(60))]
    with pytest.raises(NoSheet) as caught:
        open_book(text_file(*rows))
    assert Trouble.TOO_MANY_ROWS is caught.value.trouble
    with pytest.raises(NoSheet) as caught:
        chosen(open_book(book_file(*rows)), None, Remarks())
    assert Trouble.TOO_MANY_ROWS is caught.value.trouble
    monkeypatch.undo()
    monkeypatch.setattr("tabletop.authoring.msel.converting.MOST_INJECTS", 50)
    with pytest.raises(NoSheet) as caught:
        brought(text_file(*rows))
    assert Trouble.TOO_MANY_INJECTS is caught.value.trouble
    with pytest.raises(NoSheet) as caught:
        open_book(b"a" * (MOST_BYTES + 1))
    assert Trouble.TOO_BIG is caught.value.trouble


def test_rows_that_are_only_formatted_cost_nothing() -> None:
    """A sheet formatted down to its end has as many rows as have something in them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(("No", "Subject"))
    sheet.append((1, "a"))
    sheet.cell(60_000, 1).number_format = "0.00"
    assert 2 == len(open_book(saved(book)).sheets[0].rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_and_separators(encoding: str, delimiter: str) -> None:
    """Whatever a spreadsheet program writes is read, a title line above or not; a guess is said to be one."""
    text = text_file(
        ("An autumn, storm; 2027",), HEADINGS, ("1", "", "Zürich", "Größe, “é”", "a;b\nc"), delimiter=delimiter
    )
    book = open_book(text.decode().encode(encoding))
    assert (delimiter, encoding in {"cp1252", "utf-16-le"}) == (book.delimiter, book.guessed)
    assert ("1", "", "Zürich", "Größe, “é”", "a;b\nc") == book.sheets[0].rows[2].cells
    named = open_book(b"sep=;\r\nNo;Subject\r\n1;a,b\r\n")
    assert (2, ("No", "Subject")) == (named.sheets[0].rows[0].number, named.sheets[0].rows[0].cells)


def test_sheets_by_name() -> None:
    """The sheet that was asked for is read, a hidden one, too; one that is not there is named, with those that are."""
    book = Workbook()
    book.worksheets[0].append(("No", "Subject"))
    other = book.create_sheet("Day 2")
    other.append(("No", "Subject"))
    other.append((7, "later"))
    other.sheet_state = "hidden"
    found = open_book(saved(book))
    assert "Day 2" == chosen(found, "day 2", Remarks()).name
    assert "Sheet" == chosen(found, None, Remarks()).name
    with pytest.raises(NoSheet) as caught:
        chosen(found, "Day 3", Remarks())
    assert "There is no sheet “Day 3”. There is: Sheet, Day 2" == words.trouble(caught.value)
    with pytest.raises(NoSheet):
        mapped((Row(1, ("a", "b")),), ())


def test_every_code_has_its_words() -> None:
    """What is said anywhere has a sentence, and no sentence is left over."""
    package = Path(table.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    said = set(re.findall(r'remarks\.add\(\s*"([a-z-]+)"', source))
    for one in re.findall(r'remarks\.add\(\s*("[^,]*?if[^,]*),', source):
        said |= set(re.findall(r'"([a-z-]+)"', one))
    said |= {"not-read", "not-read-kept"}
    assert set(words.NOTES) == said
    assert set(Trouble) == set(words.TROUBLE)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=50), st.text(max_size=50)), min_size=1, max_size=8))
def test_ids(wanted: list[tuple[str, str]]) -> None:
    """Whatever the control numbers and titles are, the ids are ids, and no two are alike."""
    names = Names()
    made = [names.of(number, title) for number, title in wanted]
    rows = [(number.replace("\0", ""), f"x{title}".replace("\0", "")) for number, title in wanted]
    assert len(made) == len(set(made))
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", one) and len(one) <= 40 for one in made)
    assert rows


def test_what_is_kept_is_read_back() -> None:
    """Also after somebody wrote nonsense into the file, which is then none of ours."""
    found, remarks = brought(text_file((*HEADINGS, "Room"), ("1", "+5 min", "A", "s", "m", "B 12")))
    assert found.kept == read_kept(kept_text(found.kept).encode(), "msel.yaml")
    assert read_kept(b"format: other\n", "x") is read_kept(b"\0", "x") is None
    assert {"new-team"} == set(codes(remarks))
    assert scenario(found).injects
