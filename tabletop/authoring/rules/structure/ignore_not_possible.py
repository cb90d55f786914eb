"""TT220: an `ignore` of what cannot be set aside.

Invariant: shape and references (0xx, 1xx) are not a matter of taste, and neither are the rules about `ignore`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Code, Problem

OF_IGNORES: Final = frozenset({"TT219", "TT220", "TT226", "TT234"})
"""The rules about `ignore`."""


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `ignore` of a code that has to be mended."""
    fixed = frozenset(map(str, Code)) | OF_IGNORES
    for number, ignore in enumerate(subject.scenario.ignore):
        if ignore.rule in fixed:
            place = subject.places.value(("ignore", number, "rule"))
            yield problem(RULE.code, place, f"{ignore.rule}/{ignore.where}", found=ignore.rule)


RULE = Rule(
    code="TT220",
    name="ignore-not-possible",
    sentence=N_("$found cannot be set aside"),
    remedy=N_("mend what it says; only the rules from TT201 on can be kept with a reason"),
    find=_find,
    last=True,
)
