"""What happens by itself when injects come by the clock.

Invariant: the clock does what `go on` would do, when its time has come, and nothing else. So it never goes past an
inject that stands before another, never over a decision without a ruling, and never releases two things at once: each
gets its shortest talk first, unless the facilitator goes on.
"""

from __future__ import annotations

from tabletop.exercise import live
from tabletop.exercise.commands import Command, ReleaseInject
from tabletop.exercise.conductor import forward
from tabletop.exercise.due import CALM, due, planned_at, starts
from tabletop.exercise.moments import Moment
from tabletop.exercise.plan import SHORTEST_TALK, talk_minutes
from tabletop.exercise.state import MINUTE, Phase, State
from tabletop.exercise.upcoming import next_inject
from tabletop.scenario.model import Inject


def rested(state: State) -> int:
    """Exercise time before which the clock releases nothing: talk on the current inject, and a moment after a ruling.

    What the talk was given by hand counts in full.
    """
    talked = 0
    current = state.current
    inject = state.inject(current.id) if current else None
    if current is not None and inject is not None:
        shortest = min(SHORTEST_TALK, talk_minutes(inject)) + current.extra_minutes
        talked = current.at + max(0, shortest) * MINUTE
    touched = state.schedule.touched
    return max(talked, touched + CALM if touched else 0)


def comes(state: State, inject: Inject) -> int | None:
    """Exercise time at which the clock releases it, as it looks now; None where it waits for a hand."""
    if state.schedule.by != "clock":
        return None
    at = due(state, inject)
    if at is None or next_inject(state) is not inject:
        return at
    return max(at, rested(state))


def by_clock(state: State, at: Moment) -> Command | None:
    """What the clock does at `at`; None where it is not time, or somebody has to act first."""
    if state.schedule.by != "clock" or state.opening.mode != "facilitated" or state.phase is not Phase.RUNNING:
        return None
    step = forward(state)
    now = state.clock.at(at.ticks)
    if step.step != "release" or now < rested(state):
        return None
    inject = state.script.injects[step.what]
    if planned_at(state, inject) is None:
        return None
    move = state.script.move_of[inject.id]
    if move != state.move and move not in state.schedule.began:  # its own minutes count from when it really began
        return live.BeginMove(move) if now >= starts(state).get(move, now + 1) else None
    when = due(state, inject)
    return ReleaseInject(inject.id) if when is not None and now >= when else None
