"""TT214: moves that together take longer than the planned minutes leave for play.

Invariant: optional injects are taken out first, as a facilitator would; what is left must fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.structure.timing import estimate
from tabletop.exercise.setup import play_minutes
from tabletop.language.catalogue import N_
from tabletop.scenario.model import Move
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """One problem at the planned minutes."""
    scenario = subject.scenario
    room = play_minutes(scenario)
    shortest = {move.id: _without_optional(move) for move in scenario.moves}
    needed = sum(shortest.values())
    if needed > room:
        parts = " + ".join(f"{name} {minutes}" for name, minutes in shortest.items())
        yield problem(
            RULE.code, subject.places.value(("minutes",)), "minutes",
            found=str(scenario.minutes), room=str(room), needed=str(needed), parts=parts,
        )  # fmt: skip


def _without_optional(move: Move) -> int:
    """A move's minutes, less those of its optional injects where they have a share in them."""
    optional = sum(estimate(inject, move) for inject in move.injects if inject.planned and inject.optional)
    needed = sum(estimate(inject, move) for inject in move.injects if inject.planned and not inject.optional)
    return max(move.minutes - optional, min(move.minutes, needed))


RULE = Rule(
    code="TT214",
    name="moves-do-not-fit",
    sentence=N_(
        "the moves take $needed minutes even without optional injects; briefing and debrief leave $room of $found"
    ),
    remedy=N_("$parts: shorten a move, make injects optional, or plan more minutes"),
    find=_find,
)
