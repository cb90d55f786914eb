"""Clock changes never reorder: the number is the only order there is."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

from tabletop.exercise.events import ExerciseStarted
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.reading import LogReader
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk
from tests.storage.samples import WALL, batch, begun

HOUR = 3_600_000
LOG = Path("log.jsonl")
WALLS = {
    "an hour back": WALL - HOUR,
    "an hour on": WALL + HOUR,
    "before summer time ends": 1_792_886_399_000,
    "after summer time ended": 1_792_886_400_000,
    "1970": 0,
    "before 1970": -1,
    "2038": 2_147_483_648_000,
    "2100": 4_102_444_800_000,
    "a dead battery": -62_135_596_800_000,
}


def test_jumps(publish: Publish) -> None:
    """From any wall time to any other, what is read comes in the order in which it was written."""
    wrong = []
    cases = list(product(WALLS, repeat=2))
    for before, after in cases:
        disk = SimulatedDisk()
        log = JsonlLog.create(LOG, begun(), disk)
        expected = begun()
        for number, name in enumerate((before, after, before), start=2):
            events = batch(number, ExerciseStarted(), wall=WALLS[name])
            log.append(events)
            expected += events
        log.close()
        with LogReader(LOG, disk) as reader:
            found = list(reader.read())
            good = found == expected and reader.verify().fault is None
        if not good or any(first.number >= second.number for first, second in pairwise(found)):
            wrong.append((before, after))
    publish("clock changes", f"{len(cases)} cases, {len(wrong)} reordered or unreadable")
    assert wrong == []
