"""Sheets to fill in by hand while play goes on: gauges, boxes to tick, what comes later.

Invariant: every flag that a condition reads has its box, and every delayed consequence its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tabletop.authoring.printing.conditions import flag_words
from tabletop.authoring.printing.consequences import BOX, effects, joined
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.walking import consequences, flags_set, waiting_for
from tabletop.documents.document import Block, Paragraph, Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _

_COLUMNS: Final = 5
"""Injects beside each other on a tally sheet: more leave no room to write."""
_FREE: Final = 2
"""Columns without a number, for what was held back."""


def tally(order: PrintOrder) -> Section:
    """All sheets."""
    blocks: list[Block] = []
    if order.scenario.indicators:
        words = _(
            "After each ruling write the new number, and the change. No gauge goes below 0 or above 100. If several"
            " teams answered one question: add up what follows for each gauge, divide by the number of teams that"
            " answered, and round."
        )
        blocks += [Paragraph(plain(words)), *_gauges(order)]
    blocks += [*_flags(order), *_later(order), *_decided(order)]
    return Section(_("Sheets to fill in"), "sheets", tuple(blocks), pages=True)


def _gauges(order: PrintOrder) -> Iterator[Table]:
    numbers = [order.numbers[one.id] for one in order.scenario.injects.values() if one.planned]
    columns = [*(said(N_("after $n"), n=number) for number in numbers), *[_("after …")] * _FREE]
    tables = -(-len(columns) // _COLUMNS)
    each = -(-len(columns) // tables)  # as many on each sheet
    for first in range(0, len(columns), each):
        shown = columns[first : first + each]
        start = _("Start") if first == 0 else _("So far")
        rows = tuple(
            (
                plain(order.fill(one.name)),
                plain(str(one.start) if first == 0 else ""),
                *[()] * len(shown),
            )
            for one in order.scenario.indicators.values()
        )
        yield Table(_("Gauges") if first == 0 else "", (_("Gauge"), start, *shown), rows, to_fill=True)


def _flags(order: PrintOrder) -> Iterator[Block]:
    sets, waits = flags_set(order), waiting_for(order)
    read = {name: places for name, places in waits.items() if name not in order.scenario.indicators}
    named = [*sets, *(name for name in read if name not in sets and name not in order.scenario.decisions)]
    if named:
        rows = tuple(
            (
                plain(f"{BOX} {flag_words(flag)}"),
                plain("\n".join(sets.get(flag, [_("nothing ticks it")]))),
                plain(", ".join(read.get(flag, [_("nothing; it is remembered for the hot wash")]))),
            )
            for flag in named
        )
        yield Table(_("Boxes to tick"), (_("Box"), _("Tick it after"), _("It decides")), rows)
    yield from _needed_again(order, {name: read[name] for name in read if name in order.scenario.decisions})


def _needed_again(order: PrintOrder, results: Mapping[str, list[str]]) -> Iterator[Block]:
    if results:
        words = _(
            "If several teams answered, the result is what most of them chose; with a tie, what stands first in the"
            " list."
        )
        yield Paragraph(plain(words))
        rows = tuple(_result(order, name, places) for name, places in results.items())
        head = (_("No."), _("Question"), _("It decides"), _("Result"))
        yield Table(_("Results that are needed again"), head, rows, to_fill=True)


def _result(order: PrintOrder, decision: str, places: list[str]) -> tuple[Text, ...]:
    question = order.text(order.scenario.decisions[decision].question)
    return (plain(order.decision_numbers[decision]), question, plain(", ".join(places)), ())


def _later(order: PrintOrder) -> Iterator[Block]:
    rows: list[tuple[Text, ...]] = []
    for where, one in consequences(order):
        if one.later is None:
            continue
        outcome = order.text(one.later.outcome) if one.later.outcome else ()
        what = joined([part for part in (outcome, effects(order, one.later.effects)) if part])
        ticks: Text = tuple(Span(f"\n{BOX} {flag_words(flag)}") for flag in one.later.sets)
        rows.append((plain(f"{BOX} {where}"), plain(str(one.later.after)), (*what, *ticks), ()))
    if rows:
        head = (_("If this was chosen"), _("Injects later"), _("Read out and write down"), _("Comes with No."))
        yield Table(_("What comes later"), head, tuple(rows), to_fill=True)


def _decided(order: PrintOrder) -> Iterator[Block]:
    """Room for what each question came to: the record that a log would be."""
    scenario = order.scenario
    rows = tuple(
        (plain(order.decision_numbers[decision.id]), (), ())
        for inject in scenario.injects.values()
        if inject.planned
        for decision in order.asked(inject)
    )
    if rows:
        head = (_("No."), _("Who decided what"), _("Why, and at what time"))
        yield Table(_("What was decided"), head, rows, to_fill=True)
