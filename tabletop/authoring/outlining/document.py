"""An outline as a document: headings, paragraphs and lists, for Markdown and under the drawn map.

Invariant: says all that the map shows; it is what somebody reads who does not see the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.outlining.outline import Asked, MoveOutline, Outline, Step
from tabletop.authoring.outlining.telling import (
    changes_at_once,
    follow_ups,
    heading_of,
    honesty,
    leads_told,
    needs_of_ending,
    sort_of,
    sums,
    times,
    unread,
)
from tabletop.authoring.outlining.words import changed, filled, needs_in_a_line
from tabletop.documents.document import Block, Document, Listing, Paragraph, Section, Span, Text, plain
from tabletop.language.catalogue import N_, _


def document(told: Outline) -> Document:
    """The document of an outline."""
    moves = tuple(_move(move, number, told) for number, move in enumerate(told.moves, start=1))
    return Document(
        title=told.title,
        subtitle=_("Outline for the facilitator"),
        banner=_("EXERCISE – fictional events"),
        language=told.language,
        written=0,
        sections=(*moves, _endings(told)),
        lead=(Paragraph(plain(f"{times(told)}. {sums(told)}.")), Paragraph(plain(honesty(told)), "note")),
    )


def _move(move: MoveOutline, number: int, told: Outline) -> Section:
    title = filled(N_("Move $n: $title"), n=number, title=move.title)
    span = filled(N_("Minutes $from to $to of play."), **{"from": move.starts, "to": move.starts + move.minutes})
    steps = tuple(_step(step, told.titles, f"move-{number}-{count}") for count, step in enumerate(move.steps, start=1))
    return Section(title, f"move-{number}", (Paragraph(plain(span)),), steps)


def _step(step: Step, titles: dict[str, str], anchor: str) -> Section:
    facts = list(_facts(step, titles))
    blocks: list[Block] = [Paragraph(plain(". ".join(facts) + "."))] if facts else []
    for asked in step.asks:
        blocks += _asked(asked, titles)
    return Section(f"{step.id} – {step.title}", anchor, tuple(blocks))


def _facts(step: Step, titles: dict[str, str]) -> Iterator[str]:
    if step.dead:
        yield _("DEAD: it can never happen")
    if step.at is not None:
        yield filled(N_("Minute $at, $n minutes of talk"), at=step.at, n=step.minutes)
    if sort := sort_of(step):
        yield sort[:1].upper() + sort[1:]
    if step.needs:
        yield filled(N_("Needs $what"), what=needs_in_a_line(step.needs))
    if step.to:
        yield filled(N_("Only for $teams"), teams=", ".join(step.to))
    if step.changes:
        yield filled(N_("Changes $what"), what=changed(step.changes))
    yield from leads_told(step.leads, titles)
    yield from unread(step.sets, step.leads)


def _asked(asked: Asked, titles: dict[str, str]) -> Iterator[Block]:
    yield Paragraph((Span(heading_of(asked), "strong"), Span(f" {asked.question}")))
    items: list[Text] = [plain(filled(N_("tipped by $what"), what=line), "quiet") for line in asked.bends]
    for result in asked.results:
        more = "".join(f"\n→ {line}" for line in follow_ups(result, titles))
        items.append(plain(changes_at_once(result) + more))
    if items:
        yield Listing(tuple(items))


def _endings(told: Outline) -> Section:
    items: list[Text] = []
    for ending in told.endings:
        dead = _(" DEAD: it is never reached.") if ending.dead else ""
        needs = filled(N_("needs $what."), what=needs_of_ending(ending))
        items.append((Span(f"{ending.title} ({ending.id}):", "strong"), Span(f" {needs}{dead}")))
    return Section(_("Endings: the first that fits"), "endings", (Listing(tuple(items), ordered=True),))
