"""Release, skip and hold injects."""

from __future__ import annotations

from itertools import count

from tabletop.decisions.effects import Effect, Effects
from tabletop.decisions.text import INJECT_LIMIT, TITLE_LIMIT, clean, clean_line
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.decide.consequences import arrivals, flags, of_effects
from tabletop.exercise.decide.flow import not_playing
from tabletop.exercise.events import Event
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import InjectStatus, Phase, State
from tabletop.exercise.upcoming import allowed, passed_over
from tabletop.scenario.model import Inject


def ready(state: State) -> Refusal | None:
    """The refusal for what needs time to run, or None."""
    if refusal := not_playing(state):
        return refusal
    return Refusal(Reason.PAUSED) if state.phase is Phase.PAUSED else None


def to_come(state: State, name: str) -> Inject | Refusal:
    """An inject as it reads now, if it can still be released, now or later."""
    inject = state.script.injects.get(name)
    if inject is None or name in state.opening.left_out:
        return Refusal(Reason.NO_SUCH_INJECT, name)
    match state.injects.get(name):
        case InjectStatus.RELEASED:
            return Refusal(Reason.INJECT_RELEASED, name)
        case InjectStatus.SKIPPED:
            return Refusal(Reason.INJECT_SKIPPED, name)
        case InjectStatus.PASSED | InjectStatus.HELD | None:
            return inject


def release(state: State, command: ask.ReleaseInject) -> list[Event] | Refusal:
    """Show an inject. What stood before it and could not happen is passed over; a later move begins."""
    if refusal := ready(state):
        return refusal
    inject = to_come(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    if not inject.contingency and not allowed(state, inject):
        return Refusal(Reason.INJECT_NOT_DUE, command.inject)
    made: list[Event] = [happened.InjectPassedOver(inject=name) for name in passed_over(state, inject)]
    made += _move_to(state, inject)
    made.append(happened.InjectReleased(inject=inject.id))
    levels = dict(state.indicators)
    made += arrivals(state, len(state.released) + 1, levels)
    made += of_effects(state, _recorded(state, inject), inject.id, levels)
    made += flags(state, inject.sets, inject.id)
    made += [
        happened.DecisionOpened(decision=name)
        for name in inject.ask
        if name not in state.decisions and state.seats(name)
    ]
    return made


def _recorded(state: State, inject: Inject) -> Effects:
    """Its effects as the log takes them: what the facilitator wrote as a reason stands sealed where it was written.

    Nothing where a release was taken back and its changes stand as announced: they do not come twice.
    """
    if any(change.cause == inject.id for change in state.changes):
        return {}
    if inject.id not in state.script.typed:
        return inject.effects
    return {name: Effect.model_construct(by=effect.by, why="") for name, effect in inject.effects.items()}


def _move_to(state: State, inject: Inject) -> list[Event]:
    order = [move.id for move in state.scenario.moves]
    move = state.script.move_of[inject.id]
    later = state.move is not None and order.index(move) > order.index(state.move)
    return [happened.MoveStarted(move=move)] if later and inject.planned else []


def release_ad_hoc(state: State, command: ask.ReleaseAdHocInject) -> list[Event] | Refusal:
    """Show what the facilitator wrote."""
    if refusal := ready(state):
        return refusal
    title = clean_line(command.title, limit=TITLE_LIMIT)
    text = clean(command.text, limit=INJECT_LIMIT)
    if not title or not text:
        return Refusal(Reason.EMPTY_TEXT)
    unknown = next((team for team in command.to if team not in state.teams), None)
    if unknown is not None:
        return Refusal(Reason.NO_SUCH_TEAM, unknown)
    taken = {one.id for one in state.released}
    number = next(number for number in count(1) if f"ad-hoc-{number}" not in taken)
    made: list[Event] = [
        happened.AdHocInjectReleased(
            inject=f"ad-hoc-{number}", title=Words.of(title), text=Words.of(text), to=command.to
        )
    ]
    return made + arrivals(state, len(state.released) + 1, dict(state.indicators))


def skip(state: State, command: ask.SkipInject) -> list[Event] | Refusal:
    """Leave an inject out."""
    if refusal := not_playing(state):
        return refusal
    inject = to_come(state, command.inject)
    return inject if isinstance(inject, Refusal) else [happened.InjectSkipped(inject=inject.id)]


def hold(state: State, command: ask.HoldInject) -> list[Event] | Refusal:
    """Put an inject back for later."""
    if refusal := not_playing(state):
        return refusal
    inject = to_come(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    if state.injects.get(inject.id) is InjectStatus.HELD:
        return Refusal(Reason.INJECT_HELD, inject.id)
    return [happened.InjectHeld(inject=inject.id)]
