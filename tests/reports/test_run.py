"""A run says what the fold says, whatever people did, and nothing that anybody wrote."""

from __future__ import annotations

from hypothesis import given, settings

from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.matrix_course import Countered, Estimated, Judged, Thrown, Turned
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.events import Recorded
from tabletop.exercise.state import State
from tabletop.reports.run import UNREAD, Run, run_of
from tests.exercise.correcting import CORRECTED, Steps, played_in_storm
from tests.harbour import Table, opening
from tests.reports.lived import RULED, WHY, lived, records


def same(run: Run, state: State) -> None:
    """Hold a run against the fold of the same records."""
    assert run.played == state.exercise_time()
    assert run.ending == state.ending
    assert [(one.inject, one.at, one.record, one.extra) for one in run.injects] == [
        (one.id, one.at, one.origin.number, one.extra_minutes) for one in state.released
    ]
    assert {name: [change[1] for change in changes] for name, changes in run.indicators.items()} == {
        name: [change.to for change in state.changes if change.indicator == name]
        for name in {change.indicator for change in state.changes}
    }
    for decision in run.decisions:
        folded = state.decisions[decision.decision]
        assert (decision.inject, decision.opened, decision.closed) == (folded.inject, folded.opened, folded.closed)
        assert (decision.record, decision.steps) == (folded.origin.number, len(folded.made))
        assert (decision.how, decision.result) == (
            (folded.ruling.how, folded.ruling.result) if folded.ruling else (None, None)
        )
        assert {one.team: (one.record, one.status, one.at, one.sure) for one in decision.answers} == {
            one.team: (one.number, one.status, one.at, one.sure) for one in folded.answers.values()
        }
    assert [one.decision for one in run.decisions] == list(state.decisions)
    assert {flag for flag, _ in run.flags} == {fact for fact in state.facts if fact not in state.scenario.decisions}


def needed(records: list[Recorded]) -> list[Recorded]:
    """What a fast reader hands in: what a run reads, and the records that say how time passed."""
    last = records[-1].number
    before = {one.number - 1 for one in records if one.event.type == "session-resumed"}
    return [one for one in records if one.event.type not in UNREAD or one.number in {last, *before}]


@given(CORRECTED)
@settings(max_examples=60)
def test_a_run_is_what_the_fold_says(steps: Steps) -> None:
    """Whatever was answered, ruled, taken back and corrected; also from the records alone that a run needs."""
    table = played_in_storm(steps)
    records = list(table.store.records)
    run = run_of(records)

    same(run, table.state)
    assert run_of(needed(records)) == run
    assert Run.model_validate_json(run.model_dump_json()) == run


def test_what_a_run_leaves_out() -> None:
    """Nothing that anybody typed: no reason, no ruling, no name."""
    run = run_of(records(lived(overridden=True)))

    assert WHY not in run.model_dump_json()
    assert RULED not in run.model_dump_json()
    assert (run.overrides, run.records, run.people) == (1, run.head_number, 0)
    assert run.decision("nothing") is None


def test_dice_estimates_and_predictions() -> None:
    """What was estimated in an argument and what came of it; what was expected under seal, and whether it was done."""
    events: list[object] = [
        happened.DecisionOpened(decision="argument"),
        made("argument", "PORT", Estimated(percent=70)),
        made("argument", "PILOTS", Estimated(percent=30)),
        made("argument", None, Turned(by="median", percent=50, die=51)),
        happened.DecisionOpened(decision="judged"),
        made("judged", "PORT", Estimated(percent=90)),
        made("judged", None, Thrown(dice=(1, 2))),
        made("judged", None, Judged(success=True)),
        made("judged", "PORT", Countered(side="for", text=Words.of("x"))),
        happened.DecisionOpened(decision="moves"),
        happened.AnswerSubmitted(decision="moves", team="PORT"),
        happened.MovesRevealed(
            decision="moves",
            moves=(
                happened.RevealedMove(team="PORT", option="sea", predicts={"PILOTS": "quay", "GONE": "sea"}),
                happened.RevealedMove(team="PILOTS", option="sea", predicts={"PORT": "sea"}),
            ),
        ),
        happened.DecisionClosed(decision="never-put"),
        happened.RubricMarked(decision="moves", team="PORT", marks=()),
        happened.SessionClosed(),
    ]
    first = records(lived())[0]
    told = [first.model_copy(update={"number": number, "event": event}) for number, event in enumerate(events, start=2)]
    run = run_of([first, *told])
    argued, judged, moves = run.decisions

    assert [(one.team, one.percent, one.happened) for one in argued.forecasts] == [
        ("PORT", 70, False),
        ("PILOTS", 30, False),
    ]
    assert [one.happened for one in judged.forecasts] == [True]
    assert (run.rolls, judged.steps, run.closed, run.ended) == (2, 4, True, True)
    assert moves.answers[0].picks == ("sea",)
    assert [(one.team, one.of, one.right) for one in moves.predictions] == [
        ("PORT", "PILOTS", False),
        ("PILOTS", "PORT", True),
    ]


def made(decision: str, team: str | None, what: AnyIntervention) -> happened.InterventionMade:
    """A step in a proceeding."""
    return happened.InterventionMade(decision=decision, team=team, intervention=what)


def test_more_time_and_other_tables() -> None:
    """Minutes given stay with the inject; who joins takes part; who leaves a seat says nothing in what is open."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(
        ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.ExtendTime("inject", 5), ask.ExtendTime("move", 3)
    )
    table.must(live.AddTeam("PRESS"))
    table.must(*(ask.SubmitAnswer("first-step", team, status="split") for team in ("PORT", "PILOTS", "PRESS")))
    table.must(live.MergeTeams("PRESS", "PORT"))
    run = run_of(table.store.records)

    same(run, table.state)
    assert run.injects[0].extra == 5
    assert [one.team for one in run.teams] == ["PORT", "PILOTS", "PRESS"]
    assert [one.team for one in run.decisions[0].answers] == ["PORT", "PILOTS"]
