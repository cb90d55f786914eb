"""What holds for every exercise, whatever people do in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn, forward
from tabletop.exercise.events import Recorded
from tabletop.exercise.moments import Actor
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, Room, Seat
from tabletop.session.replayed import CHECKPOINT, Replay
from tests.exercise.playing import STEPS, played, replayed
from tests.harbour import TEAMS, Table, opening, scenario_of


@given(STEPS)
@settings(max_examples=150)
def test_replay_is_live(steps: list[tuple[str, ask.Command, int]]) -> None:
    """The fold of the log is the state the session had, also after going through JSON; numbers have no gaps."""
    table = played(steps)
    lines = [recorded.model_dump_json() for recorded in table.store.records]
    read = [Recorded.model_validate_json(line) for line in lines]

    assert read == table.store.records
    assert replayed(read) == table.state
    assert list(range(1, len(read) + 1)) == [recorded.number for recorded in read]
    assert sorted(recorded.at.ticks for recorded in read) == [recorded.at.ticks for recorded in read]


@given(STEPS, st.data())
@settings(max_examples=60)
def test_every_prefix_replays_and_can_be_looked_at(
    steps: list[tuple[str, ask.Command, int]], data: st.DataObject
) -> None:
    """Any beginning of a log is a state with views for everybody, and jumping there gives the same state."""
    records = played(steps).store.records
    number = data.draw(st.integers(1, len(records)))
    state = replayed(records[:number])
    replay = Replay(iter(records), lambda event: scenario_of(event.scenario_text))
    replay.read()

    assert replay.state_at(number) == state
    audiences: list[Audience] = [Room(), Control(), *(Seat(team) for team in TEAMS)]
    for audience in audiences:
        view(state, audience, state.last)


@given(STEPS)
@settings(max_examples=100)
def test_indicators_never_leave_their_range_and_changes_add_up(steps: list[tuple[str, ask.Command, int]]) -> None:
    """0..100, and the start plus all changes that stand is where it is."""
    state = played(steps).state

    for name, value in state.indicators.items():
        changes = sum(change.by for change in state.changes if change.indicator == name)
        assert 0 <= value <= 100
        assert state.scenario.indicators[name].start + changes == value


@given(STEPS)
@settings(max_examples=100)
def test_no_inject_is_doubled_and_time_adds_up(steps: list[tuple[str, ask.Command, int]]) -> None:
    """Every inject stands once; exercise time is the sum of what ran, whatever was paused and undone."""
    table = played(steps)
    names = [released.id for released in table.state.released]
    running = 0
    since: int | None = None
    for recorded in table.store.records:
        match recorded.event.type:
            case "exercise-started" | "exercise-resumed":
                since = recorded.at.ticks
            case "exercise-paused" | "exercise-ended" if since is not None:
                running += recorded.at.ticks - since
                since = None
    if since is not None:
        running += table.state.last.ticks - since

    assert len(names) == len(set(names))
    assert running == table.state.exercise_time()


@given(st.integers(0, 10_000))
@settings(max_examples=50)
def test_chance_always_reaches_an_end(seed: int) -> None:
    """Playing alone with every seat drawn by chance ends, in at most as many steps as there are injects and asks."""
    table = Table(opening(mode="solo", unplayed=TEAMS).model_copy(update={"seed": seed}))
    for _ in range(100):
        if table.session.go_on() is None:
            break

    assert table.state.phase == "closed"


def test_the_same_seed_and_answers_give_the_same_events() -> None:
    """Chance comes from the seed alone."""
    runs = []
    for _ in range(2):
        table = Table(opening(mode="solo", unplayed=("PILOTS", "PRESS")))
        while True:
            step = forward(table.state)
            if step.step == "answer":
                command = drawn(replace(table.state, number=1), scenario_of().decisions[step.what], "PORT")
                table.must(command, actor=Actor.of_team("PORT"))
            elif step.step == "mark":
                table.must(ask.MarkRubric(step.what, "PORT", ("clear",)), actor=Actor.of_team("PORT"))
            elif table.session.go_on() is None:
                break
        runs.append([recorded.event for recorded in table.store.records])

    assert runs[0] == runs[1]


def test_a_long_replay_keeps_checkpoints() -> None:
    """Jumping anywhere in a long log gives the same state as folding from the start."""
    table = Table()
    table.must(ask.StartExercise())
    for number in range(CHECKPOINT + 20):
        table.must(ask.TakeNote("note", f"note {number}"))
    records = table.store.records
    replay = Replay(iter(records), lambda event: scenario_of(event.scenario_text))
    while not replay.complete:
        replay.read(100)

    for number in (1, 2, CHECKPOINT, CHECKPOINT + 1, CHECKPOINT + 2, len(records), len(records) + 5):
        assert replay.state_at(number) == replayed(records[: min(number, len(records))])
