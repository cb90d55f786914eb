"""An inject on the facilitator's page: when, what is read out, who else is told what, notes, decisions.

Invariant: all that an author wrote about an inject stands in its block, in the order in which it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.conditions import in_words
from tabletop.authoring.printing.consequences import effects, flags, joined
from tabletop.authoring.printing.decisions import decision_section
from tabletop.authoring.printing.frame import span
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.schedule import Schedule
from tabletop.documents.document import Block, Listing, Paragraph, Section, Span, Text, plain
from tabletop.exercise.plan import talk_minutes
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.scenario.model import EVERYONE, Inject


def inject_section(order: PrintOrder, inject: Inject, plan: Schedule, *, pages: bool) -> Section:
    """All of an inject; decisions that an earlier inject asked are only named."""
    number = order.numbers[inject.id]
    anchor = f"inject-{number.lower()}"
    slot = plan.slot(inject.id)
    when = f" · {span(slot.start, slot.end)}" if slot is not None and not slot.cut else ""
    own = [one for one in order.asked(inject) if order.first_asked[one.id] == inject.id]
    again = [one for one in order.asked(inject) if one not in own]
    sections = tuple(decision_section(order, one, f"{anchor}-{order.decision_numbers[one.id].lower()}") for one in own)
    blocks = [*_blocks(order, inject, plan)]
    if again:
        names = ", ".join(order.decision_numbers[one.id] for one in again)
        blocks.append(Paragraph(plain(said(N_("It asks again: $names"), names=names))))
    return Section(f"{number} · {order.fill(inject.title)}{when}", anchor, tuple(blocks), sections, pages=pages)


def _blocks(order: PrintOrder, inject: Inject, plan: Schedule) -> Iterator[Block]:
    yield Paragraph((*_head(order, inject, plan),))
    if inject.when is not None and not isinstance(inject.when, str):
        lead = N_("Use it when $clause.") if inject.contingency else N_("Only if $clause.")
        yield Paragraph(plain(said(lead, clause=in_words(order, inject.when)), "strong"))
    notes = inject.facilitator
    if notes is not None and notes.read_aloud:
        yield Paragraph((Span(f"{_('Read out')}: ", "strong"), *order.text(notes.read_aloud)), "quote")
    yield from _texts(order, inject)
    yield from _cards(order, inject)
    changes = joined([part for part in (effects(order, inject.effects), flags(inject.sets)) if part])
    if changes:
        yield Paragraph((Span(f"{_('Its release changes')}:\n", "strong"), *changes))
    if not order.scenario.solo:
        yield from _notes(order, inject)


def notes_of_all(order: PrintOrder) -> Section:
    """The notes on every inject behind everything else, for somebody who plays alone and should not read them first."""
    sections = tuple(
        Section(
            f"{order.numbers[inject.id]} · {order.fill(inject.title)}",
            f"notes-{order.numbers[inject.id].lower()}",
            tuple(_notes(order, inject)),
        )
        for inject in order.scenario.injects.values()
        if inject.facilitator is not None
    )
    return Section(_("For whoever teaches with it, and for afterwards"), "notes", (), sections, pages=True)


def _head(order: PrintOrder, inject: Inject, plan: Schedule) -> Iterator[Span]:
    minutes = talk_minutes(inject)
    slot = plan.slot(inject.id)
    parts = [label(f"kind.{inject.kind}"), n_("$n minute", "$n minutes", minutes).replace("$n", str(minutes))]
    if slot is not None and not slot.cut and slot.minutes != minutes:
        parts[-1] += " " + said(N_("(here: $n)"), n=slot.minutes)
    if inject.source_name:
        parts.append(said(N_("from $name"), name=order.fill(inject.source_name)))
    if inject.confidence:
        parts.append(label(f"confidence.{inject.confidence}"))
    if inject.to:
        parts.append(said(N_("only to $teams"), teams=order.teams(inject.to)))
    if inject.optional:
        parts.append(_("optional"))
    if slot is not None and slot.cut:
        parts.append(_("left out: no time for it"))
    yield Span(" · ".join(parts), "quiet")


def _texts(order: PrintOrder, inject: Inject) -> Iterator[Block]:
    if EVERYONE in inject.text:
        heard = said(N_("To $teams"), teams=order.teams(inject.to)) if inject.to else _("To everybody")
        if not order.scenario.solo:
            yield Paragraph(plain(f"{heard}:", "strong"))
        yield from order.paragraphs(inject.text[EVERYONE])
    alone = [name for name in inject.text if name != EVERYONE]
    if alone:
        lead = _("To you:") if order.scenario.solo else _("Slips, for one team each (in the handouts):")
        yield Paragraph(plain(lead, "strong"))
        yield Listing(tuple(_slip(order, inject, name) for name in alone))


def _slip(order: PrintOrder, inject: Inject, team: str) -> Text:
    text = "\n".join(order.parts(inject.text[team], team))
    return (Span(f"{order.team(team)}: ", "strong"), Span(text))


def _cards(order: PrintOrder, inject: Inject) -> Iterator[Block]:
    names = [order.fill(order.scenario.cards[one].title) for one in inject.cards if one in order.scenario.cards]
    if names:
        yield Paragraph((Span(f"{_('Cards that open')}: ", "strong"), Span("; ".join(names))))


def _notes(order: PrintOrder, inject: Inject) -> Iterator[Block]:
    notes = inject.facilitator
    if notes is None:
        if inject.ask:
            yield Paragraph(plain(_("No notes for this inject. Ask: what do you know, and who is missing?"), "quiet"))
        return
    yield _labelled(order, _("Purpose"), notes.purpose)
    if notes.probes:
        yield Paragraph(plain(f"{_('Probes')}:", "strong"))
        yield Listing(tuple(order.text(probe) for probe in notes.probes), ordered=True)
    for name, text in ((_("If stuck"), notes.if_stuck), (_("Watch for"), notes.watch_for), (_("Expect"), notes.expect)):
        if text:
            yield _labelled(order, name, text)


def _labelled(order: PrintOrder, name: str, text: str) -> Paragraph:
    return Paragraph((Span(f"{name}: ", "strong"), *order.text(text)))
