"""TT307: an option that no lawful answer can hold.

Invariant: told by the question alone; where no answer is lawful at all, that is one problem, not one for each option.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import option_place
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every option that `pick` and `excludes` rule out together."""
    for one in subject.exploration.decisions:
        shut = [option.id for option in one.options if not option.selectable]
        if shut and len(shut) == len(one.options):
            place = subject.places.value((*subject.paths[one.id], "pick"))
            yield problem(RULE.code, place, one.id, found=", ".join(shut), decision=one.id)
            continue
        for option in shut:
            place = option_place(subject, one.id, option)
            yield problem(RULE.code, place, f"{one.id}/{option}", found=option, decision=one.id)


RULE = Rule(
    code="TT307",
    name="option-never-selectable",
    sentence=N_('no answer to "$decision" can hold "$found": too few options go with it'),
    remedy=N_('let fewer be picked, or let it go together with more of the others ("excludes")'),
    find=_find,
)
