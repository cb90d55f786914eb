"""Conditions and results in words that somebody with a pencil can check: gauges, ticked boxes, what was decided.

Invariant: total over conditions; no id of the file stands in a sentence where there is a name for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within
from tabletop.decisions.effects import Labelled
from tabletop.decisions.kinds import Decision
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

_RANGES: Final = {
    "below": N_("$name is below $n"),
    "above": N_("$name is above $n"),
    "at least": N_("$name is $n or more"),
    "at most": N_("$name is $n or less"),
    "exactly": N_("$name is exactly $n"),
}
_NUMBER: Final = re.compile(r"(\D+) (\d+)")
_TOPICS: Final[Mapping[str, str]] = {
    "consensus": "stage.consensus",
    "matrix": "stage.matrix",
    "negotiation": "stage.negotiation",
    "vote": "ballot",
    "confidence": "likelihood",
}


def flag_words(flag: str) -> str:
    """A flag as a reader sees it."""
    return flag.replace("-", " ")


def labelled(decision: Decision) -> Mapping[str, Labelled]:
    """What a decision offers, by id; empty where it offers no list."""
    for name in ("options", "items", "rubric"):
        found = getattr(decision, name, None)
        if found:
            return dict(found)
    return {}


def result_words(order: PrintOrder, decision: Decision, result: str) -> str:
    """A decision's result as it is read out."""
    offered = labelled(decision)
    if result in offered:
        return order.fill(offered[result].label)
    if decision.type == "sealed":
        number = result.removeprefix("row-")
        return said(N_("row $n of its table"), n=number) if number.isdigit() else _("the last row of its table")
    code = result.replace("-", "_") if decision.type == "confidence" else result
    return label(f"{_TOPICS.get(decision.type, decision.type)}.{code}")


def in_words(order: PrintOrder, node: Node, *, inner: bool = False) -> str:
    """A condition as a clause; several parts of one that stands inside another are set in brackets."""
    match node:
        case Within():
            return _range(order, node)
        case Is():
            return _fact(order, node)
        case AllOf(parts=parts):
            return _joined(order, parts, _(" and "), inner=inner)
        case AnyOf(parts=parts):
            return _joined(order, parts, _(" or "), inner=inner)
        case Not(part=part):
            return said(N_("it is not so that $clause"), clause=in_words(order, part, inner=True))


def moves_in_words(order: PrintOrder, decision: Decision, node: Node) -> str:
    """A row of a sealed move: which team does what."""
    offered = labelled(decision)
    match node:
        case Is(name=team, value=option):
            move = order.fill(offered[option].label) if option in offered else option
            return f"{order.team(team)}: {move}"
        case AllOf(parts=parts):
            clauses = (moves_in_words(order, decision, part) for part in parts)
            both = zip(parts, clauses, strict=True)
            return f"\n{_('and')} ".join(f"({one})" if isinstance(part, AnyOf) else one for part, one in both)
        case AnyOf(parts=parts):
            return f"\n{_('or')} ".join(moves_in_words(order, decision, part) for part in parts)
        case Not(part=part):
            return said(N_("not: $clause"), clause=moves_in_words(order, decision, part))
        case Within():
            return _range(order, node)


def _joined(order: PrintOrder, parts: tuple[Node, ...], between: str, *, inner: bool) -> str:
    clause = between.join(in_words(order, part, inner=len(parts) > 1) for part in parts)
    return f"({clause})" if inner and len(parts) > 1 else clause


def _range(order: PrintOrder, node: Within) -> str:
    name = order.indicator(node.name)
    known = _NUMBER.fullmatch(node.words)
    if known and known[1] in _RANGES:
        return said(_RANGES[known[1]], name=name, n=known[2])
    return said(N_("$name is between $low and $high"), name=name, low=node.low, high=node.high)


def _fact(order: PrintOrder, node: Is) -> str:
    decision = order.scenario.decisions.get(node.name)
    if decision is None:
        ticked = N_("“$flag” is ticked") if node.value == "yes" else N_("“$flag” is not ticked")
        return said(ticked, flag=flag_words(node.name))
    number = order.decision_numbers[decision.id]
    return said(N_("$n came to “$result”"), n=number, result=result_words(order, decision, node.value))
