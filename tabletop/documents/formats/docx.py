"""A report for Word and LibreOffice: real headings, lists and tables, to go on writing in.

Invariant: the same document makes the same bytes: the only date is the log's, and nobody is named as its author. Every
text goes through `_run`, and is a text there.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docx import Document as Word

from tabletop.documents.charts import figures
from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.documents.formats import docx_look as look
from tabletop.documents.formats.columns import weights
from tabletop.documents.formats.zipped import settled
from tabletop.documents.safe import printable
from tabletop.language.catalogue import _

if TYPE_CHECKING:
    from docx.document import Document as Written
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WrittenParagraph

_DEEPEST: Final = 6


def docx(document: Document) -> bytes:
    """Write a document for Word."""
    word = Word()
    look.dress(word, document.language, document.paper)
    look.run_lines(word, printable(document.banner))
    _properties(word, document)
    _run(word.add_paragraph(style="Title"), document.title)
    if document.subtitle:
        _run(word.add_paragraph(style="Subtitle"), document.subtitle)
    _blocks(word, document.lead)
    for section in document.sections:
        _section(word, section, 1)
    for line in document.foot:
        _run(word.add_paragraph(style=look.NOTE), line)
    file = io.BytesIO()
    word.save(file)
    return settled(file.getvalue())


def _properties(word: Written, document: Document) -> None:
    written = datetime.fromtimestamp(document.written / 1000, UTC).replace(tzinfo=None, microsecond=0)
    properties = word.core_properties
    properties.title = printable(document.title)[:255]
    properties.subject = printable(document.subtitle)[:255]
    properties.language = document.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = written
    properties.revision = 1


def _section(word: Written, section: Section, level: int) -> None:
    before = look.end(word)
    heading = word.add_heading(level=min(level, _DEEPEST))
    if section.cut:
        look.scissors(heading)
    heading.paragraph_format.page_break_before = section.pages or None
    _run(heading, section.title)
    _blocks(word, section.blocks)
    for inner in section.sections:
        _section(word, inner, level + 1)
    if section.cut:
        look.in_one_piece(word, before)


def _blocks(word: Written, blocks: tuple[Block, ...]) -> None:
    for block, after in zip_longest(blocks, blocks[1:]):
        match block:
            case Paragraph():
                _paragraph(word, block, leads=isinstance(after, Table | Listing))
            case Listing():
                _listing(word, block)
            case Table():
                _table(word, block)
            case Chart():
                caption = word.add_paragraph(style=look.CAPTION)
                _run(caption, block.caption, "strong")
                _run(caption, f" {block.alt}")
                _table(word, figures(block))


def _paragraph(word: Written, block: Paragraph, *, leads: bool) -> None:
    """Write a paragraph; one that leads to a table or a list stays on its page."""
    match block.voice:
        case "narrative":
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.keep_with_next = leads or None
            _text(paragraph, block.text)
        case "quote":
            _text(word.add_paragraph(style=look.QUOTE), block.text)
        case "prompt":
            paragraph = word.add_paragraph(style=look.PROMPT)
            _run(paragraph, _("To complete:"), "strong")
            _run(paragraph, " ")
            _text(paragraph, block.text)
        case "note":
            _text(word.add_paragraph(style=look.NOTE), block.text)


def _listing(word: Written, block: Listing) -> None:
    numbering = look.numbering(word) if block.ordered else None
    for item in block.items:
        paragraph = word.add_paragraph(style="List Number" if block.ordered else "List Bullet")
        if numbering is not None:
            look.numbered(paragraph, numbering)
        _text(paragraph, item)


def _table(word: Written, table: Table) -> None:
    if table.caption:
        _run(word.add_paragraph(style=look.CAPTION), table.caption, "strong")
    titled = any(table.head)
    made = word.add_table(len(table.rows) + titled, len(table.head))
    look.ruled(made, printable(table.caption), weights(table), titled=titled)
    rows = iter(made.rows)
    if titled:
        row = next(rows)
        look.heads(row)
        for cell, title in zip(row.cells, table.head, strict=True):
            _run(_first(cell), title, "strong")
    for row, texts in zip(rows, table.rows, strict=True):
        look.whole(row, room=table.to_fill and not all(texts))
        for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _text(_first(cell), text, bold=index == 0)
    look.gap(word)


def _first(cell: _Cell) -> WrittenParagraph:
    paragraph: WrittenParagraph = cell.paragraphs[0]
    look.in_cell(paragraph)
    return paragraph


def _text(paragraph: WrittenParagraph, text: Text, *, bold: bool = False) -> None:
    for span in text:
        _run(paragraph, span.text, span.tone, bold=bold)
        if span.tone == "struck":
            _run(paragraph, " " + _("(taken back)"), "quiet", bold=bold)


def _run(paragraph: WrittenParagraph, text: str, tone: str = "plain", *, bold: bool = False) -> None:
    run = paragraph.add_run(printable(text))
    if (bold and tone != "quiet") or tone in {"strong", "chip"}:
        run.bold = True
    if tone == "struck":
        run.font.strike = True
    if tone in {"quiet", "struck"}:
        run.font.color.rgb = look.QUIET
