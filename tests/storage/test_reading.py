"""Reading never writes, follows a log that grows, and keeps the good part of a bad one."""

from __future__ import annotations

import gc
import os
import sys
from itertools import islice
from pathlib import Path

import pytest

from tabletop.exercise.events import FlagSet
from tabletop.storage.codec import encode
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.memory import MemoryLog
from tabletop.storage.port import FaultKind, LogDamaged
from tabletop.storage.reading import LogReader
from tabletop.storage.scanner import Place, Scanner
from tests.storage.disk import SimulatedDisk
from tests.storage.play import LOG
from tests.storage.samples import batch, begun, opening, session
from tests.storage.test_cuts import written

WRITING = {"open writing", "create", "write", "truncate", "sync", "publish", "replace", "remove", "sync_folder", "lock"}


def test_writes_nothing() -> None:
    """Reading, following and checking a torn log changes no byte and takes no lock."""
    disk = SimulatedDisk()
    disk.put(LOG, b"".join(written()) + b'{"rec')
    with LogReader(LOG, disk) as reader:
        assert len(list(reader.read())) == reader.head.number
        assert list(reader.more()) == []
        assert reader.header() == begun()[0]
        assert reader.verify().fault is not None
    assert not WRITING & set(disk.calls)
    assert not disk.open_files


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_file(tmp_path: Path) -> None:
    """A file and folder without any right to write can be read."""
    path = tmp_path / "log.jsonl"
    JsonlLog.create(path, begun()).close()
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with LogReader(path) as reader:
            assert list(reader.read()) == begun()
    finally:
        tmp_path.chmod(0o700)


def test_follows_byte_by_byte() -> None:
    """A command comes out as soon as its last byte is there, and not before."""
    content = b"".join(written())
    disk = SimulatedDisk()
    disk.put(LOG, content[: content.index(b"\n") + 1])
    file = disk.open(LOG, writing=True)
    reader = LogReader(LOG, disk)
    read = list(reader.read())
    for at in range(content.index(b"\n") + 1, len(content), 11):
        disk.write(file, content[at : at + 11])
        read += reader.more()
        assert reader.head.number == len(read)
    assert read == [recorded for events in session() for recorded in events]


class StillWriting(SimulatedDisk):
    """A disk on which the log's next bytes arrive right after a reader has come to the end."""

    arriving: bytes = b""

    def read(self, file: int, size: int, offset: int) -> bytes:
        """Read, and let the rest arrive once there is nothing more to read."""
        block = super().read(file, size, offset)
        if not block:
            self.open_files[file].write(self.arriving)
            self.arriving = b""
        return block


def test_log_that_grows_while_it_is_read() -> None:
    """What comes in while an unfinished end is being judged is no damage."""
    content = b"".join(written())
    cut = len(written()[0]) + 100
    disk = StillWriting()
    disk.put(LOG, content[:cut])
    disk.arriving = content[cut:]
    reader = LogReader(LOG, disk)
    read = list(reader.read())
    assert len(read) == 1
    read += reader.more()
    assert read == [recorded for events in session() for recorded in events]


def test_good_part_of_a_bad_log() -> None:
    """All whole commands before the fault come out, then the fault."""
    lines = written()
    disk = SimulatedDisk()
    disk.put(LOG, b"".join(lines).replace(b"Nobody", b"Anybod"))
    reading = LogReader(LOG, disk).read()
    read = list(islice(reading, sum(map(len, session()[:5]))))
    with pytest.raises(LogDamaged) as refused:
        next(reading)
    assert refused.value.fault.kind is FaultKind.WORDS_CHANGED
    assert read == [recorded for events in session()[:5] for recorded in events]
    assert (refused.value.fault.record, refused.value.fault.byte) == (len(read) + 1, sum(map(len, lines[:5])))
    assert str(refused.value) == f"record {len(read) + 1}, byte {refused.value.fault.byte}: words_changed"


def test_header_alone_of_a_bad_log() -> None:
    """The first event can be read when only the rest is bad; without it there is nothing to show."""
    disk = SimulatedDisk()
    disk.put(LOG, written()[0] + b"\n" * 3)
    assert LogReader(LOG, disk).header() == begun()[0]
    disk.put(LOG, written()[0][:-9])
    with pytest.raises(LogDamaged):
        LogReader(LOG, disk).header()


def test_long_header() -> None:
    """A first record longer than many blocks is read like any other."""
    first = batch(1, opening(scenario_text="\u4e16" * 1_000_000))
    disk = SimulatedDisk()
    log = JsonlLog.create(LOG, first, disk)
    assert list(log.read()) == first
    log.close()
    assert LogReader(LOG, disk).header() == first[0]


def test_closed_reader() -> None:
    """A closed reader says so; one that nobody closed lets go by itself."""
    disk = SimulatedDisk()
    disk.put(LOG, written()[0])
    reader = LogReader(LOG, disk)
    reader.close()
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        reader.verify()
    assert next(LogReader(LOG, disk).read()) == begun()[0]
    gc.collect()
    assert not disk.open_files


def test_no_such_log() -> None:
    """A file that is not there is just that."""
    with pytest.raises(FileNotFoundError):
        LogReader(LOG, SimulatedDisk())
    with pytest.raises(FileNotFoundError):
        JsonlLog.open(LOG, SimulatedDisk())


def test_erased_words_are_counted() -> None:
    """A check says how many words were forgotten, and that the records still verify."""
    disk = SimulatedDisk()
    disk.put(LOG, b"".join(written()))
    words = [found.commitment for found in spoken(LOG, disk)]
    for count in (1, len(words)):
        forget(LOG, words[:count], disk)
        result = LogReader(LOG, disk).verify()
        assert (result.fault, result.erased) == (None, count)


@pytest.mark.parametrize("size", [1, 7, 500, 10_000_000])
def test_blocks_of_any_size(size: int) -> None:
    """How the bytes come in makes no difference."""
    content = b"".join(written())
    scanner = Scanner()
    lines: list[bytes] = []
    for at in range(0, len(content), size):
        stretch = scanner.feed(content[at : at + size])
        assert stretch.number == len(lines) + 1
        assert stretch.offset == sum(len(line) + 1 for line in lines)
        lines += stretch.lines
    assert lines == content.splitlines()
    assert scanner.settled.offset == len(content)
    assert (scanner.bad, scanner.unfinished) == (None, b"")


def test_scanner_goes_on_from_a_place() -> None:
    """A scan can begin behind any whole command."""
    commands = written()
    first = Scanner()
    first.feed(b"".join(commands[:4]))
    second = Scanner(first.settled)
    second.feed(b"".join(commands[4:]))
    both = Scanner()
    both.feed(b"".join(commands))
    assert second.settled == both.settled
    assert Place().receipt.number == 0


def test_commands_of_every_length() -> None:
    """Commands of one and of many events in any order are told apart."""
    log = MemoryLog.create(begun())
    content, head = encode(begun(), MemoryLog().head)
    for count in (1, 12, 1, 1, 2, 3, 1, 2, 2, 1):
        events = batch(head.number + 1, *[FlagSet(flag="a", cause="b")] * count)
        more, head = encode(events, head)
        log.append(events)
        content += more
    scanner = Scanner()
    scanner.feed(content)
    assert (scanner.bad, scanner.settled.number) == (None, log.head.number)
