"""TT219: an `ignore` that sets nothing aside.

Invariant: only rules that were asked are spoken of: an `ignore` is not idle because its rule was left out this time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.structure.ignore_not_possible import OF_IGNORES
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `ignore` whose rule finds nothing at its place."""
    for number, ignore in enumerate(subject.scenario.ignore):
        places = tuple(dict.fromkeys(one.where for one in subject.found if one.code == ignore.rule))
        if ignore.rule in subject.ran and ignore.where not in places and ignore.rule not in OF_IGNORES:
            place = subject.places.value(("ignore", number, "where"))
            found = problem(RULE.code, place, f"{ignore.rule}/{ignore.where}", found=ignore.where, code=ignore.rule)
            yield replace(found, known=places)


RULE = Rule(
    code="TT219",
    name="ignore-sets-nothing-aside",
    sentence=N_('$code finds nothing at "$found", so this sets nothing aside'),
    remedy=N_("take it out, or name a place at which $code does find something"),
    find=_find,
    last=True,
)
