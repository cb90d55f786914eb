"""Fold live changes: the script, the times and the tables as they were changed while playing.

Invariant: the scenario stays as it is; a change of something this session does not have changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from tabletop.decisions.effects import Effect
from tabletop.exercise import events as happened
from tabletop.exercise.folding.mappings import with_entry
from tabletop.exercise.state import State
from tabletop.scenario.model import EVERYONE

LiveEvent = (
    happened.ReleaseChanged
    | happened.InjectsPostponed
    | happened.InjectReplanned
    | happened.InjectEdited
    | happened.InjectEffectsWritten
    | happened.InjectReaddressed
    | happened.InjectMoved
    | happened.TeamJoined
    | happened.TeamsMerged
)


def fits(state: State, event: LiveEvent) -> bool:
    """Whether what the change is about exists."""
    match event:
        case happened.ReleaseChanged() | happened.InjectsPostponed():
            return True
        case happened.TeamJoined():
            return event.seat.team in state.scenario.teams
        case happened.TeamsMerged():
            return event.team != event.into and {event.team, event.into} <= set(state.teams)
        case happened.InjectMoved():
            known = event.before is None or event.before in state.script.injects
            return known and event.inject in state.script.injects and event.before != event.inject
        case _:
            return event.inject in state.script.injects


def folded(state: State, event: LiveEvent, ticks: int) -> State:
    """The state after a live change."""
    match event:
        case happened.ReleaseChanged():
            return touched(state.but(schedule=replace(state.schedule, by=event.by)), ticks)
        case happened.InjectsPostponed():
            return _postponed(state, event.minutes)
        case happened.InjectReplanned():
            return _timed(state, event.inject, event.minutes)
        case happened.InjectEdited():
            return _edited(state, event)
        case happened.InjectEffectsWritten():
            effects = {one.indicator: Effect.model_construct(by=one.by, why=one.why.shown) for one in event.effects}
            inject = state.script.injects[event.inject].model_copy(update={"effects": effects})
            return state.but(script=state.script.with_inject(inject, typed=True))
        case happened.InjectReaddressed():
            inject = state.script.injects[event.inject].model_copy(update={"to": event.to})
            return state.but(script=state.script.with_inject(inject))
        case happened.InjectMoved():
            return state.but(script=state.script.moved(event.inject, event.before))
        case happened.TeamJoined():
            frozen = _asked_frozen(state)
            return touched(frozen.but(cast=state.cast.joined(event.seat, tuple(state.scenario.teams))), ticks)
        case happened.TeamsMerged():
            return touched(_merged(state, event), ticks)


def touched(state: State, ticks: int) -> State:
    """Something changed that a clock that releases waits a moment after."""
    return state.but(schedule=replace(state.schedule, touched=state.clock.at(ticks)))


def began(state: State, move: str, ticks: int) -> State:
    """A move began."""
    at = state.clock.at(ticks)
    schedule = replace(state.schedule, began=with_entry(state.schedule.began, move, at))
    return state.but(move=move, move_started=at, move_extra=0, schedule=schedule)


def taken_back(before: State, after: State, ticks: int) -> State:
    """`after`, where injects of `before` are not released any more: the clock leaves those to a hand."""
    kept = {one.id for one in after.released}
    back = [one.id for one in before.released if one.id not in kept]
    schedule = replace(before.schedule, times=MappingProxyType({**before.schedule.times, **dict.fromkeys(back)}))
    return touched(after.but(schedule=schedule), ticks)


def _timed(state: State, inject: str, minutes: int | None) -> State:
    return state.but(schedule=replace(state.schedule, times=with_entry(state.schedule.times, inject, minutes)))


def _postponed(state: State, minutes: int) -> State:
    """Later, and the move longer by as much. Before STARTEX there is no move, and nothing to put off."""
    if state.move is None:
        return state
    so_far = state.schedule.postponed.get(state.move, 0)
    postponed = with_entry(state.schedule.postponed, state.move, so_far + minutes)
    return state.but(move_extra=state.move_extra + minutes, schedule=replace(state.schedule, postponed=postponed))


def _edited(state: State, event: happened.InjectEdited) -> State:
    inject = state.script.injects[event.inject]
    if event.part == "title":
        return state.but(script=state.script.with_inject(inject.model_copy(update={"title": event.words.shown})))
    texts = {**inject.text, event.team or EVERYONE: event.words.shown}
    text = {who: said for who, said in texts.items() if said}
    return state.but(script=state.script.with_inject(inject.model_copy(update={"text": text})))


def _asked_frozen(state: State) -> State:
    """Who was asked for what is closed stays as it was, whoever comes or goes."""
    decisions = {
        name: one if one.closed is None or one.asked is not None else replace(one, asked=state.seats(name))
        for name, one in state.decisions.items()
    }
    return state.but(decisions=MappingProxyType(decisions))


def _merged(state: State, event: happened.TeamsMerged) -> State:
    """One seat for two.

    Where answers are still taken, what the leaving team said is set aside: the seat's own answer stands for both, or
    it is asked for both. No answer is put into another's mouth.
    """
    frozen = _asked_frozen(state)
    decisions = {
        name: one
        if one.closed is not None
        else replace(
            one,
            answers=MappingProxyType({team: given for team, given in one.answers.items() if team != event.team}),
            marks=MappingProxyType({team: marks for team, marks in one.marks.items() if team != event.team}),
        )
        for name, one in frozen.decisions.items()
    }
    return frozen.but(cast=state.cast.united(event.team, event.into), decisions=MappingProxyType(decisions))
