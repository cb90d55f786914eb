"""Everything that differs from system to system: locks, syncing, renaming, who may read a file.

Invariant: nothing else in `storage` writes to the disk. Each class can be made, and tested, on any system.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

OWNER_ONLY: Final = 0o600
OWNER_FOLDER: Final = 0o700
LOCK_SUFFIX: Final = ".lock"
# The values of fcntl and msvcrt, which can be imported on their own system only.
_LOCK_EX: Final = 2
_LOCK_NB: Final = 4
_LOCK_UN: Final = 8
_DONTNEED: Final = 4
_F_FULLFSYNC: Final = 51
_LK_UNLCK: Final = 0
_LK_NBLCK: Final = 2
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_NO_SUCH_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY, errno.ENOSYS})


@dataclass(frozen=True, slots=True)
class Standing:
    """Which file it is, and how long."""

    device: int
    file: int
    size: int

    def same_file(self, other: Standing | None) -> bool:
        """Whether both are one file on the disk, under whatever name."""
        return other is not None and (self.device, self.file) == (other.device, other.file)


class Held(Exception):  # noqa: N818 - a state of the lock, not a defect
    """Somebody else holds the lock."""


class System(Protocol):
    """The few things a log asks of an operating system. All raise OSError; a number is an open file."""

    renames_open_files: bool
    """Whether a file can be replaced while it is open."""

    def stamp(self) -> str:
        """The time in UTC, to the second, as part of a file name."""
        ...

    def make_folder(self, folder: Path) -> None:
        """Make it and what is above it, for its owner only; fine when it is there."""
        ...

    def create(self, path: Path) -> int:
        """A new, empty file for its owner only; FileExistsError when the name is taken."""
        ...

    def open(self, path: Path, *, writing: bool) -> int:
        """An existing file; what is written goes to its end."""
        ...

    def read(self, file: int, size: int, offset: int) -> bytes:
        """At most `size` bytes from `offset`; none at the end."""
        ...

    def write(self, file: int, data: bytes) -> int:
        """One write at the end; says how many bytes went in."""
        ...

    def truncate(self, file: int, size: int) -> None:
        """Cut the file off after `size` bytes."""
        ...

    def sync(self, file: int) -> None:
        """Return once everything written is on the disk itself."""
        ...

    def reread(self, file: int) -> None:
        """From now on read what the disk holds, not what the system remembers of it, where it can be told to."""
        ...

    def close(self, file: int) -> None:
        """Close it."""
        ...

    def standing(self, file: int) -> Standing:
        """Which file this is."""
        ...

    def standing_at(self, path: Path) -> Standing | None:
        """Which file has that name now, if any."""
        ...

    def publish(self, source: Path, target: Path) -> None:
        """Give a finished file its name; FileExistsError when the name is taken."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Put a finished file in the place of another, at once."""
        ...

    def remove(self, path: Path) -> None:
        """Remove the name; fine when there is none."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in it are on the disk itself, where the system can do that."""
        ...

    def lock(self, file: int, path: Path) -> int:
        """Take the one right to write, or raise Held; the result is for `unlock`."""
        ...

    def unlock(self, lock: int) -> None:
        """Give it back. On a system that locks the file itself, do this before closing it."""
        ...


class _Common:
    """What all systems do alike."""

    def stamp(self) -> str:
        return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())

    def make_folder(self, folder: Path) -> None:
        folder.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY, OWNER_ONLY)

    def open(self, path: Path, *, writing: bool) -> int:
        return os.open(path, (os.O_RDWR | os.O_APPEND if writing else os.O_RDONLY) | _BINARY)

    def read(self, file: int, size: int, offset: int) -> bytes:
        os.lseek(file, offset, os.SEEK_SET)
        return os.read(file, size)

    def write(self, file: int, data: bytes) -> int:
        return os.write(file, data)

    def truncate(self, file: int, size: int) -> None:
        os.ftruncate(file, size)

    def close(self, file: int) -> None:
        os.close(file)

    def standing(self, file: int) -> Standing:
        found = os.fstat(file)
        return Standing(found.st_dev, found.st_ino, found.st_size)

    def standing_at(self, path: Path) -> Standing | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return Standing(found.st_dev, found.st_ino, found.st_size)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


