"""Dated facts: a list, and one card to read.

Invariant: the date and the sources stand with every fact.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import CardView
from tabletop.language.catalogue import _
from tabletop.tui.safe_text import foreign, foreign_line, told


def card_title(card: CardView) -> Content:
    """Title and date on a line."""
    return Content.assemble(foreign_line(card.title), ("  " + card.as_of, "$quiet"))


def card_text(card: CardView) -> Content:
    """The whole card: title, fact, date, sources."""
    dated = told(_("As of $date"), "$quiet", date=card.as_of)
    sources = [Content.assemble(("· ", "$quiet"), foreign_line(one, "$quiet", limit=400)) for one in card.sources]
    return Content("\n").join(
        [foreign_line(card.title, "bold"), dated, Content(""), foreign(card.text), Content(""), *sources]
    )
