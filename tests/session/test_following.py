"""A log that is still being written: read as it grows, never touched, and time runs on as at the writer's."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise import commands as ask
from tabletop.exercise.events import LOG_FORMAT
from tabletop.exercise.views import Control, Room
from tabletop.session.following import follow
from tabletop.session.opening import NotUnderstood
from tabletop.session.port import Past
from tabletop.session.replayed import Replay
from tabletop.storage.codec import encode
from tabletop.storage.port import START, LogDamaged, LogTooNew
from tests.exercise.playing import STEPS, played
from tests.harbour import first, opening, scenario_of
from tests.session.growing import LOG, at_the_disk, commands_of, following, lesson
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.test_reading import WRITING

# ── Reading what was added ────────────────────────────────────────────────────────────────────────────────────────


@given(steps=STEPS, cuts=st.lists(st.integers(1, 4_000), max_size=40), most=st.none() | st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_read_in_pieces_it_is_what_it_is_read_whole(
    steps: list[tuple[str, ask.Command, int]], cuts: list[int], most: int | None
) -> None:
    """Wherever the writer stood at each look: the same records, times and states as from the whole log."""
    table = played(steps)
    commands = list(commands_of(table.store.records))
    content, at = b"".join(commands), len(commands[0])
    disk, file = at_the_disk(content[:at])
    followed = following(disk)
    for cut in [*cuts, len(content)]:
        disk.write(file, content[at : at + cut])
        at += cut
        followed.read_on(most)
        assert followed.latest.number == followed.number == len(followed.records)
    while followed.poll():
        pass

    whole = Replay(iter(table.store.records), lambda _: scenario_of())
    whole.read()
    assert (list(followed.records), list(followed.times)) == (table.store.records, whole.times)
    assert (followed.latest, followed.fault, followed.complete) == (table.state, None, True)


def test_a_half_written_end_is_waited_for() -> None:
    """Cut at any byte: no fault, nothing of the half command, all of it once it is whole."""
    content = b"".join(lesson())
    begin = len(lesson()[0])
    disk, file = at_the_disk(content[:begin])
    followed = following(disk)
    news = []
    for at in range(begin, len(content), 7):
        disk.write(file, content[at : at + 7])
        news.append(followed.poll())
        assert followed.fault is None
    assert news.count(True) == len(lesson()) - 1
    assert followed.number == sum(lines.count(b"\n") for lines in lesson())


def test_nothing_is_written_and_no_lock_is_taken() -> None:
    """Opening, polling, looking and closing leave the disk alone."""
    disk, file = at_the_disk(lesson()[0])
    disk.write(file, lesson()[1])
    disk.calls.clear()
    followed = following(disk)
    disk.truncate(file, len(lesson()[0]))
    followed.poll()
    followed.view(Room())
    followed.close()

    assert not WRITING & set(disk.calls) - {"truncate"}
    assert disk.calls.count("truncate") == 1
    assert list(disk.open_files) == [file]


class Watched(SimulatedDisk):
    """A disk that remembers from where it was read."""

    offsets: list[int]

    def read(self, file: int, size: int, offset: int) -> bytes:
        """Read."""
        self.offsets.append(offset)
        return super().read(file, size, offset)


def test_a_look_at_what_has_not_grown_reads_nothing() -> None:
    """Four times a second, all lesson long, must cost nothing; then only what was added is read."""
    disk = Watched()
    disk.offsets = []
    disk.put(LOG, lesson()[0])
    followed = following(disk)
    disk.offsets.clear()
    assert [followed.poll() for _ in range(5)] == [False] * 5
    assert disk.offsets == []

    disk.write(disk.open(LOG, writing=True), lesson()[1])
    assert followed.poll()
    assert min(disk.offsets) == len(lesson()[0])


# ── What can become of a log ──────────────────────────────────────────────────────────────────────────────────────


def test_a_torn_end_that_was_mended_is_followed_past() -> None:
    """The writer died in mid-line and came back: the half line goes, the session goes on."""
    disk, file = at_the_disk(lesson()[0] + lesson()[1][:50])
    followed = following(disk)
    assert followed.poll() is False
    disk.truncate(file, len(lesson()[0]))
    assert followed.poll() is False
    disk.write(file, lesson()[1])

    assert followed.poll() is True
    assert followed.fault is None


def _shorten(disk: SimulatedDisk, file: int) -> None:
    disk.truncate(file, len(lesson()[0]))


def _replace(disk: SimulatedDisk, _file: int) -> None:
    disk.put(LOG, b"".join(lesson()))


def _remove(disk: SimulatedDisk, _file: int) -> None:
    disk.remove(LOG)


def _scribble(disk: SimulatedDisk, file: int) -> None:
    disk.write(file, b"something else\n" + lesson()[2])


def _repeat(disk: SimulatedDisk, file: int) -> None:
    disk.write(file, lesson()[1])


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        (_shorten, "shortened"),
        (_replace, "replaced"),
        (_remove, "replaced"),
        (_scribble, "unreadable"),
        (_repeat, "out_of_order"),
    ],
)
def test_what_became_of_the_log_is_said_by_its_code(happens: Callable[[SimulatedDisk, int], None], code: str) -> None:
    """The good part stays, the fault and its place are told once, and nothing more is read."""
    good = lesson()[0] + lesson()[1]
    disk, file = at_the_disk(good)
    followed = following(disk)
    told: list[tuple[str, int, int] | None] = []
    followed.watch(lambda: told.append(followed.fault))
    happens(disk, file)

    assert [followed.poll(), followed.poll()] == [True, False]
    assert followed.fault == (code, 4, len(good))
    assert told == [followed.fault]
    assert followed.number == 3


def test_a_log_out_of_reach_is_read_again_when_it_is_back() -> None:
    """A network drive that is gone for a moment is a fault that passes."""
    away = False
    disk, file = at_the_disk(lesson()[0])
    disk.trouble = lambda name: Trouble(errno.EIO) if away and name == "read" else None
    followed = following(disk)
    disk.write(file, lesson()[1])
    away = True
    assert [followed.poll(), followed.poll()] == [True, False]
    assert followed.fault == ("out_of_reach", 2, 0)
    away = False

    assert followed.poll() is True
    assert "None 3" == f"{followed.fault} {followed.number}"


def test_a_log_that_is_none_yet_or_none_at_all(tmp_path: Path) -> None:
    """Not begun, of a later version, without a scenario we can read, no log: each is told by its name."""
    log = tmp_path / "log.jsonl"
    with pytest.raises(FileNotFoundError):
        follow(log)
    for event, refusal in (
        (opening().model_copy(update={"format": LOG_FORMAT + 1}), LogTooNew),
        (opening(text="format: tabletop/99"), NotUnderstood),
    ):
        log.write_bytes(encode([first(event)], START)[0])
        with pytest.raises(refusal):
            follow(log)
    log.write_bytes(b"# notes\n")
    with pytest.raises(LogDamaged):
        follow(log)


# ── Standing in it ────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_stands_at_the_end_and_moves_with_it_until_one_stands_elsewhere() -> None:
    """As in any past: a place to stand, watchers who are told; at the last record one moves on again."""
    disk, file = at_the_disk(lesson()[0] + lesson()[1])
    followed: Past = following(disk)
    told: list[int] = []
    followed.watch(lambda: told.append(followed.number))
    disk.write(file, lesson()[2])
    assert followed.read_on() == 3
    followed.seek(2)
    disk.write(file, lesson()[3])
    assert followed.read_on() == 1
    early = followed.view(Control()).scene
    followed.seek(7)
    followed.seek(7)
    disk.write(file, lesson()[4])
    assert followed.read_on() == 1

    assert told == [6, 2, 2, 7, 7, 8]
    assert (early.phase, early.inject, early.clock.exercise) == ("running", None, 0)
    assert (followed.read_only, followed.opening.seed) == (True, 7)
