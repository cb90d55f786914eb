"""`tabletop import` and `export --msel` at the front door: what is said, what is written, and what never is."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from openpyxl import load_workbook

from tabletop.cli.codes import Exit
from tabletop.scenario.loader import load
from tests.authoring.msel.lists import book_file
from tests.authoring.peers.exports import OPENAEV, packed
from tests.cli.streams import said, typed
from tests.harbour import FILE
from tests.plain.corpus import NAMES, hostile_line

LIST = """\
Autumn storm;;;;;
No;Time;To;Subject;Message;Room
1;09:00;Police;Storm;It blows.;B 12
2;09:10;Fire;Tree;It fell.;
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a list and a scenario in it."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(LIST, encoding="utf-8")
    Path("harbour").mkdir()
    shutil.copy(FILE, "harbour/scenario.yaml")
    return tmp_path


def test_a_list_becomes_a_scenario(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mapping, what was found, how much there is, where it is, what to do next; and the scenario can be used."""
    found = said(capsys, "import", "list.csv", "-o", "storm")
    expected = """\
Read as UTF-8, with semicolons between the cells.
   A  No → number
   B  Time → time
   C  To → to
   D  Subject → subject
   E  Message → message
   F  Room → left out, and kept in msel.yaml
  row 1: Above the headings: “Autumn storm”; taken for the title.
  B3: A time of the clock, and nothing says when the exercise starts; 09:00 is taken. Say it with --start.
  C3: A team “Police”; it is made, with the id police.
  C4: A team “Fire”; it is made, with the id fire.
2 injects in 1 move, for 2 teams.
Written to storm: scenario.yaml, msel.yaml, IMPORTED.md
What the file does not say is marked TODO.
Look it over with:
  tabletop check storm
"""
    assert expected == found
    assert "Autumn storm" == load(here / "storm").title
    assert "already" in said(capsys, "import", "list.csv", "-o", "storm", code=Exit.NOT_RUN)


def test_a_dry_run_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says the same, and that nothing was written."""
    before = sorted(here.rglob("*"))
    assert said(capsys, "import", "list.csv", "--dry-run", "--start", "08:30").endswith("Nothing was written.\n")
    said(capsys, "export", "harbour", "--msel", "h.csv")
    text = Path("h.csv").read_text(encoding="utf-8").replace("The radar goes dark", "Renamed")
    Path("h.csv").write_text(text, encoding="utf-8")
    said(capsys, "import", "h.csv", "--into", "harbour", "--dry-run")
    assert [*before, here / "h.csv"] == sorted(here.rglob("*"), key=lambda one: (one.name == "h.csv", one))


def edited(path: Path, heading: str, value: str) -> str:
    """The workbook's first row with another cell; what stood there."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[2] if cell.value == heading)
    before = str(sheet.cell(3, column).value)
    sheet.cell(3, column).value = value
    book.save(path)
    return before


def test_there_edited_and_back(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One cell is one line of the file; it is asked for first; a copy stays, and nothing else changes."""
    assert "tabletop import harbour.xlsx --into harbour" in said(capsys, "export", "harbour", "--msel", "harbour.xlsx")
    assert "nothing to change" in said(capsys, "import", "harbour.xlsx", "--into", "harbour", "--yes")
    before = edited(here / "harbour.xlsx", "Subject", "A new title")
    raw = FILE.read_bytes()
    assert Exit.CLEAN == typed(monkeypatch, "n\n", "import", "harbour.xlsx", "--into", "harbour")
    shown = capsys.readouterr().out
    assert f"    title: {before} → A new title\n" in shown
    assert raw == Path("harbour/scenario.yaml").read_bytes()
    assert Exit.NOT_RUN == typed(monkeypatch, "", "import", "harbour.xlsx", "--into", "harbour")
    assert Exit.CLEAN == typed(monkeypatch, "y\n", "import", "harbour.xlsx", "--into", "harbour")
    new = Path("harbour/scenario.yaml").read_bytes()
    assert raw == Path("harbour/scenario.before-import.yaml").read_bytes()
    changed = [line for was, line in zip(raw.split(b"\n"), new.split(b"\n"), strict=True) if was != line]
    assert 1 == len(changed)
    assert b"A new title" in changed[0]
    assert "nothing to change" in said(capsys, "import", "harbour.xlsx", "--into", "harbour/scenario.yaml")


def test_long_texts_are_cut_to_where_they_differ(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two long texts stand below each other, from shortly before the first difference."""
    said(capsys, "export", "harbour", "--msel", "h.xlsx")
    edited(here / "h.xlsx", "Message", "word " * 60 + "one end")
    said(capsys, "import", "h.xlsx", "--into", "harbour", "--yes")
    edited(here / "h.xlsx", "Message", "word " * 60 + "other end")
    found = said(capsys, "import", "h.xlsx", "--into", "harbour", "--yes")
    lines = [line for line in found.splitlines() if line.startswith(("      −", "      +"))]
    assert [True, True] == [line.startswith(("      − … word", "      + … word")) and len(line) < 130 for line in lines]
    assert lines[0].endswith("one end")
    assert lines[1].endswith("other end")


def test_line_ends_and_mark_stay(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file from Windows stays one."""
    raw = b"\xef\xbb\xbf" + FILE.read_bytes().replace(b"\n", b"\r\n")
    Path("harbour/scenario.yaml").write_bytes(raw)
    said(capsys, "export", "harbour", "--msel", "h.xlsx")
    edited(here / "h.xlsx", "From", "Somebody")
    said(capsys, "import", "h.xlsx", "--into", "harbour", "--yes")
    new = Path("harbour/scenario.yaml").read_bytes()
    assert new.startswith(b"\xef\xbb\xbf")
    assert new.count(b"\n") == new.count(b"\r\n")


def test_rows_in_another_order(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be changed line by line goes into a new file; the old one stays."""
    said(capsys, "export", "harbour", "--msel", "h.csv")
    lines = Path("h.csv").read_bytes().decode().split("\r\n")
    lines[2], lines[3] = lines[3], lines[2]
    Path("h.csv").write_bytes("\r\n".join(lines).encode())
    found = said(capsys, "import", "h.csv", "--into", "harbour", "--yes")
    assert "stands elsewhere" in found
    assert FILE.read_bytes() == Path("harbour/scenario.yaml").read_bytes()
    old, new = load(here / "harbour"), load(here / "harbour" / "scenario.imported.yaml")
    assert sorted(old.injects) == sorted(new.injects)
    assert list(old.injects) != list(new.injects)
    assert (here / "harbour" / "scenario.imported.yaml").exists()


def test_a_planners_list_comes_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changes, new rows and missing rows are shown one by one; the columns of their own are kept."""
    said(capsys, "import", "list.csv", "-o", "storm")
    text = LIST.replace("1;09:00;Police;Storm;It blows.;B 12\n", "").replace("It fell.;", "It fell.;C 3")
    Path("list.csv").write_text(text + "3;09:30;Fire;Flood;Water.;\n", encoding="utf-8")
    found = said(capsys, "import", "list.csv", "--into", "storm", "--yes")
    for line in ("inject inject-3 (Flood): new", "inject inject-1: not in the list; it stays."):
        assert line in found
    kept = Path("storm/msel.yaml").read_text(encoding="utf-8")
    assert all(room in kept for room in ("B 12", "C 3"))
    said(capsys, "export", "storm", "--msel", "storm.xlsx")
    said(capsys, "import", "storm.xlsx", "-o", "again")
    assert load(here / "storm").injects == load(here / "again").injects


def test_a_note_for_planners_only(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in a column without a field is kept beside the scenario, which stays; and comes out again."""
    said(capsys, "export", "harbour", "--msel", "h.xlsx")
    edited(here / "h.xlsx", "Responsible controller", "Desk 3")
    found = said(capsys, "import", "h.xlsx", "--into", "harbour", "--yes")
    assert "The scenario stays as it is" in found
    assert FILE.read_bytes() == Path("harbour/scenario.yaml").read_bytes()
    said(capsys, "export", "harbour", "--msel", "again.xlsx")
    assert "Desk 3" == edited(here / "again.xlsx", "Responsible controller", "Desk 4")
    said(capsys, "import", "again.xlsx", "--into", "harbour", "--yes")
    assert "Desk 3" in Path("harbour/msel.before-import.yaml").read_text(encoding="utf-8")
    assert "Desk 4" in Path("harbour/msel.yaml").read_text(encoding="utf-8")
    Path("harbour/msel.yaml").write_text("nonsense: [", encoding="utf-8")
    assert "cannot be read as what an import keeps" in said(capsys, "export", "harbour", "--msel", "third.xlsx")


def test_without_openpyxl(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel files say what to install; plain text needs nothing."""
    said(capsys, "export", "harbour", "--msel", "h.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in (["import", "h.xlsx"], ["export", "harbour", "--msel", "new.xlsx"]):
        assert "tabletop-exercises[office]" in said(capsys, *arguments, code=Exit.NOT_INSTALLED)
    said(capsys, "export", "harbour", "--msel", "h.csv")
    said(capsys, "import", "h.csv", "-o", "back")
    assert load(here / "harbour") == load(here / "back")


def test_an_export_of_another_program(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is recognised, people are counted and dropped, and the rest is listed beside the scenario."""
    Path("x.zip").write_bytes(packed(OPENAEV))
    found = said(capsys, "import", "x.zip")
    assert "An export of OpenAEV.\n" in found
    assert "personal data, dropped: people (2)" in found
    assert "2 injects in 1 move, for 2 teams." in found
    assert "Find the fuse" in Path("x/IMPORTED.md").read_text(encoding="utf-8")
    assert "Harbour lights" == load(here / "x").title
    Path("x.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    assert "of no program that is known" in said(capsys, "import", "x.json", code=Exit.PROBLEMS)
    assert "are for spreadsheets" in said(capsys, "import", "x.zip", "--into", "harbour", code=Exit.NOT_RUN)


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["import", "list.csv", "--start", "soon"], "“soon” is no time of the clock", Exit.NOT_RUN),
        (["import", "list.csv", "--map", "Room"], "does not say what a column is", Exit.NOT_RUN),
        (["import", "list.csv", "--map", "Room=colour"], "It can be: number", Exit.PROBLEMS),
        (["import", "nowhere.csv"], "nowhere.csv", Exit.NOT_RUN),
        (["import", "harbour"], "harbour", Exit.NOT_RUN),
        (["import", "list.csv", "--into", "nowhere"], "nowhere", Exit.NOT_RUN),
        (["export", "harbour", "--msel", "x.ods"], "ends in .xlsx or .csv", Exit.NOT_RUN),
        (["export", "harbour", "harbour", "--msel", "x.csv"], "takes one scenario", Exit.NOT_RUN),
        (["export", "no-such", "--msel", "x.csv"], "no scenario", Exit.NOT_RUN),
        (["export", "harbour"], "Say what to write", Exit.NOT_RUN),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be(arguments: list[str], words: str, code: Exit, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence each, with a way on."""
    found = said(capsys, *arguments, code=code)
    assert words in found
    assert "$" not in found


def test_cells_that_break_the_scenario(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list that would make a scenario that cannot be used is shown with its problem, and nothing is written."""
    said(capsys, "export", "harbour", "--msel", "h.xlsx")
    edited(here / "h.xlsx", "To", "NOBODY")
    for more in (["--into", "harbour", "--yes"], ["-o", "made"]):
        found = said(capsys, "import", "h.xlsx", *more, code=Exit.PROBLEMS)
        assert 'no team called "NOBODY"' in found
        assert "Nothing was written" in found
    assert FILE.read_bytes() == Path("harbour/scenario.yaml").read_bytes()
    assert not Path("made").exists()


def test_a_scenario_by_its_id(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shipped scenario is found by its id; with --excel plain text begins with the mark that Excel wants."""
    said(capsys, "export", "first-hour", "--msel", "x.csv", "--excel")
    assert (here / "x.csv").read_bytes().startswith("\ufeffEXERCISE – fictional events".encode())


def renamed(raw: bytes, name: str) -> bytes:
    """A workbook whose sheet is called so."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == "xl/workbook.xml":
                content = content.replace(b'name="Sheet"', f"name={quoteattr(name)}".encode())
            target.writestr(entry, content)
    return stream.getvalue()


def test_hostile_names(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names of files and of sheets, of the worst kind: nothing of them reaches the terminal, and no file is left."""
    book = book_file(("No", "Subject", "To"), ("1", "a", "b"))
    texts = [hostile_line(name) for name in NAMES]
    for at, text in enumerate(texts):
        name = text.replace("/", "").replace("\0", "").encode()[:150].decode("utf-8", "ignore")
        file = here / f"{at}{name}.csv"
        file.write_text(LIST, encoding="utf-8")
        shown = said(capsys, "import", str(file), "--dry-run")
        file.unlink()
        if not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", text):
            Path("book.xlsx").write_bytes(renamed(book, text))
            shown += said(capsys, "import", "book.xlsx", "--dry-run")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b-\u200f]", shown)
    assert {"harbour", "list.csv", "book.xlsx"} == {path.name for path in here.iterdir()} - {"sessions"}
