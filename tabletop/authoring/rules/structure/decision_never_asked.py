"""TT201: a decision that no inject asks.

Invariant: an inject that never happens is another rule's matter; here it is enough that one names the decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def find(subject: Subject) -> Iterator[Problem]:
    """Every decision that stands under no `ask`."""
    asked = {name for inject in subject.scenario.injects.values() for name in inject.ask}
    for name in subject.scenario.decisions:
        if name not in asked:
            yield problem(RULE.code, subject.places.value((*subject.paths[name], "id")), name, found=name)


RULE = Rule(
    code="TT201",
    name="decision-never-asked",
    sentence=N_('no inject asks the decision "$found"'),
    remedy=N_('add "ask: [$found]" to an inject of its move, or take the decision out'),
    find=find,
)
