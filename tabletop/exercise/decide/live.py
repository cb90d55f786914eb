"""Live changes: the script, its times and the tables, while playing. The scenario file stays as it is.

Invariant: only what nobody has seen yet can be changed, and every change is on record before it shows.
"""

from __future__ import annotations

from typing import Final

from tabletop.decisions.text import DECISION_LIMIT, INJECT_LIMIT, NAME_LIMIT, TITLE_LIMIT, clean, clean_line
from tabletop.decisions.words import Words
from tabletop.exercise import events as happened
from tabletop.exercise import live as ask
from tabletop.exercise.decide.flow import not_playing
from tabletop.exercise.decide.injects import ready, to_come
from tabletop.exercise.events import Event, TeamSeat
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import Phase, State
from tabletop.exercise.upcoming import planned
from tabletop.scenario.model import EVERYONE, Inject

_MOST_POSTPONED: Final = 60
_LATEST: Final = 480
_MOST_POINTS: Final = 100


def decided(state: State, command: ask.Live) -> list[Event] | Refusal:
    """What a live change leads to."""
    match command:
        case ask.ChangeRelease():
            return change_release(state, command)
        case ask.BeginMove():
            return begin_move(state, command)
        case ask.PostponeInjects():
            return postpone(state, command)
        case ask.ReplanInject():
            return replan(state, command)
        case ask.EditInject():
            return edit(state, command)
        case ask.ReaddressInject():
            return readdress(state, command)
        case ask.MoveInject():
            return move(state, command)
        case ask.AddTeam():
            return add_team(state, command)
        case ask.MergeTeams():
            return merge(state, command)


def _over(state: State) -> Refusal | None:
    """The refusal for what can be changed until ENDEX; before STARTEX, too."""
    return None if state.phase is Phase.BRIEFING else not_playing(state)


def _changeable(state: State, name: str) -> Inject | Refusal:
    return _over(state) or to_come(state, name)


# times


def change_release(state: State, command: ask.ChangeRelease) -> list[Event] | Refusal:
    """By hand or by the clock."""
    if refusal := _over(state):
        return refusal
    return [] if command.by == state.schedule.by else [happened.ReleaseChanged(by=command.by)]


def begin_move(state: State, command: ask.BeginMove) -> list[Event] | Refusal:
    """Begin a later move; what is still to come of the earlier ones stays to come."""
    if refusal := ready(state):
        return refusal
    order = [move.id for move in state.scenario.moves]
    if command.move not in order or order.index(command.move) <= order.index(state.move or order[0]):
        return Refusal(Reason.NOT_A_LATER_MOVE, command.move)
    return [happened.MoveStarted(move=command.move)]


def postpone(state: State, command: ask.PostponeInjects) -> list[Event] | Refusal:
    """Put off everything that is still to come."""
    if refusal := not_playing(state):
        return refusal
    if not command.minutes or abs(command.minutes) > _MOST_POSTPONED:
        return Refusal(Reason.BAD_MINUTES)
    return [happened.InjectsPostponed(minutes=command.minutes)]


