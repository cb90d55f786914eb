"""Proceedings in an exercise: who may do what, time that stands still, dice that are thrown once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.consensus_course import Amended, KeptSilence
from tabletop.decisions.matrix_course import Thrown
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import forward
from tabletop.exercise.events import InterventionMade, Recorded
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason
from tabletop.exercise.views import Audience, Control, Forward, Room, Seat
from tabletop.session.port import Saved
from tests.exercise.playing import replayed
from tests.quay import TEAMS, Table, opening

MINUTE = 60_000
CREW = Actor.of_team("CREW")
ARGUMENT = {"action": "We write.", "result": "They call.", "reason-1": "They read."}


def at_the_statement() -> Table:
    """A table where the text lies."""
    table = Table()
    table.put("statement")
    return table


def under_silence() -> Table:
    """A table where the text is under silence for eight minutes."""
    table = at_the_statement()
    table.steps("statement", (None, "silence", {"minutes": "8"}))
    return table


def argued() -> Table:
    """A table where the crew has argued."""
    table = Table()
    table.put("find-owner")
    table.steps("find-owner", ("CREW", "argue", ARGUMENT))
    return table


def test_a_step_is_put_on_record() -> None:
    """With who made it; everybody sees how it stands, each may do its own, control all of it."""
    table = at_the_statement()
    assert isinstance(table.step("statement", "CREW", "amend", {"text": "A text."}, CREW), Saved)
    [event] = [event for event in table.events if isinstance(event, InterventionMade)]
    assert (event.decision, event.team, event.intervention) == (
        "statement",
        "CREW",
        Amended(text=Words.of("A text.")),
    )
    audiences: list[Audience] = [Control(), Room(), *map(Seat, TEAMS)]
    for audience in audiences:
        seen = table.sees("statement", audience)
        assert seen.standing is not None
        assert [(one.kind, one.team, one.text) for one in seen.standing.lines] == [("amendment", "CREW", "A text.")]
        assert seen.form == ()
    assert [one.act for one in table.sees("statement", Seat("YARD")).possible] == ["amend", "reserve"]
    assert [one.act for one in table.sees("statement").possible] == ["take-up", "redraft", "silence", "give-up"]
    assert [team for team, _ in table.sees("statement").possible_for] == list(TEAMS)
    assert table.sees("statement", Room()).possible == ()
    assert table.sees("statement", Room()).possible_for == table.sees("statement", Seat("YARD")).possible_for == ()


def test_the_names_of_the_session_stand_in_the_texts() -> None:
    """What the author wrote is spoken before anybody works on it."""
    table = at_the_statement()
    seen = table.sees("statement").standing

    assert seen is not None
    assert "and blame Baltic Line" in seen.wordings[0].text
    assert table.fault("statement", "CREW", "amend", {"text": seen.wordings[0].text}) == "unchanged"


def test_who_may_do_what() -> None:
    """A team only for itself; what is the chair's only the chair; control may take anything down for a team."""
    table = at_the_statement()

    refused = table.refused
    assert refused(ask.Intervene("statement", "YARD", KeptSilence()), CREW) is Reason.NOT_ALLOWED
    assert refused(ask.Intervene("statement", None, KeptSilence()), CREW) is Reason.NOT_ALLOWED
    assert refused(ask.Intervene("statement", "NOBODY", KeptSilence())) is Reason.NO_SUCH_TEAM
    assert refused(ask.Intervene("first-word", "CREW", KeptSilence())) is Reason.NOT_A_PROCEEDING
    assert refused(ask.Intervene("nothing", "CREW", KeptSilence())) is Reason.NO_SUCH_DECISION
    assert refused(ask.Intervene("terms", "CREW", KeptSilence())) is Reason.DECISION_NOT_OPEN
    assert refused(ask.SubmitAnswer("statement", "CREW", ChoiceAnswer(option="x"))) is Reason.ANSWER_FAULTY
    assert table.fault("statement", None, "keep") == "not_yours"
    assert isinstance(table.step("statement", "YARD", "amend", {"text": "Dictated."}), Saved)
    table.must(ask.CloseDecision("statement"))
    assert refused(ask.Intervene("statement", "CREW", KeptSilence())) is Reason.DECISION_CLOSED
    assert table.sees("statement").possible == ()


