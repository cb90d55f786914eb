"""Every text of the corpus through CSV, XLSX and the JSONL set, read back, and compared."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256

import openpyxl
import pytest

from tabletop.documents.cells import CELL_LIMIT, fitted, flat, unguarded, visible
from tabletop.reports.account import Account
from tabletop.reports.exchange.columns import BANNER
from tabletop.reports.exchange.lines import MANIFEST, jsonl_set
from tabletop.reports.exchange.tables import decision_table, tables
from tabletop.reports.formats.csv import csv as for_people
from tabletop.reports.formats.csv import decision_csv
from tabletop.reports.formats.xlsx import SHEETS, workbook, xlsx
from tabletop.reports.registry import FORMATS
from tests.reports.exchange.accounts import corpus, foreign, harbour, mirror

TEXTS = dict(corpus())
ODD = ("csv_equals", "csv_fullwidth", "lone_surrogate", "tab_vt_ff", "csv_quote_newline", "log_forge", "long_word")
"""For the slow one: those that a spreadsheet could trip over."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width twins


def read_csv(content: bytes) -> list[list[str]]:
    """The rows."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def words(cell: object) -> str:
    """A cell as CSV says it."""
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.mark.parametrize("name", TEXTS)
def test_csv(name: str) -> None:
    """Read back, every cell says what the table says; none can be taken for a formula; lines end as RFC 4180 has it."""
    account = foreign(TEXTS[name])
    grid = fitted(decision_table([account]))
    content = decision_csv([account], spreadsheet=False)
    head, *found = read_csv(content)
    assert head == [column.name for column in grid.columns]
    assert [[unguarded(cell) for cell in row] for row in found] == [
        [words(flat(one)) for one in row] for row in grid.rows
    ]
    assert not any(cell.lstrip(" \u3000\xa0").startswith(FORMULAS) for row in found for cell in row)
    assert visible(TEXTS[name])[:1_000] in {unguarded(row[head.index("rationale")])[:1_000] for row in found}
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("name", TEXTS)
def test_lines_of_json(name: str) -> None:
    """Read back, every line says what the table says, lists as lists."""
    account = foreign(TEXTS[name])
    files = jsonl_set([account])
    for grid in tables([account]):
        found = [json.loads(line) for line in files[f"{grid.name}.jsonl"].decode().split("\n")[:-1]]
        names = [column.name for column in grid.columns]
        expected = [
            [
                list(map(visible, one)) if isinstance(one, tuple) else visible(one) if isinstance(one, str) else one
                for one in row
            ]
            for row in grid.rows
        ]
        assert [[row[column] for column in names] for row in found] == expected


@pytest.mark.parametrize("name", ODD)
def test_workbook(name: str) -> None:
    """Read back, every text is a text and says what the table says; no formula, no link, no outside part."""
    account = foreign(TEXTS[name])
    content = xlsx(account)
    book = openpyxl.load_workbook(io.BytesIO(content))
    grids = {grid.name: fitted(grid, CELL_LIMIT) for grid in tables([account])}
    for table, title in SHEETS.items():
        head, *found = book[title].iter_rows()
        assert [cell.value for cell in head] == [column.name for column in grids[table].columns]
        assert [[cell.value if cell.value is not None else "" for cell in row] for row in found] == [
            ["" if one is None else one for one in row] for row in grids[table].rows
        ]
        assert {cell.data_type for row in found for cell in row} <= {"s", "n", "b"}
        assert book[title].freeze_panes == "A2"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any("external" in part or "vba" in part for part in parts.namelist())
        assert not any(b"<f>" in parts.read(part) for part in parts.namelist() if "worksheets" in part)


def longer(text: str) -> Account:
    """The harbour's session with one ending that nobody would write."""
    found = harbour()
    return replace(found, notes=(replace(found.notes[0], text=text),))


@pytest.mark.parametrize(
    "text", ["x" * 40_000, "_x0041_" * 6_000, "\U0001f600" * 20_000, "=" * 40_000], ids=["x", "escape", "astral", "="]
)
def test_a_long_text_goes_on_beside(text: str) -> None:
    """No cell is longer than a spreadsheet takes; put together they are the text; the workbook says so."""
    book = openpyxl.load_workbook(io.BytesIO(workbook([longer(text)])))
    head, row = book["notes"].iter_rows(values_only=True)
    parts = [str(row[place]) for place, name in enumerate(head) if name == "text" or str(name).startswith("text_")]
    assert len(parts) > 1
    assert "".join(parts).replace("_x005F_", "_") == text
    assert all(len(part.replace("_x005F_", "_").encode("utf-16-le")) // 2 <= CELL_LIMIT for part in parts)
    assert "notes: text_2" in {line[0] for line in book["about"].iter_rows(values_only=True)}


def test_the_same_bytes() -> None:
    """Whatever day it is: the same session makes the same files, and says what they are."""
    again = replace(harbour())
    assert xlsx(harbour()) == xlsx(again)
    assert jsonl_set([harbour()]) == jsonl_set([again])
    assert decision_csv([harbour()], spreadsheet=True) == decision_csv([again], spreadsheet=True)
    book = openpyxl.load_workbook(io.BytesIO(xlsx(harbour())))
    assert book["about"]["A2"].value == book.properties.title == BANNER
    assert str(book.properties.modified) == str(book.properties.created) == "2026-09-21 14:49:20"


def test_manifest() -> None:
    """It names every file with what it holds, how much, its digest, and the head of each log."""
    files = jsonl_set([harbour(), mirror()])
    manifest = json.loads(files[MANIFEST])
    assert manifest["banner"] == BANNER
    assert [one["head"] for one in manifest["sessions"]] == [harbour().proof.head, mirror().proof.head]
    assert {one["file"] for one in manifest["files"]} == set(files) - {MANIFEST}
    for one in manifest["files"]:
        content = files[one["file"]]
        assert (one["sha256"], one["rows"]) == (sha256(content).hexdigest(), content.count(b"\n"))
        assert all(list(json.loads(line)) == list(one["columns"]) for line in content.decode().splitlines()[:3])


def test_for_people_and_for_programs() -> None:
    """A spreadsheet gets the mark by which it knows UTF-8; a program gets none."""
    assert for_people(harbour()) == b"\xef\xbb\xbf" + decision_csv([harbour()], spreadsheet=False)


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_reports_know_them(name: str) -> None:
    """Both are formats of a report."""
    write = FORMATS[name].of_account
    assert write is not None
    assert write(harbour())
