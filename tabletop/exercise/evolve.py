"""The fold: what a record makes of a state.

Invariant: total. Every event has its line, mypy proves that none is forgotten, and nothing here can fail or refuse:
what stands in the log happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar, assert_never

from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.state import (
    Change,
    GivenAnswer,
    InjectStatus,
    Note,
    OpenedDecision,
    Pending,
    Phase,
    ReleasedInject,
    State,
    Undoable,
)
from tabletop.scenario.model import EVERYONE, Inject

V = TypeVar("V")

UNDO_DEPTH: Final = 20
"""How many steps can be taken back."""


def _with(mapping: Mapping[str, V], key: str, value: V) -> Mapping[str, V]:
    return MappingProxyType({**mapping, key: value})


def evolve(state: State, recorded: Recorded) -> State:
    """The next state. An event about something this session does not have changes nothing but the count."""
    after = _fold(state, recorded) if _fits(state, recorded.event) else state
    undoable = _undoable(state, after, recorded)
    following = state.but() if after is state else after
    # Made a moment ago and held by nobody else: stamping it in place saves a second copy for every event of a log.
    following.__dict__.update(number=recorded.number, last=recorded.at, undoable=undoable)
    return following


def _fits(state: State, event: happened.Event) -> bool:
    """Whether what the event is about exists: a log made elsewhere can say anything."""
    match event:
        case happened.IndicatorChanged():
            return event.indicator in state.scenario.indicators
        case happened.NoteTaken():
            return True
        case happened.AnswerSubmitted() | happened.RubricMarked():
            return event.decision in state.decisions and event.team in state.teams
        case happened.DecisionClosed() | happened.OutcomeRuled():
            return event.decision in state.decisions
        case happened.DecisionOpened():
            return event.decision in state.scenario.decisions
        case happened.InjectReleased() | happened.InjectSkipped() | happened.InjectHeld() | happened.InjectPassedOver():
            return event.inject in state.scenario.injects
        case happened.MoveStarted():
            return state.move_of(event.move) is not None
        case happened.TimeExtended():
            return event.scope == "move" or bool(state.released)
        case happened.StepUndone():
            return any(step.number == event.number for step in state.undoable)
        case _:
            return True


def _step_of(event: happened.Event) -> str | None:
    """What the step beginning with `event` concerns; None where it cannot be taken back."""
    match event:
        case happened.IndicatorChanged() | happened.NoteTaken():
            return None
        case (
            happened.InjectReleased()
            | happened.AdHocInjectReleased()
            | happened.InjectSkipped()
            | happened.InjectHeld()
            | happened.InjectPassedOver()
        ):
            return event.inject
        case happened.AnswerSubmitted() | happened.RubricMarked():
            return event.team
        case happened.DecisionClosed() | happened.OutcomeRuled():
            return event.decision
        case happened.MoveStarted():
            return event.move
        case _:
            return None


def _undoable(before: State, after: State, recorded: Recorded) -> tuple[Undoable, ...]:
    """Keep what is needed to take steps back. The records of one command are one step."""
    steps = after.undoable
    what = _step_of(recorded.event)
    if steps and steps[-1].command == recorded.command:
        return (*steps[:-1], _continued(steps[-1], recorded, what))
    if before.move is None or not after.playing:
        return ()
    if what is None:
        return steps
    bare = before.but(undoable=())
    step = Undoable(recorded.command, recorded.number, recorded.number, recorded.event.type, what, bare)
    return (*steps[-(UNDO_DEPTH - 1) :], step)


def _continued(step: Undoable, recorded: Recorded, what: str | None) -> Undoable:
    """The same step with one more record; a release is called by its inject, whatever came before it."""
    if step.step in {"move-started", "inject-passed-over"} and what is not None:
        return replace(step, until=recorded.number, step=recorded.event.type, what=what)
    return replace(step, until=recorded.number)


def _undone(state: State, event: happened.StepUndone) -> State:
    """The state before the step; time, minutes given, notes and the room's screen are not taken back."""
    index = next(i for i, step in enumerate(state.undoable) if step.number == event.number)
    before = state.undoable[index].before
    return before.but(
        released=_with_minutes_given(before.released, state.released),
        phase=state.phase,
        clock=state.clock,
        move_extra=state.move_extra,
        notes=state.notes,
        blank=state.blank,
        undoable=state.undoable[:index],
        struck=state.struck.add((event.number, event.until)),
    )


def _with_minutes_given(
    before: tuple[ReleasedInject, ...], now: tuple[ReleasedInject, ...]
) -> tuple[ReleasedInject, ...]:
    """The injects of `before` with the minutes they have been given by now."""
    given = {one.id: one.extra_minutes for one in now}
    if all(given.get(one.id) == one.extra_minutes for one in before):
        return before
    return tuple(replace(one, extra_minutes=given.get(one.id, 0)) for one in before)


