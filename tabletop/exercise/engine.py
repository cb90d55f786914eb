"""The engine: permission, then decision. Everything the exercise does goes through `decide`.

Invariant: pure. A person's doing leads to events or to a refusal, never to an exception and never to a change.
"""

from __future__ import annotations

from typing import assert_never

from tabletop.exercise import commands as ask
from tabletop.exercise import live as change
from tabletop.exercise.commands import Command
from tabletop.exercise.decide import adjudication, answers, corrections, flow, injects, live, notes, proceedings
from tabletop.exercise.events import Event
from tabletop.exercise.moments import Actor, Moment
from tabletop.exercise.permissions import permitted
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.state import State


def decide(state: State, command: Command, actor: Actor, at: Moment) -> tuple[Event, ...] | Refusal:
    """What `command` leads to at `at`. An empty tuple means that it is so already."""
    refusal = permitted(state, command, actor)
    if refusal is not None:
        return refusal
    made = _decide(state, command, actor, at)
    return made if isinstance(made, Refusal) else tuple(made)


def _decide(state: State, command: Command, actor: Actor, at: Moment) -> list[Event] | Refusal:  # noqa: C901, PLR0912 - one line for every command
    match command:
        case ask.StartExercise():
            return flow.start(state)
        case ask.PauseExercise():
            return flow.pause(state)
        case ask.ResumeExercise():
            return flow.resume(state)
        case ask.ReleaseInject():
            return injects.release(state, command)
        case ask.ReleaseAdHocInject():
            return injects.release_ad_hoc(state, command)
        case ask.SkipInject():
            return injects.skip(state, command)
        case ask.HoldInject():
            return injects.hold(state, command)
        case ask.ExtendTime():
            return flow.extend(state, command)
        case (
            change.ChangeRelease()
            | change.BeginMove()
            | change.PostponeInjects()
            | change.ReplanInject()
            | change.EditInject()
            | change.ReaddressInject()
            | change.MoveInject()
            | change.AddTeam()
            | change.MergeTeams()
        ):
            return live.decided(state, command)
        case ask.BlankRoom():
            return flow.blank(state, command)
        case ask.SubmitAnswer():
            return answers.submit(state, command, actor)
        case ask.Intervene():
            return proceedings.intervene(state, command, at)
        case ask.RevealMoves():
            return proceedings.reveal(state, command)
        case ask.MarkRubric():
            return answers.mark(state, command)
        case ask.CloseDecision():
            return answers.close(state, command)
        case ask.RuleOutcome():
            return adjudication.rule(state, command)
        case ask.TakeNote():
            return notes.take(state, command)
        case ask.UndoStep():
            return flow.undo(state, command)
        case (
            ask.WithdrawAnswer()
            | ask.CorrectAnswer()
            | ask.OverruleRuling()
            | ask.ReopenDecision()
            | ask.TakeBackInterventions()
            | ask.TakeBackRelease()
            | ask.RestoreInject()
        ):
            return corrections.correct(state, command, actor)
        case ask.EndExercise():
            return flow.end(state)
        case ask.RevealSecrets():
            return flow.reveal(state)
        case ask.CloseSession():
            return flow.close(state)
        case ask.ResumeSession() | ask.ReportClockJump():
            return flow.report(state, command)
        case _:
            assert_never(command)
