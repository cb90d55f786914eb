"""The corners: what is rare, foreign, or only true when playing alone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import strategies as st

from tabletop.decisions.answering import answer_of
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.effects import Effect, Later
from tabletop.decisions.form import Entries
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.dice import roll
from tabletop.exercise.events import Event
from tabletop.exercise.history import History
from tabletop.exercise.moments import PROGRAM, Actor
from tabletop.exercise.refusals import Reason
from tabletop.exercise.viewing.audiences import later, view
from tabletop.exercise.views import Audience, Control, Forward, Room, Seat
from tests.harbour import TEAMS, TEXT, Table, opening, scenario_of

TUG = ChoiceAnswer(option="tug")
EVENTS = get_args(get_args(Event)[0])
NAMES = st.sampled_from(["radar-out", "first-step", "how-sure", "statement", "safety", "light", "PORT", "nowhere"])


def test_dice_are_even_and_throw_again_where_they_must() -> None:
    """The same throw for the same arguments; sides that do not divide the range are drawn again."""
    throws = [roll(7, number, "test", 6) for number in range(6_000)]
    odd = (1 << 63) + 1

    assert throws == [roll(7, number, "test", 6) for number in range(6_000)]
    assert all(900 < throws.count(side) < 1_100 for side in range(1, 7))
    assert all(1 <= roll(7, number, "test", odd) <= odd for number in range(20))


def test_histories_are_equal_by_their_items() -> None:
    """And can be hashed."""
    empty: History[int] = History()
    one, other = empty.add(1).add(2), empty.add(1).add(2)

    assert one == other
    assert hash(one) == hash(other)
    assert one != other.add(3)
    assert (len(one), one.newest(1)) == (2, (2,))


def test_the_plan_says_what_to_cut() -> None:
    """Optional injects first; then talk, to no less than four minutes; far ahead there is room for more."""
    table = Table()
    assert table.session.view(Control()).plan.advice == "on-time"
    table.must(ask.StartExercise())
    table.clock.pass_minutes(25)
    behind = table.session.view(Control()).plan
    table.must(ask.SkipInject("whisper"))
    cut = table.session.view(Control()).plan
    table.clock.pass_minutes(60)
    late = table.session.view(Control()).plan

    assert ("skip", "whisper") == (behind.advice, behind.inject)
    assert ("cut-talk", 4) == (cut.advice, cut.minutes)
    assert ("cut-talk", 4) == (late.advice, late.minutes)


def test_far_ahead_of_plan_there_is_room_for_more() -> None:
    """The plan line says how many minutes are free."""
    table = Table(opening(left_out=("whisper", "ships", "tug-back")))
    table.must(ask.StartExercise())

    plan = table.session.view(Control()).plan

    assert ("room-for-more", 30) == (plan.advice, plan.minutes)


def test_names_stand_in_their_fictional_form_on_request() -> None:
    """One switch for a class that plays in full fiction; `$team` is the reader's own."""
    table = Table(opening(fictional=True))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))

    scene = table.session.view(Seat("PORT")).scene
    decision = scene.decision("first-step")

    assert decision is not None
    room = table.session.view(Room()).scene.decision("first-step")

    assert room is not None
    assert room.question == "What does Northland port authority, Pilots, Press do first?"
    assert scene.teams[0].name == "Northland port authority"
    assert decision.question == "What does Northland port authority do first?"
    assert scene.team("NOBODY") is None
    assert [one.id for one in scene.open_decisions()] == ["first-step", "how-sure"]


def test_a_seat_knows_what_it_is_waited_for() -> None:
    """In a facilitated session a seat has nothing to press but its answer."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    before = table.session.view(Seat("PORT")).forward
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"), actor=Actor.of_team("PORT"))

    assert before == Forward("answer", "first-step")
    assert table.session.view(Seat("PORT")).forward == Forward("nothing")


def test_what_only_time_changes_is_made_anew() -> None:
    """A view of the same state a minute later differs in its clock alone."""
    table = Table()
    table.must(ask.StartExercise())
    audiences: list[Audience] = [Room(), Control(), Seat("PORT")]
    for audience in audiences:
        first = table.session.view(audience)
        at = table.state.last.model_copy(update={"ticks": table.state.last.ticks + 60_000})
        assert later(table.state, first, at) == view(table.state, audience, at)


def test_playing_alone_the_player_marks_and_is_ruled_at_once() -> None:
    """Commit before feedback: the readings come with the answer, the outcome with the mark."""
    table = Table(opening(mode="solo", unplayed=("PILOTS", "PRESS")))
    me = Actor.of_team("PORT")
    table.session.go_on()
    table.session.go_on()
    assert table.session.go_on() is None
    before = table.session.view(Seat("PORT")).scene.decisions[0]
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x", sure=70), actor=me)
    after = table.session.view(Seat("PORT")).scene.decisions[0]

    assert (before.status, before.readings) == ("open", ())
    assert [field.name for field in before.form] == ["answer", "because", "sure"]
    assert (after.status, len(after.readings), after.answers[1].drawn) == ("ruled", 2, True)


def test_playing_alone_time_goes_on_after_a_restart() -> None:
    """Nobody has to press resume when nobody facilitates; before the start there is nothing to resume."""
    table = Table(opening(mode="solo"))
    table.must(ask.ResumeSession(), actor=PROGRAM)
    assert table.state.phase == "briefing"
    table.session.go_on()
    table.must(ask.ResumeSession(), actor=PROGRAM)

    assert table.state.phase == "running"


def test_a_solo_contingency_of_this_move_comes_by_itself() -> None:
    """Alone there is no hand to pull it; its condition does."""
    table = Table(opening(mode="solo", teams=("PORT",)))
    table.session.go_on()
    table.session.go_on()
    wait = ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="wait"), rationale="x")
    table.must(wait, actor=Actor.of_team("PORT"))
    step = table.session.view(Seat("PORT")).forward

    assert step == Forward("release", "siren")


def test_a_private_inject_asks_in_private() -> None:
    """Who does not see the inject does not see its question; an answerer always does."""
    text = TEXT.replace(
        "text: {PRESS: PRIVATE-PRESS a sailor says the tug is out of fuel.}",
        "text: {PRESS: PRIVATE-PRESS}\n        ask: [how-sure]",
    ).replace("ask: [first-step, how-sure]", "ask: [first-step]")
    table = Table(opening(text=text))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.ReleaseInject("whisper"))

    assert table.session.view(Seat("PORT")).scene.decision("how-sure") is None
    assert table.session.view(Room()).scene.decision("how-sure") is None
    assert table.session.view(Seat("PILOTS")).scene.decision("how-sure") is not None
    assert table.session.view(Seat("PRESS")).scene.decision("how-sure") is not None


def test_releasing_out_of_order_within_reach() -> None:
    """A template of a later move starts no move; a later inject may be shown before an earlier one."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("question"))
    assert table.state.move == "fog"
    table.must(ask.ReleaseInject("ships"))
    assert table.state.move == "light"
    table.must(ask.ReleaseInject("radar-out"))

    assert [one.number for one in table.session.view(Control()).scene.injects] == [1, 2, 3]