class _Posix(_Common):
    """Linux and macOS: advisory locks that belong to the open file, folders that can be synced."""

    renames_open_files: bool = True

    def __init__(self, flock: Callable[[int, int], None] | None = None) -> None:
        self._flock: Callable[[int, int], None] = flock or importlib.import_module("fcntl").flock

    def publish(self, source: Path, target: Path) -> None:
        try:
            target.hardlink_to(source)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links, such as FAT
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            source.rename(target)
        else:
            with suppress(OSError):  # the second name is in nobody's way
                source.unlink()

    def reread(self, file: int) -> None:
        # After a failed sync Linux shows the written bytes as if they were safe; macOS has no such call.
        advise: Callable[[int, int, int, int], None] | None = getattr(os, "posix_fadvise", None)
        if advise is not None:
            with suppress(OSError):  # a file system that keeps nothing in memory
                advise(file, 0, 0, _DONTNEED)

    def sync_folder(self, folder: Path) -> None:
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        except OSError as error:
            if error.errno not in _NO_SUCH_SYNC:
                raise
        finally:
            os.close(file)

    def lock(self, file: int, path: Path) -> int:  # noqa: ARG002 - the lock is on the open file here, beside it on Windows
        # flock, not lockf: closing any other descriptor of the file would drop a lockf lock.
        try:
            self._flock(file, _LOCK_EX | _LOCK_NB)
        except BlockingIOError as error:
            raise Held from error
        return file

    def unlock(self, lock: int) -> None:
        self._flock(lock, _LOCK_UN)


class Linux(_Posix):
    """Linux, and every other Unix but macOS."""

    def sync(self, file: int) -> None:
        """Linux syncs the drive's own memory, too."""
        os.fsync(file)


class Mac(_Posix):
    """MacOS, where fsync stops at the drive's own memory."""

    def __init__(
        self,
        flock: Callable[[int, int], None] | None = None,
        fcntl: Callable[[int, int], int] | None = None,
    ) -> None:
        super().__init__(flock)
        self._fcntl: Callable[[int, int], int] = fcntl or importlib.import_module("fcntl").fcntl

    def sync(self, file: int) -> None:
        """Ask the drive to empty its memory; fsync alone does not."""
        try:
            self._fcntl(file, _F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_SUCH_SYNC:
                raise
            os.fsync(file)  # a network drive without the stronger call


class Windows(_Common):
    """Windows: a lock file beside the log, since a locked range could not be read; folders need no sync."""

    renames_open_files: bool = False

    def __init__(self, locking: Callable[[int, int, int], None] | None = None) -> None:
        self._locking: Callable[[int, int, int], None] = locking or importlib.import_module("msvcrt").locking

    def sync(self, file: int) -> None:
        """What Python calls fsync is FlushFileBuffers here."""
        os.fsync(file)

    def publish(self, source: Path, target: Path) -> None:
        """Rename, but never over another file."""
        if target.exists():  # os.rename says so by itself on Windows, and would replace elsewhere
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        source.rename(target)

    def reread(self, file: int) -> None:
        """Windows cannot be told to for a file that is open already."""

    def sync_folder(self, folder: Path) -> None:
        """NTFS keeps its own journal of names; there is nothing to ask for."""

    def lock(self, file: int, path: Path) -> int:  # noqa: ARG002 - as above
        """Lock the first byte of a file beside it, which stays there afterwards."""
        lock = os.open(path.with_name(path.name + LOCK_SUFFIX), os.O_RDWR | os.O_CREAT | _BINARY, OWNER_ONLY)
        try:
            self._locking(lock, _LK_NBLCK, 1)
        except OSError as error:
            os.close(lock)
            raise Held from error
        return lock

    def unlock(self, lock: int) -> None:
        """Free the byte and close the lock file."""
        os.lseek(lock, 0, os.SEEK_SET)
        self._locking(lock, _LK_UNLCK, 1)
        os.close(lock)


def this_system(name: str = sys.platform) -> System:
    """The class for the system the program runs on."""
    if name == "win32":
        return Windows()
    return Mac() if name == "darwin" else Linux()
