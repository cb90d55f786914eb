"""Two families of logs with the same mechanics: each is read as what it is, and never taken for the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.evaluation.events import EvaluationOpened, EvaluationTakenUp
from tabletop.storage import opening as listing
from tabletop.storage.codec import encode
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.jsonl import EvaluationLog, JsonlLog
from tabletop.storage.opening import (
    EvaluationSummary,
    SessionSummary,
    UnreadableLog,
    create_evaluation,
    evaluations,
    sessions,
    summarise,
    summarise_evaluation,
    take_up_evaluation,
)
from tabletop.storage.port import START, Fault, FaultKind, LogDamaged, LogOfAnotherKind, LogTooNew
from tabletop.storage.reading import EvaluationReader, LogReader
from tests.storage.disk import SimulatedDisk
from tests.storage.play import LOG
from tests.storage.samples import (
    WALL,
    assessed,
    begun,
    begun_evaluation,
    evaluation,
    evaluation_opening,
    session,
)


def written(path: Path) -> None:
    """A whole evaluation in a file."""
    first, *more = evaluation()
    log = create_evaluation(path, first)
    for batch in more:
        log.append(batch)
    log.close()


def test_an_evaluation_is_like_a_session_on_the_disk() -> None:
    """Chain, commitments, torn end: one mechanism for both."""
    disk = SimulatedDisk()
    first, *more = evaluation()
    log = EvaluationLog.create(LOG, first, disk)
    for batch in more:
        log.append(batch)
    head = log.head
    log.close()
    whole = disk.content(LOG)
    assert "Nein" not in "".join(line.partition(b'"words"')[0].decode() for line in whole.splitlines())

    file = disk.open(LOG, writing=True)
    disk.write(file, b'{"record": {"number":7,')
    disk.close(file)
    again = EvaluationLog.open(LOG, disk)
    assert again.mended is not None
    assert (again.mended.length, again.head) == (23, head)
    assert list(again.read()) == [one for batch in evaluation() for one in batch]
    again.close()
    with EvaluationReader(LOG, disk) as reader:
        assert (reader.verify().head, reader.verify().fault) == (head, None)


def test_each_is_refused_as_the_other() -> None:
    """For reading and for writing, at the first line, and nothing stays open."""
    disk = SimulatedDisk()
    JsonlLog.create(LOG, begun(), disk).close()
    beside = LOG.with_name("log.evaluation-e.jsonl")
    EvaluationLog.create(beside, begun_evaluation(), disk).close()

    with pytest.raises(LogOfAnotherKind):
        EvaluationLog.open(LOG, disk)
    with pytest.raises(LogOfAnotherKind):
        JsonlLog.open(beside, disk)
    with LogReader(beside, disk) as reader, pytest.raises(LogOfAnotherKind) as refused:
        list(reader.read())
    assert refused.value.fault == Fault(1, 0, FaultKind.ANOTHER_KIND)
    assert (disk.open_files, disk.locks) == ({}, set())


def test_an_evaluation_of_a_later_version() -> None:
    """It is refused with what it was written by, like a session."""
    disk = SimulatedDisk()
    lines, _ = encode(assessed(1, evaluation_opening(format=99)), START)
    disk.put(LOG, lines)
    with EvaluationReader(LOG, disk) as reader, pytest.raises(LogTooNew) as refused:
        reader.header()
    assert (refused.value.found, refused.value.readable) == (99, 1)


def test_words_of_an_evaluation_can_be_forgotten(tmp_path: Path) -> None:
    """An evaluator's words, too, can go, and the log still verifies."""
    path = tmp_path / "log.evaluation-e.jsonl"
    written(path)
    said = list(spoken(path))

    assert ["line\nbreak"] == [one.text for one in said[1:]]
    assert forget(path, [said[0].commitment]) == 1
    with EvaluationReader(path) as reader:
        assert (reader.verify().erased, reader.verify().fault) == (1, None)
        assert "Nein" not in str(list(reader.read()))


def test_a_damaged_log_is_let_go_of(tmp_path: Path) -> None:
    """Looking for words in what is no log raises, and leaves no file open."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"nothing of the kind\n")

    with pytest.raises(LogDamaged):
        list(spoken(path))


def test_evaluations_are_listed_beside_sessions(tmp_path: Path) -> None:
    """Never among them; they name the session they belong to."""
    first, *more = session()
    log = JsonlLog.create(tmp_path / "log.jsonl", first)
    for batch in more:
        log.append(batch)
    log.close()
    written(tmp_path / "log.evaluation-table-2.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b"x\n")

    found = sessions(tmp_path)
    (beside,) = evaluations(tmp_path)
    assert [SessionSummary, UnreadableLog] == [type(one) for one in found]
    assert beside == EvaluationSummary(
        path=tmp_path / "log.evaluation-table-2.jsonl",
        title="A cable goes silent",
        session="a1",
        log="log.jsonl",
        role="evaluator",
        label="table-2",
        started=WALL + 1,
        last=WALL + 5,
        records=6,
    )
    with pytest.raises(LogOfAnotherKind):
        summarise(beside.path)
    with pytest.raises(LogOfAnotherKind):
        summarise_evaluation(tmp_path / "log.jsonl")


def test_an_evaluation_whose_first_record_opens_nothing(tmp_path: Path) -> None:
    """It is no log."""
    lines, _ = encode(assessed(1, EvaluationTakenUp()), START)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines)

    assert [FaultKind.UNKNOWN_EVENT] == [
        one.why.kind for one in sessions(tmp_path) if isinstance(one, UnreadableLog) and isinstance(one.why, Fault)
    ]
    assert evaluations(tmp_path) == ()


def test_an_evaluation_that_only_just_began(tmp_path: Path) -> None:
    """One record."""
    path = tmp_path / "log.evaluation-e.jsonl"
    create_evaluation(path, begun_evaluation()).close()
    log = take_up_evaluation(path)
    assert log.head.number == 1
    log.close()
    found = summarise_evaluation(path)
    assert (found.records, found.started, found.last) == (1, WALL + 1, WALL + 1)
    assert isinstance(next(iter(EvaluationReader(path).read())).event, EvaluationOpened)
    assert listing.evaluations(tmp_path / "nowhere") == ()


def test_first_event_of_another_sort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a later version's first event be of another sort, the log is none of ours."""
    path = tmp_path / "log.evaluation-e.jsonl"
    written(path)
    monkeypatch.setattr(EvaluationReader, "header", lambda _: assessed(1, EvaluationTakenUp())[0])
    with pytest.raises(LogDamaged) as refused:
        summarise_evaluation(path)
    assert refused.value.fault.kind is FaultKind.NOT_A_LOG
