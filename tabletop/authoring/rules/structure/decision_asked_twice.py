"""TT202: a decision that has been asked already when an inject asks it.

Invariant: two injects of which only one comes may both ask it; only what surely was asked before counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Place, Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `ask` that comes after one that is sure to have been met."""
    surely: dict[str, tuple[str, Place]] = {}
    for inject in subject.scenario.injects.values():
        here: dict[str, tuple[str, Place]] = {}
        for number, name in enumerate(inject.ask):
            place = subject.places.value((*subject.paths[inject.id], "ask", number))
            before = surely.get(name) or here.get(name)
            if before is not None:
                first, there = before
                found = problem(RULE.code, place, name, found=name, inject=inject.id, first=first)
                yield replace(found, related=there)
            here.setdefault(name, (inject.id, place))
        if inject.planned and inject.when is None and not inject.optional:
            surely |= {name: asked for name, asked in here.items() if name not in surely}


RULE = Rule(
    code="TT202",
    name="decision-asked-twice",
    sentence=N_('the inject "$inject" asks "$found", which has been asked already'),
    remedy=N_("a decision opens once: leave it out of one of the two, or ask a new one"),
    related=N_('"$first" asks it first: line $line'),
    find=_find,
)