def test_words_are_cleaned_wherever_they_come_from() -> None:
    """A command that no form made is held to the same rules."""
    table = at_the_statement()
    dirty = Amended(text=Words.of("One\x1b[2J \u202etwo"))
    table.must(ask.Intervene("statement", "CREW", dirty))
    seen = table.sees("statement", Room()).standing

    assert seen is not None
    assert seen.lines[0].text == "One[2J two"
    assert table.refused(ask.Intervene("statement", "CREW", Amended(text=Words.of(" ")))) is Reason.OUT_OF_ORDER


@given(st.lists(st.tuples(st.sampled_from(["run", "pause"]), st.integers(0, 4 * MINUTE)), max_size=6))
@settings(max_examples=40)
def test_a_pause_pauses_the_silence(waits: list[tuple[str, int]]) -> None:
    """The deadline never moves in exercise time; what passes in a pause is not counted; in a pause one may object."""
    table = under_silence()
    standing = table.sees("statement").standing
    assert standing is not None
    deadline = standing.deadline
    assert deadline is not None
    begun = table.state.exercise_time()
    run = 0
    for manner, wait in waits:
        table.do(ask.PauseExercise() if manner == "pause" else ask.ResumeExercise())
        table.clock.pass_ms(wait)
        run += wait if manner == "run" else 0
        standing = table.sees("statement").standing
        assert standing is not None
        assert standing.deadline == deadline == begun + 8 * MINUTE
    early = run < 8 * MINUTE

    if early:
        assert table.fault("statement", None, "adopt") == "time_runs"
        assert isinstance(table.step("statement", "CREW", "break", {"why": "No."}), Saved)
    else:
        assert run == 8 * MINUTE or table.fault("statement", "CREW", "break", {"why": "No."}) == "time_over"
        assert isinstance(table.step("statement", None, "adopt"), Saved)


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_silence_broken_at_the_very_instant(late: int) -> None:
    """The moment of the command counts, to the millisecond."""
    table = under_silence()
    table.clock.pass_ms(8 * MINUTE + late)

    if late > 0:
        assert table.fault("statement", "CREW", "break", {"why": "No."}) == "time_over"
    else:
        assert isinstance(table.step("statement", "CREW", "break", {"why": "No."}), Saved)


def test_a_key_that_is_pressed_twice_throws_once() -> None:
    """The second is refused, or, where the face sends the same command again, answered as before."""
    table = argued()
    throw = ask.Intervene("find-owner", None, Thrown(net=50, dice=(6, 6)))
    first = table.session.send(throw, table.store.records[1].actor, "one-key")
    again = table.session.send(throw, table.store.records[1].actor, "one-key")

    assert first == again
    assert table.fault("find-owner", None, "throw") == "not_now"
    throws = [event.intervention for event in table.events if isinstance(event, InterventionMade)][1:]
    assert len(throws) == 1
    [thrown] = throws
    assert isinstance(thrown, Thrown)
    assert (thrown.net, thrown.situation) == (0, (2,))
    assert all(1 <= one <= 6 for one in thrown.dice)


@given(st.integers(0, 9_999))
@settings(max_examples=30)
def test_dice_come_from_the_seed(seed: int) -> None:
    """The same seed and the same record throw the same; a replay reads the dice, it does not throw."""
    found = []
    for _ in range(2):
        table = Table(opening(seed=seed))
        table.put("find-owner")
        table.steps("find-owner", ("CREW", "argue", ARGUMENT), (None, "throw", {}))
        found.append(table.store.records)
        read = [Recorded.model_validate_json(one.model_dump_json()) for one in table.store.records]
        assert replayed(read) == table.state

    assert [one.event for one in found[0]] == [one.event for one in found[1]]


