"""TT306: a course of play that goes past a whole move.

Invariant: spoken of only where a play was followed past it. Moves of which every inject is dead are left to those.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import percent, plays
from tabletop.language.catalogue import N_, _
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every move that some play skips, or in and after which it asks nothing."""
    numbers = {move.id: number for number, move in enumerate(subject.scenario.moves)}
    for one in subject.exploration.dead_ends:
        place = subject.places.value(("moves", numbers[one.move], "id"))
        what = _("none of its injects comes") if one.kind == "skipped" else _("nothing is asked any more")
        figures = {"what": what, "share": percent(one.share), "plays": plays(one.method)}
        yield problem(RULE.code, place, one.move, found=one.move, **figures)


RULE = Rule(
    code="TT306",
    name="dead-end",
    sentence=N_('in $share % of $plays the move "$found" is a dead end: $what'),
    remedy=N_("add an inject without a condition, or one for the case that is missing"),
    find=_find,
)
