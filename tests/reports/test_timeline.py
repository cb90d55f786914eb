"""A log as lines: one for every record, nothing left out, what was taken back struck through."""

from __future__ import annotations

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.events import (
    AnswerSubmitted,
    ClockJumped,
    DecisionOpened,
    Event,
    FlagSet,
    InjectReleased,
    NoteTaken,
    Recorded,
    RubricMarked,
    SessionResumed,
)
from tabletop.exercise.moments import FACILITATOR, Actor, Moment
from tabletop.reports.timeline import Entry, clock, entries, heading, matching
from tabletop.reports.wording import Wording
from tabletop.session.replayed import Replay
from tests.harbour import Table, opening, scenario_of

TUG = ChoiceAnswer(option="tug")


def timeline(table: Table) -> list[Entry]:
    """The entries of a table's log."""
    replay = Replay(iter(list(table.store.records)), lambda event: scenario_of(event.scenario_text))
    replay.read()
    return list(entries(replay.records, replay.times, replay.latest))


def full_session() -> Table:
    """A session with something of everything."""
    table = Table(opening())
    table.must(ask.StartExercise())
    table.clock.pass_minutes(1)
    table.must(ask.ReleaseInject("radar-out"), ask.ExtendTime("inject", 2), ask.ExtendTime("move", -1))
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="Somebody must look.", sure=70, late=True))
    table.must(ask.SubmitAnswer("first-step", "PILOTS", status="split"), ask.CloseDecision("first-step"))
    table.must(ask.RuleOutcome("first-step"), ask.HoldInject("whisper"), ask.SkipInject("whisper"), ask.UndoStep())
    table.must(ask.ReleaseAdHocInject("A call", "Who is there?"), ask.PauseExercise(), ask.ResumeExercise())
    table.must(ask.BlankRoom(blank=True), ask.BlankRoom(blank=False), ask.ReleaseInject("tug-back"))
    table.must(ask.SubmitAnswer("close-it", "PRESS", VoteAnswer(ballot="for")), ask.CloseDecision("close-it"))
    table.must(ask.RuleOutcome("close-it", ask.Override("The storm decides.", "Time.", {})))
    table.must(ask.SubmitAnswer("statement", "PORT", OpenTextAnswer(text=Words.of("We wait."))))
    table.must(ask.MarkRubric("statement", "PORT", ("clear",)), ask.MarkRubric("statement", "PORT", ()))
    table.must(ask.TakeNote("note", "They whisper.", team="PRESS"), ask.TakeNote("parked", "Who pays?"))
    table.must(ask.EndExercise(), ask.RevealSecrets(), ask.CloseSession())
    return table


def test_every_record_has_a_line_in_order() -> None:
    """One entry a record; none says only its type."""
    table = full_session()
    found = timeline(table)

    assert [entry.number for entry in found] == [record.number for record in table.store.records]
    assert not [entry for entry in found if "-" in entry.text and entry.text == entry.text.lower().replace(" ", "-")]


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        ({"kind": "answer", "team": "PORT", "move": "fog"}, ["$COAST port authority – Send the tug (late, 70 %)"]),
        ({"kind": "answer", "team": "PILOTS"}, ["Pilots – no decision – split"]),
        ({"kind": "answer", "team": "PRESS"}, ["Press – For"]),
        ({"text": "storm"}, ["Ruled by the facilitator: The storm decides."]),
        ({"kind": "note"}, ["note – Press: They whisper.", "parked question – Who pays?"]),
        ({"text": "nobody ever said this"}, []),
    ],
)
def test_entries_are_found_by_team_move_kind_and_text(filters: dict[str, str], texts: list[str]) -> None:
    """Every filter that is not empty must fit."""
    found = matching(timeline(full_session()), **filters)

    assert [text.replace("$COAST", "Norway") for text in texts] == [entry.text for entry in found]


def test_what_was_taken_back_is_struck_and_stays() -> None:
    """The skip that was undone is there, and says so."""
    struck = [entry for entry in timeline(full_session()) if entry.struck]

    assert [entry.text for entry in struck] == ["Skipped: A whisper in the harbour bar"]
    assert heading(struck[0]).endswith("(taken back)")
    assert heading(timeline(full_session())[1]).split() == ["2", "00:00", "STARTEX:", "the", "exercise", "starts"]


def test_layers_are_kept_apart() -> None:
    """What was ruled is not what was observed, and what somebody noted is a third thing."""
    found = timeline(full_session())

    assert {entry.layer for entry in found if entry.kind in {"ruling", "change"}} == {"adjudicated"}
    assert {entry.layer for entry in found if entry.kind in {"answer", "inject"}} == {"observed"}
    assert {entry.layer for entry in found if entry.kind == "note"} == {"interpreted"}


@pytest.mark.parametrize(
    ("event", "text", "detail"),
    [
        (
            SessionResumed(mended_bytes=9),
            "The program was closed and opened again",
            "9 bytes of a half-written end were set aside",
        ),
        (SessionResumed(), "The program was closed and opened again", ""),
        (ClockJumped(by_ms=-3_600_000), "The computer’s clock jumped by -3600 seconds", ""),
        (FlagSet(flag="closed", cause="x"), "Now true: closed", ""),
        (InjectReleased(inject="ghost"), "Inject: ghost", ""),
        (DecisionOpened(decision="ghost"), "Asked: ghost", ""),
        (RubricMarked(decision="ghost", team="PORT", marks=("x",)), "Norway port authority – marked: x", ""),
        (NoteTaken(purpose="note", text=Words(text=None)), "note – (erased)", ""),
        (
            AnswerSubmitted(decision="ghost", team="PORT", answer=TUG, drawn=True),
            "Norway port authority –  (drawn by chance)",
            "",
        ),
    ],
)
def test_what_is_rare_has_its_words_too(event: Event, text: str, detail: str) -> None:
    """Recovery, jumps, erased words, and names this scenario does not have."""
    record = Recorded(number=2, at=Moment(wall=0, ticks=0), actor=Actor.of_team("PORT"), command="x", event=event)

    assert Wording(Table().state).line(record) == (text, detail)


def test_a_record_about_nobody_is_the_actors() -> None:
    """The team column is the team it is about, or the team that acted."""
    event = ClockJumped(by_ms=1)
    wording = Wording(Table().state)

    for actor, team in ((Actor.of_team("PORT"), "PORT"), (FACILITATOR, "")):
        record = Recorded(number=2, at=Moment(wall=0, ticks=0), actor=actor, command="x", event=event)
        assert wording.team_of(record) == team


def test_times_are_read_at_a_glance() -> None:
    """Minutes and seconds; hours when there are some; a minus sign when over."""
    assert [clock(ms) for ms in (0, 65_000, 3_725_000, -61_000)] == ["00:00", "01:05", "1:02:05", "-01:01"]
