"""The map as a page for a browser: to show, to print, and, in the list under it, to listen to.

Invariant: the page asks for nothing: no script, no font, no picture, no link to elsewhere, and its own policy forbids
them.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tabletop.authoring.outlining.document import document
from tabletop.authoring.outlining.drawing import STYLE, map_of
from tabletop.authoring.outlining.outline import Outline
from tabletop.documents.document import Block, Listing, Paragraph, Section, Text
from tabletop.documents.safe import printable
from tabletop.language.catalogue import _

_PAGE: Final = Path(__file__).with_name("page.css")


def page(told: Outline) -> bytes:
    """Write the page."""
    text = document(told)
    made = Element("html", {"lang": told.language})
    made.append(_head(f"{text.title} · {text.subtitle}"))
    body = SubElement(made, "body")
    _add(body, "a", _("Skip the picture"), {"class": "skip", "href": "#text"})
    _add(body, "p", text.banner, {"class": "heard"})
    _add(body, "h1", text.title, {"class": "heard"})
    figure = SubElement(body, "figure", {"class": "picture"})
    reach = {
        "class": "scroll",
        "role": "group",
        "tabindex": "0",
        "aria-label": printable(_("The map; it may be scrolled")),
    }
    SubElement(figure, "div", reach).append(map_of(told))
    _add(figure, "figcaption", _("The same in words stands below."))
    main = SubElement(body, "main", {"id": "text", "tabindex": "-1"})
    _add(main, "h2", text.subtitle)
    _blocks(main, text.lead)
    for section in text.sections:
        _section(main, section, 3)
    _add(body, "p", text.banner, {"class": "banner"})
    return b"<!doctype html>\n" + tostring(made, encoding="unicode", method="html").encode() + b"\n"


def _head(title: str) -> Element:
    style = _PAGE.read_text("utf-8") + STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = Element("head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    SubElement(head, "meta", {"name": "referrer", "content": "no-referrer"})
    _add(head, "title", title)
    SubElement(head, "style").text = style
    return head


def _section(parent: Element, section: Section, level: int) -> None:
    place = SubElement(parent, "section", {"id": section.anchor, "aria-labelledby": f"{section.anchor}-title"})
    _add(place, f"h{level}", section.title, {"id": f"{section.anchor}-title"})
    _blocks(place, section.blocks)
    for inner in section.sections:
        _section(place, inner, level + 1)


def _blocks(parent: Element, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Listing):
            listed = SubElement(parent, "ol" if block.ordered else "ul")
            for item in block.items:
                _text(SubElement(listed, "li"), item)
        elif isinstance(block, Paragraph):
            _text(SubElement(parent, "p", {"class": "note"} if block.voice == "note" else {}), block.text)


def _text(parent: Element, text: Text) -> None:
    for span in text:
        _add(parent, "strong" if span.tone == "strong" else "span", span.text)


def _add(parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    child = SubElement(parent, tag, attributes or {})
    child.text = printable(text)
    return child