def test_the_facilitator_is_led_through_a_proceeding() -> None:
    """Go on with it until it is concluded, then close it, then rule; the result can be read by conditions."""
    table = under_silence()
    for earlier in ("first-word", "how-likely"):
        table.must(ask.CloseDecision(earlier), ask.RuleOutcome(earlier))
    assert forward(table.state) == Forward("intervene", "statement")
    table.steps("statement", *((team, "keep", {}) for team in TEAMS), (None, "adopt", {}))
    assert forward(table.state) == Forward("close", "statement")
    table.must(ask.CloseDecision("statement"))
    assert forward(table.state) == Forward("rule", "statement")
    table.must(ask.RuleOutcome("statement"))
    outcome = table.sees("statement", Room()).outcome

    assert outcome is not None
    assert (outcome.result, outcome.lines) == ("adopted", ((None, "One text goes out."),))
    assert outcome.counts == (("rounds", 1), ("objections", 0), ("reservations", 0))
    assert (table.state.facts["statement"], table.state.facts["one-voice"]) == ("adopted", "yes")


def test_a_proceeding_can_be_closed_in_the_middle() -> None:
    """Then it comes to what there is: no agreed text, no agreement, and for an argument nothing."""
    for decision, result in (("statement", "broken"), ("terms", "walked"), ("find-owner", None)):
        table = Table()
        table.put(decision)
        table.must(ask.CloseDecision(decision), ask.RuleOutcome(decision))
        assert table.state.facts.get(decision) == result


def test_what_counted_stays_as_it_was_thrown() -> None:
    """The situation changes with the outcome; the odds that are shown do not."""
    table = argued()
    before = table.sees("find-owner", Room()).standing
    table.steps("find-owner", (None, "throw", {}))
    thrown = table.sees("find-owner", Room()).standing
    table.must(ask.CloseDecision("find-owner"), ask.RuleOutcome("find-owner"))
    after = table.sees("find-owner", Room()).standing

    assert before is not None
    assert thrown is not None
    assert after is not None
    assert before.odds is not None
    assert thrown.odds is not None
    assert (before.odds.net, before.odds.percent, before.odds.helps) == (0, 58, (("There are three stories.", -1),))
    assert (thrown.odds.net, thrown.odds.percent) == (0, 58)
    assert after.odds == thrown.odds


def test_alone_the_script_leads() -> None:
    """It puts the text under silence; the player keeps or breaks it; until then going on is refused with the reason."""
    table = Table(opening(mode="solo", unplayed=("YARD", "TOWN")))
    while "statement" not in table.state.decisions:
        if forward(table.state).step == "answer":
            table.must(ask.SubmitAnswer("first-word", "CREW", status="no-decision"), actor=CREW)
        table.session.go_on()
    table.session.go_on()
    seen = table.sees("statement", Seat("CREW"))
    assert seen.standing is not None
    assert (seen.standing.stage, [one.act for one in seen.possible]) == ("silence", ["keep", "break", "reserve"])
    waits = table.session.go_on()
    assert not isinstance(waits, Saved)
    assert isinstance(table.step("statement", "CREW", "keep", actor=CREW), Saved)
    assert isinstance(table.session.go_on(), Saved)
    assert table.state.facts["statement"] == "adopted"


@given(st.integers(0, 500))
@settings(max_examples=25)
def test_with_nobody_playing_every_mechanic_comes_to_an_end(seed: int) -> None:
    """Chance and the script bring all eleven to a ruling."""
    table = Table(opening(mode="solo", unplayed=TEAMS, seed=seed))
    for _ in range(60):
        if table.session.go_on() is None:
            break

    assert table.state.phase == "closed"
    assert {one.ruling is not None for one in table.state.decisions.values()} == {True}
    assert len(table.state.decisions) == len(table.state.scenario.decisions)
