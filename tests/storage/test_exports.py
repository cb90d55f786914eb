"""What is handed out appears whole or not at all, and never over anything."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tabletop.storage.exports import NotWritten, NotWrittenBecause, write_file, write_folder
from tabletop.storage.platform import Linux

FILES = {"a.jsonl": b"{}\n", "manifest.json": b"{}\n", "plays/deep/b.yaml": b"b\n", "plays/a.yaml": b"a\n"}


class Failing(Linux):
    """A real disk on which one call fails, after some that did not."""

    def __init__(self, call: str, error: int, after: int = 0) -> None:
        super().__init__()
        self._call, self._error, self._after = call, error, after

    def _fail(self, call: str) -> None:
        self._after -= call == self._call
        if call == self._call and self._after < 0:
            raise OSError(self._error, os.strerror(self._error))

    def write(self, file: int, data: bytes) -> int:
        """Maybe."""
        self._fail("write")
        return super().write(file, data)

    def replace(self, source: Path, target: Path) -> None:
        """Maybe."""
        self._fail("replace")
        super().replace(source, target)


def refused(path: Path) -> list[NotWrittenBecause]:
    """Why neither a file nor a folder can be written there."""
    with pytest.raises(NotWritten) as file:
        write_file(path, [b"x"])
    with pytest.raises(NotWritten) as folder:
        write_folder(path, FILES)
    return [file.value.because, folder.value.because]


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    """With every file in it, those in folders of their own, too, and nothing beside it."""
    out = tmp_path / "out"
    write_folder(out, FILES)
    assert {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()} == FILES
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_file_appears_whole(tmp_path: Path) -> None:
    """Its pieces one after the other, for its owner alone."""
    write_file(tmp_path / "out.csv", [b"a", b"b"])
    assert (tmp_path / "out.csv").read_bytes() == b"ab"


@pytest.mark.parametrize("taken", ["file", "folder", "link"])
def test_nothing_is_written_over(taken: str, tmp_path: Path) -> None:
    """A file, an empty folder, a link that leads nowhere: a name that is taken is taken."""
    out = tmp_path / "out"
    if taken == "link":
        out.symlink_to(tmp_path / "nowhere")
    elif taken == "folder":
        out.mkdir()
    else:
        out.write_bytes(b"mine")
    assert refused(out) == [NotWrittenBecause.EXISTS] * 2
    assert [one.name for one in tmp_path.iterdir()] == ["out"]
    assert taken != "file" or out.read_bytes() == b"mine"


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    """No folders are made that nobody asked for."""
    assert refused(tmp_path / "no" / "out") == [NotWrittenBecause.NO_FOLDER] * 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [0, 3])
@pytest.mark.parametrize(
    ("call", "error", "because"),
    [
        ("write", errno.ENOSPC, NotWrittenBecause.NO_ROOM),
        ("write", errno.EIO, NotWrittenBecause.DEVICE_FAILED),
        ("replace", errno.EROFS, NotWrittenBecause.READ_ONLY),
    ],
)
def test_a_failing_disk_leaves_nothing(
    call: str, error: int, because: NotWrittenBecause, after: int, tmp_path: Path
) -> None:
    """Neither the folder nor its draft, however much of it was written."""
    with pytest.raises(NotWritten) as raised:
        write_folder(tmp_path / "out", FILES, Failing(call, error, after if call == "write" else 0))
    assert raised.value.because is because
    assert list(tmp_path.iterdir()) == []
