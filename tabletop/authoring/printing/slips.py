"""A slip of paper for one team: what it alone is told, and its questions with room for the answer.

Invariant: nothing of what follows from an answer stands on a slip, and nothing addressed to another team.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.asking import estimates, how
from tabletop.authoring.printing.conditions import labelled
from tabletop.authoring.printing.consequences import BOX, joined
from tabletop.authoring.printing.decisions import option_words
from tabletop.authoring.printing.frame import banner
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.confidence import Confidence
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote
from tabletop.documents.document import Block, Listing, Paragraph, Section, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.scenario.model import Inject


def slips(order: PrintOrder, inject: Inject, anchor: str) -> tuple[Section, ...]:
    """A slip for each team that is told something, or asked."""
    found: list[Section] = []
    for place, team in enumerate(order.scenario.teams, 1):
        questions = [one for one in order.asked(inject) if team in order.seats(one)]
        if team in inject.text or questions:
            title = f"{order.numbers[inject.id]} · {order.team(team)}"
            blocks = [_head(order, team), *order.paragraphs(inject.text.get(team), team)]
            for decision in questions:
                blocks += _question(order, decision, team)
            found.append(Section(title, f"{anchor}-{place}", tuple(blocks), cut=True))
    return tuple(found)


def _head(order: PrintOrder, team: str) -> Block:
    return Paragraph(plain(said(N_("For $team only. $banner"), team=order.team(team), banner=banner()), "quiet"))


def _question(order: PrintOrder, decision: Decision, team: str) -> Iterator[Block]:
    number = order.decision_numbers[decision.id]
    yield Paragraph(plain(f"{number} · {order.fill(decision.question, team)}", "strong"))
    yield Paragraph(plain(how(order, decision), "quiet"))
    yield from _offered(order, decision, team)
    if rows := tuple(_room(decision)):
        yield Table("", ("", ""), rows, to_fill=True)


def _offered(order: PrintOrder, decision: Decision, team: str) -> Iterator[Block]:
    match decision:
        case Consensus():
            yield Paragraph(order.text(decision.text, team), "quote")
        case Negotiation():
            yield Listing(tuple(order.text(clause, team) for clause in decision.clauses.values()), ordered=True)
        case Ranking() | Allocation():
            rows = tuple((option_words(order, one), ()) for one in decision.items.values())
            head = _("Place") if isinstance(decision, Ranking) else _("Points")
            yield Table("", ("", head), rows, to_fill=True)
        case Confidence():
            yield Paragraph(plain(estimates(), "quiet"))
        case OpenText() | Matrix():
            return
        case Vote() if not decision.options:
            yield Paragraph(joined([plain(f"{BOX} {label(f'ballot.{one}')}") for one in decision.ballots()]))
        case _:
            yield Paragraph(joined([option_words(order, one, f"{BOX} ") for one in labelled(decision).values()]))
            if isinstance(decision, Sealed) and decision.predict:
                yield _predictions(order, decision, team)


def _predictions(order: PrintOrder, decision: Sealed, team: str) -> Table:
    others = (one for one in order.seats(decision) if one != team)
    rows: tuple[tuple[Text, ...], ...] = tuple((plain(order.team(one)), ()) for one in others)
    return Table(_("What you expect of the others"), ("", ""), rows, to_fill=True)


def _room(decision: Decision) -> Iterator[tuple[Text, ...]]:
    """What is written by hand beside the boxes."""
    match decision:
        case OpenText():
            yield plain(_("Your text")), ()
        case Confidence():
            yield plain(_("Your number, in percent")), ()
        case Matrix():
            for words in (
                _("What you do"),
                _("What comes of it"),
                _("First reason"),
                _("Second reason"),
                _("Third reason"),
            ):
                yield plain(words), ()
        case Consensus() | Negotiation():
            yield plain(_("How it should read")), ()
            yield plain(_("Reservation, or objection with its reason")), ()
    if decision.rationale != "none" and decision.type not in {"matrix", "consensus", "negotiation"}:
        yield plain(_("Because")), ()
    if decision.confidence is not None:
        yield plain(_("In percent")), ()
