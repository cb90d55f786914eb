"""What each team knows, wants and hides, side by side: for the facilitator, who has to know all of it.

Invariant: this table stands in the guide alone.
"""

from __future__ import annotations

from tabletop.authoring.printing.order import PrintOrder
from tabletop.documents.document import Section, Span, Table, Text
from tabletop.language.catalogue import _


def known_by(order: PrintOrder) -> Section:
    """A row for each team."""
    rows = tuple((_text(order.team(name)), *_cells(order, name)) for name in order.scenario.teams)
    table = Table("", (_("Team"), _("Wants, fears, may not"), _("Secret, and what its view leaves out")), rows)
    return Section(_("What each team knows"), "known", (table,), pages=True)


def _text(words: str) -> Text:
    return (Span(words, "strong"),)


def _cells(order: PrintOrder, team: str) -> tuple[Text, Text]:
    found = order.scenario.teams[team]
    brief = found.brief
    open_part = (
        Span(f"{_('Wants')}: ", "strong"),
        Span(f"{order.fill(brief.wants, team)}\n"),
        Span(f"{_('Fears')}: ", "strong"),
        Span(f"{order.fill(brief.fears, team)}\n"),
        Span(f"{_('May not')}: ", "strong"),
        Span(order.fill(brief.may_not, team)),
    )
    return open_part, (Span(f"{order.fill(brief.secret, team)}\n"), Span(order.fill(found.left_out, team), "quiet"))
