"""The engine: permission, then decision. Everything the exercise does goes through `decide`.

Invariant: pure. A person's doing leads to events or to a refusal, never to an exception and never to a change.
"""

from __future__ import annotations

from typing import assert_never

from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.decide import adjudication, answers, flow, injects, notes
from tabletop.exercise.events import Event
from tabletop.exercise.moments import Actor
from tabletop.exercise.permissions import permitted
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.state import State


def decide(state: State, command: Command, actor: Actor) -> tuple[Event, ...] | Refusal:
    """What `command` leads to now. An empty tuple means that it is so already."""
    refusal = permitted(state, command, actor)
    if refusal is not None:
        return refusal
    made = _decide(state, command, actor)
    return made if isinstance(made, Refusal) else tuple(made)


def _decide(state: State, command: Command, actor: Actor) -> list[Event] | Refusal:  # noqa: C901, PLR0912 - one line for every command
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
        case ask.BlankRoom():
            return flow.blank(state, command)
        case ask.SubmitAnswer():
            return answers.submit(state, command, actor)
        case ask.MarkRubric():
            return answers.mark(state, command)
        case ask.CloseDecision():
            return answers.close(state, command)
        case ask.RuleOutcome():
            return adjudication.rule(state, command)
        case ask.TakeNote():
            return notes.take(state, command)
        case ask.UndoStep():
            return flow.undo(state)
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
