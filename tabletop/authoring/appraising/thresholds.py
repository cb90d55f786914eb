"""Conditions part by part, and what value of one lets so many pass, in the words the author used.

Invariant: exactly what the figures carry: the value is the strictest that lets at least the share pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.rules.logic.parts import raw, when_path
from tabletop.authoring.simulation.findings import ConditionFigures
from tabletop.authoring.simulation.guards import pieces
from tabletop.decisions.conditions import Node, parse
from tabletop.language.catalogue import _

_HIGHEST: Final = 100


def passing(one: ConditionFigures, share: float) -> str:
    """Such as `below 48`; empty where a condition has two bounds, or never was looked at."""
    threshold = one.threshold
    if threshold is None or not threshold.values:
        return ""
    word = one.words.rpartition(":")[2].strip().partition(" ")[0]
    if threshold.high >= _HIGHEST and word in {"above", "at"}:
        value = threshold.at_least_for(share)
        return "" if value is None else f"above {value - 1}" if word == "above" and value > 0 else f"at least {value}"
    if threshold.low <= 0 and word in {"below", "at"}:
        value = threshold.at_most_for(share)
        below = word == "below" and value is not None and value < _HIGHEST
        return "" if value is None else f"below {value + 1}" if below else f"at most {value}"
    return ""


def worded(one: ConditionFigures) -> str:
    """A comparison as the author wrote it; of a group, what it asks of its parts, which follow."""
    if one.leaf:
        return one.words
    groups = {"any": _("any of"), "all": _("all of"), "not": _("not")}
    return groups.get(one.words.partition(":")[0], _("all of"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a condition, and how deep inside it stands."""

    figures: ConditionFigures
    depth: int


def by_owner(told: Appraisal) -> Iterator[list[Part]]:
    """The parts of each condition together, a part before its own parts."""
    for _key, found in groupby(told.found.conditions, key=lambda one: (one.of, one.owner, one.number)):
        parts = list(found)
        depths = _depths(parse(raw(told.subject.document.data, when_path(told.subject, parts[0]))))
        yield [Part(one, depth) for one, depth in zip(parts, depths, strict=True)]


def _depths(node: Node) -> list[int]:
    """How deep each part stands, in the order of the figures."""
    found = pieces(node)
    depths = [0] * len(found)
    for number, piece in enumerate(found):
        for part in piece.parts:
            depths[part] = depths[number] + 1
    return depths
