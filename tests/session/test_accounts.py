"""From files to an account: what is damaged, what lies beside a log, and what does not belong to it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from tabletop.evaluation.events import Assessed, EvaluationOpened
from tabletop.evaluation.feedback import FillForm
from tabletop.reports.after_action import after_action
from tabletop.session.accounts import account_of
from tabletop.session.feedback import collect, feedback_log
from tabletop.storage.codec import encode
from tabletop.storage.opening import create, create_evaluation
from tabletop.storage.port import START, LogDamaged
from tabletop.storage.reading import LogReader
from tests.fakes import FakeClock
from tests.reports.logs import evaluations, harbour_records, named


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The harbour's session, on disk."""
    path = tmp_path / "harbour.jsonl"
    first, *rest = harbour_records()
    store = create(path, [first])
    for _command, batch in groupby(rest, key=lambda one: one.command):
        store.append(list(batch))
    store.close()
    return path


def beside(log: Path, records: list[Assessed], name: str = "", **changes: object) -> Path:
    """An evaluator's log beside it, as it would have been begun there."""
    with LogReader(log) as reader:
        head = reader.verify().head
    opening = records[0].event
    assert isinstance(opening, EvaluationOpened)
    begun = opening.model_copy(update={"record": head.number, "hash": head.hash, **changes})
    path = log.with_name(name or f"{log.stem}.evaluation-{opening.label}.jsonl")
    store = create_evaluation(path, [records[0].model_copy(update={"event": begun})])
    for one in records[1:]:
        store.append([one])
    store.close()
    return path


def test_a_log_is_opened_verified_and_told(log: Path) -> None:
    """The receipt of its last record, and how many there are."""
    account = account_of(log)
    with LogReader(log) as reader:
        assert account.proof.head == str(reader.verify().head)
    assert account.proof.records == len(harbour_records())
    assert (account.proof.fault, account.left_out, account.feedback) == (None, (), None)
    assert account.heading.title == "The harbour in fog"


def test_evaluators_are_found_wherever_they_lie(log: Path) -> None:
    """By name or by the session they name; a copy under another name says nothing new."""
    anna, berta, carl = evaluations()
    path = beside(log, anna)
    path.with_name("harbour.evaluation-copy.jsonl").write_bytes(path.read_bytes())
    beside(log, berta, "from-the-other-laptop.evaluation-berta.jsonl", label="berta")
    beside(log, carl)
    account = account_of(log)
    assert [who for who, *_rest in account.objectives[0].tasks[0].ratings] == ["anna", "berta"]
    assert [one.text for one in account.objectives[0].observations] == ["They asked.", "Nobody wrote it down."]
    assert account.left_out == ()


def test_what_does_not_belong_is_left_out_and_named(log: Path) -> None:
    """Another session's under this name, one of a log that was rewritten, a shortened, a damaged, a strange one."""
    anna, berta, carl = evaluations()
    beside(log, anna, session="another")
    beside(log, berta, hash="f" * 64)
    beside(log, carl, record=9_999)
    bad = beside(log, anna, "harbour.evaluation-bad.jsonl", label="bad")
    bad.write_bytes(bad.read_bytes().replace(b'"number":3', b'"number":4'))
    log.with_name("harbour.evaluation-empty.jsonl").write_bytes(b"")
    log.with_name("harbour.evaluation-folder.jsonl").mkdir()
    log.with_name("elsewhere.evaluation-dora.jsonl").write_bytes(b"nothing")
    beside(log, berta, "elsewhere.evaluation-emil.jsonl", session="elsewhere")
    later = anna[0].model_copy(update={"event": anna[0].event.model_copy(update={"format": 99})})
    log.with_name("harbour.evaluation-new.jsonl").write_bytes(encode([later], START)[0])
    account = account_of(log)
    left_out = dict(account.left_out)
    assert left_out["harbour.evaluation-anna.jsonl"] == "another_session"
    assert left_out["harbour.evaluation-berta.jsonl"] == "record_another"
    assert left_out["harbour.evaluation-carl.jsonl"] == "record_gone"
    assert left_out["harbour.evaluation-empty.jsonl"] == "empty"
    assert left_out["harbour.evaluation-folder.jsonl"] == "unreadable"
    assert left_out["harbour.evaluation-new.jsonl"] == "too_new"
    assert left_out["harbour.evaluation-bad.jsonl"] in {"changed", "out_of_order"}
    assert "elsewhere.evaluation-dora.jsonl" not in left_out
    assert account.objectives[0].observations == ()


@pytest.mark.parametrize("record", [2, 20])
def test_a_damaged_log_keeps_its_good_beginning(log: Path, record: int) -> None:
    """What stands before the fault is told, and the fault is named, in the report as well."""
    lines = log.read_bytes().split(b"\n")
    lines[record] = lines[record].replace(b"wall", b"well", 1)
    log.write_bytes(b"\n".join(lines))
    account = account_of(log)
    assert account.proof.fault is not None
    assert account.proof.fault[0] == "changed"
    assert account.proof.records == len(account.entries)
    assert account.proof.records <= record
    assert account.proof.head.startswith(f"{account.proof.records}:")
    assert "is damaged" in after_action(account).foot[0]


def test_a_cut_off_end_is_said(log: Path) -> None:
    """A half-written last record is no damage, and is named."""
    log.write_bytes(log.read_bytes() + b'{"record": {"number":')
    account = account_of(log)
    assert account.proof.fault is not None
    assert account.proof.fault[0] == "torn"
    assert account.proof.records == len(harbour_records())


def test_what_is_no_log_is_said_by_its_error(tmp_path: Path) -> None:
    """The commands have a sentence for each."""
    path = tmp_path / "notes.jsonl"
    path.write_bytes(b"Dear diary\n")
    with pytest.raises(LogDamaged):
        account_of(path)
    with pytest.raises(OSError, match="nowhere"):
        account_of(tmp_path / "nowhere.jsonl")


def test_forms_are_counted(log: Path) -> None:
    """What participants handed in is in the account; forms on another session are not."""
    wording = (("One.", "Two.", "Three.", "Four.", "Five."), ("Stay?", "Go?"))
    forms = collect(log, wording, FakeClock())
    forms.send(FillForm((1, 2, 3, 4, None), ("The map.", "")))
    forms.close()
    found = account_of(log).feedback
    assert found is not None
    assert (found.forms, found.statements[0]) == (1, ("One.", (1, 0, 0, 0, 0)))
    other = log.with_name("other.jsonl")
    first, *_rest = harbour_records(named(session="another"))
    create(other, [first]).close()
    feedback_log(other).write_bytes(feedback_log(log).read_bytes())
    account = account_of(other)
    assert (account.feedback, account.left_out) == (None, (("other.feedback.jsonl", "another_session"),))


def test_forms_that_cannot_be_read_are_left_out(log: Path) -> None:
    """A damaged feedback log is named as anything else beside the log."""
    feedback_log(log).write_bytes(b"nothing")
    account = account_of(log)
    assert (account.feedback, account.left_out) == (None, (("harbour.feedback.jsonl", "not_a_log"),))
