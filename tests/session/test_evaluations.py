"""Evaluations as files beside a session's: begun, taken up, refused where they belong elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.evaluation.commands import NoteObservation, RateTask
from tabletop.evaluation.events import EvaluationTakenUp
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.evaluations import (
    NotOfThisSession,
    OfAnotherRole,
    assessments,
    evaluate,
    evaluation_log,
    opened_at,
)
from tabletop.session.following import follow
from tabletop.session.local import LocalSession
from tabletop.session.opening import start
from tabletop.session.port import Saved
from tabletop.storage.port import LogDamaged, LogInUse, LogOfAnotherKind
from tests.beside import ListStore, evaluation_opening, first_assessed
from tests.fakes import FakeClock
from tests.harbour import TEAMS, TEXT, scenario_of

SETUP = Setup(mode="facilitated", teams=TEAMS, seed=3)
NOTE = NoteObservation("They ask.", "strength", "PORT")


def led(tmp_path: Path) -> tuple[LocalSession, Path]:
    """A session in a file, begun."""
    log = tmp_path / "a.jsonl"
    session = start(TEXT.encode(), scenario_of(), SETUP, log, FakeClock())
    session.send(ask.StartExercise(), FACILITATOR)
    session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
    return session, log


def test_begun_beside_a_running_session(tmp_path: Path) -> None:
    """A log of its own beside the session's, which names it; the session goes on untouched."""
    session, log = led(tmp_path)
    past = follow(log, FakeClock())
    sheet = evaluate(past, "evaluator", "table-2", FakeClock(), handbook=True)
    before = log.read_bytes()

    assert isinstance(sheet.send(RateTask("share", 1, "performed", "Said it."), sheet.pin()), Saved)
    assert isinstance(sheet.send(NOTE, sheet.pin()), Saved)
    session.send(ask.PauseExercise(), FACILITATOR)
    assert sheet.poll()
    assert sheet.view().scene.phase == "paused"
    assert log.read_bytes().startswith(before)
    assert sheet.place == str(tmp_path / "a.evaluation-table-2.jsonl")
    assert not sheet.read_only
    sheet.close()
    session.close()

    opening = opened_at(Path(sheet.place))
    records = assessments(Path(sheet.place))
    assert (opening.session, opening.log, opening.role, opening.label) == (
        past.opening.session,
        "a.jsonl",
        "evaluator",
        "table-2",
    )
    assert (opening.record, opening.handbook) == (len(past.records) - 1, True)
    assert ["evaluation-opened", "task-rated", "observation-noted"] == [one.event.type for one in records]
    assert b"They ask" not in Path(sheet.place).read_bytes().split(b'"words"')[0]


def test_taken_up_again(tmp_path: Path) -> None:
    """Everything is as it was, a half-written end is put on record, and an answered command stays answered."""
    session, log = led(tmp_path)
    sheet = evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock())
    sheet.send(NOTE, sheet.pin(), "note-1")
    sheet.keep_draft("note", "Half a")
    sheet.close()
    place = Path(sheet.place)
    with place.open("ab") as file:
        file.write(b'{"record": {"number":3,')

    again = evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock())
    assert [one.text for one in again.view().notes] == ["They ask."]
    assert again.draft("note") == "Half a"
    assert isinstance(again.send(NOTE, again.pin(), "note-1"), Saved)
    assert len(again.view().notes) == 1
    assert place.stat().st_mode & 0o777 == 0o600
    with pytest.raises(LogInUse):
        evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock())
    again.close()
    session.close()
    assert assessments(place)[-1].event == EvaluationTakenUp(mended_bytes=23)


def test_before_startex_and_after_the_end(tmp_path: Path) -> None:
    """An evaluation may begin before play does, and long after it."""
    log = tmp_path / "a.jsonl"
    session = start(TEXT.encode(), scenario_of(), SETUP, log, FakeClock())
    early = evaluate(follow(log, FakeClock()), "scribe", "early", FakeClock())
    assert isinstance(early.send(NoteObservation("Full room."), early.pin()), Saved)
    assert early.view().scene.phase == "briefing"
    early.close()
    for command in (ask.StartExercise(), ask.EndExercise(), ask.CloseSession()):
        session.send(command, FACILITATOR)
    session.close()

    late = evaluate(follow(log, FakeClock()), "evaluator", "late", FakeClock())
    assert late.view().scene.phase == "closed"
    assert isinstance(late.send(NOTE, late.pin()), Saved)
    late.close()


def test_another_sessions_evaluation_is_not_continued(tmp_path: Path) -> None:
    """Neither beside another session of the same name, nor in another role."""
    session, log = led(tmp_path)
    evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock()).close()
    session.close()
    with pytest.raises(OfAnotherRole) as role:
        evaluate(follow(log, FakeClock()), "scribe", "e", FakeClock())
    assert role.value.args[1] == "evaluator"

    log.unlink()
    other = start(TEXT.encode(), scenario_of(), SETUP, log, FakeClock())
    with pytest.raises(NotOfThisSession):
        evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock())
    other.close()


@pytest.mark.parametrize("label", ["", "Table 2", "-a", "a--b", "../x", "é", "x" * 41])
def test_a_label_can_stand_in_a_files_name(label: str) -> None:
    """Small letters, digits, single hyphens."""
    with pytest.raises(ValueError):
        evaluation_log(Path("a.jsonl"), label)


def test_a_session_is_no_evaluation(tmp_path: Path) -> None:
    """And an evaluation no session: each is refused by its kind."""
    session, log = led(tmp_path)
    sheet = evaluate(follow(log, FakeClock()), "evaluator", "e", FakeClock())
    sheet.close()
    session.close()

    with pytest.raises(LogOfAnotherKind):
        follow(Path(sheet.place))
    with pytest.raises(LogOfAnotherKind):
        opened_at(log)
    evaluation_log(log, "x").write_bytes(log.read_bytes())
    with pytest.raises(LogOfAnotherKind):
        evaluate(follow(log, FakeClock()), "evaluator", "x", FakeClock())


def test_a_log_that_begins_with_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first record that opens nothing is no log, and the store is let go of."""
    session, log = led(tmp_path)
    session.close()
    past = follow(log, FakeClock())
    first = first_assessed(evaluation_opening())
    store = ListStore(first.model_copy(update={"event": EvaluationTakenUp()}))
    evaluation_log(log, "e").touch()
    monkeypatch.setattr("tabletop.session.evaluations.take_up_evaluation", lambda _: store)

    with pytest.raises(LogDamaged):
        evaluate(past, "evaluator", "e", FakeClock())
    assert store.closed
    past.close()
