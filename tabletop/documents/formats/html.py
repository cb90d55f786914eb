"""A report as one page for a browser: to read on any screen, to print, to listen to.

Invariant: the page asks for nothing: no script, no font, no picture from elsewhere, and its own policy forbids them.
Foreign text becomes a text node or an attribute of the tree and never anything else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tabletop.documents.charts import figure, figures
from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.documents.safe import printable
from tabletop.language.catalogue import _

_STYLE: Final = Path(__file__).with_name("html.css")
_NARROW: Final = 2
"""Columns that stay side by side on a phone."""
_DEEPEST: Final = 6
_RIGHT_TO_LEFT: Final = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_ENDLESS: Final = re.compile(r"\S{16}(?=\S{5})")


def html(document: Document) -> bytes:
    """Write a document as a page."""
    direction = {"dir": "rtl"} if document.language.split("-")[0] in _RIGHT_TO_LEFT else {}
    kind = {"class": "compact"} if document.compact else {}
    page = Element("html", {"lang": document.language, **direction, **kind})
    page.append(_head(document))
    body = SubElement(page, "body")
    _add(body, "a", _("Skip to the text"), {"class": "skip", "href": "#main"})
    header = SubElement(body, "header")
    _add(header, "p", document.banner, {"class": "banner"})
    _add(header, "h1", document.title)
    if document.subtitle:
        _add(header, "p", document.subtitle, {"class": "subtitle"})
    if len(document.sections) > 1 and not document.compact:
        _contents(body, document.sections)
    main = SubElement(body, "main", {"id": "main", "tabindex": "-1"})
    counter = _Counter()
    if document.lead:
        _blocks(SubElement(main, "div", {"class": "lead"}), document.lead, counter)
    for section in document.sections:
        _section(main, section, 2, counter)
    footer = SubElement(body, "footer")
    for line in document.foot:
        _add(footer, "p", line)
    _add(footer, "p", document.banner, {"class": "banner"})
    return b"<!doctype html>\n" + tostring(page, encoding="unicode", method="html").encode() + b"\n"


class _Counter:
    """Numbers the figures and tables of a page, for ids that are unique."""

    def __init__(self) -> None:
        self._count = 0

    def identity(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count}"


def _head(document: Document) -> Element:
    style = _STYLE.read_text("utf-8") + _running(document.banner)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = Element("head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    SubElement(head, "meta", {"name": "referrer", "content": "no-referrer"})
    if document.written:
        written = datetime.fromtimestamp(document.written / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        SubElement(head, "meta", {"name": "dcterms.modified", "content": written})
    _add(head, "title", f"{document.title} · {document.subtitle}" if document.subtitle else document.title)
    SubElement(head, "style").text = style
    return head


def _running(banner: str) -> str:
    """The banner and the page's number on every sheet, as CSS; each character of the banner is written as its code."""
    codes = "".join(f"\\{ord(character):06x}" for character in printable(banner))
    return (
        f'@page{{@top-left{{content:"{codes}"}}}}@page{{@bottom-right{{content:counter(page) " / " counter(pages)}}}}\n'
    )


def _contents(body: Element, sections: tuple[Section, ...]) -> None:
    nav = SubElement(body, "nav", {"aria-labelledby": "contents"})
    _add(nav, "h2", _("Contents"), {"id": "contents"})
    _entries(nav, sections, deeper=True)


def _entries(parent: Element, sections: tuple[Section, ...], *, deeper: bool) -> None:
    listed = SubElement(parent, "ol")
    for section in sections:
        item = SubElement(listed, "li")
        _add(item, "a", section.title, {"href": f"#{section.anchor}"})
        inner = tuple(one for one in section.sections if not one.cut)
        if deeper and inner:
            _entries(item, inner, deeper=False)


def _section(parent: Element, section: Section, level: int, counter: _Counter) -> None:
    name = f"{section.anchor}-title"
    attributes = {"id": section.anchor, "aria-labelledby": name}
    kinds = [kind for kind, holds in (("page", section.pages), ("cut", section.cut)) if holds]
    if kinds:
        attributes["class"] = " ".join(kinds)
    place = SubElement(parent, "section", attributes)
    _add(place, f"h{min(level, _DEEPEST)}", section.title, {"id": name})
    _blocks(place, section.blocks, counter)
    for inner in section.sections:
        _section(place, inner, level + 1, counter)


