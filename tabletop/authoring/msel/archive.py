"""Zip archives from strangers: looked at before anything in them is unpacked.

Invariant: whatever the archive says of itself, at most `MOST_UNPACKED` bytes come out of it, and nothing is written
to a path that stands in it.
"""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from typing import Final

from tabletop.authoring.msel.table import NoSheet, Trouble

MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes of all entries together."""
_MOST_ENTRIES: Final = 5_000
_RATIO: Final = 250
_SMALL: Final = 1024 * 1024
"""Below this an entry may shrink as far as it will: nobody is hurt."""
_ENCRYPTED: Final = 0x1
_UNREADABLE: Final = (
    KeyError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)


def opened(raw: bytes) -> zipfile.ZipFile:
    """The archive, once it is known to be harmless in size. Raises NoSheet."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = archive.infolist()
    except _UNREADABLE:
        raise NoSheet(Trouble.BROKEN) from None
    if len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise NoSheet(Trouble.BOMB, str(MOST_UNPACKED // _SMALL))
    if any(one.file_size > _SMALL and one.file_size > _RATIO * max(one.compress_size, 1) for one in entries):
        raise NoSheet(Trouble.BOMB, str(MOST_UNPACKED // _SMALL))
    if any(one.flag_bits & _ENCRYPTED for one in entries):
        raise NoSheet(Trouble.LOCKED)
    return archive


def strays(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry's name leads out of the folder, or the entry is a link."""
    name = entry.filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or ":" in name.split("/", maxsplit=1)[0]
    return outside or stat.S_ISLNK(entry.external_attr >> 16)


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one entry. Raises NoSheet."""
    try:
        return archive.read(name)
    except _UNREADABLE:
        raise NoSheet(Trouble.BROKEN) from None
