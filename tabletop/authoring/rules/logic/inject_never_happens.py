"""TT301: an inject that can never happen.

Invariant: proved, by every course of play or by bounds; and one cause is one problem: an inject that another dead one
explains is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.dead import causes
from tabletop.authoring.rules.logic.parts import condition_place, standing
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every inject whose condition never holds when its turn comes."""
    conditions = {one.owner: one for one in subject.exploration.conditions if one.of == "inject" and not one.node}
    for name in causes(subject):
        if name in conditions:
            one = conditions[name]
            yield problem(
                RULE.code, condition_place(subject, one), name, found=one.words, inject=name, standing=standing(one)
            )


RULE = Rule(
    code="TT301",
    name="inject-never-happens",
    sentence=N_('"$inject" can never happen: "$found" never holds when its turn comes$standing'),
    remedy=N_("change the condition, or let something before it bring about what it asks for"),
    find=_find,
)
