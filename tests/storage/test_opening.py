"""The list of sessions: cheap, complete, and honest about what it cannot read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.exercise.events import FlagSet
from tabletop.storage import opening as logs
from tabletop.storage.codec import encode
from tabletop.storage.frame import put_together, take_apart
from tabletop.storage.opening import SessionSummary, UnreadableLog, sessions, summarise
from tabletop.storage.port import START, Fault, FaultKind, LogDamaged, LogTooNew
from tabletop.storage.reading import LogReader
from tests.storage.disk import SimulatedDisk
from tests.storage.play import LOG
from tests.storage.samples import WALL, batch, begun, opening, session
from tests.storage.test_cuts import written


def test_create_and_take_up(tmp_path: Path) -> None:
    """A log that was created can be taken up."""
    path = tmp_path / "log.jsonl"
    log = logs.create(path, begun())
    receipt = log.append(batch(2, FlagSet(flag="a", cause="b")))
    log.close()
    again = logs.take_up(path)
    assert again.head == receipt
    again.close()


def test_summary() -> None:
    """Title, mode, times, length and state, from the first record and the last."""
    disk = SimulatedDisk()
    commands = written()
    states = []
    for count in (1, 4, 11, len(commands)):
        disk.put(LOG, b"".join(commands[:count]))
        summary = summarise(LOG, disk)
        assert (summary.title, summary.scenario, summary.mode) == ("A cable goes silent", "cable-north", "facilitated")
        records = sum(len(events) for events in session()[:count])
        assert (summary.records, summary.started) == (records, WALL + 1)
        assert summary.last == session()[count - 1][0].at.wall
        states.append((summary.ended, summary.closed))
    assert states == [(False, False), (False, False), (True, False), (True, True)]
    assert not disk.open_files


def test_summary_of_a_torn_log() -> None:
    """A half-written command does not count."""
    commands = written()
    disk = SimulatedDisk()
    for torn in (commands[1][:-1], commands[1].splitlines(keepends=True)[0], bytes(700), commands[1][:30] + b"\n"):
        disk.put(LOG, commands[0] + torn)
        assert summarise(LOG, disk).records == 1


def test_summary_of_a_log_that_is_only_a_long_header() -> None:
    """A first record longer than the block that is looked at is the last as well."""
    disk = SimulatedDisk()
    lines, _ = encode(batch(1, opening(scenario_text="\u4e16" * 400_000)), START)
    disk.put(LOG, lines)
    summary = summarise(LOG, disk)
    assert (summary.records, summary.last, summary.ended, summary.closed) == (1, WALL + 1, False, False)


def test_reads_little() -> None:
    """However long a log is, two blocks of it are read."""
    disk = SimulatedDisk()
    content, head = encode(begun(), START)
    lines = [content]
    for _ in range(400):
        more, head = encode(batch(head.number + 1, *[FlagSet(flag="a" * 900, cause="b")] * 20), head)
        lines.append(more)
    disk.put(LOG, b"".join(lines))
    disk.calls.clear()
    assert summarise(LOG, disk).records == 8_001
    assert disk.calls.count("read") <= 4


def test_all_of_a_folder(tmp_path: Path) -> None:
    """The newest first, the unreadable last with its reason, nothing else."""
    for name, wall in (("old", 1_000), ("new", 3_000), ("middle", 2_000)):
        logs.create(tmp_path / f"{name}.jsonl", batch(1, opening(), wall=wall)).close()
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".old.jsonl.1234.new").write_text("x")
    (tmp_path / ".hidden.jsonl").write_text("x")
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "old.jsonl.torn-20261122T120000Z").write_text("x")
    lines, _ = encode(batch(1, opening().model_copy(update={"format": 99})), START)
    (tmp_path / "later.jsonl").write_bytes(lines)
    lines, _ = encode(batch(1, FlagSet(flag="a", cause="b")), START)
    frame = take_apart(lines.strip())
    assert frame is not None
    odd, _ = put_together(frame.record.replace(b'"type":"flag-set"', b'"type":"flag-set","format":1'), {})
    (tmp_path / "odd.jsonl").write_bytes(odd)
    found = sessions(tmp_path)
    good = [entry.path.name for entry in found if isinstance(entry, SessionSummary)]
    bad = {entry.path.name: entry.why for entry in found if isinstance(entry, UnreadableLog)}
    assert good == ["new.jsonl", "middle.jsonl", "old.jsonl"]
    assert list(bad) == ["empty.jsonl", "later.jsonl", "odd.jsonl"]
    assert bad["empty.jsonl"] == Fault(1, 0, FaultKind.EMPTY)
    assert isinstance(bad["later.jsonl"], LogTooNew)
    assert bad["odd.jsonl"] == Fault(1, 0, FaultKind.UNKNOWN_EVENT)


def test_log_that_does_not_begin_with_the_opening() -> None:
    """A log of another event first is none of ours."""
    disk = SimulatedDisk()
    lines, _ = encode(batch(1, FlagSet(flag="a", cause="b")), START)
    disk.put(LOG, lines)
    with pytest.raises(LogDamaged) as refused:
        summarise(LOG, disk)
    assert refused.value.fault == Fault(1, 0, FaultKind.UNKNOWN_EVENT)


def test_first_event_of_another_sort(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a later version's first event be of another sort, the log is none of ours."""
    disk = SimulatedDisk()
    disk.put(LOG, written()[0])
    monkeypatch.setattr(LogReader, "header", lambda _: batch(1, FlagSet(flag="a", cause="b"))[0])
    with pytest.raises(LogDamaged) as refused:
        summarise(LOG, disk)
    assert refused.value.fault.kind is FaultKind.NOT_A_LOG


def test_log_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is listed with the system's reason."""
    (tmp_path / "log.jsonl").write_bytes(b"")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    (entry,) = sessions(tmp_path)
    assert isinstance(entry, UnreadableLog)
    assert isinstance(entry.why, PermissionError)


def test_no_folder(tmp_path: Path) -> None:
    """Before the first session there is none."""
    assert sessions(tmp_path / "sessions") == ()
