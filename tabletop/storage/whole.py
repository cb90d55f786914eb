"""Files that appear whole or not at all.

Invariant: under the final name stands, at any moment and after any failure, all of the old content or all of the new.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from tabletop.storage.platform import System

_BLOCK: Final = 64 * 1024


def publish(system: System, path: Path, pieces: Iterable[bytes]) -> None:
    """Make a new file; FileExistsError when the name is taken, another OSError when it could not be made."""
    draft = _draft(system, path, pieces)
    try:
        system.publish(draft, path)
    except OSError:
        _forget_about(system, draft)
        raise
    try:
        system.sync_folder(path.parent)
    except OSError:
        _forget_about(system, path)
        raise


def replace(system: System, path: Path, pieces: Iterable[bytes], let_go: Callable[[], None] | None = None) -> None:
    """Put new content in the place of a file. `let_go` is called just before, for systems that replace no open file."""
    draft = _draft(system, path, pieces)
    try:
        if let_go is not None:
            let_go()
        system.replace(draft, path)
    except BaseException:
        _forget_about(system, draft)
        raise
    system.sync_folder(path.parent)


def read(system: System, path: Path) -> bytes:
    """All of a small file."""
    file = system.open(path, writing=False)
    try:
        pieces: list[bytes] = []
        while piece := system.read(file, _BLOCK, sum(map(len, pieces))):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        system.close(file)


def write_all(system: System, file: int, pieces: Iterable[bytes]) -> None:
    """Write everything and sync; a disk that takes only a part is full."""
    for piece in pieces:
        if system.write(file, piece) != len(piece):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    system.sync(file)


def _draft(system: System, path: Path, pieces: Iterable[bytes]) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    file = system.create(draft)
    try:
        try:
            write_all(system, file, pieces)
        finally:
            system.close(file)
    except BaseException:
        _forget_about(system, draft)
        raise
    return draft


def _forget_about(system: System, path: Path) -> None:
    with suppress(OSError):  # what is left over is in nobody's way
        system.remove(path)
