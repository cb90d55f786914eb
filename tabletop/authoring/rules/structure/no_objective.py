"""TT233: a scenario without a single objective.

Invariant: what an objective says is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """One problem at the title."""
    if not subject.scenario.objectives:
        yield problem(RULE.code, subject.places.value(("title",)), "objectives")


RULE = Rule(
    code="TT233",
    name="no-objective",
    sentence=N_("nothing says what the exercise is for"),
    remedy=N_('add "objectives:" with one sentence each, such as "facts: {kind: learning, text: …}"'),
    find=_find,
)
