"""The door: a view for an audience, at a moment.

Invariant: only what `audience` may know goes in. Two properties prove it: no secret string of a scenario stands in a
view before its reveal, and changing what other teams are told or answer changes no byte of a team's view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import overload

from tabletop.exercise.conductor import forward
from tabletop.exercise.moments import Moment
from tabletop.exercise.plan import plan, talk_left
from tabletop.exercise.state import MINUTE, Change, State
from tabletop.exercise.texts import filled
from tabletop.exercise.viewing.afterwards import brief, debrief
from tabletop.exercise.viewing.control import facilitator_view
from tabletop.exercise.viewing.documents import cards, inject_views
from tabletop.exercise.viewing.gauges import indicators
from tabletop.exercise.viewing.heads import former_heads, head, heads
from tabletop.exercise.viewing.questions import decision_view
from tabletop.exercise.views import (
    Audience,
    ClockView,
    Control,
    DecisionView,
    EndingView,
    FacilitatorView,
    Forward,
    Room,
    RoomView,
    Scene,
    Seat,
    TeamView,
    View,
)


def clock_view(state: State, at: Moment) -> ClockView:
    """The three times at `at`."""
    exercise = state.clock.at(at.ticks)
    move = state.move_of(state.move)
    in_move = exercise - state.move_started if move else 0
    current = state.current
    return ClockView(
        running=state.clock.since is not None,
        exercise=exercise,
        move=in_move,
        move_left=(move.minutes + state.move_extra) * MINUTE - in_move if move and state.playing else None,
        talk_left=talk_left(state, current, at) if current and state.playing else None,
        planned=state.opening.minutes * MINUTE,
    )


def _arrived(state: State, decisions: tuple[DecisionView, ...]) -> tuple[tuple[str, str], ...]:
    known = {one.id for one in decisions}
    return tuple((cause, filled(state, text)) for cause, text in state.arrived if cause in known)


def _decisions(state: State, audience: Audience) -> tuple[DecisionView, ...]:
    caused: dict[str, list[Change]] = {}
    for change in state.changes:
        caused.setdefault(change.cause, []).append(change)
    found = (decision_view(state, one, audience, caused.get(one.id, ())) for one in state.decisions.values())
    return tuple(one for one in found if one is not None)


def scene(state: State, audience: Audience, at: Moment) -> Scene:
    """What is going on, cut for `audience`."""
    scenario = state.scenario
    reader = audience.team if isinstance(audience, Seat) else None
    injects = inject_views(state, audience)
    decisions = _decisions(state, audience)
    move = state.move_of(state.move)
    ending = next((one for one in scenario.endings if one.id == state.ending), None)
    return Scene(
        session=state.opening.session,
        scenario=scenario.id,
        title=filled(state, scenario.title),
        summary=filled(state, scenario.summary, reader),
        mode=state.opening.mode,
        rehearsal=state.opening.rehearsal,
        phase=state.phase.value,
        blank=state.blank,
        prologue=filled(state, scenario.prologue, reader),
        simplification=filled(state, scenario.simplification),
        content_notes=tuple(filled(state, one) for one in scenario.content_notes),
        ground_rules=tuple(filled(state, one) for one in scenario.ground_rules),
        move_number=scenario.moves.index(move) + 1 if move else 0,
        moves=len(scenario.moves),
        move_title=filled(state, move.title) if move else "",
        move_intro=filled(state, move.intro, reader) if move else "",
        teams=heads(state),
        inject=injects[-1] if injects else None,
        injects=injects,
        decisions=decisions,
        arrived=_arrived(state, decisions),
        indicators=indicators(state, audience),
        cards=cards(state, injects),
        ending=EndingView(ending.id, filled(state, ending.title), filled(state, ending.text)) if ending else None,
        debrief=debrief(state, audience),
        clock=clock_view(state, at),
        earlier_runs=state.opening.earlier_runs,
        former=former_heads(state),
        what_if=state.opening.forked is not None,
    )


def _forward(state: State, team: str) -> Forward:
    step = forward(state)
    if state.opening.mode == "solo":
        return step
    mine = step.step == "answer" and team in state.seats(step.what) and team not in state.decisions[step.what].answers
    return step if mine else Forward("nothing")


@overload
def view(state: State, audience: Control, at: Moment) -> FacilitatorView: ...
@overload
def view(state: State, audience: Seat, at: Moment) -> TeamView: ...
@overload
def view(state: State, audience: Room, at: Moment) -> RoomView: ...
@overload
def view(state: State, audience: Audience, at: Moment) -> View: ...
def view(state: State, audience: Audience, at: Moment) -> View:
    """What `audience` may see at `at`. A team that was merged into another sees what that one sees."""
    if isinstance(audience, Seat):
        audience = Seat(state.cast.voice(audience.team))
    cut = scene(state, audience, at)
    match audience:
        case Control():
            return facilitator_view(state, cut, at)
        case Room():
            return RoomView(cut)
        case Seat():
            team = audience.team
            return TeamView(cut, head(state, team), brief(state, team), _forward(state, team))


def later(state: State, seen: View, at: Moment) -> View:
    """A view of the same state at a later moment: only what time changes is made anew."""
    cut = replace(seen.scene, clock=clock_view(state, at))
    if isinstance(seen, FacilitatorView):
        return replace(seen, scene=cut, plan=plan(state, at))
    return replace(seen, scene=cut)
