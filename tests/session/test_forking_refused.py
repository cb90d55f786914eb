"""What cannot be forked, what is left out of a fork, and whose child it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.exercise.events import SessionOpened
from tabletop.exercise.moments import Actor
from tabletop.session import forking
from tabletop.session.forking import NoFork, descends, fork
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.port import LogDamaged, LogTooOld, NotSaved, NotSavedBecause
from tabletop.storage.reading import LogReader
from tests.fakes import FakeClock
from tests.harbour import opening
from tests.played import as_log, log_of, records_of
from tests.tui.review import played

RELEASED = 41
"""The record of Grey Weather's third inject, inside the command that releases it: 40 to 43."""
NORTHERN_MIRROR = "strong-and-unread"
"""A play with silence, sealed moves and a negotiation."""


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four teams' Grey Weather, to its end."""
    path = tmp_path_factory.mktemp("parent") / "grey-weather.jsonl"
    path.write_bytes(log_of())
    return path


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pauses, undone steps, overrides, an inject written on the spot; and silence, sealed moves and a negotiation."""
    folder = tmp_path_factory.mktemp("logs")
    found = {
        "harbour": as_log(played.records()),
        "northern-mirror": log_of("northern-mirror", NORTHERN_MIRROR),
    }
    for name, raw in found.items():
        (folder / f"{name}.jsonl").write_bytes(raw)
    return sorted(folder.iterdir())


@pytest.mark.parametrize(
    ("number", "why", "last"), [(150, None, 150), (151, "ended", 150), (9_999, "ended", 150), (0, "ended", 150)]
)
def test_a_session_is_forked_before_its_end(
    parent: Path, tmp_path: Path, number: int, why: str | None, last: int
) -> None:
    """After ENDEX there is nothing to play on; the last record that will do is named."""
    path = tmp_path / "f.jsonl"
    if why is None:
        assert fork(parent, number, path, FakeClock()) == last
        return
    with pytest.raises(NoFork) as caught:
        fork(parent, number, path, FakeClock())
    assert (caught.value.why, caught.value.number, caught.value.last) == (why, number, last)
    assert not path.exists()


def test_of_a_damaged_log_the_good_part(tmp_path: Path) -> None:
    """Up to the fault it forks; beyond, and beyond the end of an unfinished log, it says where it would."""
    damaged, short = tmp_path / "damaged.jsonl", tmp_path / "short.jsonl"
    lines = log_of().splitlines(keepends=True)
    damaged.write_bytes(b"".join([*lines[:60], lines[60].replace(b'"number":61', b'"number":62'), *lines[61:]]))
    short.write_bytes(b"".join(lines[:10]))

    assert fork(damaged, 44, tmp_path / "f.jsonl", FakeClock()) == 44
    assert descends(tmp_path / "f.jsonl", damaged)
    for log, why, last in ((damaged, "damaged", 59), (short, "beyond", 10)):
        with pytest.raises(NoFork) as caught:
            fork(log, 100, tmp_path / "g.jsonl", FakeClock())
        assert (caught.value.why, caught.value.last) == (why, last)
    (tmp_path / "none.jsonl").write_bytes(b"")
    with pytest.raises(LogDamaged):
        fork(tmp_path / "none.jsonl", 1, tmp_path / "g.jsonl", FakeClock())


def test_an_older_log_is_looked_at_not_gone_on_with(
    parent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its records would stand under a newer opening."""
    monkeypatch.setattr(LogReader, "format", property(lambda _self: 0))
    with pytest.raises(LogTooOld):
        fork(parent, 10, tmp_path / "f.jsonl", FakeClock())
    assert forking.forked_from(parent) is None


def test_what_is_there_is_not_written_over(parent: Path, tmp_path: Path) -> None:
    """Neither another file nor the parent itself."""
    taken = tmp_path / "taken.jsonl"
    taken.write_text("mine")
    for path in (taken, parent):
        with pytest.raises(NotSaved) as caught:
            fork(parent, 43, path, FakeClock())
        assert caught.value.because is NotSavedBecause.EXISTS
    assert taken.read_text() == "mine"


def test_personal_words_go_along_and_stay_erased(tmp_path: Path) -> None:
    """Words keep their commitments; what was erased in the parent is erased in the fork; erasing parts nothing."""
    log, path, later = tmp_path / "log.jsonl", tmp_path / "f.jsonl", tmp_path / "later.jsonl"
    log.write_bytes(log_of())
    first = next(one for one in spoken(log) if one.recorded.number < 43)
    fork(log, 43, later, FakeClock())
    forget(log, [first.commitment])
    fork(log, 43, path, FakeClock())

    theirs = [one.commitment for one in spoken(log) if one.recorded.number <= 43]
    assert [one.commitment for one in spoken(path)] == theirs
    assert first.text in [one.text for one in spoken(later)]
    assert descends(path, log)
    assert descends(later, log)


def test_a_parent_that_was_rewritten_is_none(parent: Path, tmp_path: Path) -> None:
    """Another record before the fork, another hash at it, a log that ends before it, or one that cannot be read."""
    path = tmp_path / "f.jsonl"
    fork(parent, 43, path, FakeClock())
    records = list(records_of())
    answer = next(index for index, one in enumerate(records) if one.event.type == "answer-submitted")
    records[answer] = records[answer].model_copy(update={"actor": Actor.of_team("OPS")})
    lines = log_of().splitlines(keepends=True)
    others = {
        "rewritten": as_log(records),
        "short": b"".join(lines[:30]),
        "damaged": b"".join([*lines[:20], b"\n", *lines[20:]]),
        "late": as_log([*records_of()[:42], records_of()[42].model_copy(update={"command": "else"})]),
    }

    for name, raw in others.items():
        (tmp_path / name).write_bytes(raw)
        assert not descends(path, tmp_path / name), name
    assert not descends(parent, parent)


def test_an_opening_says_the_same_but_for_its_name(tmp_path: Path) -> None:
    """Another seed is another session, whatever its later records say."""
    one, other, path = tmp_path / "one.jsonl", tmp_path / "other.jsonl", tmp_path / "f.jsonl"
    first, *rest = played.records()
    assert isinstance(first.event, SessionOpened)
    seeded = first.model_copy(update={"event": opening().model_copy(update={"seed": 8})})
    one.write_bytes(as_log([first, *rest]))
    other.write_bytes(as_log([seeded, *rest]))
    fork(one, 5, path, FakeClock())

    assert descends(path, one)
    assert not descends(path, other)


def test_nothing_is_left_of_what_could_not_be_written(
    parent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a longer opening than a log takes: one reason, and an empty folder."""
    folder = tmp_path / "new"
    monkeypatch.setattr("tabletop.storage.branching.MAX_HEADER", 10)
    with pytest.raises(NotSaved) as caught:
        fork(parent, 43, folder / "f.jsonl", FakeClock())
    assert caught.value.because is NotSavedBecause.TOO_LONG
    assert not folder.exists()
