"""Real processes: one that is killed at random moments, and several that want the same log."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tabletop.exercise.events import FlagSet, Recorded
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import LogInUse, NotSaved, NotSavedBecause, Receipt
from tabletop.storage.reading import LogReader
from tabletop.storage.receipts import Finding, check
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk
from tests.storage.play import LOG
from tests.storage.samples import batch, begun

HERE = Path(__file__).parents[2]


def start(*arguments: str) -> subprocess.Popen[str]:
    """The writer, as a process of its own."""
    command = [sys.executable, "-m", "tests.storage.writer", *arguments]
    return subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_kill(full: bool, publish: Publish, tmp_path: Path) -> None:  # noqa: FBT001 - a fixture
    """Whatever was acknowledged before the kill is there afterwards, in one log over all the kills."""
    path = tmp_path / "log.jsonl"
    JsonlLog.create(path, begun()).close()
    chance = Random(1)
    said: list[Receipt] = []
    kills, mended = 500 if full else 8, 0
    for _ in range(kills):
        writer = start("play", str(path))
        assert writer.stdout is not None
        said += [Receipt.parse(writer.stdout.readline()) for _ in range(chance.randint(1, 40))]
        writer.kill()
        rest, _ = writer.communicate()
        said += [Receipt.parse(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        log = JsonlLog.open(path)
        mended += log.mended is not None
        log.close()
    lost = [receipt for receipt, finding in check(path, said).items() if finding is not Finding.KEPT]
    publish("kill -9", f"{kills} kills, {len(said)} acknowledged commands, {len(lost)} lost, {mended} ends mended")
    assert lost == []
    with LogReader(path) as reader:
        assert [recorded.number for recorded in reader.read()] == list(range(1, reader.head.number + 1))


@pytest.mark.slow
def test_race(full: bool, publish: Publish, tmp_path: Path) -> None:  # noqa: FBT001 - a fixture
    """Processes that fight over one log each write all of their records, and never at the same time."""
    path = tmp_path / "log.jsonl"
    JsonlLog.create(path, begun()).close()
    times = 500 if full else 25
    writers = [start("race", str(path), name, str(times)) for name in "abcd"]
    said = [Receipt.parse(line) for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0] * len(writers)
    numbers = sorted(receipt.number for receipt in said)
    with LogReader(path) as reader:
        records = list(reader.read())
        assert reader.verify().fault is None
    flags = [recorded.event.flag for recorded in records if isinstance(recorded.event, FlagSet)]
    doubles = len(numbers) - len(set(numbers))
    publish("racing writers", f"{len(said)} openings by {len(writers)} processes, {doubles} double writers")
    assert numbers == list(range(2, len(writers) * times + 2))
    assert sorted(flags) == sorted(f"{name}-{index}" for name in "abcd" for index in range(times))


class TestOneProcess:
    """What two programs can do to each other, seen from one."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """A log with one record."""
        path = tmp_path / "log.jsonl"
        JsonlLog.create(path, begun()).close()
        return path

    @staticmethod
    def one_more(log: JsonlLog) -> list[Recorded]:
        """The next command."""
        return batch(log.head.number + 1, FlagSet(flag="a", cause="b"))

    def refused(self, log: JsonlLog) -> None:
        """The log takes nothing, now or later."""
        for _ in range(2):
            with pytest.raises(NotSaved) as refused:
                log.append(self.one_more(log))
            assert refused.value.because is NotSavedBecause.CHANGED_BY_OTHERS
        log.close()

    def test_second_opener(self, path: Path) -> None:
        """The first keeps the log, and reading it is open to all."""
        log = JsonlLog.open(path)
        with pytest.raises(LogInUse):
            JsonlLog.open(path)
        with closing(LogReader(path)) as reader:
            assert len(list(reader.read())) == 1
        log.append(self.one_more(log))
        log.close()

    def test_reading_drops_no_lock(self, path: Path) -> None:
        """Closing another descriptor of the file leaves the lock where it is."""
        log = JsonlLog.open(path)
        list(log.read())
        with pytest.raises(LogInUse):
            JsonlLog.open(path)
        log.close()

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no open file")
    def test_replaced_under_the_lock(self, path: Path) -> None:
        """What goes into a file that has no name any more is never called saved."""
        log = JsonlLog.open(path)
        copy = path.with_name("copy")
        copy.write_bytes(path.read_bytes())
        copy.replace(path)
        self.refused(log)
        assert path.read_bytes().count(b"\n") == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
    def test_removed_under_the_lock(self, path: Path) -> None:
        """Nor into one that was deleted."""
        log = JsonlLog.open(path)
        path.unlink()
        self.refused(log)

    def test_written_by_an_editor(self, path: Path) -> None:
        """Nor behind what another program put there."""
        log = JsonlLog.open(path)
        with path.open("ab") as editor:
            editor.write(b"hello\n")
        self.refused(log)
        assert path.read_bytes().endswith(b"hello\n")

    def test_cut_by_a_synchroniser(self, path: Path) -> None:
        """Nor when somebody made it shorter."""
        log = JsonlLog.open(path)
        log.append(self.one_more(log))
        path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
        self.refused(log)

    def test_replaced_between_opening_and_locking(self) -> None:
        """Whoever locks a file that has just lost its name does not write to it."""
        disk = SimulatedDisk()
        JsonlLog.create(LOG, begun(), disk).close()
        content = disk.content(LOG)

        def replace(name: str) -> None:
            if name == "lock":
                disk.put(LOG, content)

        disk.trouble = replace
        with pytest.raises(LogInUse):
            JsonlLog.open(LOG, disk)
        assert (disk.open_files, disk.locks) == ({}, set())

    def test_rewriting_what_was_replaced(self, path: Path) -> None:
        """A rewrite never brings back what another program took away."""
        log = JsonlLog.open(path)
        path.write_bytes(b"x" * path.stat().st_size)
        with pytest.raises(NotSaved) as refused:
            log.rewrite(lambda line: line)
        assert refused.value.because is NotSavedBecause.CHANGED_BY_OTHERS
        assert path.read_bytes().startswith(b"xxx")
        assert list(path.parent.iterdir()) == [path]
