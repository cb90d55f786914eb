"""Anything people might do and take back, for properties that hold whatever they correct."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.effects import Effect
from tabletop.decisions.proceeding import Proceeding
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn, forward
from tabletop.exercise.events import CorrectionMade, FlagSet, IndicatorChanged, OutcomeRuled, Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import State, begin
from tabletop.exercise.views import Control, StepView
from tests.exercise.playing import COMMANDS, suggested
from tests.exercise.storm import ARGUED, QUAY, SEA, STORM, THROW
from tests.harbour import TEAMS, Table, opening, scenario_of

_INJECTS: Final = st.sampled_from([*scenario_of(STORM).injects, "ad-hoc-1", "nowhere"])
_DECISIONS: Final = st.sampled_from([*scenario_of(STORM).decisions, "nothing"])
_TEAMS: Final = st.sampled_from([*TEAMS, "NOBODY"])
_REASONS: Final = st.sampled_from(["", "A slip of the tongue."])
_FOLLOWS: Final = st.sampled_from(["recompute", "stand"])
_OVERRIDES: Final = st.none() | st.builds(
    ask.Override,
    st.sampled_from(["", "It happens."]),
    st.sampled_from(["", "So."]),
    st.dictionaries(
        st.sampled_from(["safety", "trust"]), st.builds(Effect, by=st.integers(-90, 90), why=st.just("So."))
    ),
    st.sampled_from([None, "tug", "passes", "success", "ghost"]),
    st.booleans(),
)
_RULINGS: Final = st.builds(ask.RuleOutcome, _DECISIONS, _OVERRIDES, st.sampled_from(["", "ASSUMED"]), _REASONS)
_ANSWERS: Final = st.one_of(
    st.builds(
        ask.SubmitAnswer,
        st.just("first-step"),
        _TEAMS,
        st.builds(ChoiceAnswer, option=st.sampled_from(["tug", "wait"])),
        rationale=st.just("So."),
    ),
    st.builds(ask.SubmitAnswer, st.just("moves"), _TEAMS, st.sampled_from([SEA, QUAY])),
    st.builds(ask.SubmitAnswer, _DECISIONS, _TEAMS, status=st.sampled_from(["no-decision", "split"])),
)
CORRECTIONS: Final = st.one_of(
    st.builds(ask.WithdrawAnswer, _DECISIONS, _TEAMS, _REASONS),
    st.builds(ask.CorrectAnswer, _ANSWERS, _REASONS, _FOLLOWS),
    st.builds(ask.OverruleRuling, _RULINGS, _REASONS, _FOLLOWS),
    st.builds(ask.ReopenDecision, _DECISIONS, _REASONS, _FOLLOWS),
    st.builds(ask.TakeBackInterventions, _DECISIONS, st.integers(0, 3), _REASONS),
    st.builds(ask.TakeBackRelease, _INJECTS, _REASONS, _FOLLOWS),
    st.builds(ask.RestoreInject, _INJECTS),
    st.builds(ask.UndoStep, _REASONS),
)
MORE: Final = st.one_of(
    _RULINGS,
    _ANSWERS,
    st.sampled_from(
        [
            ask.ReleaseInject("storm"),
            ask.Intervene("argument", "PORT", ARGUED),
            THROW,
            ask.RevealMoves("moves"),
            ask.CloseDecision("argument"),
        ]
    ),
)
CORRECTED: Final = st.lists(
    st.tuples(
        st.sampled_from(["any", "play", "play", "play", "correct", "correct"]),
        CORRECTIONS | COMMANDS | MORE,
        st.integers(0, 9_000),
    ),
    min_size=6,
    max_size=40,
)
Steps = Sequence[tuple[str, ask.Command, int]]


def played_in_storm(steps: Steps) -> Table:
    """A table in the storm where all that was done: anything, the usual next, or a correction that is offered."""
    table = Table(opening(text=STORM))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.ReleaseInject("storm"))
    for manner, command, number in steps:
        table.clock.pass_ms(number)
        offered = offers(table) if manner == "correct" else []
        if manner == "any":
            table.do(command)
        elif offered:
            table.do(command_of(*offered[number % len(offered)], number))
        else:
            answer_all(table)
            go_on(table)
    return table


def offers(table: Table) -> list[tuple[StepView, str]]:
    """The corrections that control is offered now."""
    return [(step, act) for step in table.session.view(Control()).steps for act in step.acts]


def command_of(step: StepView, act: str, number: int) -> ask.Command:
    """The command behind an offered correction; `number` decides on the rest."""
    why = "So."
    follow: ask.Follow = "recompute" if number % 3 else "stand"
    match act:
        case "withdraw":
            return ask.WithdrawAnswer(step.what, step.team, why)
        case "correct" if step.what == "first-step":
            wait = ChoiceAnswer(option="tug" if number % 2 else "wait")
            return ask.CorrectAnswer(ask.SubmitAnswer(step.what, step.team, wait, rationale=why), why, follow)
        case "correct":
            return ask.CorrectAnswer(ask.SubmitAnswer(step.what, step.team, status="split"), why, follow)
        case "overrule":
            pushed = {"safety": Effect(by=number % 200 - 100, why=why), "trust": Effect(by=7, why=why)}
            override = ask.Override("Something else.", why, pushed, amends=number % 2 == 0)
            return ask.OverruleRuling(ask.RuleOutcome(step.what, override if number % 5 else None), why, follow)
        case "reopen":
            return ask.ReopenDecision(step.what, why, follow)
        case "interventions":
            return ask.TakeBackInterventions(step.what, step.first, why)
        case "take-back":
            return ask.TakeBackRelease(step.what, why, follow)
        case _:
            return ask.RestoreInject(step.what)


def go_on(table: Table) -> None:
    """The next step as a facilitator takes it."""
    step = forward(table.state)
    match step.step:
        case "intervene":
            table.do(ask.Intervene(step.what, "PORT", ARGUED))
            table.do(THROW)
        case "reveal":
            table.do(ask.RevealMoves(step.what))
        case _:
            table.do(suggested(table.state))


def answer_all(table: Table) -> None:
    """Every open decision that takes answers is answered by everybody it asks, by chance."""
    for decision in list(table.state.decisions.values()):
        question = table.state.scenario.decisions[decision.id]
        if decision.closed is None and table.state.playing and not isinstance(question, Proceeding):
            for team in table.state.seats(decision.id):
                table.do(drawn(table.state, question, team))


def refolded(records: Sequence[Recorded]) -> State:
    """The state the records fold to."""
    first = records[0].event
    assert first.type == "session-opened"
    state = begin(scenario_of(first.scenario_text), first)
    for recorded in records:
        state = evolve(state, recorded)
    return state


def counting(records: Sequence[Recorded], state: State) -> list[Recorded]:
    """The records that were not struck."""
    struck = {number for first, last in state.struck for number in range(first, last + 1)}
    return [recorded for recorded in records if recorded.number not in struck]


def summed(records: Sequence[Recorded], state: State) -> dict[str, int]:
    """Where indicators stand by the records that count: each change added to what was there, and clamped."""
    levels = {name: one.start for name, one in state.scenario.indicators.items()}
    for recorded in counting(records, state):
        event = recorded.event
        if isinstance(event, IndicatorChanged):
            levels[event.indicator] = max(0, min(100, levels[event.indicator] + event.by))
    return levels


def facts_of(records: Sequence[Recorded], state: State) -> dict[str, str]:
    """What is a fact by the records that count."""
    facts: dict[str, str] = {}
    for recorded in counting(records, state):
        event = recorded.event
        if isinstance(event, FlagSet):
            facts[event.flag] = "yes"
        elif isinstance(event, OutcomeRuled) and event.result is not None:
            facts[event.decision] = event.result
    return facts


def corrections(table: Table) -> list[CorrectionMade]:
    """The corrections that were made."""
    return [event for event in table.events if isinstance(event, CorrectionMade)]
