"""A zip file that is the same wherever and whenever it is made: Word and Excel files are such.

Invariant: nothing in it tells of this machine or this moment. Its parts are stored as they are, because two
libraries do not compress alike; a report is small enough for that.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


def settled(data: bytes) -> bytes:
    """The same zip file with fixed dates, in the same order."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return result.getvalue()
