"""TT203: a flag that is set, and that no condition reads.

Invariant: one flag is one problem, at the first place that sets it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.condition_words import leaves
from tabletop.scenario.problems import Place, Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every flag that stands in no condition."""
    read = {leaf.name for path, condition in subject.uses.conditions for leaf in leaves(condition, path)}
    first: dict[str, Place] = {}
    for path, flag in subject.uses.flags:
        place = subject.places.value(path)
        first[flag] = min(first.get(flag, place), place)
    for flag, place in first.items():
        if flag not in read:
            yield problem(RULE.code, place, flag, found=flag)


RULE = Rule(
    code="TT203",
    name="flag-never-read",
    sentence=N_('no condition reads the flag "$found"'),
    remedy=N_('add "when: {$found: yes}" to an inject or an ending, or take the flag out'),
    find=_find,
)
