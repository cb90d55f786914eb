"""TT209: a learning objective that nothing serves, in an exercise that is evaluated.

What serves an objective stands under `evaluation`: what good looks like, and the acts that show it. Where nobody
evaluates (no `evaluation` at all, or one person alone), the debrief serves all objectives together.

Invariant: an objective of kind evaluation is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every learning objective that stands under no `evaluation`, while others do."""
    scenario = subject.scenario
    for name, objective in scenario.objectives.items():
        served = name in scenario.evaluation or not scenario.evaluation or scenario.solo
        if objective.kind == "learning" and not served:
            yield problem(RULE.code, subject.places.key(("objectives", name)), name, found=name)


RULE = Rule(
    code="TT209",
    name="objective-nothing-serves",
    sentence=N_('nothing under "evaluation" serves the objective "$found"'),
    remedy=N_('add there "$found: {target: …, tasks: […]}", or take the objective out'),
    find=_find,
)
