"""Where flags are set and what waits for them, and what comes later: everything a tally sheet has to list.

Invariant: every consequence of a scenario is walked, whatever mechanic it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.printing.conditions import moves_in_words, result_words
from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.decisions.allocation import Allocation
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within
from tabletop.decisions.effects import Consequence
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import FAILS, PASSES, Vote
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import quoted


def consequences(order: PrintOrder) -> Iterator[tuple[str, Consequence]]:
    """(where, what follows) for all that can be decided or happen, in the order of the scenario."""
    for inject in order.scenario.injects.values():
        yield order.numbers[inject.id], Consequence(effects=inject.effects, sets=inject.sets)
        for decision in order.asked(inject):
            number = order.decision_numbers[decision.id]
            yield from ((f"{number} {quoted(words)}", one) for words, one in outcomes(order, decision))


def outcomes(order: PrintOrder, decision: Decision) -> Iterator[tuple[str, Consequence]]:
    """(in what case, what follows) for one decision; nothing follows from a straw poll."""
    match decision:
        case Vote(straw_poll=True):
            return
        case Allocation():
            for item in decision.items.values():
                for amount, one in sorted(item.thresholds.items()):
                    words = said(N_("$item: $n or more"), item=order.fill(item.label), n=amount)
                    yield words, one
        case Ranking():
            yield from _ranked(order, decision)
        case Sealed():
            for row in decision.outcomes:
                words = _("in every other case") if row.when is None else moves_in_words(order, decision, row.when)
                yield words.replace("\n", ", "), row
        case _:
            yield from _by_id(order, decision)


def _ranked(order: PrintOrder, decision: Ranking) -> Iterator[tuple[str, Consequence]]:
    for item in decision.items.values():
        label = order.fill(item.label)
        if item.first is not None:
            yield said(N_("$item first"), item=label), item.first
        if item.last is not None:
            yield said(N_("$item last"), item=label), item.last


def _by_id(order: PrintOrder, decision: Decision) -> Iterator[tuple[str, Consequence]]:
    found: dict[str, Consequence] = dict(getattr(decision, "options", None) or getattr(decision, "rubric", None) or {})
    if isinstance(decision, Vote):
        found |= {FAILS: decision.outcomes.fails} | ({} if decision.options else {PASSES: decision.outcomes.passes})
    elif isinstance(decision, Proceeding):
        found |= dict(decision.results())
    yield from ((result_words(order, decision, name), one) for name, one in found.items())


def flags_set(order: PrintOrder) -> dict[str, list[str]]:
    """Flag → where it is set."""
    found: dict[str, list[str]] = {}
    for where, one in consequences(order):
        later = one.later.sets if one.later else ()
        for flag in dict.fromkeys((*one.sets, *later)):
            found.setdefault(flag, []).append(where)
    return found


def waiting_for(order: PrintOrder) -> dict[str, list[str]]:
    """Name of a flag, a decision or an indicator → what a condition on it decides."""
    found: dict[str, list[str]] = {}
    for where, node in _conditions(order):
        for name in _names(node):
            places = found.setdefault(name, [])
            if where not in places:
                places.append(where)
    return found


def _conditions(order: PrintOrder) -> Iterator[tuple[str, Node]]:
    scenario = order.scenario
    for inject in scenario.injects.values():
        if inject.when is not None and not isinstance(inject.when, str):
            yield order.numbers[inject.id], inject.when
    for decision in scenario.decisions.values():
        if isinstance(decision, Matrix):
            yield from ((order.decision_numbers[decision.id], one.when) for one in decision.modifiers)
    for ending in scenario.endings:
        if ending.when is not None:
            yield said(N_("ending “$title”"), title=order.fill(ending.title)), ending.when


def _names(node: Node) -> Iterator[str]:
    match node:
        case Within() | Is():
            yield node.name
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _names(part)
        case Not(part=part):
            yield from _names(part)
