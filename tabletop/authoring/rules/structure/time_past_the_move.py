"""TT225: an inject whose time lies after the end of its move.

Invariant: what may be cut may lie beyond the end; and who plays alone has no clock of the move, there the times tell
the story's hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `at` that is larger than the move's minutes."""
    for number, move in enumerate(() if subject.scenario.solo else subject.scenario.moves):
        for inject in move.injects:
            late = inject.at is not None and inject.at > move.minutes
            if late and inject.planned and not inject.optional:
                place = subject.places.value((*subject.paths[inject.id], "at"))
                found = problem(
                    RULE.code, place, inject.id, found=inject.id, at=str(inject.at), minutes=str(move.minutes)
                )
                yield replace(found, related=subject.places.value(("moves", number, "minutes")))


RULE = Rule(
    code="TT225",
    name="time-past-the-move",
    sentence=N_('the inject "$found" comes at minute $at of a move that has $minutes'),
    remedy=N_('"at" counts from the start of the move: give it an earlier time, or the move more minutes'),
    related=N_("the move's minutes: line $line"),
    find=_find,
)
