"""TT302: an ending that no play comes to.

Invariant: proved. An ending that only a dead inject could bring about is that inject's problem.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.dead import explained
from tabletop.authoring.rules.logic.parts import ending_path
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every ending that is never the one."""
    endings = {one.id: one for one in subject.scenario.endings}
    for one in subject.exploration.endings:
        when = endings[one.id].when
        if one.certainty == "never" and (when is None or not explained(subject, when)):
            path = (*ending_path(subject, one.id), "id")
            yield problem(RULE.code, subject.places.value(path), one.id, found=one.id)


RULE = Rule(
    code="TT302",
    name="ending-never-reached",
    sentence=N_('no play can end in "$found"'),
    remedy=N_("make its condition easier to meet, or those of the endings before it harder"),
    find=_find,
)
