"""TT309: two options that lead to the same, or nearly.

Invariant: options that differ in anything a later condition reads, or in what comes later, are not alike; and where one
of the two is plainly better, that is the problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import option_place
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every pair of options that hardly differ."""
    found = subject.exploration
    dominated = {(one.decision, one.option) for one in found.dominated}
    asked = {one.id for one in found.decisions if one.asked > 0}
    for one in found.alike:
        first, second = one.options
        if one.decision not in asked or {(one.decision, first), (one.decision, second)} & dominated:
            continue
        place = option_place(subject, one.decision, second)
        made = problem(RULE.code, place, f"{one.decision}/{second}", second, first, apart=str(one.apart))
        yield replace(made, related=option_place(subject, one.decision, first))


RULE = Rule(
    code="TT309",
    name="options-alike",
    sentence=N_('"$found" is hardly another answer than "$wants": $apart points apart over all indicators'),
    remedy=N_("let each cost something that the other does not, or make one option of the two"),
    find=_find,
    related=N_("the other is in line $line"),
)
