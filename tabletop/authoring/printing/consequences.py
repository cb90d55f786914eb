"""What follows from a decision, for somebody who reads it out and writes it down by hand.

Invariant: every effect stands with its sign and its reason; nothing is left for a program to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tabletop.authoring.printing.conditions import flag_words
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.decisions.effects import Consequence, Effect, Later
from tabletop.documents.document import Span, Text, plain
from tabletop.language.catalogue import N_, _, n_

BOX = "☐"
"""To be ticked."""


def change(by: int) -> str:
    """`+4`, `−3`."""
    return f"+{by}" if by >= 0 else f"−{-by}"


def told(order: PrintOrder, consequence: Consequence) -> Text:
    """What the room is told."""
    if not consequence.outcome:
        return plain(_("Nothing is read out."), "quiet")
    return order.text(consequence.outcome)


def noted(order: PrintOrder, consequence: Consequence) -> Text:
    """What is written down: gauges with reasons, boxes to tick, what comes later."""
    lines = [*_effects(order, consequence.effects), *_ticks(consequence.sets)]
    if consequence.later is not None:
        lines.append(_later(order, consequence.later))
    return joined(lines) or plain(_("No gauge moves."), "quiet")


def both(order: PrintOrder, consequence: Consequence) -> Text:
    """What is told and what is written down, one below the other."""
    first = order.text(consequence.outcome) if consequence.outcome else ()
    return joined([part for part in (first, noted(order, consequence)) if part])


def effects(order: PrintOrder, changes: Mapping[str, Effect]) -> Text:
    """Changes of gauges, a line each."""
    return joined(_effects(order, changes))


def flags(sets: tuple[str, ...]) -> Text:
    """Boxes to tick, a line each."""
    return joined(_ticks(sets))


def joined(lines: list[Text] | Iterator[Text]) -> Text:
    """Lines, one below the other."""
    spans: list[Span] = []
    for line in lines:
        spans += [Span("\n")] if spans else []
        spans += line
    return tuple(spans)


def _effects(order: PrintOrder, changes: Mapping[str, Effect]) -> Iterator[Text]:
    for name, effect in changes.items():
        gauge = f"{order.indicator(name)} {change(effect.by)}"
        yield (Span(gauge, "strong"), Span(f" – {order.fill(effect.why)}"))


def _ticks(sets: tuple[str, ...]) -> Iterator[Text]:
    for flag in sets:
        yield plain(said(N_("$box Tick “$flag”"), box=BOX, flag=flag_words(flag)))


def _later(order: PrintOrder, later: Later) -> Text:
    words = n_("Later, after $n more inject:", "Later, after $n more injects:", later.after)
    head: Text = (Span(f"{BOX} {words.replace('$n', str(later.after))}", "strong"),)
    outcome = order.text(later.outcome) if later.outcome else ()
    rest = joined([*_effects(order, later.effects), *_ticks(later.sets)])
    told_later = (Span(" "), *outcome) if outcome else ()
    return (*head, *told_later, *((Span("\n"), *rest) if rest else ()))
