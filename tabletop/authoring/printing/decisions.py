"""A decision on the facilitator's page: the question, who answers and how, what can be answered, what follows.

Invariant: total over mechanics; what follows stands in the same table as what can be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from tabletop.authoring.printing.asking import by_whom, estimates, how, kind_words
from tabletop.authoring.printing.conditions import in_words, moves_in_words
from tabletop.authoring.printing.consequences import BOX, both, change, effects, joined, noted, told
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.authoring.printing.procedures import odds, procedure
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.choice import Choice
from tabletop.decisions.confidence import Confidence
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.effects import Consequence, Labelled, Option
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import FAILS, PASSES, Vote
from tabletop.documents.document import Block, Listing, Paragraph, Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

_SHARES: Final = (24, 32, 44)
"""Of the width: what is chosen, what is read out, what is written down."""


def decision_section(order: PrintOrder, decision: Decision, anchor: str) -> Section:
    """All of a decision."""
    number = order.decision_numbers[decision.id]
    title = f"{number} · {order.fill(decision.question)}"
    return Section(title, anchor, tuple(decision_blocks(order, decision)))


def decision_blocks(order: PrintOrder, decision: Decision) -> Iterator[Block]:
    """Who answers, how, and what follows from what."""
    lead = (Span(by_whom(order, decision), "strong"), Span(f" · {kind_words(decision)}. {how(order, decision)}"))
    yield Paragraph(lead)
    if steps := procedure(decision):
        yield Listing(tuple(plain(step) for step in steps), ordered=True)
    yield from _follows(order, decision)
    if order.scenario.solo:
        yield from _readings(order, decision)


def _follows(order: PrintOrder, decision: Decision) -> Iterator[Block]:
    match decision:
        case Choice() | MultiChoice():
            yield _options(order, decision.options, _("Option"))
        case OpenText():
            yield _options(order, decision.rubric, _("What is true of the text"))
        case Ranking():
            yield _ranking(order, decision)
        case Allocation():
            yield _allocation(order, decision)
        case Vote():
            yield from _vote(order, decision)
        case Confidence():
            yield Paragraph(plain(_("Nothing follows from it. Write the numbers down: they are for the hot wash.")))
            yield Paragraph(plain(estimates(), "quiet"))
        case Consensus():
            yield Paragraph(order.text(decision.text), "quote")
            yield _results(
                order, "stage.consensus", {"adopted": decision.outcomes.adopted, "broken": decision.outcomes.broken}
            )
        case Matrix():
            yield from _matrix(order, decision)
        case Negotiation():
            yield Listing(tuple(order.text(clause) for clause in decision.clauses.values()), ordered=True)
            yield _results(order, "stage.negotiation", decision.results())
        case Sealed():
            yield from _sealed(order, decision)
        case _:
            assert_never(decision)


def option_words(order: PrintOrder, option: Labelled, mark: str = "") -> Text:
    """A label, and half a line on what it means."""
    head = Span(f"{mark}{order.fill(option.label)}", "strong")
    return (head, Span(f"\n{order.fill(option.detail)}", "quiet")) if option.detail else (head,)


def _options(order: PrintOrder, options: Mapping[str, Option], title: str) -> Table:
    rows = tuple(
        (
            joined([option_words(order, one, f"{BOX} "), *_excluded(order, options, one)]),
            told(order, one),
            noted(order, one),
        )
        for one in options.values()
    )
    return Table("", (title, _("Read out"), _("Write down")), rows, shares=_SHARES)


def _excluded(order: PrintOrder, options: Mapping[str, Option], option: Option) -> Iterator[Text]:
    names = [order.fill(options[one].label) for one in getattr(option, "excludes", ()) if one in options]
    if names:
        yield plain(said(N_("Not together with: $names"), names="; ".join(names)), "quiet")


def _ranking(order: PrintOrder, decision: Ranking) -> Table:
    rows = tuple(
        (
            option_words(order, item),
            both(order, item.first) if item.first is not None else (),
            both(order, item.last) if item.last is not None else (),
        )
        for item in decision.items.values()
    )
    return _filled((_("Item"), _("If it stands first"), _("If it stands last")), rows)


def _allocation(order: PrintOrder, decision: Allocation) -> Table:
    rows = tuple(
        (
            option_words(order, item),
            effects(order, item.per_step),
            joined(
                [
                    joined([plain(said(N_("$n points or more:"), n=amount), "strong"), both(order, follows)])
                    for amount, follows in sorted(item.thresholds.items())
                ]
            ),
        )
        for item in decision.items.values()
    )
    each = said(N_("For every $n points"), n=decision.step)
    return _filled((_("Item"), each, _("From an amount on (the highest that is reached counts)")), rows)


def _filled(head: tuple[str, ...], rows: tuple[tuple[Text, ...], ...]) -> Table:
    """A table without the columns in which nothing stands."""
    kept = [place for place in range(len(head)) if place == 0 or any(row[place] for row in rows)]
    return Table("", tuple(head[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows))


def _vote(order: PrintOrder, decision: Vote) -> Iterator[Block]:
    if decision.straw_poll:
        yield Paragraph(plain(_("Whatever comes of it is read out; no gauge moves, and nothing is ticked.")))
        yield _mood(order, decision)
        return
    if decision.options:
        yield _options(order, decision.options, _("Option"))
    passes = {} if decision.options else {PASSES: decision.outcomes.passes}
    yield _results(order, "ballot", {**passes, FAILS: decision.outcomes.fails})


def _mood(order: PrintOrder, decision: Vote) -> Table:
    """What is read out after a straw poll."""
    rows = [(option_words(order, one, f"{BOX} "), told(order, one)) for one in decision.options.values()]
    ends = {FAILS: decision.outcomes.fails} | ({} if decision.options else {PASSES: decision.outcomes.passes})
    rows += [(plain(f"{BOX} {label(f'ballot.{name}')}", "strong"), told(order, one)) for name, one in ends.items()]
    return Table("", (_("Result"), _("Read out")), tuple(rows), shares=(36, 64))


def _results(order: PrintOrder, topic: str, results: Mapping[str, Consequence]) -> Table:
    rows = tuple(
        (plain(f"{BOX} {label(f'{topic}.{name}')}", "strong"), told(order, one), noted(order, one))
        for name, one in results.items()
    )
    return Table("", (_("Result"), _("Read out"), _("Write down")), rows, shares=_SHARES)


def _matrix(order: PrintOrder, decision: Matrix) -> Iterator[Block]:
    if decision.modifiers:
        rows = tuple(
            (plain(f"{BOX} {in_words(order, one.when)}"), plain(change(one.by), "strong"), order.text(one.why))
            for one in decision.modifiers
        )
        yield Table(_("What the situation adds"), (_("If"), _("Net"), _("Because")), rows)
    yield odds(decision.target)
    yield _results(order, "stage.matrix", {"success": decision.outcomes.success, "failure": decision.outcomes.failure})


def _sealed(order: PrintOrder, decision: Sealed) -> Iterator[Block]:
    yield Listing(tuple(option_words(order, one) for one in decision.options.values()))
    rows = tuple(
        (
            plain(
                f"{BOX} "
                + (_("in every other case") if row.when is None else moves_in_words(order, decision, row.when))
            ),
            told(order, row),
            noted(order, row),
        )
        for row in decision.outcomes
    )
    yield Table("", (_("The first row that fits"), _("Read out"), _("Write down")), rows, shares=_SHARES)


def _readings(order: PrintOrder, decision: Decision) -> Iterator[Block]:
    if decision.readings:
        yield Paragraph(plain(_("Only after deciding: how two experts read it. Neither is the right answer."), "quiet"))
    for name, text in decision.readings.items():
        yield Paragraph((Span(f"{label(f'reading.{name}')}: ", "strong"), *order.text(text)), "quote")
