"""A file being written by somebody else: told of once, when it is at rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.authoring.previewing.watching import Found, WatchedFile


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "scenario.yaml"
    write(path, b"one", 1)
    return path


def write(path: Path, raw: bytes, second: int) -> None:
    """Write a file as of a second of its own: clocks of file systems are coarse."""
    path.write_bytes(raw)
    os.utime(path, (second, second))


def looks(watched: WatchedFile, count: int) -> list[bytes | None]:
    """What so many looks bring."""
    found = [watched.look() for _ in range(count)]
    return [one.raw for one in found if one is not None]


def test_first_then_only_news(file: Path) -> None:
    """It is read at once, and then told of only when something changed, once."""
    watched = WatchedFile(file)
    assert b"one" == watched.first().raw
    assert [] == looks(watched, 3)
    write(file, b"two", 2)
    assert [b"two"] == looks(watched, 5)
    assert str(file) == watched.name


def test_at_rest(file: Path) -> None:
    """As long as it changes from look to look, nothing is told."""
    watched = WatchedFile(file)
    watched.first()
    for second in range(2, 6):
        write(file, b"x" * second, second)
        assert watched.look() is None
    assert [b"x" * 5] == looks(watched, 2)


def test_saved_anew_with_nothing_changed(file: Path) -> None:
    """The same bytes are no news, whatever their time."""
    watched = WatchedFile(file)
    watched.first()
    write(file, b"one", 9)
    assert [] == looks(watched, 4)
    write(file, b"two", 10)
    assert [b"two"] == looks(watched, 2)


def test_emptied_and_filled_again(file: Path) -> None:
    """An editor that empties a file first is given time; a file that stays empty is told of."""
    watched = WatchedFile(file)
    watched.first()
    write(file, b"", 2)
    assert [] == looks(watched, 3)
    write(file, b"two", 3)
    assert [b"two"] == looks(watched, 3)
    write(file, b"", 4)
    assert [b""] == looks(watched, 12)


def test_away_for_a_moment(file: Path) -> None:
    """An editor that saves by changing names makes no stir."""
    watched = WatchedFile(file)
    watched.first()
    aside = file.with_suffix(".swp")
    file.rename(aside)
    assert [] == looks(watched, 2)
    write(aside, b"two", 2)
    aside.rename(file)
    assert [b"two"] == looks(watched, 3)


def test_away_and_back(file: Path) -> None:
    """A file that stays away is told of once, with the reason; when it is back, it is told of, changed or not."""
    watched = WatchedFile(file)
    watched.first()
    aside = file.with_suffix(".away")
    file.rename(aside)
    found = [one for one in (watched.look() for _ in range(12)) if one is not None]
    assert [None] == [one.raw for one in found]
    assert "No such file or directory" == found[0].why
    aside.rename(file)
    assert [b"one"] == looks(watched, 5)


def test_never_there(tmp_path: Path) -> None:
    """A folder, or nothing at all, is said to be so; no look raises."""
    assert WatchedFile(tmp_path / "nothing").first().raw is None
    watched = WatchedFile(tmp_path)
    assert watched.first().raw is None
    assert [] == looks(watched, 12)


def test_a_date_no_calendar_has(file: Path) -> None:
    """The time it was saved is for people, and never an error."""
    os.utime(file, ns=(2**62, 2**62))
    found = WatchedFile(file).first()
    assert isinstance(found, Found)
    assert b"one" == found.raw
