"""A report as PDF, by typst: tagged for those who hear it, with its fonts inside.

Invariant: a text of the report reaches typst as data, never as source; the only date is the log's; nothing is read but
our own template, and from the machine at most fonts, for scripts that typst brings none for.
"""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from pathlib import Path
from typing import Final

import typst

from tabletop.documents.charts import figures, picture
from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.documents.formats.columns import weights
from tabletop.documents.safe import printable
from tabletop.language.catalogue import _

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_FONT: Final = "'Libertinus Serif', 'DejaVu Sans Mono'"
_BROUGHT: Final = re.compile("[\n\x20-\u052f\u1e00-\u27bf\ufb00-\ufb06\ufffd]*")
"""Letters and signs that are in the fonts of typst."""
_LONG: Final = re.compile(r"\S{25}(?=\S{16})")
_MAY_BREAK: Final = "\u200b"
_DEEPEST: Final = 4
_PAGE: Final = 2_200
"""Letters that surely fit on a page."""
_ROW: Final = 90
"""Letters that would stand where a row of a table stands."""

Data = str | int | bool | list["Data"] | dict[str, "Data"]


def pdf(document: Document) -> bytes:
    """Write a document as PDF."""
    brought = _BROUGHT.fullmatch(" ".join(_every_text(document))) is not None
    foot: list[Data] = [_broken(line) for line in document.foot]
    if not brought:
        foot.append(_("Letters that no font of this computer has may be missing here; the web page has them all."))
    report: dict[str, Data] = {
        "title": printable(document.title),
        "subtitle": _broken(document.subtitle),
        "banner": printable(document.banner),
        "language": document.language.split("-")[0].split("_")[0].lower(),
        "contents": _("Contents") if len(document.sections) > 1 and not document.compact else "",
        "compact": document.compact,
        "paper": "us-letter" if document.paper == "letter" else "a4",
        "prompt": _("To complete:"),
        "struck": _("(taken back)"),
        "foot": foot,
        "blocks": [
            *_blocks(document.lead),
            *(one for section in document.sections for one in _section(section, 1)),
        ],
    }
    return typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"report": json.dumps(report)},
        ignore_system_fonts=brought,
        timestamp=document.written // 1000,
        format="pdf",
    )


def _section(section: Section, level: int) -> list[Data]:
    title: dict[str, Data] = {
        "kind": "heading",
        "level": min(level, _DEEPEST),
        "title": _broken(section.title),
        "page": section.pages,
        "cut": section.cut,
    }
    inner = [one for part in section.sections for one in _section(part, level + 1)]
    whole: list[Data] = [title, *_blocks(section.blocks), *inner]
    return [{"kind": "piece", "blocks": whole}] if section.cut and _short(section) else whole


def _short(section: Section) -> bool:
    """Whether a section surely fits on a page: what does not may not be kept in one piece."""
    letters = sum(len(text) for block in section.blocks for text in _texts_of(block))
    rows = sum(len(block.rows) for block in section.blocks if isinstance(block, Table))
    return not section.sections and letters + _ROW * rows < _PAGE


def _blocks(blocks: tuple[Block, ...]) -> list[Data]:
    """Blocks as data; a paragraph that leads to a table or a list stays on its page."""
    pairs = zip_longest(blocks, blocks[1:])
    return [{**_block(block), "leads": isinstance(after, Table | Listing)} for block, after in pairs if block]


def _block(block: Block) -> dict[str, Data]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "voice": block.voice, "text": _text(block.text)}
        case Listing():
            return {"kind": "listing", "ordered": block.ordered, "items": [_text(item) for item in block.items]}
        case Table():
            return {"kind": "table", **_table(block)}
        case Chart():
            return {
                "kind": "chart",
                "caption": _broken(block.caption),
                "alt": _broken(block.alt),
                "svg": picture(block, "f", _FONT),
                "width": 62 if block.kind == "calibration" else 100,
                "data": _table(figures(block)),
            }


def _table(table: Table) -> dict[str, Data]:
    return {
        "caption": _broken(table.caption),
        "titled": any(table.head),
        "head": [_broken(title) for title in table.head],
        "widths": list[Data](weights(table)),
        "rows": [[_text(cell) for cell in row] for row in table.rows],
        "fill": table.to_fill,
    }


def _text(text: Text) -> list[Data]:
    return [[_broken(span.text), span.tone] for span in text]


def _broken(text: str) -> str:
    """A text whose endless words may be broken: a page has an edge."""
    return _LONG.sub(lambda found: found[0] + _MAY_BREAK, printable(text))


def _every_text(document: Document) -> list[str]:
    found = [document.title, document.subtitle, document.banner, *document.foot]
    for block in document.lead:
        found += _texts_of(block)
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        found.append(section.title)
        for block in section.blocks:
            found += _texts_of(block)
    return [printable(text) for text in found]


def _texts_of(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [span.text for span in block.text]
        case Listing():
            return [span.text for item in block.items for span in item]
        case Table():
            return [block.caption, *block.head, *(span.text for row in block.rows for cell in row for span in cell)]
        case Chart():
            return [block.caption, block.alt, *(one.name for one in block.series), *_texts_of(block.data)]
