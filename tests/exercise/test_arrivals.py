"""What a decision delays arrives in its time, once."""

from __future__ import annotations

from dataclasses import replace

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.refusals import Refusal
from tests.harbour import TEAMS, Table, opening


def test_what_one_decision_delays_twice_arrives_each_in_its_time() -> None:
    """Two teams bring consequences of the same cause: the one that waits longer still comes, the other comes once."""
    table = Table(opening())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    for team in TEAMS:
        table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option="wait"), rationale="Because."))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    [patient] = table.state.pending
    soon = replace(patient, due=patient.due - 1, outcome="A rumour is first.")
    state = table.state.but(pending=(patient, soon))
    for inject, waiting in (("whisper", (patient,)), ("ships", ())):
        decided = decide(state, ask.ReleaseInject(inject), FACILITATOR, state.last)
        assert not isinstance(decided, Refusal)
        for event in decided:
            recorded = Recorded(number=state.number + 1, at=state.last, actor=FACILITATOR, command=inject, event=event)
            state = evolve(state, recorded)
        assert waiting == state.pending

    assert (("first-step", "A rumour is first."), ("first-step", "The wait is in the papers.")) == state.landed
