"""One form for every ruling: accepted, amended, overridden; by whom, and on what assumptions."""

from __future__ import annotations

import pytest

from tabletop.decisions.effects import Effect
from tabletop.exercise import commands as ask
from tabletop.exercise.refusals import Reason
from tabletop.exercise.results import results_of
from tabletop.exercise.views import Control, OutcomeView, Room, Seat
from tests.exercise.storm import STORM, revealed, thrown
from tests.exercise.test_decisions import TUG, WAIT, answered, talking
from tests.harbour import TEAMS, Table, scenario_of


def outcome(table: Table, decision: str, audience: Room | Seat | Control = Room()) -> OutcomeView:  # noqa: B008 - frozen
    """What was announced."""
    found = table.session.view(audience).scene.decision(decision)
    assert found is not None
    assert found.outcome is not None
    return found.outcome


def closed() -> Table:
    """Two send the tug, one waits, and no more answers are taken."""
    table = answered(TUG, TUG, WAIT)
    table.must(ask.CloseDecision("first-step"))
    return table


def test_an_amended_outcome_keeps_what_the_script_sets_and_schedules() -> None:
    """Other words and other changes; flags, later consequences and the result stay the script's."""
    table = closed()
    push = {"safety": Effect(by=2, why="Hardly anybody looks.")}
    table.must(ask.RuleOutcome("first-step", ask.Override("The tug goes out late.", "Fog.", push, amends=True)))
    shown = outcome(table, "first-step")

    assert ("amended", "Fog.", ((None, "The tug goes out late."),)) == (shown.how, shown.why, shown.lines)
    assert {"safety": 52, "trust": 50, "cost": 40, "nerves": 30} == dict(table.state.indicators)
    assert {"first-step": "tug", "tug-out": "yes"} == dict(table.state.facts)
    assert ["The wait is in the papers."] == [one.outcome for one in table.state.pending]


def test_amending_the_changes_alone_keeps_the_scripts_words() -> None:
    """Without words of one's own, what the author wrote is announced."""
    table = closed()
    table.must(ask.RuleOutcome("first-step", ask.Override("", "It costs nothing today.", {}, amends=True)))
    shown = outcome(table, "first-step")

    assert ["The tug goes out.", "The tug goes out.", "Nobody moves."] == [text for _team, text in shown.lines]
    assert "It costs nothing today." == shown.why


@pytest.mark.parametrize("amends", [True, False])
def test_what_is_not_the_scripts_needs_one_line_of_reason(amends: bool) -> None:  # noqa: FBT001 - parametrised
    """An override without a reason is refused, an amendment too, and nothing has happened."""
    table = closed()
    before = table.state

    refused = table.refused(ask.RuleOutcome("first-step", ask.Override("It rains.", " \n", {}, amends=amends)))

    assert refused is Reason.REASON_MISSING
    assert table.state is before


def test_an_override_says_which_result_later_conditions_read() -> None:
    """The result and its flags are set; what the room decided stays on record in the counts."""
    table = closed()
    override = ask.Override("They wait after all.", "The captain refuses.", {}, result="wait")
    assert table.refused(ask.RuleOutcome("first-step", ask.Override("x", "y", {}, result="swim"))) is (
        Reason.NO_SUCH_RESULT
    )
    table.must(ask.RuleOutcome("first-step", override))

    assert {"first-step": "wait"} == dict(table.state.facts)
    assert (("Send the tug", 2), ("Wait for light", 1)) == outcome(table, "first-step").counts


def test_the_result_of_an_override_brings_its_flags_and_nothing_else() -> None:
    """Conditions read flags, too; effects are the facilitator's own."""
    table = answered(WAIT, WAIT, WAIT)
    table.must(ask.CloseDecision("first-step"))
    table.must(ask.RuleOutcome("first-step", ask.Override("The tug sails.", "On its own.", {}, result="tug")))

    assert {"first-step": "tug", "tug-out": "yes"} == dict(table.state.facts)
    assert 50 == table.state.indicators["safety"]


def test_who_ruled_is_announced_and_what_was_assumed_is_not() -> None:
    """The umpire by role or label for all; assumptions for control alone, in the hot wash, too."""
    table = closed()
    table.must(ask.RuleOutcome("first-step", assumptions="The tug has fuel.", umpire="White cell"))
    table.must(ask.EndExercise(), ask.RevealSecrets())

    assert ("White cell", "The tug has fuel.") == (
        outcome(table, "first-step", Control()).umpire,
        outcome(table, "first-step", Control()).assumptions,
    )
    audiences: list[Room | Seat] = [Room(), *(Seat(team) for team in TEAMS)]
    for audience in audiences:
        assert ("White cell", "") == (
            outcome(table, "first-step", audience).umpire,
            outcome(table, "first-step", audience).assumptions,
        )


def test_nothing_changes_before_the_ruling() -> None:
    """The scripted outcome is shown to control alone, and effects come with the ruling."""
    table = closed()
    seen = table.session.view(Control())

    assert 50 == table.state.indicators["safety"]
    assert ["first-step"] == [name for name, _ in seen.proposals if name == "first-step"]
    assert [("tug", "Send the tug"), ("wait", "Wait for light")] == [
        (one.id, one.label) for one in seen.proposals[0][1].results
    ]


def test_a_text_is_amended_after_marking_and_overridden_without() -> None:
    """The script's outcome needs marks; one's own does not."""
    table = talking()
    answer = table.state.scenario.decisions["statement"].read({"answer": "All is well."})
    table.must(ask.SubmitAnswer("statement", "PORT", answer))  # type: ignore[arg-type]
    table.must(ask.CloseDecision("statement"))
    amended = ask.RuleOutcome("statement", ask.Override("", "So.", {}, amends=True))

    assert table.refused(amended) is Reason.MARKS_MISSING
    table.must(ask.RuleOutcome("statement", ask.Override("Nobody listens.", "Late.", {}, result="guess")))
    assert "guess" == table.state.facts["statement"]


def test_proceedings_and_sealed_moves_are_ruled_on_the_same_form() -> None:
    """Their results can be chosen, too; sealed ones are named by what happens."""
    table = thrown()
    table.must(ask.CloseDecision("argument"))
    table.must(ask.RuleOutcome("argument", ask.Override("The line breaks.", "Rust.", {}, result="failure")))
    moves = revealed()
    proposal = dict(moves.session.view(Control()).proposals)["moves"]

    assert "failure" == table.state.facts["argument"]
    assert ["They meet at sea.", "They miss each other."] == [one.label for one in proposal.results]
    assert ("row-1", "") == (proposal.result_id, proposal.result)


def test_sealed_moves_are_revealed_before_anybody_rules() -> None:
    """Closed is not enough."""
    table = revealed()
    table.must(ask.UndoStep("Too early."), ask.CloseDecision("moves"))

    assert table.refused(ask.RuleOutcome("moves")) is Reason.NOT_REVEALED


def test_every_mechanic_knows_its_results() -> None:
    """What conditions can read of a decision; nothing where there is nothing to choose from."""
    decisions = scenario_of(STORM).decisions

    assert {
        "first-step": ("tug", "wait"),
        "how-sure": (),
        "order": ("ferry", "tanker", "fishers"),
        "spend": ("watch", "repair"),
        "tell": ("all", "part", "nothing"),
        "statement": ("clear", "guess"),
        "close-it": ("passes", "fails"),
        "mood": ("accident", "neglect", "fails"),
        "argument": ("success", "failure"),
        "moves": ("row-1", "otherwise"),
    } == {name: tuple(results_of(question)) for name, question in decisions.items()}
