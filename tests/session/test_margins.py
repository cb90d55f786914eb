"""Looking back on a log with what stands beside it: evaluators' logs, a reviewer's marks, the log while it grows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tabletop.evaluation.commands import NoteObservation
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.evaluations import evaluate
from tabletop.session.following import LEFT_ALONE, follow
from tabletop.session.local import LocalSession
from tabletop.session.margins import evaluations_beside, look_back
from tabletop.session.opening import start
from tabletop.session.port import NotSaved
from tabletop.session.port_review import Jotting, Margin, Underway
from tabletop.storage.platform import this_system
from tests.fakes import FakeClock
from tests.harbour import TEXT, scenario_of


def led(folder: Path, clock: FakeClock) -> tuple[LocalSession, Path]:
    """A session that runs."""
    log = folder / "harbour.jsonl"
    setup = Setup(teams=("PORT", "PILOTS"), mode="facilitated", seed=1)
    session = start(TEXT.encode(), scenario_of(), setup, log, clock)
    session.send(ask.StartExercise(), FACILITATOR)
    return session, log


def observed(log: Path, label: str, clock: FakeClock) -> Path:
    """An evaluator's log of it."""
    followed = follow(log, clock)
    sheet = evaluate(followed, "evaluator", label, clock)
    sheet.send(NoteObservation(f"{label} saw it"), sheet.begin("x"))
    sheet.close()
    return Path(sheet.place)


def test_what_stands_beside_it(tmp_path: Path) -> None:
    """Evaluators' logs under its name are found; a bad one is named and left out; none of them changes."""
    clock = FakeClock()
    session, log = led(tmp_path, clock)
    one, two = observed(log, "one", clock), observed(log, "two", clock)
    bad = tmp_path / "harbour.evaluation-bad.jsonl"
    bad.write_bytes(b"nonsense")
    before = {path: path.read_bytes() for path in (log, one, two, bad)}
    assert [bad, one, two] == evaluations_beside(log)

    past, beside = look_back(log, clock)
    assert (1, 2, (bad.name,)) == (len(past.records), len(beside.evaluations), beside.left_out)
    assert past is beside.underway
    past.close()
    session.close()
    assert before == {path: path.read_bytes() for path in before}


def test_evaluations_that_are_named(tmp_path: Path) -> None:
    """Those named are read in place of those beside it; one of another session is left out."""
    clock = FakeClock()
    session, log = led(tmp_path, clock)
    one = observed(log, "one", clock)
    (tmp_path / "other").mkdir()
    elsewhere, other = led(tmp_path / "other", clock)
    moved = Path(shutil.copy(one, tmp_path / "mine.jsonl"))
    past, beside = look_back(log, clock, evaluations=[moved, observed(other, "two", clock)])
    assert (1, ("harbour.evaluation-two.jsonl",)) == (len(beside.evaluations), beside.left_out)
    for opened in (past, session, elsewhere):
        opened.close()


def test_while_it_runs(tmp_path: Path) -> None:
    """It says whether somebody is at work, what comes later is read, and the place one stands at stays."""
    clock = FakeClock()
    session, log = led(tmp_path, clock)
    past, beside = look_back(log, clock)
    underway: Underway | None = beside.underway
    assert underway is not None
    past.read_on()
    past.seek(1)
    assert (underway.running, underway.poll()) == (True, False)
    session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
    assert (underway.poll(), past.number) == (True, 1)
    assert past.head.number == len(past.records)
    clock.pass_ms(LEFT_ALONE + 1)
    assert not underway.running
    session.send(ask.EndExercise(), FACILITATOR)
    session.send(ask.CloseSession(), FACILITATOR)
    past.read_on()
    assert not underway.running
    past.close()
    session.close()


def test_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under one's own label; what cannot be written down is said by a code; the log is not touched."""
    clock = FakeClock()
    session, log = led(tmp_path, clock)
    session.close()
    before = log.read_bytes()
    past, beside = look_back(log, clock, label="table-2")
    margin: Margin | None = beside.margin
    assert margin is not None
    past.read_on()
    assert margin.mark(2) is None
    assert margin.note(1, "Early.") is None
    assert ((2,), (Jotting(1, 1, "Early."),), "table-2", "") == (
        margin.marks,
        margin.notes,
        margin.label,
        margin.trouble,
    )
    assert margin.place.endswith("harbour.jsonl.marks-table-2.json")
    assert (margin.fits(), margin.strike(1)) == (True, None)

    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(type(this_system()), "create", full)
    refused = NotSaved("no_room")
    assert [refused] * 3 == [margin.mark(1), margin.note(1, "x"), margin.strike(7)]
    monkeypatch.undo()
    Path(margin.place).write_bytes(b"{")
    past.close()
    past, beside = look_back(log, clock, label="table-2")
    assert beside.margin is not None
    assert "marks.damaged" == beside.margin.trouble
    past.close()
    assert before == log.read_bytes()
