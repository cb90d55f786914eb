"""TT223: a scenario for one person without questions for afterwards.

Invariant: with a class, the debrief has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """One problem at the debrief."""
    if subject.scenario.solo and not subject.scenario.debrief.reflection:
        yield problem(RULE.code, subject.places.key(("debrief",)), "debrief")


RULE = Rule(
    code="TT223",
    name="solo-without-reflection",
    sentence=N_("nothing to think about afterwards for somebody who plays alone"),
    remedy=N_('add "reflection:" with two or three questions under "debrief"'),
    find=_find,
)
