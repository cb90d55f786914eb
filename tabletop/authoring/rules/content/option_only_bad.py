"""TT407: an option has something to be said for it."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.dilemmas import picks
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for pick in picks(subject, scarce=True):
        if (len(pick.moved) > 1 or pick.result.way != "option") and pick.worse and not pick.better:
            name = pick.result.name
            place = subject.places.key(pick.path)
            yield problem("TT407", place, pick.result.where, name, moved=", ".join(pick.moved))


RULE = Rule(
    "TT407",
    "option-only-bad",
    N_('the option "$found" makes everything worse that it moves: $moved'),
    N_("give it something that speaks for it, or take it out: nobody picks it"),
    _find,
)
