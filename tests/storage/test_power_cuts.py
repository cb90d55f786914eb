"""What the screen says is saved is on disk: cut the power at any call, keep, drop or trash what was not synced."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.storage.conftest import Publish
from tests.storage.disk import PowerCut, SimulatedDisk, Trouble
from tests.storage.play import Play, on_power, until

STEPS = 12


class CutAt:
    """The power goes at the n-th call."""

    def __init__(self, call: int) -> None:
        self.left = call

    def __call__(self, name: str) -> Trouble | None:
        """Count down."""
        self.left -= 1
        if self.left == 0:
            raise PowerCut(name)
        return None


def cut(seed: int, kind: type[SimulatedDisk] = SimulatedDisk) -> tuple[bool, int]:
    """One session, one power cut; whether all that was acknowledged survived, and how many records that were."""
    chance = Random(seed)
    disk = kind(CutAt(chance.randint(1, 160)))
    play = Play(disk)
    until(play, chance, STEPS)
    said = len(play.said)
    try:
        on_power(disk, play, chance)
    except Exception:  # noqa: BLE001 - whatever it is, the session is lost
        return False, said
    return True, said


@pytest.mark.slow
def test_power_cuts(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """Nothing acknowledged is lost, no command is half there, and play goes on."""
    seeds = range(100_000 if full else 400)
    results = [cut(seed) for seed in seeds]
    lost = [seed for seed, (kept, _) in zip(seeds, results, strict=True) if not kept]
    events = sum(said for _, said in results)
    publish("power cuts", f"{len(seeds)} cuts, {events} acknowledged events, {len(lost)} sessions with a loss")
    assert lost == []


class NoSync(SimulatedDisk):
    """A program that forgets to sync its file."""

    def sync(self, file: int) -> None:
        """Forget it."""


class NoFolderSync(SimulatedDisk):
    """A program that forgets to sync the folder."""

    def sync_folder(self, folder: Path) -> None:
        """Forget it."""


class LateSync(SimulatedDisk):
    """A program that acknowledges first and syncs before the next write."""

    def __init__(self, trouble: object = None) -> None:
        super().__init__(trouble if callable(trouble) else None)
        self.owed: set[int] = set()

    def sync(self, file: int) -> None:
        """Put it off."""
        self.owed.add(file)

    def write(self, file: int, data: bytes) -> int:
        """Sync what is owed, then write."""
        if file in self.owed:
            super().sync(file)
        return super().write(file, data)


class HalfWrites(SimulatedDisk):
    """A program that writes a command line by line, each safe before the next."""

    def write(self, file: int, data: bytes) -> int:
        """Write it in pieces."""
        for line in data.splitlines(keepends=True):
            super().write(file, line)
            super().sync(file)
        return len(data)


@pytest.mark.parametrize("mutant", [NoSync, NoFolderSync, LateSync])
def test_mutants_are_caught(mutant: type[SimulatedDisk], publish: Publish) -> None:
    """The proof finds a program that skips a sync, so it is a proof."""
    caught = sum(not cut(seed, mutant)[0] for seed in range(40))
    publish(f"mutant {mutant.__name__}", f"caught in {caught} of 40 cuts")
    assert caught > 0


def test_commands_written_line_by_line_stay_whole() -> None:
    """Even a disk that keeps every line of a batch by itself never shows half a command."""
    assert all(cut(seed, HalfWrites)[0] for seed in range(40))
