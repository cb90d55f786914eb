"""Time used against plan: how far behind, and what to cut.

The arithmetic is a facilitator's: what is still to come wants so many minutes; so many are left. Optional injects go
first, the last of them before the first; then talk is cut evenly, to no less than four minutes.
"""

from __future__ import annotations

from typing import Final

from tabletop.exercise.due import due
from tabletop.exercise.moments import Moment
from tabletop.exercise.state import MINUTE, ReleasedInject, State
from tabletop.exercise.upcoming import planned
from tabletop.exercise.views import PlanView
from tabletop.scenario.model import Inject

USUAL_TALK: Final = 8
"""Minutes for an inject that names none."""
SHORTEST_TALK: Final = 4
"""Minutes below which talk is not cut."""
_SLACK: Final = 2
"""Minutes behind or ahead that are nobody's business."""


def talk_minutes(inject: Inject) -> int:
    """Planned minutes of an inject."""
    if inject.minutes is not None:
        return inject.minutes
    return USUAL_TALK if inject.ask else 2


def talk_left(state: State, current: ReleasedInject, at: Moment) -> int | None:
    """Milliseconds until the planned end of the talk on the current inject; negative when over."""
    inject = state.inject(current.id)
    if inject is None or (current.ad_hoc is not None and not current.extra_minutes):
        return None
    minutes = (0 if current.ad_hoc else talk_minutes(inject)) + current.extra_minutes
    return current.at + minutes * MINUTE - state.clock.at(at.ticks)


def plan(state: State, at: Moment) -> PlanView:
    """Where time stands, and what to do about it."""
    coming = planned(state)
    current = talk_left(state, state.current, at) if state.current else None
    unruled = any(one.ruling is None for one in state.decisions.values())
    now = state.clock.at(at.ticks)
    needed = sum(talk_minutes(one) for one in coming) * MINUTE + (max(0, current or 0) if unruled else 0)
    needed = max(needed, _by_the_clock(state, coming) - now)
    left = state.opening.minutes * MINUTE - now
    behind = needed - left
    if behind > _SLACK * MINUTE:
        return _catch_up(coming, behind, left, needed)
    if coming and -behind >= USUAL_TALK * MINUTE and state.playing:
        return PlanView(behind, left, needed, "room-for-more", minutes=-behind // MINUTE)
    return PlanView(behind, left, needed, "on-time")


def _by_the_clock(state: State, coming: tuple[Inject, ...]) -> int:
    """Exercise time at which talk on the last inject would end if all came by the clock; 0 where they come by hand."""
    if state.schedule.by != "clock":
        return 0
    ends = (at + talk_minutes(one) * MINUTE for one in coming if (at := due(state, one)) is not None)
    return max(ends, default=0)


def _catch_up(coming: tuple[Inject, ...], behind: int, left: int, needed: int) -> PlanView:
    optional = next((one for one in reversed(coming) if one.optional), None)
    if optional is not None:
        return PlanView(behind, left, needed, "skip", inject=optional.id)
    each = max(SHORTEST_TALK, left // MINUTE // max(1, len(coming)))
    return PlanView(behind, left, needed, "cut-talk", minutes=each)
