"""The fold is total: whatever stands in a log, there is a state, and it can be shown."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.matrix_course import Thrown
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.events import (
    ClockJumped,
    CorrectionMade,
    Event,
    FlagSet,
    InjectEdited,
    InjectEffectsWritten,
    InjectMoved,
    InjectReaddressed,
    InjectReplanned,
    InjectsPostponed,
    InterventionMade,
    MovesRevealed,
    Recorded,
    ReleaseChanged,
    RevealedMove,
    RubricMarked,
    SessionOpened,
    SessionResumed,
    TeamJoined,
    TeamSeat,
    TeamsMerged,
    WrittenEffect,
)
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, Room, Seat
from tests.harbour import Table, opened, opening

TUG = ChoiceAnswer(option="tug")
EVENTS = get_args(get_args(Event)[0])
NAMES = st.sampled_from(["radar-out", "first-step", "how-sure", "statement", "safety", "light", "PORT", "nowhere"])


def everything_that_happens() -> list[Event]:
    """Events of every kind but the opening, from a session in which everything was done."""
    table = Table()
    table.must(
        ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.HoldInject("whisper"), ask.BlankRoom(blank=True)
    )
    table.must(ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="wait"), rationale="x"))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"), ask.UndoStep(), ask.PauseExercise())
    table.must(
        ask.ResumeExercise(), ask.RuleOutcome("first-step"), ask.ExtendTime("inject", 3), ask.ReleaseInject("siren")
    )
    table.must(ask.ReleaseAdHocInject("A", "B"), ask.SkipInject("ships"), ask.ReleaseInject("nobody"))
    table.must(ask.TakeNote("note", "x"), ask.ExtendTime("move", 1), ask.EndExercise(), ask.RevealSecrets())
    table.must(ask.CloseSession())
    extra: list[Event] = [
        SessionResumed(),
        ClockJumped(by_ms=5),
        FlagSet(flag="closed", cause="siren"),
        RubricMarked(decision="statement", team="PORT", marks=("clear",)),
        InterventionMade(decision="first-step", team="PORT", intervention=Thrown(dice=(1, 2))),
        MovesRevealed(decision="first-step", moves=(RevealedMove(team="PORT", option="tug"),)),
        CorrectionMade(act="decision-reopened", what="first-step", strikes=((5, 9),), levels={"safety": 9, "x": 1}),
        CorrectionMade(act="release-taken-back", what="radar-out", strikes=((0, 10**12),), follow="recomputed"),
        ReleaseChanged(by="clock"),
        InjectsPostponed(minutes=5),
        InjectReplanned(inject="ships", minutes=3),
        InjectEdited(inject="ships", part="title", words=Words.of("x")),
        InjectEdited(inject="ships", part="text", team="PORT", words=Words.of("")),
        InjectEffectsWritten(inject="question", effects=(WrittenEffect(indicator="safety", by=2, why=Words.of("x")),)),
        InjectReaddressed(inject="ships", to=("PORT",)),
        InjectMoved(inject="ships", before="radar-out"),
        TeamJoined(seat=TeamSeat(team="PRESS")),
        TeamsMerged(team="PILOTS", into="PORT"),
    ]
    return [event for event in table.events if event.type != "session-opened"] + extra


HAPPENED = everything_that_happens()
NAMED = ("inject", "decision", "team", "indicator", "move", "ending")


@given(st.lists(st.tuples(st.sampled_from(HAPPENED), st.none() | NAMES), max_size=15))
@settings(max_examples=200)
def test_the_fold_is_total(events: list[tuple[Event, str | None]]) -> None:
    """Any events in any order about anything fold to a state that every audience can be shown."""
    state = opened(opening())
    for number, (event, name) in enumerate(events, start=2):
        changed = {key: name for key in NAMED if name and key in type(event).model_fields}
        recorded = Recorded.model_construct(
            number=number,
            at=Moment(wall=0, ticks=number),
            actor=FACILITATOR,
            command=str(number // 2),
            event=event.model_copy(update=changed),
        )
        state = evolve(state, recorded)
    audiences: list[Audience] = [Room(), Control(), Seat("PORT")]
    for audience in audiences:
        view(state, audience, state.last)

    assert state.number == len(events) + 1


def test_every_kind_of_event_was_tried() -> None:
    """The list above misses none."""
    assert {type(event) for event in HAPPENED} | {SessionOpened} == set(EVENTS)
