"""Small pieces of the column that shows what somebody saw: headings, sections, lists.

Invariant: a heading without anything under it is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tabletop.tui.safe_text import foreign_line


def heading(title: str) -> Content:
    """A quiet title; our own words."""
    return Content.styled(title, "bold $quiet")


def section(title: str, *parts: Content) -> Content:
    """A title and what stands under it."""
    shown = [part for part in parts if part.plain]
    return Content("\n").join([heading(title), *shown]) if shown else Content("")


def listed(title: str, items: Iterable[str]) -> Content:
    """A title and a line for each text of an author or a player."""
    lines = [Content.assemble(("· ", "$quiet"), foreign_line(item, limit=600)) for item in items if item]
    return section(title, *lines)
