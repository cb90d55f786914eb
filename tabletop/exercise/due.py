"""When injects come by the clock, as it looks now. All of it is exercise time, which stands still in a pause.

An inject is due its minutes after the start of its move. A move that has not begun starts when the one before it is
over: its planned minutes, and those it was given. What waits for a hand has no time.

Invariant: nothing here depends on the moment one asks; so a view stays true while the clock runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tabletop.exercise.state import MINUTE, State
from tabletop.scenario.model import Inject

CALM: Final = MINUTE
"""A clock that releases waits so long after a ruling, an undo or a change of what it goes by."""


def planned_at(state: State, inject: Inject) -> int | None:
    """Minutes from the start of its move: planned anew, or as the author has it; None where it waits for a hand."""
    at = inject.at if inject.planned else None
    return state.schedule.times.get(inject.id, at)


def starts(state: State) -> Mapping[str, int]:
    """Move → exercise time at which it began or, as it looks now, will begin."""
    found = dict(state.schedule.began)
    at, extra, ahead = state.move_started, state.move_extra, False
    for move in state.scenario.moves:
        if ahead:
            found[move.id] = at
        if ahead or move.id == state.move:
            at, extra, ahead = at + (move.minutes + extra) * MINUTE, 0, True
    return found


def due(state: State, inject: Inject) -> int | None:
    """Exercise time from which the clock may release it; None where it waits for a hand."""
    at = planned_at(state, inject)
    move = state.script.move_of[inject.id]
    start = starts(state).get(move)
    if at is None or start is None:
        return None
    order = [one.id for one in state.scenario.moves]
    since = order[order.index(move) :]
    postponed = sum(state.schedule.postponed.get(one, 0) for one in since)
    return start + max(0, at + postponed) * MINUTE
