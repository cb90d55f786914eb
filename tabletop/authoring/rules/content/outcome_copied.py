"""TT426: what players are told after one option is not told word for word after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import unfinished
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem

_WAYS: Final = frozenset({"option", "first", "result"})


def _find(subject: Subject) -> Iterator[Problem]:
    first: dict[tuple[str, str], tuple[str, Path]] = {}
    for result in subject.results:
        told = result.consequence.outcome
        if result.way not in _WAYS or told is None or unfinished(told):
            continue
        here = (*result.path, "outcome")
        name, other = first.setdefault((result.decision.id, " ".join(told.casefold().split())), (result.name, here))
        if name != result.name:
            found = problem("TT426", subject.places.value(here), result.where, told, name)
            yield replace(found, related=subject.places.value(other))


RULE = Rule(
    "TT426",
    "outcome-copied",
    N_('"$found" is told after "$wants" as well'),
    N_("say what is different now, or make the two options one"),
    _find,
    N_("first told at line $line"),
)
