"""A log that begins as another does: whole, or not there at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from tabletop.storage.branching import branch, same_beginning
from tabletop.storage.frame import Frame, taken_apart
from tabletop.storage.port import NotSaved, Receipt
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.play import LOG
from tests.storage.test_cuts import written


def frames(commands: int) -> list[Frame]:
    """The first commands of a log, taken apart."""
    return [taken_apart(line) for command in written()[:commands] for line in command.splitlines()]


def test_a_disk_that_fails_leaves_nothing() -> None:
    """Whichever call fails, the name stands for nothing, or, once it is all there, for all of it."""
    whole = SimulatedDisk()
    branch(LOG, frames(3), {"session": "other"}, 5, (), whole)
    outcomes: list[bool] = []
    for call in range(1, len(whole.calls) + 1):
        disk = SimulatedDisk(_fails_at(call))
        with suppress(NotSaved):
            branch(LOG, frames(3), {"session": "other"}, 5, (), disk)
        outcomes.append(LOG in disk.paths())
        assert not outcomes[-1] or disk.content(LOG) == whole.content(LOG)
    assert outcomes.count(False) > 3


def _fails_at(wanted: int) -> Callable[[str], Trouble | None]:
    """The disk is full for one call."""
    calls = count(1)
    return lambda _name: Trouble(errno.ENOSPC, 0.0) if next(calls) == wanted else None


def test_a_line_that_is_none_is_no_frame() -> None:
    """Only what a scanner found good is taken apart."""
    with pytest.raises(ValueError, match="no line"):
        taken_apart(b"{}")


def test_a_log_without_that_record_does_not_begin_so(tmp_path: Path) -> None:
    """Both end before the record that they should share."""
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"".join(written()[:2]))

    assert not same_beginning(log, log, Receipt(99, "0" * 64))