def _blocks(parent: Element, blocks: tuple[Block, ...], counter: _Counter) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                _paragraph(parent, block)
            case Listing():
                listed = SubElement(parent, "ol" if block.ordered else "ul")
                for item in block.items:
                    _text(SubElement(listed, "li"), item)
            case Table():
                _table(parent, block)
            case Chart():
                _chart(parent, block, counter.identity("figure"))


def _paragraph(parent: Element, block: Paragraph) -> None:
    match block.voice:
        case "narrative":
            _text(SubElement(parent, "p"), block.text)
        case "quote":
            _text(SubElement(SubElement(parent, "blockquote"), "p"), block.text)
        case "prompt":
            prompt = SubElement(parent, "p", {"class": "prompt"})
            _add(prompt, "span", _("To complete:"), {"class": "label"}).tail = " "
            _text(prompt, block.text)
        case "note":
            _text(SubElement(parent, "p", {"class": "note"}), block.text)


def _table(parent: Element, table: Table) -> None:
    stacks = len(table.head) > _NARROW
    kinds = [kind for kind, holds in (("stacks", stacks), ("to-fill", table.to_fill)) if holds]
    holder = SubElement(parent, "div", {"class": "table"})
    made = SubElement(holder, "table", {"role": "table"} | ({"class": " ".join(kinds)} if kinds else {}))
    if table.caption:
        _add(made, "caption", table.caption)
    if table.shares:
        columns = SubElement(made, "colgroup")
        for share in table.shares:
            SubElement(columns, "col", {"width": f"{share}%"})
    if any(table.head):
        row = SubElement(SubElement(made, "thead", {"role": "rowgroup"}), "tr", {"role": "row"})
        for title in table.head:
            _breakable(_add(row, "th", title, {"scope": "col", "role": "columnheader"}))
    body = SubElement(made, "tbody", {"role": "rowgroup"})
    for cells in table.rows:
        row = SubElement(body, "tr", {"role": "row"})
        for index, (cell, title) in enumerate(zip(cells, table.head, strict=True)):
            first = {"scope": "row", "role": "rowheader"}
            attributes = first if index == 0 else {"role": "cell", "data-label": printable(title)}
            place = SubElement(row, "td" if index else "th", attributes)
            _text(place, cell)
            for part in list(place.iter()):
                _breakable(part)


def _chart(parent: Element, chart: Chart, identity: str) -> None:
    place = SubElement(parent, "figure", {"aria-labelledby": f"{identity}-caption"})
    reach = {"class": "scroll", "role": "group", "tabindex": "0", "aria-labelledby": f"{identity}-caption"}
    SubElement(place, "div", reach).append(figure(chart, identity))
    caption = SubElement(place, "figcaption", {"id": f"{identity}-caption"})
    _add(caption, "strong", chart.caption).tail = " "
    _add(caption, "span", chart.alt)
    _table(place, figures(chart))


def _text(parent: Element, text: Text) -> None:
    for span in text:
        match span.tone:
            case "plain":
                _add(parent, "span", span.text)
            case "strong":
                _add(parent, "strong", span.text)
            case "quiet" | "chip":
                _add(parent, "span", span.text, {"class": span.tone})
            case "struck":
                struck = _add(parent, "s", span.text)
                _add(struck, "span", " " + _("(taken back)"), {"class": "heard"})


def _breakable(part: Element) -> None:
    """Let words that no column could hold be broken, and no others: a column is as wide as its longest word."""
    if part.text is None or not _ENDLESS.search(part.text):
        return
    part.text, *more = _ENDLESS.sub(lambda found: found[0] + "\n\0", part.text).split("\n\0")
    for index, text in enumerate(more):
        mark = Element("wbr")
        mark.tail = text
        part.insert(index, mark)


def _add(parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    child = SubElement(parent, tag, attributes or {})
    child.text = printable(text)
    return child
