"""TT205: a card that no inject opens.

Invariant: any inject will do, also one that is held back.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every card that stands under no inject."""
    opened = {name for inject in subject.scenario.injects.values() for name in inject.cards}
    for name in subject.scenario.cards:
        if name not in opened:
            yield problem(RULE.code, subject.places.key(("cards", name)), name, found=name)


RULE = Rule(
    code="TT205",
    name="card-never-opened",
    sentence=N_('no inject opens the card "$found"'),
    remedy=N_('add "cards: [$found]" to the inject that needs it, or take it out'),
    find=_find,
)
