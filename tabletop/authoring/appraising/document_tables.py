"""The tables of the document: lengths, answers, conditions, what comes late.

Invariant: a table says what its figures are shares of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming, spot_on_paper
from tabletop.authoring.appraising.telling import filled, share, share_within, spread
from tabletop.authoring.appraising.text_conditions import held, owner_words
from tabletop.authoring.appraising.thresholds import by_owner, passing, worded
from tabletop.authoring.rules.logic.parts import condition_place
from tabletop.authoring.simulation.findings import DecisionFigures
from tabletop.documents.document import Block, Paragraph, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _

_INSIDE: Final = "– "
"""Before a part, for every step it stands inside."""


def _cell(text: str) -> Text:
    """A figure that stays on one line with its sign."""
    return plain(text.replace(" %", "\N{NO-BREAK SPACE}%"))


def lengths(told: Appraisal, naming: Naming) -> Iterator[Block]:
    """Minutes and injects of plays, by ending."""
    rows: list[tuple[Text, ...]] = []
    for one in sorted(told.found.endings, key=lambda one: -one.share):
        if one.minutes is not None and one.injects is not None:
            minutes, injects = spread(one.minutes), spread(one.injects, 1)
            rows.append((plain(naming.ending(one.id)), plain(minutes), plain(injects)))
    if told.found.minutes is not None:
        rows.append((plain(_("all plays")), plain(spread(told.found.minutes)), plain("")))
    head = (_("ending"), _("planned minutes of talk"), _("injects"))
    yield Table(_("How long a play is"), head, tuple(rows))


def decision(one: DecisionFigures, naming: Naming) -> Iterator[Block]:
    """One decision: where it stands, how often it is asked, how it is answered."""
    asked = filled(N_("asked in $share of plays"), share=share_within(one.asked, one.method))
    who = filled(N_("answered by $teams"), teams=", ".join(one.seats))
    facts = [one.id, one.type, asked, *([who] if one.seats else []), spot_on_paper(naming.place(one.id))]
    question = naming.decision(one.id)
    if not one.options:
        yield Paragraph(plain(question, "strong"))
    else:
        rows = tuple(
            (
                plain(naming.option(one.id, option.id)),
                plain(option.id),
                plain(share_within(option.taken, option.method)),
                plain("" if option.selectable else _("no answer can hold it")),
            )
            for option in one.options
        )
        head = (_("answer"), _("id"), _("taken in"), "")
        yield Table(question, head, rows, shares=(54, 20, 12, 14))
    yield Paragraph(plain(" · ".join(facts)), "note")


def conditions(told: Appraisal, naming: Naming) -> Iterator[Block]:
    """How often each held, and what value would let so many pass."""
    rows: list[tuple[Text, ...]] = []
    for parts in by_owner(told):
        for part in parts:
            one = part.figures
            place = condition_place(told.subject, one)
            first: Text = (
                (Span(owner_words(one, naming)), Span(f"\n{spot_on_paper(place)}", "quiet")) if not one.node else ()
            )
            cells = (f"{_INSIDE * part.depth}{worded(one)}", held(one), passing(one, told.wanted.share))
            rows.append((first, *map(_cell, cells)))
    if rows:
        more = filled(N_("$share with"), share=share(told.wanted.share))
        head = (_("of"), _("condition"), _("held"), more)
        yield Table(_("Conditions, when they are looked at"), head, tuple(rows), shares=(36, 38, 11, 15))


def delayed(told: Appraisal, naming: Naming) -> Iterator[Block]:
    """What comes late, and how often."""
    rows = tuple(
        (
            plain(naming.option(one.decision, one.where)),
            plain(one.decision),
            plain(share_within(one.scheduled, one.method)),
            plain(_("never") if one.certainty == "never" else share_within(one.arrived, one.method)),
        )
        for one in told.found.laters
    )
    if rows:
        head = (_("after"), _("decision"), _("set going"), _("arrives"))
        yield Table(_("Delayed consequences: shares of all plays"), head, rows)


def odds(told: Appraisal, naming: Naming) -> Iterator[Block]:
    """How likely arguments are to carry."""
    rows = tuple(
        (plain(naming.decision(one.decision)), *(plain(share(part)) for part in (one.low, one.expected, one.high)))
        for one in told.found.odds
    )
    if rows:
        head = (_("argument"), _("least"), _("on the average"), _("most"))
        yield Table(_("Arguments decided by dice: the chance that they carry"), head, rows)