def test_a_scenario_may_cite_a_seed_heading_on_a_card() -> None:
    """The card says where it comes from."""
    text = TEXT.replace('{cite: "Harbour act, section 4", as_of: 2026-11}', "{seed: A, heading: Harbours}")
    table = Table(opening(text=text))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))

    assert table.session.view(Room()).scene.cards[0].sources == ("A: Harbours",)


def test_two_teams_with_the_same_delay_bring_it_once() -> None:
    """A delayed consequence is one event, however many chose it."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    for team in TEAMS:
        table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option="wait"), rationale="x"))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))

    assert len(table.state.pending) == 1
    assert isinstance(scenario_of().decisions["first-step"].options["wait"].later, Later)  # type: ignore[union-attr]


def test_a_text_has_counts_and_a_public_ballot_is_shown_after_the_ruling() -> None:
    """Counts are in the author's words."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"), ask.ReleaseInject("tug-back"))
    table.must(ask.SubmitAnswer("statement", "PORT", OpenTextAnswer(text=Words.of("We are well."))))
    table.must(ask.SubmitAnswer("mood", "PRESS", VoteAnswer(ballot="accident")))
    table.must(ask.MarkRubric("statement", "PORT", ("clear",)))
    table.must(*(step(name) for name in ("statement", "mood") for step in (ask.CloseDecision, ask.RuleOutcome)))

    room = table.session.view(Room()).scene
    statement, mood = room.decision("statement"), room.decision("mood")
    marked = table.session.view(Control()).scene.decision("statement")

    assert statement is not None
    assert mood is not None
    assert marked is not None
    assert statement.outcome is not None
    assert ((), ["clear", "guess"]) == (statement.rubric, [one.id for one in marked.rubric])
    assert statement.outcome.counts == (("Says only what is known", 1), ("Guesses in public", 0))
    assert mood.answers[0].summary == ("An accident",)


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("choice", {"answer": "a"}),
        ("vote", {"answer": "for"}),
        ("multi-choice", {"answer": ("a",)}),
        ("ranking", {"answer": ("a", "b")}),
        ("allocation", {"answer": {"a": 5, "b": 0}}),
        ("open-text", {"answer": "text"}),
        ("confidence", {"answer": 5}),
    ],
)
def test_an_answer_is_made_of_entries_by_its_type(kind: str, entries: Entries) -> None:
    """Shape only; nothing entered, or nothing fitting, is no answer."""
    answer = answer_of(kind, entries)

    assert answer is not None
    assert answer.type == kind
    assert answer_of(kind, {}) is None


def test_resending_is_known_by_id_across_reasons() -> None:
    """A refused command may be sent again and is decided anew."""
    table = Table()
    assert table.refused(ask.PauseExercise()) is Reason.NOT_STARTED
    table.must(ask.StartExercise(), ask.PauseExercise())
    assert replace(table.state.clock).since is None


def test_undo_keeps_the_minutes_that_were_given() -> None:
    """Time is not taken back with a step: neither the talk's minutes nor the move's."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"))
    table.must(ask.ExtendTime("inject", 3), ask.ExtendTime("move", 4), ask.UndoStep())

    clock = table.session.view(Room()).scene.clock

    assert (11 * 60_000, 24 * 60_000) == (clock.talk_left, clock.move_left)


def test_an_effect_on_nothing_changes_nothing() -> None:
    """An override that names an unknown indicator is taken for what it can do."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.CloseDecision("first-step"))
    push = {"ghost": Effect(by=5, why="x"), "trust": Effect(by=5, why="y")}
    table.must(ask.RuleOutcome("first-step", ask.Override("It happens.", "So.", push)))

    assert table.state.indicators["trust"] == 55
    assert [event.why for event in table.events if event.type == "indicator-changed"] == [""]


def test_the_reveal_shows_what_was_not_chosen_and_what_did_not_happen() -> None:
    """Alternatives, unmet injects, private texts; for control already before the room sees them."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"), ask.EndExercise())

    debrief = table.session.view(Control()).scene.debrief

    assert debrief is not None
    assert debrief.alternatives == (("first-step", ("Wait for light",)),)
    assert "A whisper in the harbour bar" in debrief.unmet
    assert len(debrief.hidden) == 2
