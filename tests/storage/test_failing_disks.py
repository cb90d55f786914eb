"""A full or failing disk never spoils a log: the n-th call fails, in every way, for once or for good."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tabletop.exercise.events import FlagSet
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import NotSaved, NotSavedBecause
from tabletop.storage.reading import LogReader
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.play import LOG, Play, on_power, until
from tests.storage.samples import batch, begun, opening, random_command

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
PARTS = (0.0, 0.5, 0.98)
STEPS = 8


class FailAt:
    """The n-th call fails, alone or with all that follow."""

    def __init__(self, call: int, *, lasting: bool, error: int | None, part: float) -> None:
        self.call = call
        self.lasting = lasting
        self.seen = 0
        self.trouble = Trouble(error, part)

    def __call__(self, name: str) -> Trouble | None:
        """Count, and fail."""
        self.seen += 1
        if self.seen < self.call or (self.seen > self.call and not self.lasting):
            return None
        if name == "write":
            return self.trouble
        return Trouble(self.trouble.error) if self.trouble.error is not None else None


def run(
    seed: int, call: int, error: int | None, part: float, *, lasting: bool, kind: type[SimulatedDisk] = SimulatedDisk
) -> bool:
    """One session on a failing disk that is then well again: after a power cut, a killed program, or neither."""
    chance = Random(seed * 100_003 + call)
    trouble = FailAt(call, lasting=lasting, error=error, part=part)
    disk = kind(trouble)
    play = Play(disk)
    until(play, chance, STEPS)
    disk.trouble = None
    if LOG in disk.paths() and chance.random() < 0.6:
        if chance.random() < 0.5:
            disk.stop_program()
            play.log = None
        play.reopen()
        play.append(batch(len(play.said) + 1, *random_command(chance)))
    on_power(disk, play, chance)
    assert not disk.open_files, "a file was left open"
    assert not disk.locks
    return trouble.seen >= call


@pytest.mark.slow
def test_nth_call_fails(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """All that was acknowledged stays, and once the disk is well the session goes on."""
    runs, violations = 0, []
    for seed in range(20 if full else 1):
        for lasting, error, part in itertools.product((False, True), (*ERRORS, None), PARTS):
            for call in itertools.count(1, 1 if full else 11):
                runs += 1
                try:
                    if not run(seed, call, error, part, lasting=lasting):
                        break
                except Exception as problem:  # noqa: BLE001 - counted, and shown below
                    violations.append((seed, call, error, part, lasting, repr(problem)))
    publish("failing disks", f"{runs} runs, {len(violations)} violations")
    assert violations == []


class TrustsItsMemory(SimulatedDisk):
    """A program that believes what the system shows it after a failed sync."""

    def reread(self, file: int) -> None:
        """Do not look again."""


class SyncsAgain(SimulatedDisk):
    """A program that tries a failed sync once more, and is told that all is well."""

    def sync(self, file: int) -> None:
        """Try twice."""
        try:
            super().sync(file)
        except OSError:
            super().sync(file)


@pytest.mark.parametrize("mutant", [TrustsItsMemory, SyncsAgain])
def test_mutants_are_caught(mutant: type[SimulatedDisk], publish: Publish) -> None:
    """The proof finds a program that trusts a disk which failed it, so it is a proof."""
    caught = tried = 0
    for lasting, call in itertools.product((False, True), range(1, 60)):
        tried += 1
        try:
            run(0, call, errno.EIO, 0.0, lasting=lasting, kind=mutant)
        except Exception:  # noqa: BLE001 - whatever it is, the session is lost
            caught += 1
    publish(f"mutant {mutant.__name__}", f"caught in {caught} of {tried} runs")
    assert caught > 0


def full_disk() -> SimulatedDisk:
    """A disk with a log on it that takes only half of the next write."""
    disk = SimulatedDisk()
    JsonlLog.create(LOG, begun(), disk).close()
    disk.trouble = lambda name: Trouble(part=0.5) if name == "write" else None
    return disk


def test_full_disk_works_again() -> None:
    """A part that went in is cut off, the command is refused, and goes in once there is room."""
    disk = full_disk()
    before = disk.content(LOG)
    log = JsonlLog.open(LOG, disk)
    for _ in range(3):
        with pytest.raises(NotSaved) as refused:
            log.append(batch(2, FlagSet(flag="a", cause="b")))
        assert refused.value.because is NotSavedBecause.NO_ROOM
        assert disk.content(LOG) == before
    disk.trouble = None
    assert log.append(batch(2, FlagSet(flag="a", cause="b"))).number == 2
    log.close()


def test_part_that_cannot_be_cut_off() -> None:
    """Then the log must be opened again, which mends it."""
    disk = full_disk()
    log = JsonlLog.open(LOG, disk)
    disk.trouble = {"write": Trouble(part=0.5), "truncate": Trouble(errno.EIO)}.get
    because = []
    for _ in range(2):
        with pytest.raises(NotSaved) as refused:
            log.append(batch(2, FlagSet(flag="a", cause="b")))
        because.append(refused.value.because)
    assert because == [NotSavedBecause.NO_ROOM, NotSavedBecause.NEEDS_REOPENING]
    with pytest.raises(NotSaved):
        log.rewrite(lambda line: line)
    log.close()
    disk.trouble = None
    again = JsonlLog.open(LOG, disk)
    assert again.mended is not None
    assert again.append(batch(2, FlagSet(flag="a", cause="b"))).number == 2
    again.close()


def test_failed_sync_is_never_tried_again() -> None:
    """The writer stops; only a log that was opened again takes the command."""
    disk = SimulatedDisk()
    log = JsonlLog.create(LOG, begun(), disk)
    disk.trouble = lambda name: Trouble(errno.EIO) if name == "sync" else None
    with pytest.raises(NotSaved) as refused:
        log.append(batch(2, FlagSet(flag="a", cause="b")))
    assert refused.value.because is NotSavedBecause.NEEDS_REOPENING
    disk.trouble = None
    disk.calls.clear()
    with pytest.raises(NotSaved):
        log.append(batch(2, FlagSet(flag="a", cause="b")))
    assert disk.calls == []
    log.close()
    again = JsonlLog.open(LOG, disk)
    assert (again.head.number, again.mended) == (1, None)
    again.close()


def test_interrupted_between_write_and_sync() -> None:
    """Ctrl-C in the middle leaves the outcome open, and the log says so."""
    disk = SimulatedDisk()
    log = JsonlLog.create(LOG, begun(), disk)

    def interrupt(name: str) -> None:
        if name == "sync":
            raise KeyboardInterrupt

    disk.trouble = interrupt
    with pytest.raises(KeyboardInterrupt):
        log.append(batch(2, FlagSet(flag="a", cause="b")))
    disk.trouble = None
    with pytest.raises(NotSaved) as refused:
        log.append(batch(2, FlagSet(flag="a", cause="b")))
    assert refused.value.because is NotSavedBecause.NEEDS_REOPENING
    log.close()
    again = JsonlLog.open(LOG, disk)
    assert again.append(batch(again.head.number + 1, FlagSet(flag="a", cause="b"))).number == 2
    again.close()


def test_too_large_a_scenario() -> None:
    """A first record longer than any reader takes is never begun."""
    disk = SimulatedDisk()
    with pytest.raises(NotSaved) as refused:
        JsonlLog.create(LOG, batch(1, opening(scenario_text="x" * 17_000_000)), disk)
    assert (refused.value.because, disk.paths()) == (NotSavedBecause.TOO_LONG, [])


def append_for_ever(log: JsonlLog) -> None:
    """Fill the disk."""
    while True:
        log.append(batch(log.head.number + 1, FlagSet(flag="a", cause="x" * 1_000)))


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root on Linux")
def test_small_tmpfs(tmp_path: Path) -> None:
    """A real disk of 64 KiB: fill it, see it refuse, make room, see it go on; then mount it read-only and read."""
    room = tmp_path / "small"
    room.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(room)], check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        ballast = room / "ballast"
        ballast.write_bytes(bytes(20_000))
        log = JsonlLog.create(room / "log.jsonl", begun())
        with pytest.raises(NotSaved) as refused:
            append_for_ever(log)
        assert refused.value.because is NotSavedBecause.NO_ROOM
        full_at = log.head.number
        ballast.unlink()
        with pytest.raises(NotSaved):
            append_for_ever(log)
        count = log.head.number
        assert count > full_at > 1
        log.close()
        subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
        with LogReader(log.path) as reader:
            assert len(list(reader.read())) == count
            assert reader.verify().fault is None
        with pytest.raises(NotSaved) as refused:
            JsonlLog.open(log.path)
        assert refused.value.because is NotSavedBecause.READ_ONLY
    finally:
        subprocess.run(["umount", str(room)], check=True)


def test_name_that_was_never_synced() -> None:
    """A log whose making failed half-way, and which stands there all the same, is safe once it was opened."""
    disk = SimulatedDisk(lambda name: Trouble(errno.EIO) if name in {"sync_folder", "remove"} else None)
    with pytest.raises(NotSaved):
        JsonlLog.create(LOG, begun(), disk)
    disk.trouble = None
    JsonlLog.open(LOG, disk).close()
    disk.lose_power(Random(1))
    assert LogReader(LOG, disk).verify().records == 1
