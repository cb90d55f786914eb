"""TT314: a matrix argument whose dice cannot change anything.

Invariant: proved over all states in which it is asked, with what the situation adds there and nobody's arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Place, Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every argument that carries for certain, or for certain does not."""
    for one in subject.exploration.odds:
        if one.low == one.high and one.low in {0.0, 1.0}:
            sure = f"{100 * one.low:.0f}"
            yield problem(RULE.code, _place(subject, one.decision), one.decision, one.decision, percent=sure)


def _place(subject: Subject, decision: str) -> Place:
    path = subject.paths[decision]
    part = next(part for part in subject.story.decisions if part.id == decision)
    return subject.places.value((*path, "target" if "target" in part.data else "id"))


RULE = Rule(
    code="TT314",
    name="dice-decided",
    sentence=N_('two dice decide nothing in "$found": with what the situation adds, $percent % succeed'),
    remedy=N_('change "target" or the modifiers, so that a throw can go either way'),
    find=_find,
)
