"""TT234: an `ignore` whose reason is still to be written.

Invariant: whether a reason is a good one is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import unfinished
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_PLACEHOLDER: Final = "your reason"
"""What `check` puts in the line that it shows for copying."""


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `why` that is a placeholder."""
    for number, ignore in enumerate(subject.scenario.ignore):
        if unfinished(ignore.why) or ignore.why.strip(" .").lower() == _PLACEHOLDER:
            place = subject.places.value(("ignore", number, "why"))
            yield problem(RULE.code, place, f"{ignore.rule}/{ignore.where}", found=ignore.why, code=ignore.rule)


RULE = Rule(
    code="TT234",
    name="ignore-without-reason",
    sentence=N_('"$found" is no reason to keep $code'),
    remedy=N_("say in one sentence why it is meant so: the next reader will ask"),
    find=_find,
    last=True,
)
