"""TT226: an `ignore` of a code that means nothing.

Invariant: a code that exists is known here even when its rule was left out this time.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.explain import codes
from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `ignore` whose code has no page."""
    for number, ignore in enumerate(subject.scenario.ignore):
        if ignore.rule not in codes():
            place = subject.places.value(("ignore", number, "rule"))
            yield problem(RULE.code, place, f"{ignore.rule}/{ignore.where}", found=ignore.rule)


RULE = Rule(
    code="TT226",
    name="ignore-of-no-rule",
    sentence=N_("there is no rule $found"),
    remedy=N_("write the code as the message shows it, or take the ignore out"),
    find=_find,
    last=True,
)
