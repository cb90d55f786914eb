"""A disk that forgets: what was not synced may be kept, lost or turned to rubbish when the power goes.

It behaves as the worst file system that still keeps its word: a synced file keeps its bytes, a synced folder its names,
and a write spoils nothing but the bytes it writes. After a failed sync the written pages count as clean, as on Linux.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tabletop.storage.platform import Held, Standing

SECTOR = 512


class PowerCut(BaseException):
    """The machine is off from here on."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong with a call: an error, a write that takes only a part, or both."""

    error: int | None = None
    part: float = 0.0
    """How much of a write goes in before."""


@dataclass(slots=True)
class _File:
    live: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    sizes: list[int] = field(default_factory=lambda: [0])  # the lengths it has had since the last sync
    dirty: list[tuple[int, int]] = field(default_factory=list)  # written, and neither synced nor given up

    def write(self, data: bytes) -> None:
        self.dirty.append((len(self.live), len(self.live) + len(data)))
        self.live += data
        self.sizes.append(len(self.live))

    def truncate(self, size: int) -> None:
        del self.live[size:]
        self.live.extend(bytes(size - len(self.live)))
        self.dirty = [(start, min(end, size)) for start, end in self.dirty if start < size]
        self.sizes.append(size)

    def sync(self) -> None:
        self._resize(self.safe, len(self.live))
        for start, end in self.dirty:
            self.safe[start:end] = self.live[start:end]
        self.dirty.clear()
        self.sizes = [len(self.live)]

    def reread(self) -> None:
        """Forget what is only in memory and counts as written; the length is the inode's, and stays."""
        remembered, size = self.live, len(self.live)
        self.live = bytearray(self.safe)
        self._resize(self.live, size)
        for start, end in self.dirty:
            self.live[start:end] = remembered[start:end]

    def lose_power(self, chance: Random) -> None:
        """Every sector of every unsynced write: kept, dropped or trashed; the length: any it has had since."""
        for start, end in self.dirty:
            if len(self.safe) < end:
                self._resize(self.safe, end)
            for at in range(start - start % SECTOR, end, SECTOR):
                begin, stop = max(at, start), min(at + SECTOR, end)
                fate = chance.randrange(3)
                if fate == 0:
                    self.safe[begin:stop] = self.live[begin:stop]
                elif fate == 1:
                    self.safe[begin:stop] = chance.randbytes(stop - begin)
        size = chance.choice([*self.sizes, chance.randint(min(self.sizes), max(self.sizes))])
        self._resize(self.safe, size)
        self.live = bytearray(self.safe)
        self.dirty.clear()
        self.sizes = [size]

    @staticmethod
    def _resize(content: bytearray, size: int) -> None:
        del content[size:]
        content.extend(bytes(size - len(content)))


