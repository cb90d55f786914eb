"""Who may ask for what: one table.

Invariant: a team's seat can only answer for itself; everything else is the facilitator's, or the script's where
nobody facilitates.
"""

from __future__ import annotations

from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.moments import Actor, ActorKind
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import State

_OF_A_SEAT = (ask.SubmitAnswer, ask.Intervene)
_OF_A_PLAYER_ALONE = (
    ask.SubmitAnswer,
    ask.Intervene,
    ask.MarkRubric,
    ask.TakeNote,
    ask.PauseExercise,
    ask.ResumeExercise,
    ask.RevealSecrets,
    ask.CloseSession,
)
_OF_THE_PROGRAM = (ask.ResumeSession, ask.ReportClockJump)


def permitted(state: State, command: Command, actor: Actor) -> Refusal | None:
    """None when `actor` may ask for `command`, else the refusal."""
    return None if _allowed(state, command, actor) else Refusal(Reason.NOT_ALLOWED)


def _allowed(state: State, command: Command, actor: Actor) -> bool:
    match actor.kind:
        case ActorKind.FACILITATOR:
            return state.opening.mode == "facilitated" and not isinstance(command, _OF_THE_PROGRAM)
        case ActorKind.SCRIPT:
            return not isinstance(command, _OF_THE_PROGRAM)
        case ActorKind.PROGRAM:
            return isinstance(command, _OF_THE_PROGRAM)
        case ActorKind.TEAM:
            alone = state.opening.mode == "solo"
            return isinstance(command, _OF_A_PLAYER_ALONE if alone else _OF_A_SEAT) and _own(command, actor)


def _own(command: Command, actor: Actor) -> bool:
    return not isinstance(command, ask.SubmitAnswer | ask.Intervene | ask.MarkRubric) or command.team == actor.team
