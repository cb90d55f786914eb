"""TT224: an objective of kind evaluation without anything to look for.

Invariant: a learning objective is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every objective that evaluators are to rate and that stands under no `evaluation`."""
    scenario = subject.scenario
    for name, objective in scenario.objectives.items():
        if objective.kind == "evaluation" and name not in scenario.evaluation:
            yield problem(RULE.code, subject.places.key(("objectives", name)), name, found=name)


RULE = Rule(
    code="TT224",
    name="objective-without-tasks",
    sentence=N_('evaluators are to rate "$found", and nothing says what to look for'),
    remedy=N_('add under "evaluation": "$found: {target: what good looks like, tasks: [an act that can be seen]}"'),
    find=_find,
)
