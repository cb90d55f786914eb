"""Injects by the clock: none lost, doubled or early, whatever people do; and the three times never mix."""

from __future__ import annotations

from hypothesis import given, settings

from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.conductor import forward
from tabletop.exercise.due import planned_at
from tabletop.exercise.moments import ActorKind
from tabletop.exercise.plan import SHORTEST_TALK, talk_minutes
from tabletop.exercise.state import InjectStatus, Phase
from tabletop.exercise.upcoming import next_inject, planned, reserves
from tabletop.exercise.views import Control
from tests.exercise.clockwork import DOINGS, MINUTE, Manner, Reading, done, folded, states
from tests.exercise.playing import suggested
from tests.harbour import scenario_of

Doings = list[tuple[Manner, ask.Command, int]]


@given(DOINGS)
@settings(max_examples=120)
def test_no_inject_is_lost_or_doubled(doings: Doings) -> None:
    """Every inject is to come, released, skipped or passed over: one of them, once; and the log folds to just that."""
    table = done(doings)
    state = table.state
    released = [one.id for one in state.released]
    to_come = {one.id for one in (*planned(state), *reserves(state))}
    gone = {name for name, how in state.injects.items() if how in {InjectStatus.SKIPPED, InjectStatus.PASSED}}

    assert len(released) == len(set(released))
    assert sorted([*released, *to_come, *gone]) == sorted(state.scenario.injects)
    assert folded(table.store.records) == state


@given(DOINGS)
@settings(max_examples=120)
def test_the_clock_is_never_early_never_in_a_heap_and_never_out_of_order(doings: Doings) -> None:
    """What the clock releases was next and due, time ran, nothing was unruled, and the talk before it was not cut."""
    table = done(doings)
    before = [None, *states(table.store.records)]
    reading = Reading()
    moves = {move.id: move for move in scenario_of().moves}
    for recorded, state in zip(table.store.records, before, strict=False):
        by_clock = recorded.actor.kind is ActorKind.SCRIPT and state is not None
        last_move = reading.move
        reading.read(recorded)
        now = reading.at(recorded.at.ticks)
        event = recorded.event
        if not by_clock or state is None:
            continue
        if isinstance(event, happened.MoveStarted):
            over = reading.began[last_move] + (moves[last_move].minutes + _given(reading, last_move)) * MINUTE
            assert now >= over
        if isinstance(event, happened.InjectReleased):
            inject = state.script.injects[event.inject]
            move = state.script.move_of[event.inject]
            at = planned_at(state, inject)
            assert at is not None
            put_off = sum(minutes for name, minutes in reading.postponed.items() if name >= move or name == move)
            assert now >= reading.began[move] + (at + min(0, put_off)) * MINUTE
            assert next_inject(state) is inject
            assert state.phase is Phase.RUNNING
            assert all(one.ruling is not None for one in state.decisions.values())
            assert state.schedule.by == "clock"
            if state.current is not None:
                talked = state.inject(state.current.id)
                assert talked is not None
                shortest = min(SHORTEST_TALK, talk_minutes(talked)) + state.current.extra_minutes
                assert now - state.current.at >= shortest * MINUTE


def _given(reading: Reading, move: str) -> int:
    return reading.length[move]


@given(DOINGS)
@settings(max_examples=120)
def test_the_three_times_add_up_and_never_mix(doings: Doings) -> None:
    """Exercise time is the sum of what ran; the time in the move is what of it passed since the move began.

    Neither pauses, nor the time the program was closed, nor wall time is in them.
    """
    table = done(doings)
    reading = Reading()
    for recorded, state in zip(table.store.records, states(table.store.records), strict=True):
        reading.read(recorded)
        assert state.exercise_time() == reading.at(recorded.at.ticks)
        if isinstance(recorded.event, happened.MoveStarted):
            assert state.move_started == reading.began[recorded.event.move]
    clock = table.session.view(Control()).scene.clock

    assert clock.move == clock.exercise - table.state.move_started
    assert 0 <= clock.move <= clock.exercise


@given(DOINGS)
@settings(max_examples=60)
def test_late_but_never_lost(doings: Doings) -> None:
    """However the time went: whoever rules on what is open, and lets the clock run, meets every inject it has."""
    table = done(doings)
    table.do(live.ChangeRelease("clock"))
    table.do(ask.ResumeExercise())
    for _ in range(300):
        step = forward(table.state)
        if step.step == "end":
            break
        inject = table.state.script.injects.get(step.what)
        if step.step == "release" and inject is not None and planned_at(table.state, inject) is None:
            table.must(ask.SkipInject(inject.id))
        elif step.step == "release":
            table.wait(2)
        else:
            table.do(suggested(table.state))

    assert forward(table.state).step == "end"


@given(DOINGS)
@settings(max_examples=60)
def test_the_plan_line_always_says_what_to_cut(doings: Doings) -> None:
    """Behind plan it names an inject that can still be skipped, or minutes for each talk; skipping helps."""
    table = done(doings)
    view = table.session.view(Control())
    coming = {one.id: one for one in view.coming}

    match view.plan.advice:
        case "skip":
            assert coming[view.plan.inject].optional
            table.do(ask.SkipInject(view.plan.inject))
            assert table.session.view(Control()).plan.behind <= view.plan.behind
        case "cut-talk":
            assert view.plan.minutes >= SHORTEST_TALK
        case "on-time" | "room-for-more":
            assert view.plan.behind <= 2 * MINUTE
