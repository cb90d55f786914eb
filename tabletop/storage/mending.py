"""The end of a log after a power cut: set aside, never thrown away.

Invariant: the half-written bytes are safe in a file of their own before the log is cut.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.storage import whole
from tabletop.storage.platform import System
from tabletop.storage.port import Mended


def mend(system: System, file: int, path: Path, settled: int, rest: bytes) -> Mended:
    """Set the torn end aside and cut the log behind its last whole command; OSError when that cannot be done."""
    aside = _free_name(system, path)
    whole.publish(system, aside, [rest])
    system.truncate(file, settled)
    system.sync(file)
    return Mended(len(rest), aside)


def _free_name(system: System, path: Path) -> Path:
    stem = f"{path.name}.torn-{system.stamp()}"
    names = (path.with_name(stem + ("" if again == 0 else f"-{again}")) for again in range(1_000_000))
    return next(name for name in names if system.standing_at(name) is None)
