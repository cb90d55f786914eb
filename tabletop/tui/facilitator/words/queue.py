"""Whose answer is missing: the order in which answers are taken.

Invariant: only open decisions, only teams that are asked; an answer that is there can be corrected but is never next.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.exercise.views import AnswerView, DecisionView, FacilitatorView


@dataclass(frozen=True, slots=True)
class Place:
    """One team's place in one decision."""

    decision: str
    team: str


def _answered(view: FacilitatorView) -> tuple[DecisionView, ...]:
    """What is open and takes answers; a proceeding takes none."""
    return tuple(one for one in view.scene.open_decisions() if one.standing is None)


def places(view: FacilitatorView) -> tuple[Place, ...]:
    """Every answer that can be taken now, decision by decision."""
    return tuple(Place(one.id, seat.team) for one in _answered(view) for seat in one.seats)


def missing(view: FacilitatorView) -> tuple[Place, ...]:
    """The answers that are not there."""
    return tuple(Place(one.id, seat.team) for one in _answered(view) for seat in one.seats if seat.state == "waiting")


def next_missing(view: FacilitatorView, after: Place | None = None) -> Place | None:
    """The next answer that is missing, after a place, then from the beginning."""
    found = missing(view)
    if after is not None:
        order = places(view)
        start = order.index(after) if after in order else -1
        later = [place for place in found if order.index(place) > start]
        return later[0] if later else (found[0] if found else None)
    return found[0] if found else None


def of_team(view: FacilitatorView, team: str) -> Place | None:
    """Where a team's answer is missing, else where it can be corrected."""
    for found in (missing(view), tuple(reversed(places(view)))):
        place = next((one for one in found if one.team == team), None)
        if place is not None:
            return place
    return None


def beside(view: FacilitatorView, place: Place, by: int) -> Place:
    """The place before or after."""
    order = places(view)
    return order[(order.index(place) + by) % len(order)] if place in order else place


def decision_of(view: FacilitatorView, place: Place) -> DecisionView | None:
    """The decision of a place."""
    return view.scene.decision(place.decision)


def given(view: FacilitatorView, place: Place) -> AnswerView | None:
    """The answer that is there already."""
    decision = decision_of(view, place)
    return next((one for one in decision.answers if one.team == place.team), None) if decision else None


def committed(view: FacilitatorView, place: Place) -> bool:
    """Whether an answer is there, be it under seal."""
    decision = decision_of(view, place)
    return decision is not None and any(seat.team == place.team and seat.state == "saved" for seat in decision.seats)
