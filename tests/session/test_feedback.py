"""Participants' forms as a file beside a session's log: begun, taken up, imported, refused elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.evaluation.feedback import FillForm, WithdrawForm
from tabletop.evaluation.feedback_import import BATCH
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.exercise.setup import Setup
from tabletop.session.evaluations import NotOfThisSession
from tabletop.session.feedback import collect, feedback_log, feedback_opening, feedback_records
from tabletop.session.opening import start
from tabletop.session.port import NotSaved, Saved
from tabletop.storage.port import LogDamaged, LogInUse, LogOfAnotherKind, NotSavedBecause
from tabletop.storage.reading import FeedbackReader, LogReader
from tests.fakes import FakeClock
from tests.feedback import FORM, HOUR, QUESTIONS, STATEMENTS, WORDING, collected, filled, in_memory
from tests.harbour import TEAMS, TEXT, scenario_of

SETUP = Setup(mode="facilitated", teams=TEAMS, seed=3)


def log_in(folder: Path, name: str = "a.jsonl") -> Path:
    """A session's log."""
    log = folder / name
    start(TEXT.encode(), scenario_of(), SETUP, log, FakeClock()).close()
    return log


def test_forms_beside_a_session(tmp_path: Path) -> None:
    """In a log of its own, which names the session; no moment but the hour; the session's log is untouched."""
    log = log_in(tmp_path)
    before = log.read_bytes()
    clock = FakeClock()
    session = collect(log, WORDING, clock)
    clock.pass_minutes(7)
    assert isinstance(session.send(FORM), Saved)
    assert (session.forms, session.title, session.place) == (
        1,
        "The harbour in fog",
        str(tmp_path / "a.feedback.jsonl"),
    )
    assert (session.statements, session.questions) == (STATEMENTS, QUESTIONS)
    session.close()

    assert log.read_bytes() == before
    path = feedback_log(log)
    records = feedback_records(path)
    assert {(one.at.wall, one.at.ticks) for one in records} == {(HOUR, 0)}
    opening = feedback_opening(path)
    assert (opening.log, opening.scenario) == ("a.jsonl", "harbour")
    assert opening == session.opening


def test_taken_up_again(tmp_path: Path) -> None:
    """The forms are there, in the words they were begun with; a command that was answered stays answered."""
    log = log_in(tmp_path)
    session = collect(log, WORDING, FakeClock())
    session.send(FORM, "form-1")
    session.close()

    again = collect(log, (("a", "b", "c", "d", "e"), ("f", "g")), FakeClock())
    assert again.statements == STATEMENTS
    assert isinstance(again.send(FORM, "form-1"), Saved)
    assert again.forms == 1
    with pytest.raises(LogInUse):
        collect(log, WORDING, FakeClock())
    again.close()


def test_an_import_is_finished_and_not_repeated(tmp_path: Path) -> None:
    """What an import that broke off had brought is left out the second time."""
    session = collect(log_in(tmp_path), WORDING, FakeClock())
    forms = tuple(FillForm((1 + at % 5, None, None, None, None), (f"Text {at}", "")) for at in range(BATCH + 3))

    assert isinstance(session.bring_in("f" * 64, forms), Saved)
    assert (session.forms, session.here("f" * 64), session.here("0" * 64)) == (len(forms), len(forms), 0)
    assert session.bring_in("f" * 64, forms) == Declined(Ground.FILE_IMPORTED)
    session.close()

    half, store = in_memory()
    store.failing = NotSavedBecause.NO_ROOM
    assert half.bring_in("f" * 64, forms) == NotSaved("no_room")
    store.failing = None
    assert isinstance(half.bring_in("f" * 64, forms), Saved)
    assert half.forms == len(forms)


def test_what_cannot_be_saved_did_not_happen() -> None:
    """Neither does what is declined."""
    session, store = in_memory()
    assert session.send(WithdrawForm(7, "x")) == Declined(Ground.NO_SUCH_FORM, "7")
    store.failing = NotSavedBecause.READ_ONLY
    assert session.send(FORM) == NotSaved("read_only")
    assert (session.forms, len(store.records)) == (0, 1)


def test_forms_of_another_session(tmp_path: Path) -> None:
    """They are not added to, and the log is let go of."""
    log, other = log_in(tmp_path), log_in(tmp_path, "b.jsonl")
    collect(log, WORDING, FakeClock()).close()
    feedback_log(log).rename(feedback_log(other))

    with pytest.raises(NotOfThisSession):
        collect(other, WORDING, FakeClock())
    feedback_log(other).rename(feedback_log(log))
    collect(log, WORDING, FakeClock()).close()


def test_what_is_no_log_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session's log is no feedback, and feedback no session."""
    log = log_in(tmp_path)
    collect(log, WORDING, FakeClock()).close()
    with pytest.raises(LogOfAnotherKind):
        feedback_opening(log)
    with pytest.raises(LogOfAnotherKind):
        collect(feedback_log(log), WORDING, FakeClock())

    odd = collected(1, filled(1, 1, 1, 1, 1))[0]
    monkeypatch.setattr(FeedbackReader, "header", lambda _: odd)
    with pytest.raises(LogDamaged):
        feedback_opening(feedback_log(log))
    monkeypatch.setattr(LogReader, "header", lambda _: odd)
    with pytest.raises(LogDamaged):
        collect(log, WORDING, FakeClock())
