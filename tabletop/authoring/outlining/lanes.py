"""Where the cards of the map stand: moves from left to right, each with a lane for the line of play, and lanes beside.

Layered as in Sugiyama's way: the lane of a card is the longest path to it within its move; beside the line of play,
cards are ordered by the middle of what leads to them. The line of play and the endings keep the author's order, which
has a meaning.

Invariant: cards of one lane never overlap, and between any two is room for the arrows that pass there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.outlining.building import sources_of
from tabletop.authoring.outlining.cards import WIDTH, Card, cards_of
from tabletop.authoring.outlining.outline import Outline

TOP: Final = 150.0
LEFT: Final = 30.0
SPINE: Final = 34.0
"""Beside the line of play, for its clock."""
GUTTER: Final = 74.0
_GAP: Final = 20.0
_TRACK: Final = 8.0
_DEEPEST: Final = 4
"""Lanes a move may have; what goes deeper stands in the last."""


@dataclass
class Lane:
    """Cards one below the other."""

    move: int
    """The move's number from 0; that of the endings is one more than the last."""
    depth: int
    x: float = 0
    cards: list[Card] = field(default_factory=list)
    passing: dict[int, int] = field(default_factory=dict)
    """Gap (before which card) → how many arrows pass through it."""

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + WIDTH

    def room(self, gap: int) -> float:
        """How much room the gap before card `gap` needs."""
        return _GAP + _TRACK * self.passing.get(gap, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """From a port to a card."""

    source: tuple[str, str]
    """(decision or inject, result)."""
    start: Card
    end: Card
    opens: bool
    later: bool


@dataclass
class Plan:
    """All of it in place."""

    lanes: list[Lane]
    arrows: list[Arrow]
    spans: list[tuple[float, float]]
    """Left and right of each move, and of the endings."""
    width: float = 0
    height: float = 0

    def lane_of(self, card: Card) -> int:
        """The number of the lane a card stands in."""
        return next(number for number, lane in enumerate(self.lanes) if card in lane.cards)


def plan_of(told: Outline) -> Plan:
    """Lay everything out, without the arrows' ways."""
    moves, endings = cards_of(told)
    cards = {card.key: card for group in (*moves, endings) for card in group}
    home = {key: card for card in cards.values() for key in card.ports}
    arrows: list[Arrow] = []
    for target, sources in sources_of(told).items():
        for name, result, lead in sources:
            start = home.get((name, result))
            if start is not None and target in cards:
                arrows.append(Arrow((name, result), start, cards[target], lead.opens, lead.later))
    lanes: list[Lane] = []
    for number, group in enumerate(moves):
        lanes += _lanes(number, group, arrows)
    lanes.append(Lane(len(moves), 0, cards=list(endings)))
    plan = Plan(lanes, arrows, [])
    _across(plan, len(moves))
    down(plan)
    return plan


def _lanes(move: int, group: Sequence[Card], arrows: Sequence[Arrow]) -> list[Lane]:
    """The lanes of a move, each card as deep as the longest path to it."""
    inside = [(one.start, one.end) for one in arrows if one.start in group and one.end in group]
    line = any(card.kind in {"planned", "conditional"} for card in group)
    depth = {card.key: int(line and card.kind in {"contingency", "template"}) for card in group}
    for _ in range(_DEEPEST):
        for start, end in inside:
            if start is not end:
                depth[end.key] = min(_DEEPEST, max(depth[end.key], depth[start.key] + 1))
    used = sorted(set(depth.values()))
    return [Lane(move, used.index(deep), cards=[card for card in group if depth[card.key] == deep]) for deep in used]


def _across(plan: Plan, moves: int) -> None:
    x = LEFT
    for number in range(moves + 1):
        left = x
        for lane in (one for one in plan.lanes if one.move == number):
            lane.x = x + (SPINE if lane.depth == 0 and number < moves else 0)
            for card in lane.cards:
                card.x = lane.x
            x = lane.right + GUTTER
        plan.spans.append((left - 8, x - GUTTER + 10))
    plan.width = x - GUTTER + LEFT


def down(plan: Plan) -> None:
    """Put every card at its height, with the room its lane's passing arrows need."""
    for lane in plan.lanes:
        fixed = lane.depth == 0
        if not fixed:
            _order(lane, plan.arrows)
        y = TOP
        wanted = _wanted(plan.arrows)
        for number, card in enumerate(lane.cards):
            y += lane.room(number) if number or lane.passing.get(0) else 0
            at = wanted.get(card.key, y) - card.height / 2 if not fixed else y
            card.y = max(y, at)
            y = card.bottom
    plan.height = max(card.bottom for lane in plan.lanes for card in lane.cards)
    for lane in plan.lanes:
        _lift(lane, plan.height)


def _wanted(arrows: Sequence[Arrow]) -> Mapping[str, float]:
    """Card → the middle of the ports that lead to it."""
    found: dict[str, list[float]] = {}
    for one in arrows:
        found.setdefault(one.end.key, []).append(one.start.y + one.start.ports[one.source])
    return {key: sum(values) / len(values) for key, values in found.items()}


def _order(lane: Lane, arrows: Sequence[Arrow]) -> None:
    wanted = _wanted(arrows)
    after = max(wanted.values(), default=0) + 1
    lane.cards.sort(key=lambda card: (card.kind == "template", wanted.get(card.key, after)))


def _lift(lane: Lane, height: float) -> None:
    """Move cards of a side lane up where they stand lower than need be, so that the map does not grow by them."""
    main = height
    for number in range(len(lane.cards) - 1, -1, -1):
        card = lane.cards[number]
        card.y = min(card.y, main - card.height)
        main = card.y - lane.room(number)
