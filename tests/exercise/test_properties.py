"""What holds for every exercise, whatever people do in it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.decisions.effects import Effect
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn, forward
from tabletop.exercise.events import Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, Actor
from tabletop.exercise.state import State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, Room, RoomView, Seat, TeamView
from tabletop.session.replayed import CHECKPOINT, Replay
from tests.harbour import TEAMS, TEXT, Table, opening, scenario_of

INJECTS = st.sampled_from([*scenario_of().injects, "nowhere"])
DECISIONS = st.sampled_from([*scenario_of().decisions, "nothing"])
A_TEAM = st.sampled_from([*TEAMS, "NOBODY"])
COMMANDS = st.one_of(
    st.just(ask.PauseExercise()),
    st.just(ask.ResumeExercise()),
    st.builds(ask.ReleaseInject, INJECTS),
    st.builds(ask.SkipInject, INJECTS),
    st.builds(ask.HoldInject, INJECTS),
    st.builds(ask.ExtendTime, st.sampled_from(["inject", "move"]), st.integers(-70, 70)),
    st.builds(ask.ReleaseAdHocInject, st.text(max_size=5), st.text(max_size=5), st.sampled_from([(), ("PORT",)])),
    st.builds(ask.CloseDecision, DECISIONS),
    st.builds(ask.RuleOutcome, DECISIONS),
    st.builds(
        ask.RuleOutcome,
        DECISIONS,
        st.builds(
            ask.Override,
            st.text(max_size=3),
            st.text(max_size=3),
            st.dictionaries(
                st.sampled_from(["safety", "trust", "ghost"]),
                st.builds(Effect, by=st.integers(-100, 100), why=st.just("So.")),
            ),
        ),
    ),
    st.builds(ask.MarkRubric, DECISIONS, A_TEAM, st.sampled_from([(), ("clear",), ("clear", "clear"), ("x",)])),
    st.builds(ask.SubmitAnswer, DECISIONS, A_TEAM, status=st.sampled_from(["no-decision", "split"])),
    st.builds(ask.TakeNote, st.sampled_from(["note", "parked"]), st.text(max_size=5), st.none() | A_TEAM),
    st.just(ask.UndoStep()),
    st.just(ask.EndExercise()),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["any", "any", "next", "answer"]), COMMANDS, st.integers(0, 90_000)), max_size=40
)


def suggested(state: State) -> ask.Command:
    """What a facilitator who follows the suggestions would do."""
    step = forward(state)
    match step.step:
        case "start":
            return ask.StartExercise()
        case "close" | "answer":
            return ask.CloseDecision(step.what)
        case "mark":
            decision = state.decisions[step.what]
            team = next(team for team in decision.answers if team not in decision.marks)
            return ask.MarkRubric(step.what, team, ("clear",))
        case "rule":
            return ask.RuleOutcome(step.what)
        case "release":
            return ask.ReleaseInject(step.what)
        case "end":
            return ask.EndExercise()
        case _:
            return ask.CloseSession()


def answer_all(table: Table) -> None:
    """Every open decision is answered by everybody it asks, by chance."""
    for decision in list(table.state.decisions.values()):
        if decision.closed is None and table.state.playing:
            for team in table.state.seats(decision.id):
                table.do(drawn(table.state, table.state.scenario.decisions[decision.id], team))


def played(steps: list[tuple[str, ask.Command, int]], mode: Literal["solo", "facilitated"] = "facilitated") -> Table:
    """A table where all that was done."""
    table = Table(opening(mode=mode))
    table.do(ask.StartExercise())
    for manner, command, wait in steps:
        table.clock.pass_ms(wait)
        if manner == "any":
            table.do(command)
        elif manner == "next":
            table.do(suggested(table.state))
        else:
            answer_all(table)
    return table


def replayed(records: list[Recorded]) -> State:
    """The state the records fold to."""
    first = records[0].event
    assert first.type == "session-opened"
    state = begin(scenario_of(first.scenario_text), first)
    for recorded in records:
        state = evolve(state, recorded)
    return state


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


AS_JSON = TypeAdapter(RoomView | TeamView)


def _seen(table: Table, team: str) -> str:
    return AS_JSON.dump_json(table.session.view(Seat(team))).decode()


@given(STEPS, st.sampled_from(TEAMS))
@settings(max_examples=100)
def test_no_view_holds_what_is_not_its_own(steps: list[tuple[str, ask.Command, int]], team: str) -> None:
    """Secrets, private texts and facilitator notes are absent from other views until they are revealed."""
    table = played([step for step in steps if not isinstance(step[1], ask.EndExercise)])
    seen = _seen(table, team)
    room = AS_JSON.dump_json(table.session.view(Room())).decode()

    for other in TEAMS:
        assert f"SECRET-{other}" not in room
        assert f"PRIVATE-{other}" not in room
        if other != team:
            assert f"SECRET-{other}" not in seen
            assert f"PRIVATE-{other}" not in seen
    for text in (seen, room):
        assert "FACILITATOR-ONLY" not in text
        assert '"seed"' not in text
    if team != "PILOTS":
        assert "Nerves of the pilots" not in seen


@given(STEPS, st.sampled_from(TEAMS))
@settings(max_examples=100)
def test_other_teams_secrets_change_no_byte_of_a_view(steps: list[tuple[str, ask.Command, int]], team: str) -> None:
    """Non-interference: tell the others something else, and this team's view stays the same to the byte."""
    steps = [step for step in steps if not isinstance(step[1], ask.EndExercise)]
    changed = TEXT
    for other in TEAMS:
        if other != team:
            changed = changed.replace(f"SECRET-{other}", "quite another").replace(f"PRIVATE-{other}", "something else")
    changed = changed.replace("FACILITATOR-ONLY", "another note")
    table = played(steps)
    state = table.state
    other_state = replayed(
        [
            record.model_copy(update={"event": record.event.model_copy(update={"scenario_text": changed})})
            if record.event.type == "session-opened"
            else record
            for record in table.store.records
        ]
    )

    assert AS_JSON.dump_json(view(state, Seat(team), state.last)) == AS_JSON.dump_json(
        view(other_state, Seat(team), state.last)
    )


@given(st.integers(0, 2), st.sampled_from(TEAMS), st.text(min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=60)
def test_unrevealed_answers_change_no_byte_of_another_view(option: int, team: str, reason: str) -> None:
    """What the others answered is not in this team's view before the ruling."""
    views = []
    for shift in (0, 1):
        table = Table(opening())
        table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
        for other in TEAMS:
            answer = drawn(
                replace(table.state, number=option + shift * 7), scenario_of().decisions["first-step"], other
            )
            said = f"{reason}{shift}" if other != team else "own"
            answer = replace(answer, rationale=said)
            if other == team:
                answer = replace(
                    answer,
                    answer=drawn(replace(table.state, number=3), scenario_of().decisions["first-step"], other).answer,
                )
            table.do(answer)
        views.append(_seen(table, team))

    assert views[0] == views[1]


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


def test_views_are_plain_data() -> None:
    """Every view turns into JSON and says who it is for by what it holds."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), actor=FACILITATOR)

    data = json.loads(_seen(table, "PORT"))

    assert data["team"]["id"] == "PORT"
    assert data["scene"]["injects"][0]["private"] == [["PORT", "PRIVATE-PORT the spare part is in a shed."]]
