"""Anything people might do at the harbour, for properties that hold whatever they do."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st

from tabletop.decisions.effects import Effect
from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.conductor import drawn, forward
from tabletop.exercise.events import Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import State, begin
from tests.harbour import TEAMS, Table, opening, scenario_of

INJECTS = st.sampled_from([*scenario_of().injects, "nowhere"])
DECISIONS = st.sampled_from([*scenario_of().decisions, "nothing"])
A_TEAM = st.sampled_from([*TEAMS, "NOBODY"])
LIVE = st.one_of(
    st.builds(
        live.EditInject,
        INJECTS,
        st.none() | st.just("Another title"),
        st.sampled_from([(), (("everyone", "All may know."),), *(((team, f"PRIVATE-{team} anew"),) for team in TEAMS)]),
        st.sampled_from([None, (live.WriteEffect("trust", 3, "Written."),)]),
    ),
    st.builds(live.ReaddressInject, INJECTS, st.sampled_from([(), ("PORT",), ("PILOTS", "PRESS"), TEAMS])),
    st.builds(live.MoveInject, INJECTS, st.none() | INJECTS),
    st.builds(live.ReplanInject, INJECTS, st.none() | st.integers(-1, 40)),
    st.builds(live.PostponeInjects, st.integers(-5, 5)),
    st.builds(live.AddTeam, A_TEAM),
    st.builds(live.MergeTeams, A_TEAM, A_TEAM),
    st.builds(live.ChangeRelease, st.sampled_from(["hand", "clock"])),
    st.builds(live.BeginMove, st.sampled_from(["fog", "light"])),
)
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
    LIVE,
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


def begun() -> Table:
    """A table at its first inject: a choice for three, an estimate by one."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    return table


def rule_all(table: Table) -> None:
    """Everything that is open is answered, closed, marked and ruled on as scripted."""
    answer_all(table)
    while (step := forward(table.state)).step in {"close", "mark", "rule"}:
        command = suggested(table.state)
        assert step.what
        table.must(command)


def played(
    steps: list[tuple[str, ask.Command, int]],
    mode: Literal["solo", "facilitated"] = "facilitated",
    teams: tuple[str, ...] = TEAMS,
) -> Table:
    """A table where all that was done."""
    table = Table(opening(mode=mode, teams=teams))
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
