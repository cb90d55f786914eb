"""Fold what can be taken back: the steps of play, and the state before each of the latest.

Invariant: the records of one command are one step. Taking back goes from the latest step backwards, through
corrections too, so a state before a step is always the one to go back to; what was taken back is not itself a step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.history import History
from tabletop.exercise.provenance import GRAVE, Step
from tabletop.exercise.state import State, Undoable

UNDO_DEPTH: Final = 20
"""How many steps can be taken back."""


def _step_of(recorded: Recorded) -> Step | None:
    """The step beginning with a record; None where it cannot be taken back."""
    event = recorded.event
    number = recorded.number
    step = Step(recorded.command, number, number, number, event.type, "", grave=grave(event))
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
            return replace(step, what=event.inject)
        case (
            happened.InjectEdited()
            | happened.InjectEffectsWritten()
            | happened.InjectReaddressed()
            | happened.InjectMoved()
        ):
            return replace(step, what=event.inject)
        case happened.TeamJoined():
            return replace(step, what=event.seat.team, team=event.seat.team)
        case happened.TeamsMerged():
            return replace(step, what=event.team, team=event.team)
        case happened.AnswerSubmitted() | happened.RubricMarked() | happened.InterventionMade():
            return replace(step, what=event.decision, team=event.team or "")
        case happened.DecisionClosed() | happened.OutcomeRuled() | happened.MovesRevealed():
            return replace(step, what=event.decision)
        case happened.MoveStarted():
            return replace(step, what=event.move)
        case happened.CorrectionMade():
            return replace(step, step=event.act, what=event.what, team=event.team or "", strikes=event.strikes)
        case _:
            return None


def grave(event: happened.Event) -> bool:
    """Whether dice were thrown or moves revealed: struck with a reason only."""
    match event:
        case happened.MovesRevealed():
            return True
        case happened.InterventionMade():
            return event.intervention.act in GRAVE
        case _:
            return False


def taken(before: State, after: State, recorded: Recorded) -> tuple[History[Step], tuple[Undoable, ...]]:
    """The list of all steps, and those that can be taken back, after a record."""
    done, undoable = after.steps, after.undoable
    latest = done.last
    if latest is not None and done.before is not None and latest.command == recorded.command:
        step = _continued(latest, recorded)
        done = done.before.add(step)
        grown = tuple(replace(one, step=step) for one in undoable[-1:] if one.step.command == recorded.command)
        return done, (*undoable[: len(undoable) - len(grown)], *grown)
    if before.move is None or not after.playing:
        return done, ()
    begun = _step_of(recorded)
    if begun is None:
        return done, undoable
    begun = replace(begun, at=after.clock.at(recorded.at.ticks))
    bare = before.but(undoable=(), steps=History())
    return done.add(begun), (*undoable[-(UNDO_DEPTH - 1) :], Undoable(begun, bare))


_BEFORE_A_RELEASE: Final = frozenset({"move-started", "inject-passed-over"})


def _continued(step: Step, recorded: Recorded) -> Step:
    """The same step with one more record; a release is called by its inject, a reveal by the moves."""
    longer = replace(step, until=recorded.number, grave=step.grave or grave(recorded.event))
    ahead = step.step in _BEFORE_A_RELEASE or (step.step == "decision-closed" and longer.grave)
    named = _step_of(recorded) if ahead else None
    if named is None:
        return longer
    return replace(longer, step=named.step, what=named.what, team=named.team, key=recorded.number)


def struck_by_undo(state: State, event: happened.StepUndone) -> History[tuple[int, int]]:
    """What is struck after a step was taken back: its records; but what it struck itself stands again."""
    struck = state.struck
    if event.again:
        struck = History()
        for one in state.struck:
            struck = struck if one in event.again else struck.add(one)
    return struck.add((event.number, event.until))