class SimulatedDisk:
    """A `System` in memory. `trouble` is asked before every call that can fail."""

    renames_open_files: bool = True

    def __init__(self, trouble: Callable[[str], Trouble | None] | None = None) -> None:
        self.trouble = trouble
        self.calls: list[str] = []
        self.open_files: dict[int, _File] = {}
        self.locks: set[int] = set()
        self._names: dict[Path, _File] = {}
        self._safe_names: dict[Path, _File] = {}
        self._changes: list[tuple[Path, _File | None]] = []
        self._next = 3
        self._killed: set[int] = set()

    # ── For tests ─────────────────────────────────────────────────────────────────────────────────────────────

    def put(self, path: Path, content: bytes) -> None:
        """Lay a file on the disk, safe."""
        self._names[path] = self._safe_names[path] = _File(bytearray(content), bytearray(content), [len(content)])

    def content(self, path: Path) -> bytes:
        """What stands in a file now."""
        return bytes(self._names[path].live)

    def paths(self) -> list[Path]:
        """All files."""
        return sorted(self._names)

    def lose_power(self, chance: Random) -> None:
        """Cut the power, and start the machine again."""
        for path, file in self._changes[: chance.randint(0, len(self._changes))]:
            self._name(self._safe_names, path, file)
        self._changes.clear()
        self._names = dict(self._safe_names)
        for file in {id(file): file for file in self._names.values()}.values():
            file.lose_power(chance)
        self.stop_program()

    def stop_program(self) -> None:
        """Kill the program: its files are closed and its locks are free, but nothing is lost."""
        self._killed.update(self.open_files)
        self.open_files.clear()
        self.locks.clear()

    @staticmethod
    def _name(names: dict[Path, _File], path: Path, file: _File | None) -> None:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file

    def _rename(self, path: Path, file: _File | None) -> None:
        self._name(self._names, path, file)
        self._changes.append((path, file))

    def _call(self, name: str) -> Trouble | None:
        self.calls.append(name)
        trouble = self.trouble(name) if self.trouble and name != "reread" else None  # advice cannot fail
        if trouble is not None and trouble.error is not None and not trouble.part:
            if name == "sync":
                return trouble
            raise OSError(trouble.error, os.strerror(trouble.error))
        return trouble

    # ── The system ────────────────────────────────────────────────────────────────────────────────────────────

    def stamp(self) -> str:
        """Always the same second, so that names collide."""
        return "20261122T120000Z"

    def make_folder(self, folder: Path) -> None:  # noqa: ARG002 - all paths are one folder
        """There are no folders here."""
        self._call("make_folder")

    def _handle(self, file: _File) -> int:
        self._next += 1
        self.open_files[self._next] = file
        return self._next

    def create(self, path: Path) -> int:
        """A new file."""
        self._call("create")
        if path in self._names:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        self._rename(path, _File())
        return self._handle(self._names[path])

    def open(self, path: Path, *, writing: bool) -> int:
        """An existing file."""
        self._call("open writing" if writing else "open")
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return self._handle(self._names[path])

    def read(self, file: int, size: int, offset: int) -> bytes:
        """Read."""
        self._call("read")
        return bytes(self.open_files[file].live[offset : offset + size])

    def write(self, file: int, data: bytes) -> int:
        """Write all of it, or as much as the trouble lets in."""
        trouble = self._call("write")
        if trouble is None:
            self.open_files[file].write(data)
            return len(data)
        part = data[: int(len(data) * trouble.part)]
        self.open_files[file].write(part)
        if trouble.error is not None:
            raise OSError(trouble.error, os.strerror(trouble.error))
        return len(part)

    def truncate(self, file: int, size: int) -> None:
        """Cut off."""
        self._call("truncate")
        self.open_files[file].truncate(size)

    def sync(self, file: int) -> None:
        """Make the file's bytes safe; when that fails they are given up, though they can still be read."""
        trouble = self._call("sync")
        if trouble is not None and trouble.error is not None:
            self.open_files[file].dirty.clear()
            raise OSError(trouble.error, os.strerror(trouble.error))
        self.open_files[file].sync()

    def reread(self, file: int) -> None:
        """Read the disk itself from now on."""
        self._call("reread")
        self.open_files[file].reread()

    def close(self, file: int) -> None:
        """Close it; KeyError when it is not open, unless it was a killed program's."""
        if file in self._killed:
            return
        del self.open_files[file]
        self.locks.discard(file)

    def standing(self, file: int) -> Standing:
        """Which file this is."""
        self._call("standing")
        return Standing(1, id(self.open_files[file]), len(self.open_files[file].live))

    def standing_at(self, path: Path) -> Standing | None:
        """Which file has that name."""
        self._call("standing_at")
        file = self._names.get(path)
        return None if file is None else Standing(1, id(file), len(file.live))

    def publish(self, source: Path, target: Path) -> None:
        """Give a file its name."""
        self._call("publish")
        if target in self._names:
            raise FileExistsError(errno.EEXIST, "exists", str(target))
        self._rename(target, self._names[source])
        self._rename(source, None)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, in one step of the journal."""
        self._call("replace")
        self._rename(target, self._names[source])
        self._rename(source, None)

    def remove(self, path: Path) -> None:
        """Remove a name."""
        self._call("remove")
        if path in self._names:
            self._rename(path, None)

    def sync_folder(self, folder: Path) -> None:  # noqa: ARG002 - all paths are one folder
        """Make all names safe."""
        self._call("sync_folder")
        self._safe_names = dict(self._names)
        self._changes.clear()

    def lock(self, file: int, path: Path) -> int:  # noqa: ARG002 - a lock on the open file
        """One open file can hold the lock of a file."""
        self._call("lock")
        if any(self.open_files[held] is self.open_files[file] for held in self.locks):
            raise Held
        self.locks.add(file)
        return file

    def unlock(self, lock: int) -> None:
        """Free it."""
        self.locks.discard(lock)
