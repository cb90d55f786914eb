"""Indicators in words: what each stands for, where it starts, what its numbers are called.

Invariant: no effect stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.authoring.printing.order import PrintOrder
from tabletop.documents.document import Span, Table, plain
from tabletop.language.catalogue import _
from tabletop.language.labels import level
from tabletop.scenario.model import Indicator


def gauge_table(order: PrintOrder, gauges: Mapping[str, Indicator]) -> Table:
    """A row for each."""
    rows = tuple(
        (
            (
                Span(order.fill(one.name), "strong"),
                *((Span(f"\n{order.fill(one.about)}", "quiet"),) if one.about else ()),
            ),
            plain(f"{one.start}: {order.fill(one.word(one.start)) or level(one.start)}"),
            plain(_("higher is better") if one.good == "up" else _("lower is better")),
            plain(scale(order, one)),
        )
        for one in gauges.values()
    )
    return Table("", (_("Gauge, 0 to 100"), _("At the start"), "", _("From … on")), rows, shares=(34, 15, 14, 37))


def scale(order: PrintOrder, gauge: Indicator) -> str:
    """`0 broken · 50 strained`; empty where the author gave no words."""
    return " · ".join(f"{floor} {order.fill(word)}" for floor, word in sorted(gauge.words.items()))
