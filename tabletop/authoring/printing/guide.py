"""The facilitator's guide: everything that is needed to run the exercise when no screen works.

Invariant: an inject that asks something begins a page, with all that follows from its decisions behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.agenda import cutting, fitting, other_lengths, schedule_table
from tabletop.authoring.printing.briefs_table import known_by
from tabletop.authoring.printing.cards import card_section
from tabletop.authoring.printing.decisions import decision_section
from tabletop.authoring.printing.frame import framed
from tabletop.authoring.printing.guide_end import debrief, endex
from tabletop.authoring.printing.guide_injects import inject_section, notes_of_all
from tabletop.authoring.printing.guide_start import aims, before, first_page, one_inject, room, trouble
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.schedule import Schedule, schedule
from tabletop.authoring.printing.sheets import tally
from tabletop.documents.document import Document, Paragraph, Section, plain
from tabletop.language.catalogue import N_, _
from tabletop.scenario.model import Move


def guide(order: PrintOrder) -> Document:
    """The guide, for whoever leads; for one person alone, the paper version of the exercise."""
    plan = schedule(order)
    alone = order.scenario.solo
    parts = (
        first_page(order, plan),
        Section(
            _("Schedule"),
            "schedule",
            (schedule_table(order, plan), *fitting(plan), *cutting(order, plan), *other_lengths(order, plan)),
            pages=True,
        ),
        *aims(order),
        *(() if alone else (room(order), one_inject(), trouble())),
        before(order),
        *(_move(order, plan, number, move) for number, move in enumerate(order.scenario.moves, 1)),
        *_held_back(order, plan),
        *_never_asked(order),
        endex(order),
        debrief(order),
        *(() if alone else (known_by(order),)),
        tally(order),
        *_cards(order),
        *((notes_of_all(order),) if alone else ()),
    )
    audience = _("for you alone, on paper") if alone else _("for the facilitator only – not for participants")
    name = _("Paper version") if alone else _("Facilitator guide")
    return framed(order, name, audience, parts, order.paragraphs(order.scenario.summary))


def _move(order: PrintOrder, plan: Schedule, number: int, move: Move) -> Section:
    planned = [one for one in move.injects if one.planned]
    injects = tuple(
        inject_section(order, inject, plan, pages=place > 0 and bool(inject.ask))
        for place, inject in enumerate(planned)
    )
    title = f"{_('Move')} {number}: {order.fill(move.title)}"
    intro = order.paragraphs(move.intro)
    lead = (Paragraph(plain(f"{_('Read out')}:", "strong")),) if intro else ()
    return Section(title, f"move-{number}", (*lead, *intro), injects, pages=True)


def _held_back(order: PrintOrder, plan: Schedule) -> Iterator[Section]:
    held = [one for one in order.scenario.injects.values() if one.contingency]
    templates = [one for one in order.scenario.injects.values() if one.ad_hoc]
    if held:
        words = _(
            "These come only if the story needs them, and only if you want them. Look here after each ruling: does one"
            " fit now, and is there time?"
        )
        yield Section(
            _("Held back (C)"),
            "held-back",
            (Paragraph(plain(words)),),
            tuple(inject_section(order, one, plan, pages=False) for one in held),
            pages=True,
        )
    if templates:
        words = _("These fit at any moment: when a table is idle, or when you want to turn the talk.")
        yield Section(
            _("For any moment (T)"),
            "templates",
            (Paragraph(plain(words)),),
            tuple(inject_section(order, one, plan, pages=False) for one in templates),
        )


def _never_asked(order: PrintOrder) -> Iterator[Section]:
    left = [one for one in order.scenario.decisions.values() if one.id not in order.first_asked]
    if left:
        words = _("No inject asks these. Ask them when they fit, or leave them.")
        sections = tuple(
            decision_section(order, one, f"decision-{order.decision_numbers[one.id].lower()}") for one in left
        )
        yield Section(_("Questions for any moment"), "questions", (Paragraph(plain(words)),), sections)


def _cards(order: PrintOrder) -> Iterator[Section]:
    if order.scenario.cards:
        opened: dict[str, list[str]] = {}
        for inject in order.scenario.injects.values():
            for card in inject.cards:
                opened.setdefault(card, []).append(order.numbers[inject.id])
        sections = tuple(
            card_section(
                order, name, f"card-{number}", said(N_("opens with $numbers"), numbers=", ".join(opened[name]))
            )
            if name in opened
            else card_section(order, name, f"card-{number}", _("no inject opens it"))
            for number, name in enumerate(order.scenario.cards, 1)
        )
        yield Section(_("Cards: dated facts"), "cards", (), sections, pages=True)
