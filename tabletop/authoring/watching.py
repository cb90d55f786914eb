"""Noticing that files have changed, by looking at them now and then.

Invariant: nothing is told while somebody is still writing: a change counts when two looks in a row see the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from tabletop.authoring.check import NothingToCheckError, files, plays_of
from tabletop.scenario.beside import overlays

Seen = dict[Path, str]
"""File → what it holds, as a digest; empty where it cannot be read."""

PATIENCE: Final = 20
"""Looks after which a file that never comes to rest is checked as it is."""


def seen(paths: Iterable[Path]) -> Seen:
    """What the scenarios meant by `paths`, and the plays and texts beside them, hold now. Never raises."""
    found: Seen = {}
    for path in paths:
        try:
            scenarios = list(files([path]))
        except (NothingToCheckError, OSError):
            found[path] = ""
            continue
        for one in scenarios:
            found |= {file: _digest(file) for file in (one, *plays_of(one), *overlays(one).values())}
    return found


def _digest(file: Path) -> str:
    """The size and the digest of a file's bytes."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def changes(look: Callable[[], Seen], wait: Callable[[], None]) -> Iterator[Seen]:
    """What is seen at the start, and again whenever it has changed and come to rest; `wait` passes the time between."""
    last = look()
    yield last
    while True:
        wait()
        now = look()
        if now == last:
            continue
        for _again in range(PATIENCE):
            wait()
            before, now = now, look()
            if now == before:
                break
        if now != last:
            last = now
            yield last
