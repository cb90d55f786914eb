"""TT215: endings that do not finish with one `otherwise: yes`.

Invariant: one problem: the first `otherwise` that stands too early, or the last ending that has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """The ending at which it goes wrong."""
    endings = subject.scenario.endings
    early = next((number for number, ending in enumerate(endings[:-1]) if ending.otherwise), None)
    if early is not None:
        place = subject.places.key(("endings", early, "otherwise"))
        yield problem(RULE.code, place, endings[early].id, found=endings[early].id)
    elif not endings[-1].otherwise:
        place = subject.places.key(("endings", len(endings) - 1, "when"))
        yield problem(RULE.code, place, endings[-1].id, found=endings[-1].id)


RULE = Rule(
    code="TT215",
    name="endings-without-otherwise",
    sentence=N_('the endings do not finish with one "otherwise: yes"'),
    remedy=N_('the first that fits counts: write "otherwise: yes" for the last ending, and nowhere else'),
    find=_find,
)