def replan(state: State, command: ask.ReplanInject) -> list[Event] | Refusal:
    """Give an inject another time, or leave it to a hand."""
    inject = _changeable(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    if not inject.planned:
        return Refusal(Reason.NOT_PLANNED, command.inject)
    if command.minutes is not None and not 0 <= command.minutes <= _LATEST:
        return Refusal(Reason.BAD_TIME)
    return [happened.InjectReplanned(inject=command.inject, minutes=command.minutes)]


# the script


def edit(state: State, command: ask.EditInject) -> list[Event] | Refusal:
    """Write its title, its texts and, for a template, its effects anew; an event for each that changes."""
    inject = _changeable(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    texts = _texts(state, inject, command.texts)
    effects = _effects(state, inject, command.effects)
    if isinstance(texts, Refusal):
        return texts
    if isinstance(effects, Refusal):
        return effects
    made: list[Event] = []
    if command.title is not None:
        title = clean_line(command.title, limit=TITLE_LIMIT)
        if not title:
            return Refusal(Reason.EMPTY_TEXT)
        if title != inject.title:
            made.append(happened.InjectEdited(inject=inject.id, part="title", words=Words.of(title)))
    for who, text in texts.items():
        team = None if who == EVERYONE else who
        made.append(happened.InjectEdited(inject=inject.id, part="text", team=team, words=Words.of(text)))
    return [*made, *effects]


def _texts(state: State, inject: Inject, texts: tuple[tuple[str, str], ...]) -> dict[str, str] | Refusal:
    """The texts that really change, if there is still something to read for everybody it goes to."""
    found: dict[str, str] = {}
    for who, text in texts:
        if who != EVERYONE and who not in state.teams and who not in state.cast.merged:
            return Refusal(Reason.NO_SUCH_TEAM, who)
        cleaned = clean(text, limit=INJECT_LIMIT)
        if cleaned != inject.text.get(who, ""):
            found[who] = cleaned
    after = {who: text for who, text in {**inject.text, **found}.items() if text}
    return (_unread(state, inject.to, after) or found) if found else found


def _unread(state: State, to: tuple[str, ...], texts: dict[str, str]) -> Refusal | None:
    """The refusal where somebody would get a title with nothing under it."""
    if EVERYONE in texts:
        return None
    silent = next((team for team in to or state.teams if team not in texts), None)
    return None if silent is None else Refusal(Reason.NOTHING_TO_READ, silent)


def _effects(state: State, inject: Inject, effects: tuple[ask.WriteEffect, ...] | None) -> list[Event] | Refusal:
    if effects is None:
        return []
    if not inject.ad_hoc:
        return Refusal(Reason.NOT_A_TEMPLATE, inject.id)
    written: list[happened.WrittenEffect] = []
    for one in effects:
        why = clean(one.why, limit=DECISION_LIMIT)
        if one.indicator not in state.scenario.indicators:
            return Refusal(Reason.NO_SUCH_INDICATOR, one.indicator)
        if abs(one.by) > _MOST_POINTS:
            return Refusal(Reason.EFFECT_TOO_BIG)
        if one.by and not why:
            return Refusal(Reason.EFFECT_WITHOUT_REASON)
        if one.by:
            written.append(happened.WrittenEffect(indicator=one.indicator, by=one.by, why=Words.of(why)))
    if {one.indicator: (one.by, one.why.shown) for one in written} == {
        name: (effect.by, effect.why) for name, effect in inject.effects.items()
    }:
        return []
    return [happened.InjectEffectsWritten(inject=inject.id, effects=tuple(written))]


def readdress(state: State, command: ask.ReaddressInject) -> list[Event] | Refusal:
    """Let others see it; everybody it goes to must have something to read."""
    inject = _changeable(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    unknown = next((team for team in command.to if team not in state.teams), None)
    if unknown is not None:
        return Refusal(Reason.NO_SUCH_TEAM, unknown)
    to = tuple(team for team in state.teams if team in command.to)
    if to == inject.to:
        return []
    return _unread(state, to, dict(inject.text)) or [happened.InjectReaddressed(inject=inject.id, to=to)]


def move(state: State, command: ask.MoveInject) -> list[Event] | Refusal:
    """Let it come before another of its move or of a later one, or at the end of its move."""
    inject = _changeable(state, command.inject)
    if isinstance(inject, Refusal):
        return inject
    if not inject.planned:
        return Refusal(Reason.NOT_PLANNED, inject.id)
    if command.before is None:
        moved = state.script.moved(inject.id, None)
    else:
        before = _changeable(state, command.before)
        if isinstance(before, Refusal):
            return before
        if not before.planned or before.id == inject.id:
            return Refusal(Reason.NOT_PLANNED, before.id)
        order = [one.id for one in state.scenario.moves]
        if order.index(state.script.move_of[before.id]) < order.index(state.script.move_of[inject.id]):
            return Refusal(Reason.EARLIER_MOVE, before.id)
        moved = state.script.moved(inject.id, before.id)
    same = planned(state.but(script=moved)) == planned(state) and moved.move_of == state.script.move_of
    return [] if same else [happened.InjectMoved(inject=inject.id, before=command.before)]


# the tables


def add_team(state: State, command: ask.AddTeam) -> list[Event] | Refusal:
    """A team that did not take part, or whose seat nobody played, plays from now on."""
    if refusal := _over(state):
        return refusal
    if command.team not in state.scenario.teams:
        return Refusal(Reason.NO_SUCH_TEAM, command.team)
    held = state.cast.seat(command.team)
    if command.team in state.cast.merged or (held is not None and held.played):
        return Refusal(Reason.TEAM_TAKES_PART, command.team)
    name = clean_line(command.name, limit=NAME_LIMIT)
    words = Words.of(name) if name else held.name if held else None
    return [happened.TeamJoined(seat=TeamSeat(team=command.team, name=words, people=max(0, command.people)))]


def merge(state: State, command: ask.MergeTeams) -> list[Event] | Refusal:
    """One seat speaks for two teams from now on."""
    if refusal := _over(state):
        return refusal
    unknown = next((team for team in (command.team, command.into) if team not in state.teams), None)
    if unknown is not None:
        return Refusal(Reason.NO_SUCH_TEAM, unknown)
    if command.team == command.into:
        return Refusal(Reason.SAME_TEAM, command.team)
    return [happened.TeamsMerged(team=command.team, into=command.into)]
