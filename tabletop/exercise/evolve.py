"""The fold: what a record makes of a state.

Invariant: total. Every event has its line, mypy proves that none is forgotten, and nothing here can fail or refuse:
what stands in the log happened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.folding import corrections, decisions, injects, live, steps
from tabletop.exercise.provenance import Origin
from tabletop.exercise.state import (
    InjectStatus,
    Note,
    Pending,
    Phase,
    ReleasedInject,
    State,
)


def evolve(state: State, recorded: Recorded) -> State:
    """The next state. An event about something this session does not have changes nothing but the count."""
    after = _fold(state, recorded) if _fits(state, recorded.event) else state
    done, undoable = steps.taken(state, after, recorded)
    following = state.but() if after is state else after
    # Made a moment ago and held by nobody else: stamping it in place saves a second copy for every event of a log.
    following.__dict__.update(number=recorded.number, last=recorded.at, steps=done, undoable=undoable)
    return following


def _fits(state: State, event: happened.Event) -> bool:
    """Whether what the event is about exists: a log made elsewhere can say anything."""
    match event:
        case happened.IndicatorChanged():
            return event.indicator in state.scenario.indicators
        case happened.NoteTaken():
            return True
        case happened.AnswerSubmitted() | happened.RubricMarked():
            return event.decision in state.decisions and event.team in (*state.teams, *state.cast.merged)
        case happened.InterventionMade():
            return event.decision in state.decisions and (event.team is None or event.team in state.teams)
        case happened.DecisionClosed() | happened.OutcomeRuled() | happened.MovesRevealed():
            return event.decision in state.decisions
        case happened.DecisionOpened():
            return event.decision in state.scenario.decisions
        case happened.InjectReleased() | happened.InjectSkipped() | happened.InjectHeld() | happened.InjectPassedOver():
            return event.inject in state.scenario.injects
        case happened.MoveStarted():
            return state.move_of(event.move) is not None
        case happened.TimeExtended():
            return event.scope == "move" or bool(state.released)
        case (
            happened.ReleaseChanged()
            | happened.InjectsPostponed()
            | happened.InjectReplanned()
            | happened.InjectEdited()
            | happened.InjectEffectsWritten()
            | happened.InjectReaddressed()
            | happened.InjectMoved()
            | happened.TeamJoined()
            | happened.TeamsMerged()
        ):
            return live.fits(state, event)
        case happened.StepUndone():
            return any(one.step.number == event.number for one in state.undoable)
        case _:
            return True


def _undone(state: State, event: happened.StepUndone) -> State:
    """The state before the step; time, minutes given, notes and the room's screen are not taken back."""
    index = next(i for i, one in enumerate(state.undoable) if one.step.number == event.number)
    before = state.undoable[index].before
    return before.but(
        released=_with_minutes_given(before.released, state.released),
        phase=state.phase,
        clock=state.clock,
        move_extra=state.move_extra,
        notes=state.notes,
        blank=state.blank,
        undoable=state.undoable[:index],
        steps=state.steps,
        struck=steps.struck_by_undo(state, event),
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
            return injects.changed(state, event, recorded)
        case happened.NoteTaken():
            return state.but(notes=state.notes.add(Note(recorded.number, state.clock.at(ticks), event)))
        case happened.AnswerSubmitted():
            return decisions.answered(state, event, recorded)
        case happened.SessionOpened() | happened.ClockJumped():
            return state
        case happened.SessionResumed():
            return _resumed(state, ticks)
        case happened.ExerciseStarted() | happened.ExerciseResumed():
            return state.but(phase=Phase.RUNNING, clock=state.clock.running(ticks))
        case happened.ExercisePaused():
            return state.but(phase=Phase.PAUSED, clock=state.clock.stopped(ticks))
        case happened.MoveStarted():
            return live.began(state, event.move, ticks)
        case happened.InjectReleased():
            return injects.released(state, event.inject, recorded, None)
        case happened.AdHocInjectReleased():
            return injects.released(state, event.inject, recorded, injects.written(event))
        case happened.InjectSkipped():
            return injects.placed(state, event.inject, InjectStatus.SKIPPED, recorded)
        case happened.InjectPassedOver():
            return injects.placed(state, event.inject, InjectStatus.PASSED, recorded)
        case happened.InjectHeld():
            return injects.placed(state, event.inject, InjectStatus.HELD, recorded)
        case happened.TimeExtended():
            return injects.extended(state, event)
        case (
            happened.ReleaseChanged()
            | happened.InjectsPostponed()
            | happened.InjectReplanned()
            | happened.InjectEdited()
            | happened.InjectEffectsWritten()
            | happened.InjectReaddressed()
            | happened.InjectMoved()
            | happened.TeamJoined()
            | happened.TeamsMerged()
        ):
            return live.folded(state, event, ticks)
        case happened.RoomBlanked():
            return state.but(blank=event.blank)
        case happened.DecisionOpened():
            return decisions.opened(state, event.decision, recorded)
        case happened.InterventionMade():
            return decisions.intervened(state, event, recorded)
        case happened.MovesRevealed():
            return decisions.revealed(state, event, recorded)
        case happened.RubricMarked():
            return decisions.marked(state, event)
        case happened.DecisionClosed():
            return decisions.closed(state, event.decision, recorded)
        case happened.OutcomeRuled():
            return live.touched(decisions.ruled(state, event, recorded), ticks)
        case happened.FlagSet():
            return decisions.known(state, event.flag, "yes", _origin(recorded, event.cause))
        case happened.ConsequenceScheduled():
            origin = _origin(recorded, event.cause)
            pending = Pending(event.cause, event.due, event.outcome, event.effects, event.sets, origin)
            return state.but(pending=(*state.pending, pending))
        case happened.ConsequenceArrived():
            return injects.arrived(state, event)
        case happened.StepUndone():
            return live.taken_back(state, _undone(state, event), ticks)
        case happened.CorrectionMade():
            return live.taken_back(state, corrections.corrected(state, event), ticks)
        case happened.ExerciseEnded():
            return state.but(phase=Phase.ENDED, clock=state.clock.stopped(ticks), ending=event.ending)
        case happened.SecretsRevealed():
            return state.but(revealed=True)
        case happened.SessionClosed():
            return state.but(phase=Phase.CLOSED)
        case _:
            assert_never(event)


def _origin(recorded: Recorded, cause: str) -> Origin:
    return Origin(recorded.number, recorded.command, cause)


def _resumed(state: State, ticks: int) -> State:
    """Ticks stand still while the program is closed. A facilitated exercise comes back paused; alone, one plays on."""
    if state.phase is not Phase.RUNNING:
        return state
    stopped = state.clock.stopped(state.last.ticks)
    if state.opening.mode == "facilitated":
        return state.but(phase=Phase.PAUSED, clock=stopped)
    return state.but(clock=stopped.running(ticks))
