"""Start, pause, resume, end, undo: the frame of play."""

from __future__ import annotations

from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import Phase, State
from tabletop.exercise.upcoming import ending

_LONGEST = 60


def start(state: State) -> list[Event] | Refusal:
    """STARTEX: time runs, and the first move begins."""
    if state.phase is not Phase.BRIEFING:
        return Refusal(Reason.ALREADY_STARTED)
    return [happened.ExerciseStarted(), happened.MoveStarted(move=state.scenario.moves[0].id)]


def pause(state: State) -> list[Event] | Refusal:
    """Stop time."""
    if state.phase is Phase.PAUSED:
        return Refusal(Reason.PAUSED)
    return not_playing(state) or [happened.ExercisePaused()]


def resume(state: State) -> list[Event] | Refusal:
    """Let time run."""
    if state.phase is Phase.RUNNING:
        return Refusal(Reason.NOT_PAUSED)
    return not_playing(state) or [happened.ExerciseResumed()]


def not_playing(state: State) -> Refusal | None:
    """The refusal for what needs play to go on, or None."""
    match state.phase:
        case Phase.BRIEFING:
            return Refusal(Reason.NOT_STARTED)
        case Phase.ENDED:
            return Refusal(Reason.ALREADY_ENDED)
        case Phase.CLOSED:
            return Refusal(Reason.SESSION_CLOSED)
        case Phase.RUNNING | Phase.PAUSED:
            return None


def extend(state: State, command: ask.ExtendTime) -> list[Event] | Refusal:
    """Give or take minutes."""
    if refusal := not_playing(state):
        return refusal
    if not command.minutes or abs(command.minutes) > _LONGEST:
        return Refusal(Reason.BAD_MINUTES)
    if command.scope == "inject" and state.current is None:
        return Refusal(Reason.NO_INJECT_SHOWN)
    return [happened.TimeExtended(scope=command.scope, minutes=command.minutes)]


def blank(state: State, command: ask.BlankRoom) -> list[Event] | Refusal:
    """Blank the room's screen or show it again."""
    return [] if command.blank is state.blank else [happened.RoomBlanked(blank=command.blank)]


def undo(state: State, command: ask.UndoStep) -> list[Event] | Refusal:
    """Take back the latest step of play; dice and reveals with a reason only."""
    if refusal := not_playing(state):
        return refusal
    if not state.undoable:
        return Refusal(Reason.NOTHING_TO_UNDO)
    step = state.undoable[-1].step
    reason = reason_of(command.reason)
    if step.grave and reason is None:
        return Refusal(Reason.STRIKE_REASON_MISSING)
    return [happened.StepUndone(number=step.number, until=step.until, reason=reason, again=step.strikes)]


def reason_of(text: str) -> Words | None:
    """A reason as it stands in the log; None where there is none."""
    words = clean(text, limit=DECISION_LIMIT)
    return Words.of(words) if words else None


def end(state: State) -> list[Event] | Refusal:
    """ENDEX: the ending is the one the situation fits."""
    return not_playing(state) or [happened.ExerciseEnded(ending=ending(state).id)]


def reveal(state: State) -> list[Event] | Refusal:
    """Show what was hidden."""
    if state.phase is not Phase.ENDED:
        return Refusal(Reason.NOT_ENDED)
    return [] if state.revealed else [happened.SecretsRevealed()]


def close(state: State) -> list[Event] | Refusal:
    """Finish the log; only after ENDEX."""
    return [happened.SessionClosed()] if state.phase is Phase.ENDED else Refusal(Reason.NOT_ENDED)


def report(state: State, command: ask.ResumeSession | ask.ReportClockJump) -> list[Event] | Refusal:
    """What the program puts on record by itself; nothing more in a finished log."""
    if state.phase is Phase.CLOSED:
        return Refusal(Reason.SESSION_CLOSED)
    if isinstance(command, ask.ResumeSession):
        return [happened.SessionResumed(mended_bytes=command.mended_bytes)]
    return [happened.ClockJumped(by_ms=command.by_ms)]
