"""A copy without words still is the log it was copied from."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tabletop.exercise.events import NoteTaken, SessionOpened
from tabletop.storage.exports import NotWritten, NotWrittenBecause
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.frame import take_apart
from tabletop.storage.port import LogDamaged, LogTooNew
from tabletop.storage.reading import EvaluationReader, LogReader
from tabletop.storage.receipts import Finding, check
from tabletop.storage.redacting import Which, redact
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.keep import KEPT, KEPT_EVALUATIONS
from tests.storage.play import LOG
from tests.storage.test_cuts import written

LINES = b"".join(written())
COPY = LOG.with_name("copy.jsonl")


def disk_with(content: bytes = LINES) -> SimulatedDisk:
    """A log on a disk."""
    disk = SimulatedDisk()
    disk.put(LOG, content)
    return disk


def test_records_are_copied_byte_for_byte() -> None:
    """Only what stands behind a hash is emptied: chain and receipts of the original hold for the copy."""
    disk = disk_with()
    found = redact(LOG, COPY, "all", disk)
    with LogReader(LOG, disk) as original, LogReader(COPY, disk) as copy:
        pairs = list(zip(original.with_lines(), copy.with_lines(), strict=True))
        verified = copy.verify()
    assert all(
        (a.record, a.hash, b.words) == (b.record, b.hash, b"{}")
        for (mine, _), (theirs, _) in pairs
        if (a := take_apart(mine)) and (b := take_apart(theirs))
    )
    assert (verified.fault, verified.head, verified.erased) == (None, found.head, found.gone)
    assert check(COPY, [found.head], disk) == {found.head: Finding.KEPT}
    assert list(spoken(COPY, disk)) == []
    assert disk.content(LOG) == LINES
    assert not disk.open_files


@pytest.mark.parametrize(
    ("which", "name", "note"), [("names", False, True), ("texts", True, False), ("all", False, False)]
)
def test_what_goes(which: Which, name: bool, note: bool) -> None:  # noqa: FBT001 - a table
    """Names that were given, what was written, or both; what stays is counted."""
    disk = disk_with()
    found = redact(LOG, COPY, which, disk)
    with LogReader(COPY, disk) as reader:
        events = [recorded.event for recorded in reader.read()]
    opening = events[0]
    assert isinstance(opening, SessionOpened)
    assert opening.seats[0].name is not None
    notes = [event for event in events if isinstance(event, NoteTaken)]
    assert opening.seats[0].name.erased is not name
    assert [not one.text.erased for one in notes] == [note] * len(notes)
    assert found.gone + found.kept == len(list(spoken(LOG, disk)))
    assert found.kept == len(list(spoken(COPY, disk)))


def test_words_know_whose_they_are() -> None:
    """A seat's name is its team's, an answer's reason the team's that gave it."""
    disk = disk_with()
    found = {(one.sort, one.team) for one in spoken(LOG, disk) if one.recorded.number in {1, 6}}
    assert found == {("name", "NO"), ("text", "NO")}


def test_an_evaluators_log(tmp_path: Path) -> None:
    """It can be redacted as well."""
    (log,) = sorted(KEPT_EVALUATIONS.iterdir())[-1:]
    found = redact(log, tmp_path / "copy.jsonl")
    with EvaluationReader(tmp_path / "copy.jsonl") as reader:
        assert (reader.verify().fault, reader.verify().head) == (None, found.head)
    assert (found.kept, list(spoken(tmp_path / "copy.jsonl"))) == (0, [])


def test_words_that_are_gone_already() -> None:
    """There is nothing to leave out of a copy of a copy."""
    disk = disk_with()
    forget(LOG, [one.commitment for one in spoken(LOG, disk)], disk)
    assert redact(LOG, COPY, "all", disk).gone == 0
    assert disk.content(COPY) == disk.content(LOG)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (LINES.replace(b"exercise-started", b"exercise-resumed"), LogDamaged),
        (LINES[:400] + LINES[401:], LogDamaged),
        (b"", LogDamaged),
        (b"hello\n", LogDamaged),
        (LINES.replace(b'"session-opened","format":1', b'"session-opened","format":9'), LogDamaged),
    ],
    ids=["changed", "cut", "empty", "no log", "forged"],
)
def test_no_copy_of_what_is_no_good_log(content: bytes, error: type[Exception]) -> None:
    """A damaged log is refused, and nothing is left over."""
    disk = disk_with(content)
    with pytest.raises(error):
        redact(LOG, COPY, "all", disk)
    assert disk.paths() == [LOG]
    assert not disk.open_files


def test_a_later_versions_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What words a later version has is not known here, so there is no copy."""
    log = next(KEPT.iterdir())
    monkeypatch.setattr("tabletop.storage.codec.Decoder.begin", _too_new)
    with pytest.raises(LogTooNew):
        redact(log, tmp_path / "copy.jsonl")
    assert list(tmp_path.iterdir()) == []


def _too_new(*_: object) -> None:
    raise LogTooNew(9, 1, "2.0")


@pytest.mark.parametrize(
    ("call", "error", "because"),
    [
        ("create", errno.EROFS, NotWrittenBecause.READ_ONLY),
        ("write", errno.ENOSPC, NotWrittenBecause.NO_ROOM),
        ("sync", errno.EIO, NotWrittenBecause.DEVICE_FAILED),
        ("publish", errno.EEXIST, NotWrittenBecause.EXISTS),
        ("create", errno.ENOENT, NotWrittenBecause.NO_FOLDER),
        ("create", errno.ENAMETOOLONG, NotWrittenBecause.NAME),
    ],
)
def test_a_failing_disk(call: str, error: int, because: NotWrittenBecause) -> None:
    """The reason is said, and nothing half-written is left over."""
    disk = disk_with()
    kind = FileExistsError if error == errno.EEXIST else OSError

    def fail(name: str) -> Trouble | None:
        if name == call and kind is FileExistsError:
            raise FileExistsError(error, "taken")
        return Trouble(error) if name == call else None

    disk.trouble = fail
    with pytest.raises(NotWritten) as raised:
        redact(LOG, COPY, "all", disk)
    disk.trouble = None
    assert (raised.value.because, str(raised.value)) == (because, str(COPY))
    assert disk.paths() == [LOG]
