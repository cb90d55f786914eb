"""A full or failing disk never spoils a log: the n-th call fails, in every way, for once or for good."""

from __future__ import annotations

import errno
import itertools
from random import Random

import pytest

from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.play import LOG, Play, on_power, until
from tests.storage.samples import batch, random_command

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


def run(seed: int, call: int, error: int | None, part: float, *, lasting: bool) -> bool:
    """One session on a failing disk, which is then repaired; in half of the runs after a power cut."""
    chance = Random(seed * 100_003 + call)
    trouble = FailAt(call, lasting=lasting, error=error, part=part)
    disk = SimulatedDisk(trouble)
    play = Play(disk)
    until(disk, play, chance, STEPS)
    disk.trouble = None
    if chance.random() < 0.5:
        on_power(disk, play, chance)
    elif LOG in disk.paths():
        play.reopen()
        play.append(batch(len(play.said) + 1, *random_command(chance)))
        play.reopen()
        play.close()
    assert not disk.open_files, "a file was left open"
    assert not disk.locks
    return trouble.seen >= call


@pytest.mark.slow
def test_nth_call_fails(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """All that was acknowledged stays, and once the disk is well the session goes on."""
    runs, violations = 0, []
    for seed in range(20 if full else 1):
        for lasting, error, part in itertools.product((False, True), (*ERRORS, None), PARTS):
            for call in itertools.count(1, 1 if full else 9):
                runs += 1
                try:
                    if not run(seed, call, error, part, lasting=lasting):
                        break
                except Exception as problem:  # noqa: BLE001 - counted, and shown below
                    violations.append((seed, call, error, part, lasting, repr(problem)))
    publish("failing disks", f"{runs} runs, {len(violations)} violations")
    assert violations == []
