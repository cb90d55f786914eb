"""TT210: a move whose injects take longer than it is planned for.

Invariant: only what surely comes counts: not what is optional, held back or a template; of injects that exclude each
other, the longest.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.structure.exclusion import exclude
from tabletop.authoring.rules.structure.timing import estimate
from tabletop.language.catalogue import N_
from tabletop.scenario.model import Inject, Move
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every move whose injects take more than its minutes."""
    for number, move in enumerate(subject.scenario.moves):
        taken = longest(move)
        needed = sum(taken.values())
        if needed > move.minutes:
            parts = " + ".join(f"{name} {minutes}" for name, minutes in taken.items() if minutes)
            place = subject.places.value(("moves", number, "minutes"))
            yield problem(
                RULE.code, place, move.id, found=move.id, minutes=str(move.minutes), needed=str(needed), parts=parts
            )


def longest(move: Move) -> dict[str, int]:
    """Inject → minutes, for the course of a move that takes longest."""
    counted = [inject for inject in move.injects if inject.planned and not inject.optional]
    minutes = {inject.id: estimate(inject, move) for inject in counted}
    kept: list[Inject] = []
    for inject in sorted((one for one in counted if one.when is not None), key=lambda one: -minutes[one.id]):
        if not any(exclude(inject.when, other.when) for other in kept):
            kept.append(inject)
    course = {one.id for one in kept} | {one.id for one in counted if one.when is None}
    return {name: each for name, each in minutes.items() if name in course}


RULE = Rule(
    code="TT210",
    name="move-too-long",
    sentence=N_('the move "$found" is planned for $minutes minutes and takes $needed'),
    remedy=N_('$parts: give it more minutes, or make an inject shorter ("minutes") or optional'),
    find=_find,
)
