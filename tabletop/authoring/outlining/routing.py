"""The ways of the map's arrows: through the gutters between lanes, and through gaps between cards, never across one.

Invariant: an arrow that has to pass a lane has a track of its own there; one that leads back runs behind cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tabletop.authoring.outlining.cards import WIDTH
from tabletop.authoring.outlining.lanes import TOP, Arrow, Lane, Plan, down

_TRACK: Final = 8.0
_ENTRY: Final = 10.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow with the points it goes through; between two of them it swings, or runs straight across a lane."""

    arrow: Arrow
    points: tuple[Point, ...]
    """In pairs: leaving, arriving; then leaving again."""


def ways_of(plan: Plan) -> list[Way]:
    """Find a way for every arrow; makes room for them in the plan."""
    passes = {arrow: _gaps(plan, arrow) for arrow in plan.arrows}
    for lane_number, lane in enumerate(plan.lanes):
        for found in passes.values():
            if lane_number in found:
                lane.passing[found[lane_number]] = lane.passing.get(found[lane_number], 0) + 1
    down(plan)
    tracks = _tracks(plan, passes)
    entries = _entries(plan, tracks)
    return [_way(plan, arrow, tracks, entries[arrow]) for arrow in plan.arrows]


def _start(arrow: Arrow) -> Point:
    return arrow.start.x + WIDTH, arrow.start.y + arrow.start.ports[arrow.source]


def _between(plan: Plan, arrow: Arrow) -> range:
    return range(plan.lane_of(arrow.start) + 1, plan.lane_of(arrow.end))


def _desired(arrow: Arrow, lane: Lane) -> float:
    """Where a straight line would cross the lane."""
    x, y = _start(arrow)
    end = arrow.end.y + arrow.end.height / 2
    return y + (end - y) * (lane.x + WIDTH / 2 - x) / max(1.0, arrow.end.x - x)


def _gaps(plan: Plan, arrow: Arrow) -> dict[int, int]:
    """Lane → the gap the arrow passes through, as the number of the card below it."""
    found: dict[int, int] = {}
    for number in _between(plan, arrow):
        lane = plan.lanes[number]
        wanted = _desired(arrow, lane)
        edges = [TOP - 6, *(card.bottom + 6 for card in lane.cards)]
        last = len(lane.cards)
        found[number] = (
            last
            if lane.cards and wanted > edges[last]
            else min(range(last + 1), key=lambda gap: abs(edges[gap] - wanted))
        )
    return found


def _tracks(plan: Plan, passes: dict[Arrow, dict[int, int]]) -> dict[tuple[Arrow, int], float]:
    """(Arrow, lane) → the height at which it crosses."""
    made: dict[tuple[Arrow, int], float] = {}
    for number, lane in enumerate(plan.lanes):
        for gap in range(len(lane.cards) + 1):
            inside = [arrow for arrow, found in passes.items() if found.get(number) == gap]
            inside.sort(key=lambda arrow: (_desired(arrow, lane), arrow.end.y))
            made |= _in_gap(lane, gap, number, inside)
    return made


def _in_gap(lane: Lane, gap: int, number: int, inside: list[Arrow]) -> dict[tuple[Arrow, int], float]:
    above = lane.cards[gap - 1].bottom if gap else TOP - 12
    made: dict[tuple[Arrow, int], float] = {}
    if gap == len(lane.cards):
        y = above + 4
        for arrow in inside:
            y = max(y + _TRACK, _desired(arrow, lane))
            made[arrow, number] = y
        return made
    room = lane.cards[gap].y - above
    for count, arrow in enumerate(inside, start=1):
        made[arrow, number] = above + room * count / (len(inside) + 1)
    return made


def _entries(plan: Plan, tracks: dict[tuple[Arrow, int], float]) -> dict[Arrow, float]:
    """Arrow → the height at which it arrives: one below the other, in the order they come."""
    made: dict[Arrow, float] = {}

    def comes(arrow: Arrow) -> float:
        return tracks.get((arrow, plan.lane_of(arrow.end) - 1), _start(arrow)[1])

    for card in {id(one.end): one.end for one in plan.arrows}.values():
        coming = sorted((one for one in plan.arrows if one.end is card), key=comes)
        step = min(_ENTRY, (card.height - 24) / max(1, len(coming) - 1)) if len(coming) > 1 else 0
        first = card.y + card.height / 2 - step * (len(coming) - 1) / 2
        for number, one in enumerate(coming):
            made[one] = first + step * number
    return made


def _way(plan: Plan, arrow: Arrow, tracks: dict[tuple[Arrow, int], float], entry: float) -> Way:
    points: list[Point] = [_start(arrow)]
    for number in _between(plan, arrow):
        lane, y = plan.lanes[number], tracks[arrow, number]
        points += [(lane.x - 10, y), (lane.right + 10, y)]
    points.append((arrow.end.x, entry))
    return Way(arrow, tuple(points))
