"""TT305: a condition, or one of several that would do, that never holds when it is looked at.

Invariant: proved; only where nothing else tells of it: a planned inject that can never happen, and an ending that is
never reached, are problems of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.dead import explained
from tabletop.authoring.rules.logic.parts import condition_place, raw, standing, when_path
from tabletop.authoring.simulation.findings import ConditionFigures
from tabletop.decisions.conditions import parse
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every condition of a contingency, a modifier or a row that never holds, and every such part of an `any`."""
    together: dict[tuple[str, str, int], list[ConditionFigures]] = {}
    for one in subject.exploration.conditions:
        together.setdefault((one.of, one.owner, one.number), []).append(one)
    for parts in together.values():
        for one in _dead(subject, parts):
            where = f"{one.owner}/row-{one.number + 1}" if one.of == "row" else one.owner
            if one.looked > 0 and not _explained(subject, one):
                yield problem(
                    RULE.code,
                    condition_place(subject, one),
                    where,
                    found=one.words,
                    part=one.owner,
                    standing=standing(one),
                )


def _dead(subject: Subject, parts: Sequence[ConditionFigures]) -> Iterator[ConditionFigures]:
    whole = parts[0]
    if whole.certainty == "never":
        if whole.of in {"modifier", "row"} or (whole.of == "inject" and _held_back(subject, whole.owner)):
            yield whole
    elif whole.of != "row":
        yield from (one for one in parts if one.inside == "any" and one.certainty == "never")


def _held_back(subject: Subject, name: str) -> bool:
    return subject.scenario.injects[name].contingency and not subject.scenario.solo


def _explained(subject: Subject, one: ConditionFigures) -> bool:
    return one.of != "row" and explained(subject, parse(raw(subject.document.data, when_path(subject, one))))


RULE = Rule(
    code="TT305",
    name="condition-never-holds",
    sentence=N_('"$found" never holds when "$part" looks at it$standing'),
    remedy=N_("change it so that it can hold, or take it out"),
    find=_find,
)
