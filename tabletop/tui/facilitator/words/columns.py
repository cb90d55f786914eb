"""Laying out words: labels beside text that wraps under itself, headings, lines that keep to their width.

Invariant: what comes out is never wider than the width that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content

NARROWEST: Final = 12


def beside(label: Content, text: Content, width: int, indent: int) -> Content:
    """`label`, and `text` wrapped in a column of its own from cell `indent` on."""
    lines = text.wrap(max(NARROWEST, width - indent))
    gap = " " * max(0, indent - label.cell_length)
    first = Content.assemble(label, gap, lines[0]) if lines else label
    return Content("\n").join([first, *(Content.assemble(" " * indent, line) for line in lines[1:])])


def hanging(lead: Content, text: Content, width: int, indent: int = 2) -> Content:
    """`lead` and `text` run on in one paragraph; from the second line on it is indented."""
    lines = Content.assemble(lead, text).wrap(max(NARROWEST, width - indent))
    return Content("\n").join([*lines[:1], *(Content.assemble(" " * indent, line) for line in lines[1:])])


def indented(text: Content, width: int, indent: int) -> Content:
    """`text` wrapped from cell `indent` on."""
    return beside(Content(""), text, width, indent)


def apart(left: Content, right: Content, width: int) -> Content:
    """Two texts on one line, at its two ends; the left one gives way."""
    room = width - right.cell_length - (2 if right.plain else 0)
    left = left.truncate(max(1, room), ellipsis=True) if left.cell_length > room else left
    return Content.assemble(left, " " * max(0, width - left.cell_length - right.cell_length), right)


def cut(text: Content, width: int) -> Content:
    """One line of at most `width` cells."""
    return text.truncate(width, ellipsis=True) if text.cell_length > width else text


def spaced(parts: Iterable[Content]) -> Content:
    """The parts with an empty line between them, without the empty ones."""
    return Content("\n\n").join(part for part in parts if part.plain)