def _fold(state: State, recorded: Recorded) -> State:  # noqa: C901, PLR0912 - one line for every event
    event = recorded.event
    ticks = recorded.at.ticks
    match event:  # the commonest first: a match asks them one after the other
        case happened.IndicatorChanged():
            return _changed(state, event, recorded)
        case happened.NoteTaken():
            return state.but(notes=state.notes.add(Note(recorded.number, state.clock.at(ticks), event)))
        case happened.AnswerSubmitted():
            return _answered(state, event, ticks)
        case happened.SessionOpened() | happened.ClockJumped():
            return state
        case happened.SessionResumed():
            return _resumed(state, ticks)
        case happened.ExerciseStarted() | happened.ExerciseResumed():
            return state.but(phase=Phase.RUNNING, clock=state.clock.running(ticks))
        case happened.ExercisePaused():
            return state.but(phase=Phase.PAUSED, clock=state.clock.stopped(ticks))
        case happened.MoveStarted():
            return state.but(move=event.move, move_started=state.clock.at(ticks), move_extra=0)
        case happened.InjectReleased():
            return _released(state, event.inject, ticks, None)
        case happened.AdHocInjectReleased():
            return _released(state, event.inject, ticks, _written(event))
        case happened.InjectSkipped():
            return state.but(injects=_with(state.injects, event.inject, InjectStatus.SKIPPED))
        case happened.InjectPassedOver():
            return state.but(injects=_with(state.injects, event.inject, InjectStatus.PASSED))
        case happened.InjectHeld():
            return state.but(injects=_with(state.injects, event.inject, InjectStatus.HELD))
        case happened.TimeExtended():
            return _extended(state, event)
        case happened.RoomBlanked():
            return state.but(blank=event.blank)
        case happened.DecisionOpened():
            return _opened(state, event.decision, ticks)
        case happened.RubricMarked():
            return _marked(state, event)
        case happened.DecisionClosed():
            return _closed(state, event.decision, ticks)
        case happened.OutcomeRuled():
            return _ruled(state, event)
        case happened.FlagSet():
            return state.but(facts=_with(state.facts, event.flag, "yes"))
        case happened.ConsequenceScheduled():
            pending = Pending(event.cause, event.due, event.outcome, event.effects, event.sets)
            return state.but(pending=(*state.pending, pending))
        case happened.ConsequenceArrived():
            return _arrived(state, event)
        case happened.StepUndone():
            return _undone(state, event)
        case happened.ExerciseEnded():
            return state.but(phase=Phase.ENDED, clock=state.clock.stopped(ticks), ending=event.ending)
        case happened.SecretsRevealed():
            return state.but(revealed=True)
        case happened.SessionClosed():
            return state.but(phase=Phase.CLOSED)
        case _:
            assert_never(event)


def _resumed(state: State, ticks: int) -> State:
    """Ticks stand still while the program is closed. A facilitated exercise comes back paused; alone, one plays on."""
    if state.phase is not Phase.RUNNING:
        return state
    stopped = state.clock.stopped(state.last.ticks)
    if state.opening.mode == "facilitated":
        return state.but(phase=Phase.PAUSED, clock=stopped)
    return state.but(clock=stopped.running(ticks))


def _written(event: happened.AdHocInjectReleased) -> Inject:
    return Inject.model_construct(
        id=event.inject,
        title=event.title.shown,
        kind="order",
        source_name=None,
        to=event.to,
        text={EVERYONE: event.text.shown},
    )


def _released(state: State, name: str, ticks: int, written: Inject | None) -> State:
    released = ReleasedInject(name, len(state.released) + 1, state.clock.at(ticks), ad_hoc=written)
    return state.but(
        injects=_with(state.injects, name, InjectStatus.RELEASED),
        released=(*state.released, released),
        arrived=(),
    )


def _extended(state: State, event: happened.TimeExtended) -> State:
    if event.scope == "move":
        return state.but(move_extra=state.move_extra + event.minutes)
    current = state.released[-1]
    longer = replace(current, extra_minutes=current.extra_minutes + event.minutes)
    return state.but(released=(*state.released[:-1], longer))


def _opened(state: State, decision: str, ticks: int) -> State:
    inject = state.current.id if state.current else ""
    opened = OpenedDecision(decision, inject, state.clock.at(ticks))
    return state.but(decisions=_with(state.decisions, decision, opened))


def _answered(state: State, event: happened.AnswerSubmitted, ticks: int) -> State:
    decision = state.decisions[event.decision]
    held = decision.answers.get(event.team)
    given = GivenAnswer(
        team=event.team,
        status=event.status,
        answer=event.answer,
        rationale=event.rationale.shown if event.rationale else "",
        sure=event.sure,
        speaker=event.speaker,
        late=event.late,
        drawn=event.drawn,
        at=state.clock.at(ticks),
        earlier=(*held.earlier, held.answer) if held else (),
    )
    marks = MappingProxyType({team: one for team, one in decision.marks.items() if team != event.team})
    answers = _with(decision.answers, event.team, given)
    return state.but(decisions=_with(state.decisions, event.decision, replace(decision, answers=answers, marks=marks)))


def _marked(state: State, event: happened.RubricMarked) -> State:
    decision = state.decisions[event.decision]
    marked = replace(decision, marks=_with(decision.marks, event.team, event.marks))
    return state.but(decisions=_with(state.decisions, event.decision, marked))


def _closed(state: State, name: str, ticks: int) -> State:
    closed = replace(state.decisions[name], closed=state.clock.at(ticks))
    return state.but(decisions=_with(state.decisions, name, closed))


def _ruled(state: State, event: happened.OutcomeRuled) -> State:
    ruled = replace(state.decisions[event.decision], ruling=event)
    facts = state.facts if event.result is None else _with(state.facts, event.decision, event.result)
    return state.but(decisions=_with(state.decisions, event.decision, ruled), facts=facts)


def _changed(state: State, event: happened.IndicatorChanged, recorded: Recorded) -> State:
    at = state.clock.at(recorded.at.ticks)
    change = Change(event.indicator, event.by, event.to, event.why, event.cause, at, recorded.command)
    return state.but(indicators=_with(state.indicators, event.indicator, event.to), changes=state.changes.add(change))


def _arrived(state: State, event: happened.ConsequenceArrived) -> State:
    index = next((i for i, one in enumerate(state.pending) if one.cause == event.cause), None)
    pending = state.pending if index is None else (*state.pending[:index], *state.pending[index + 1 :])
    arrived = (*state.arrived, (event.cause, event.outcome)) if event.outcome else state.arrived
    return state.but(pending=pending, arrived=arrived)
