"""Marks and notes beside a log: never in it, never lost, never in the way."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from tabletop.decisions.text import DECISION_LIMIT
from tabletop.storage.forgetting import companions
from tabletop.storage.marks import Marks, marks_path
from tabletop.storage.opening import create
from tabletop.storage.platform import this_system
from tabletop.storage.port import NotSaved, NotSavedBecause, Receipt
from tabletop.storage.reading import LogReader
from tests.harbour import Table

HEAD = Receipt(7, "a" * 64)


def marks_at(log: Path, *, session: str = "one", label: str = "") -> Marks:
    """The marks on a log."""
    return Marks(log, session, lambda: HEAD, label=label)


def test_kept_and_read_again(tmp_path: Path) -> None:
    """What was marked and written is there again; taken away, it is gone, and so is an empty file."""
    log = tmp_path / "x.jsonl"
    marks = marks_at(log)
    marks.mark(5)
    marks.mark(2)
    marks.note(2, "Who knew?\x1b[31m\n=1+1")
    marks.note(9, "Später")
    again = marks_at(log)
    assert ((2, 5), ["Who knew?[31m\n=1+1", "Später"]) == (again.marks, [one.text for one in again.notes])
    again.mark(2)
    again.mark(5)
    again.strike(1)
    again.note(3, "Third")
    assert [2, 3] == [one.number for one in marks_at(log).notes]
    again.strike(2)
    again.strike(3)
    assert [] == list(tmp_path.iterdir())


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """The notice, the session, the record and its hash, whose marks; found by whoever removes what belongs to a log."""
    log = tmp_path / "x.jsonl"
    log.write_bytes(b"")
    marks_at(log, label="table-2").note(1, "x" * (DECISION_LIMIT + 5))
    found = json.loads(marks_path(log, "table-2").read_bytes())
    assert ("EXERCISE – fictional events", 1, "one", "x.jsonl") == (
        found["notice"],
        found["format"],
        found["session"],
        found["log"],
    )
    assert (7, "a" * 64, "table-2") == (found["record"], found["hash"], found["label"])
    assert DECISION_LIMIT == len(found["notes"][0]["text"])
    assert (marks_path(log, "table-2"),) == companions(log)


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"[]", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b'{"format": 1, "marks": ["x"]}', "damaged"),
        (b'{"format": 2, "marks": {}}', "newer"),
    ],
)
def test_a_file_that_is_not_understood(tmp_path: Path, raw: bytes, trouble: str) -> None:
    """A damaged one is set aside whole, a newer one left alone; nothing is ever written over either."""
    log = tmp_path / "x.jsonl"
    path = marks_path(log)
    path.write_bytes(raw)
    marks = marks_at(log)
    assert (trouble, (), ()) == (marks.trouble, marks.marks, marks.notes)
    if trouble == "newer":
        with pytest.raises(NotSaved):
            marks.mark(3)
        assert ((3,), raw) == (marks.marks, path.read_bytes())
    else:
        marks.mark(3)
        aside = [one for one in tmp_path.iterdir() if "damaged" in one.name]
        assert ([raw], (3,)) == ([one.read_bytes() for one in aside], marks_at(log).marks)


def test_marks_of_another_session(tmp_path: Path) -> None:
    """A file that was made for another session under that name is set aside."""
    log = tmp_path / "x.jsonl"
    marks_at(log).mark(1)
    marks = marks_at(log, session="two")
    assert ("another", ()) == (marks.trouble, marks.marks)
    assert [True] == ["another" in one.name for one in tmp_path.iterdir()]


def test_a_file_that_cannot_be_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays, and nothing is written in its place; the same for one that cannot be read at all."""
    log = tmp_path / "x.jsonl"
    marks_path(log).write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    system = this_system()
    monkeypatch.setattr(type(system), "publish", refuse)
    marks = marks_at(log)
    assert "unreadable" == marks.trouble
    with pytest.raises(NotSaved):
        marks.mark(1)
    assert b"{" == marks_path(log).read_bytes()
    marks_path(log).unlink()
    marks_path(log).mkdir()
    assert "unreadable" == marks_at(log).trouble


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and holds in memory; the next one that can be written takes it along."""
    log = tmp_path / "x.jsonl"
    marks = marks_at(log)
    with monkeypatch.context() as patches:
        patches.setattr(type(this_system()), "create", _read_only)
        with pytest.raises(NotSaved) as error:
            marks.mark(1)
        assert NotSavedBecause.READ_ONLY == error.value.because
    marks.mark(2)
    assert (1, 2) == marks_at(log).marks


def _read_only(*_: object) -> int:
    raise PermissionError(13, "no")


def test_whether_they_fit_the_log(tmp_path: Path) -> None:
    """The record they were made for is still there, with its hash; the log itself is never written to."""
    log = tmp_path / "x.jsonl"
    with closing(create(log, Table().store.records)) as store:
        head = store.head
    before = log.read_bytes()
    marks = Marks(log, "one", lambda: head)
    assert marks.fits()
    marks.note(1, "Here")
    with LogReader(log) as reader:
        assert reader.verify().head == head
    assert (True, before) == (Marks(log, "one", lambda: head).fits(), log.read_bytes())
    Marks(log, "one", lambda: HEAD).mark(1)
    assert not Marks(log, "one", lambda: HEAD).fits()
    log.unlink()
    assert Marks(log, "one", lambda: HEAD).fits()
