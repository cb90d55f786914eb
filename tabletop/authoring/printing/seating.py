"""Who sits where, for so many people: a suggestion, by arithmetic and by what the author marked as optional.

Nobody should sit alone: a table has two people at least, one of whom doubts. Teams that may be left out go first, the
last of them before the first. Are there still too few, those that decide least are not seated.

Invariant: everybody who was counted has a seat, and a team that must decide most is always played.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.printing.order import PrintOrder

_TABLE: Final = 2
"""People that a table needs."""
FULL: Final = 6
"""People above which some at a table stop talking."""
ONE_TABLE: Final = 7
"""People up to whom all sit at one table."""


@dataclass(frozen=True, slots=True)
class Seating:
    """A suggestion."""

    seated: Mapping[str, int]
    """Team → people, for the teams that are played."""
    left_out: tuple[str, ...]
    """Optional teams that are not needed."""
    unseated: tuple[str, ...]
    """Teams for which there are too few people, though the story needs them."""
    crowded: bool
    """Whether a table is so full that inner roles help."""


def seating(order: PrintOrder) -> Seating:
    """Where people sit; with nobody counted, every team is played and no numbers are given."""
    teams = list(order.scenario.teams)
    people = order.people
    if not people:
        return Seating(dict.fromkeys(teams, 0), (), (), crowded=False)
    left_out: list[str] = []
    for team in reversed(teams):
        if people < _TABLE * (len(teams) - len(left_out)) and order.scenario.teams[team].optional:
            left_out.append(team)
    playing = [team for team in teams if team not in left_out] or teams
    tables = max(1, min(len(playing), people // _TABLE))
    asked = {team: sum(team in order.seats(one) for one in order.scenario.decisions.values()) for team in playing}
    busiest = sorted(playing, key=lambda team: (-asked[team], playing.index(team)))[:tables]
    chosen = [team for team in playing if team in busiest]
    each, over = divmod(people, len(chosen))
    seated = {team: each + (place < over) for place, team in enumerate(chosen)}
    unseated = tuple(team for team in playing if team not in busiest)
    return Seating(seated, tuple(reversed(left_out)), unseated, crowded=max(seated.values()) > FULL)
