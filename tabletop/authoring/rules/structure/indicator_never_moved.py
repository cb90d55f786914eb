"""TT207: an indicator that nothing moves.

Invariant: any effect in the file is enough; whether it can be reached is for the rules of logic.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every indicator that stands under no effects."""
    moved = {name for _path, effects in subject.uses.effects for name in effects}
    for name in subject.scenario.indicators:
        if name not in moved:
            yield problem(RULE.code, subject.places.key(("indicators", name)), name, found=name)


RULE = Rule(
    code="TT207",
    name="indicator-never-moved",
    sentence=N_('nothing moves the indicator "$found"'),
    remedy=N_('let an option or an inject have an effect on it ("$found: {by: +5, why: …}"), or take it out'),
    find=_find,
)
