"""Role cards: one page for each team, with what it alone may know, and a name card for each of its roles.

Invariant: a team's page is made from that team's own parts of the scenario; of other teams not even a name is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.frame import banner, framed
from tabletop.authoring.printing.gauges import gauge_table
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.documents.document import Block, Document, Listing, Paragraph, Section, Span, plain
from tabletop.language.catalogue import N_, _


def roles(order: PrintOrder, only: tuple[str, ...] = ()) -> Document:
    """The cards of all teams, or of `only` some."""
    teams = only or tuple(order.scenario.teams)
    places = {name: number for number, name in enumerate(order.scenario.teams, 1)}
    cards = tuple(_card(order, name, places[name]) for name in teams)
    if only:
        return framed(order, _("Role cards"), said(N_("for $teams only"), teams=order.teams(only)), cards)
    words = _("Print it on one side of the paper. Give each team its page, and nothing else; cut the names off below.")
    return framed(order, _("Role cards"), _("hand out page by page"), cards, (Paragraph(plain(words)),))


def _card(order: PrintOrder, team: str, number: int) -> Section:
    found = order.scenario.teams[team]
    only = Paragraph(plain(said(N_("For $team only. $banner"), team=order.team(team), banner=banner()), "quiet"))
    names = tuple(
        Section(f"{order.fill(role, team)} · {order.team(team)}", f"team-{number}-{place}", cut=True)
        for place, role in enumerate(found.roles.values(), 1)
    )
    return Section(order.team(team), f"team-{number}", (only, *role_blocks(order, team)), names, pages=True)


def role_blocks(order: PrintOrder, team: str) -> Iterator[Block]:
    """What stands on a card, the roles' names before it."""
    found = order.scenario.teams[team]
    yield Paragraph(plain(f"{_('You are')}:", "strong"))
    yield Listing(tuple(order.text(role, team) for role in found.roles.values()))
    brief = found.brief
    yield from order.paragraphs(brief.situation, team)
    for name, text in (
        (_("You want"), brief.wants),
        (_("You fear"), brief.fears),
        (_("You may not"), brief.may_not),
        (_("Only you know"), brief.secret),
    ):
        yield Paragraph((Span(f"{name}: ", "strong"), *order.text(text, team)))
    yield Paragraph(order.text(found.left_out, team), "quote")
    own = {name: one for name, one in order.scenario.indicators.items() if team in one.visible_to}
    if own and not order.scenario.solo:
        yield Paragraph(plain(_("Gauges that not everybody sees:"), "strong"))
        yield gauge_table(order, own)
