"""Fold what happens to injects, and what they bring."""

from __future__ import annotations

from dataclasses import replace

from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.folding.mappings import with_entry
from tabletop.exercise.provenance import Origin
from tabletop.exercise.state import Change, InjectStatus, ReleasedInject, State
from tabletop.scenario.model import EVERYONE, Inject


def written(event: happened.AdHocInjectReleased) -> Inject:
    """What was written on the spot, as an inject."""
    return Inject.model_construct(
        id=event.inject,
        title=event.title.shown,
        kind="order",
        source_name=None,
        to=event.to,
        text={EVERYONE: event.text.shown},
    )


def released(state: State, name: str, recorded: Recorded, written: Inject | None) -> State:
    """It is shown."""
    origin = Origin(recorded.number, recorded.command, name)
    at = state.clock.at(recorded.at.ticks)
    released = ReleasedInject(name, len(state.released) + 1, at, ad_hoc=written, origin=origin)
    return state.but(
        injects=with_entry(state.injects, name, InjectStatus.RELEASED),
        released=(*state.released, released),
        arrived=(),
    )


def placed(state: State, name: str, status: InjectStatus, recorded: Recorded) -> State:
    """It was skipped, held or passed over."""
    return state.but(
        injects=with_entry(state.injects, name, status), placed=with_entry(state.placed, name, recorded.number)
    )


def extended(state: State, event: happened.TimeExtended) -> State:
    """More minutes for the talk or the move."""
    if event.scope == "move":
        return state.but(move_extra=state.move_extra + event.minutes)
    current = state.released[-1]
    longer = replace(current, extra_minutes=current.extra_minutes + event.minutes)
    return state.but(released=(*state.released[:-1], longer))


def changed(state: State, event: happened.IndicatorChanged, recorded: Recorded) -> State:
    """An indicator moved."""
    at = state.clock.at(recorded.at.ticks)
    change = Change(
        event.indicator,
        event.by,
        event.to,
        _reason(state, event),
        event.cause,
        at,
        recorded.command,
        recorded.number,
        event.by,
    )
    return state.but(
        indicators=with_entry(state.indicators, event.indicator, event.to), changes=state.changes.add(change)
    )


def _reason(state: State, event: happened.IndicatorChanged) -> str:
    """Why; for a template's changes that the facilitator wrote, the reason that stands sealed where it was written."""
    if event.why or event.cause not in state.script.typed:
        return event.why
    effect = state.script.injects[event.cause].effects.get(event.indicator)
    return effect.why if effect else ""


def arrived(state: State, event: happened.ConsequenceArrived) -> State:
    """A delayed consequence is no longer on its way: the first of its cause that is due, for one may wait longer."""
    due = (i for i, one in enumerate(state.pending) if one.cause == event.cause and one.due <= len(state.released))
    index = next(due, None)
    pending = state.pending if index is None else (*state.pending[:index], *state.pending[index + 1 :])
    arrived = (*state.arrived, (event.cause, event.outcome)) if event.outcome else state.arrived
    landed = (*state.landed, (event.cause, event.outcome))
    return state.but(pending=pending, arrived=arrived, landed=landed)
