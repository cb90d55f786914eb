"""Handouts: for each inject a sheet for everybody, and slips for single teams, to be cut apart.

Invariant: sheets and slips are on pages of their own; neither has a note, an effect or what follows on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.printing.cards import card_section
from tabletop.authoring.printing.consequences import BOX
from tabletop.authoring.printing.frame import banner, framed
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.slips import slips
from tabletop.documents.document import Block, Document, Paragraph, Section, Table, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.scenario.model import EVERYONE, Inject

_STATEMENTS: Final = ("organised", "plausible", "heard", "materials", "prepared")
_SCALE: Final = "   ".join(f"{BOX} {number}" for number in range(1, 6))


def handouts(order: PrintOrder) -> Document:
    """All of them, in the order of play; what is held back stands behind."""
    injects = order.scenario.injects.values()
    in_order = [one for one in injects if one.planned] + [one for one in injects if not one.planned]
    parts = tuple(part for inject in in_order for part in _of(order, inject))
    words = _(
        "For the facilitator, who hands them out one by one. The sheet of an inject goes to every table; its slips are"
        " cut apart, and each goes to its team. Keep them in the order of their numbers, face down."
    )
    whole = (*parts, _feedback())
    return framed(order, _("Handouts"), _("hand out piece by piece"), whole, (Paragraph(plain(words)),))


def _feedback() -> Section:
    """The form for participants, with the statements and questions of the one on the screen."""
    rows = tuple((plain(label(f"feedback.{one}")), plain(_SCALE)) for one in _STATEMENTS)
    scale = f"{label('feedback.lowest')} – {label('feedback.highest')}"
    written = tuple((plain(label(f"feedback.{one}")), ()) for one in ("keep", "change"))
    blocks = (
        Paragraph(plain(_("One for each person, after the hot wash. No names. Two minutes are enough."))),
        Table("", (_("How far do you agree?"), scale), rows, shares=(66, 34)),
        Table("", ("", ""), written, to_fill=True, shares=(30, 70)),
    )
    return Section(_("Feedback"), "feedback", blocks, pages=True)


def _of(order: PrintOrder, inject: Inject) -> Iterator[Section]:
    number = order.numbers[inject.id]
    anchor = f"sheet-{number.lower()}"
    title = f"{number} · {order.fill(inject.title)}"
    if EVERYONE in inject.text:
        cards = tuple(
            card_section(order, name, f"{anchor}-card-{place}")
            for place, name in enumerate(inject.cards, 1)
            if name in order.scenario.cards
        )
        yield Section(title, anchor, tuple(_sheet(order, inject)), cards, pages=True)
    cut = slips(order, inject, f"slip-{number.lower()}")
    if cut:
        words = said(N_("$title: slips to cut"), title=title)
        yield Section(words, f"slips-{number.lower()}", (), cut, pages=True)


def _sheet(order: PrintOrder, inject: Inject) -> Iterator[Block]:
    whom = said(N_("For $teams only"), teams=order.teams(inject.to)) if inject.to else _("For everybody")
    parts = [label(f"kind.{inject.kind}")]
    if inject.source_name:
        parts.append(said(N_("from $name"), name=order.fill(inject.source_name)))
    if inject.confidence:
        parts.append(label(f"confidence.{inject.confidence}"))
    yield Paragraph(plain(f"{whom}. {banner()}", "quiet"))
    yield Paragraph(plain(" · ".join(parts), "strong"))
    yield from order.paragraphs(inject.text[EVERYONE])
