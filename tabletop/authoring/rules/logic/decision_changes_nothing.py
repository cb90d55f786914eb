"""TT308: a decision from which nothing follows, whatever is answered.

Invariant: straw polls and likelihoods are asked to be talked about, and a seminar is talk: they are left out. So is a
decision without a lawful answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every decision that moves nothing and that nothing reads."""
    if subject.scenario.kind == "seminar":
        return
    asked = {
        one.id
        for one in subject.exploration.decisions
        if one.asked > 0 and (not one.options or any(option.selectable for option in one.options))
    }
    for name in subject.exploration.idle:
        if name in asked:
            place = subject.places.value((*subject.paths[name], "id"))
            yield problem(RULE.code, place, name, found=name)


RULE = Rule(
    code="TT308",
    name="decision-changes-nothing",
    sentence=N_('nothing follows from "$found", whatever is answered'),
    remedy=N_("give its answers effects, or let a later condition read what it comes to"),
    find=_find,
)
