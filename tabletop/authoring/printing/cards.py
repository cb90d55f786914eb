"""Context cards: dated facts with their sources.

Invariant: a card never stands without its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.documents.document import Paragraph, Section, plain
from tabletop.language.catalogue import N_
from tabletop.scenario.model import Card


def card_section(order: PrintOrder, name: str, anchor: str, note: str = "") -> Section:
    """One card; `note` says when it opens."""
    card = order.scenario.cards[name]
    dated = said(N_("as of $month"), month=card.as_of)
    head = Paragraph(plain(" · ".join(part for part in (dated, note) if part), "quiet"))
    return Section(order.fill(card.title), anchor, (head, *order.paragraphs(card.text), *_sources(order, card)))


def _sources(order: PrintOrder, card: Card) -> Iterator[Paragraph]:
    known = (order.scenario.sources.get(one) for one in card.sources)
    cited = [order.fill(one.cite or one.heading) for one in known if one is not None]
    if cited:
        yield Paragraph(plain(said(N_("Sources: $sources"), sources="; ".join(cited)), "quiet"), "note")
