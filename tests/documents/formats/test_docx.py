"""Reports for Word and LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tabletop.documents.formats.docx import docx
from tests.documents.formats import sample
from tests.documents.formats.programs import converted
from tests.documents.formats.reading import spaced


@pytest.fixture(scope="module")
def word() -> Word:
    """The report, as Word would read it."""
    return Document(io.BytesIO(docx(sample.report())))


@pytest.fixture(scope="module")
def hostile() -> bytes:
    """The report in which every text is a bad one."""
    return docx(sample.hostile())


def texts(document: Word) -> Iterator[str]:
    """Every paragraph and every cell."""
    for one in document.iter_inner_content():
        if isinstance(one, Paragraph):
            yield one.text
        elif isinstance(one, Table):
            for row in one.rows:
                yield from (cell.text for cell in row.cells)


def test_it_has_real_headings_and_running_lines(word: Word) -> None:
    """Title, headings by level, the banner on every page, the page's number, the language."""
    styles = [(one.style.name, one.text) for one in word.paragraphs if one.style and "eading" in str(one.style.name)]

    assert ("Heading 1", "Overview") == styles[0]
    assert ("Heading 2", "Strengths") in styles
    assert sample.BANNER == word.sections[0].header.paragraphs[0].text
    assert 2 == len(word.sections[0].footer.paragraphs[0]._p.findall(qn("w:fldSimple")))  # noqa: SLF001
    assert 'w:lang w:val="en"' in word.styles.element.xml


def test_its_only_date_is_the_log_s(word: Word) -> None:
    """No author, no program's remark, no moment but that of the last record."""
    found = word.core_properties

    assert found.created is not None
    assert datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC) == found.created.replace(tzinfo=UTC)
    assert ("", "", "") == (found.author, found.last_modified_by, found.comments)
    assert "After-action report: Grey Weather" == found.title


def test_titles_of_tables_are_repeated(word: Word) -> None:
    """On every page; and no row is cut between two."""
    rated = word.tables[1].rows
    properties = [one._tr.trPr for one in rated]  # noqa: SLF001

    assert properties[0] is not None
    assert properties[0].find(qn("w:tblHeader")) is not None
    assert all(one is not None and one.find(qn("w:cantSplit")) is not None for one in properties[1:])
    assert [("Task", "Evaluator", "Rating", "Evidence")] == [tuple(cell.text for cell in rated[0].cells)]


def test_every_numbered_list_begins_anew() -> None:
    """Two lists are numbered one by one."""
    document = sample.hostile(dict.fromkeys("abcd", "x"))
    xml = zipfile.ZipFile(io.BytesIO(docx(document))).read("word/document.xml").decode()

    ids = [part.split('"', 1)[0] for part in xml.split('<w:numId w:val="')[1:]]
    assert 4 == len(set(ids))


def test_foreign_text_is_read_back(hostile: bytes) -> None:
    """Every text of the corpus, wherever it stood."""
    document = sample.hostile()
    found = {spaced(text) for text in texts(Document(io.BytesIO(hostile)))} | {sample.BANNER}
    prompts = {text.removeprefix("To complete: ") for text in found}

    missing = [text for text in map(spaced, sample.texts_of(document)) if text and text not in found | prompts]
    assert missing == []


def test_nothing_in_it_leads_outside(hostile: bytes) -> None:
    """No link, no macro, no field but the page's number."""
    parts = zipfile.ZipFile(io.BytesIO(hostile))

    assert not [name for name in parts.namelist() if "vba" in name.lower() or name.endswith((".jpeg", ".bin"))]
    assert not [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in parts.infolist()}


def test_a_report_may_have_no_subtitle() -> None:
    """Then there is no empty line for one."""
    word = Document(io.BytesIO(docx(replace(sample.report(), subtitle="", sections=()))))
    assert ["Title", "Normal"] == [one.style.name for one in word.paragraphs if one.style][:2]


def test_libreoffice_opens_it_without_repair(tmp_path: Path) -> None:
    """It becomes a PDF with the report's texts in it."""
    path = tmp_path / "report.docx"
    path.write_bytes(docx(sample.report()))

    assert converted(path, tmp_path).startswith(b"%PDF-")
