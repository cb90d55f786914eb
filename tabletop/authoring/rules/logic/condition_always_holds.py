"""TT304: a condition that always holds when it is looked at.

Invariant: proved. Endings are left out: of one that always holds, the endings after it tell. So are contingencies of a
facilitated exercise, which come when the facilitator thinks fit, not when they first could.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import condition_place, standing
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every condition of an inject or a modifier that makes no difference."""
    injects = subject.scenario.injects
    for one in subject.exploration.conditions:
        if one.of not in {"inject", "modifier"} or one.node or one.certainty != "always":
            continue
        if one.of == "inject" and injects[one.owner].contingency and not subject.scenario.solo:
            continue
        yield problem(
            RULE.code, condition_place(subject, one), one.owner, found=one.words, part=one.owner, standing=standing(one)
        )


RULE = Rule(
    code="TT304",
    name="condition-always-holds",
    sentence=N_('"$found" always holds when "$part" looks at it$standing'),
    remedy=N_("take the condition out, or change it so that it can fail"),
    find=_find,
)
