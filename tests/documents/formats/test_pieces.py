"""Pieces that are cut out of a sheet, the sheet itself, columns with a width of their own."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
import typst
from docx import Document as Word
from docx.oxml.ns import qn
from docx.shared import Cm

from tabletop.documents.document import Document, Paragraph, Section, Table, plain
from tabletop.documents.formats.columns import weights
from tabletop.documents.formats.docx import docx
from tabletop.documents.formats.html import html
from tabletop.documents.formats.markdown import markdown
from tabletop.documents.formats.pdf import pdf
from tests.documents.formats import sample

ROOM = Table("", ("", ""), ((plain("Because"), ()),), to_fill=True, shares=(20, 80))


def slips(text: str = "The tug is yours.") -> Document:
    """Two slips on a page, of a document without a log."""
    inner = tuple(
        Section(f"Slip {number}", f"slip-{number}", (Paragraph(plain(text)), ROOM), cut=True) for number in (1, 2)
    )
    sections = (Section("Slips", "slips", (), inner, pages=True), Section("More", "more"))
    return replace(sample.report(), sections=sections, written=0, paper="letter")


def test_in_a_browser() -> None:
    """A piece has a line, and is no entry of the contents; a page without a log has no date."""
    page = html(slips()).decode()

    assert 2 == page.count('class="cut"')
    assert 'href="#slips"' in page
    assert 'href="#slip-1"' not in page
    assert "dcterms.modified" not in page
    assert '<col width="20%"><col width="80%">' in page


def test_in_markdown() -> None:
    """A line of its own before each."""
    assert 2 == markdown(slips()).decode().count("✂")


def test_in_word() -> None:
    """A dashed line above each heading; all of a piece but its end stays together; the paper is the one asked for."""
    made = docx(slips())
    word = Word(io.BytesIO(made))
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    headings = [one for one in word.paragraphs if one.text.startswith("Slip ")]

    assert 2 == xml.count('<w:top w:val="dashed"')
    assert [True, True] == [one.paragraph_format.keep_with_next for one in headings]
    texts = [one for one in word.paragraphs if one.text == "The tug is yours."]
    assert [True, True] == [one.paragraph_format.keep_with_next for one in texts]
    assert word.sections[0].page_width is not None
    assert Cm(21.59) == word.sections[0].page_width
    assert word.element.body.findall(qn("w:p"))


def test_in_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short piece is kept whole; one that may be longer than a page may be broken, for else its end would be lost."""
    given: list[dict[str, object]] = []

    def compiled(_source: bytes, *, sys_inputs: dict[str, str], **_options: object) -> bytes:
        given.append(json.loads(sys_inputs["report"]))
        return b"%PDF-"

    monkeypatch.setattr(typst, "compile", compiled)
    pdf(slips())
    pdf(slips("Fog. " * 1000))
    blocks = [one["blocks"] for one in given]

    assert "us-letter" == given[0]["paper"]
    assert [2, 0] == [str(one).count("'piece'") for one in blocks]


def test_in_a_real_pdf() -> None:
    """The program that sets PDFs takes pieces, short and long."""
    assert pdf(slips()).startswith(b"%PDF")
    assert pdf(slips("Fog. " * 1000)).startswith(b"%PDF")


def test_widths() -> None:
    """What the table says; else room for a hand where nothing stands."""
    assert [20, 80] == weights(ROOM)
    label, room = weights(replace(ROOM, shares=()))
    assert room > 2 * label
