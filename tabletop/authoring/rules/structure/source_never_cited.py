"""TT204: a source that nothing cites.

Invariant: a card that cites it is enough, whether or not the card is opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every source that stands under no inject and no card."""
    scenario = subject.scenario
    cited = {name for inject in scenario.injects.values() for name in inject.sources}
    cited |= {name for card in scenario.cards.values() for name in card.sources}
    for name in scenario.sources:
        if name not in cited:
            yield problem(RULE.code, subject.places.key(("sources", name)), name, found=name)


RULE = Rule(
    code="TT204",
    name="source-never-cited",
    sentence=N_('no inject and no card cites the source "$found"'),
    remedy=N_('add it under "sources" where its fact is used, or take it out'),
    find=_find,
)
