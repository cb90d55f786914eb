"""Files that are handed out: an export, a report, a merged log.

Invariant: nothing is ever written over, and a file or a folder appears whole or not at all.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from tabletop.storage import whole
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import NotSaved, NotSavedBecause


class NotWrittenBecause(StrEnum):
    """Why a file was not handed out. The faces have a sentence for each."""

    EXISTS = "exists"
    """There is a file or a folder of that name already."""
    NO_FOLDER = "no_folder"
    """The folder it should stand in is not there."""
    NO_ROOM = "no_room"
    """The disk, or this person's share of it, is full."""
    READ_ONLY = "read_only"
    """The folder cannot be written to."""
    NAME = "name"
    """The system takes no such name."""
    DEVICE_FAILED = "device_failed"
    """The disk reported an error."""


_BY_ERROR: Final = {
    errno.ENOENT: NotWrittenBecause.NO_FOLDER,
    errno.ENOTDIR: NotWrittenBecause.NO_FOLDER,
    errno.ENAMETOOLONG: NotWrittenBecause.NAME,
    errno.EINVAL: NotWrittenBecause.NAME,
    errno.EILSEQ: NotWrittenBecause.NAME,
}
_BY_CAUSE: Final = {
    NotSavedBecause.EXISTS: NotWrittenBecause.EXISTS,
    NotSavedBecause.NO_ROOM: NotWrittenBecause.NO_ROOM,
    NotSavedBecause.READ_ONLY: NotWrittenBecause.READ_ONLY,
}


class NotWritten(Exception):  # noqa: N818 - it is what the program says
    """A file or folder was not handed out, and nothing of it is left."""

    def __init__(self, path: Path, because: NotWrittenBecause) -> None:
        super().__init__(str(path))
        self.because = because

    @classmethod
    def after(cls, path: Path, error: OSError) -> Self:
        """What an error of the disk comes to."""
        found = _BY_ERROR.get(error.errno or 0)
        known = _BY_CAUSE.get(NotSaved.after(error).because, NotWrittenBecause.DEVICE_FAILED)
        return cls(path, found or known)


def write_file(path: Path, pieces: Iterable[bytes], system: System | None = None) -> None:
    """Make a new file. Raises NotWritten; then there is none."""
    try:
        _free(path)
        whole.publish(system or this_system(), path, pieces)
    except OSError as error:
        raise NotWritten.after(path, error) from error


def write_folder(path: Path, files: Mapping[str, bytes], system: System | None = None) -> None:
    """Make a new folder with these files in it, or in folders of it. Raises NotWritten; then there is none."""
    system = system or this_system()
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        _free(path)
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
        system.make_folder(draft)
        try:
            for inner in dict.fromkeys(parent for name in files for parent in Path(name).parents if parent.name):
                system.make_folder(draft / inner)
            for name, content in files.items():
                whole.publish(system, draft / name, [content])
            system.replace(draft, path)
        except BaseException:
            _remove(draft, system)
            raise
        system.sync_folder(path.parent)
    except OSError as error:
        raise NotWritten.after(path, error) from error


def _free(path: Path) -> None:
    """Raise FileExistsError where the name is taken, by a link that leads nowhere, too."""
    if path.is_symlink() or path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _remove(folder: Path, system: System) -> None:
    with suppress(OSError):  # what is left over is in nobody's way
        for one in folder.iterdir():
            if one.is_dir():
                _remove(one, system)
            else:
                system.remove(one)
        folder.rmdir()
