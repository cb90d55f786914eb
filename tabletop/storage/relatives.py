"""What else in a folder belongs to a session: whoever forgets or removes words has to know where they may be, too.

Invariant: only first lines are read, and nothing is written; what cannot be read counts by its name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tabletop.storage.forgetting import companions
from tabletop.storage.frame import MAX_HEADER, take_apart
from tabletop.storage.platform import System, this_system

_SUFFIX: Final = ".jsonl"
_BLOCK: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Relatives:
    """What belongs to a session, beside its log."""

    companions: tuple[Path, ...]
    """Unsent texts, half-written ends, bookmarks, a lock."""
    beside: tuple[Path, ...]
    """Logs that were written beside it: evaluators', scribes', feedback."""
    forks: tuple[Path, ...]
    """Sessions that went on from a point of it, and hold what was said before."""
    origin: tuple[Path, ...]
    """The session that it went on from itself, if that is in the folder."""


def relatives(path: Path, system: System | None = None) -> Relatives:
    """All that belongs to the session log `path` in its folder. Raises OSError for a folder that cannot be read."""
    system = system or this_system()
    mine = _first_event(path, system)
    session = mine.get("session") if mine.get("type") == "session-opened" else None
    others = {
        other: _first_event(other, system)
        for other in sorted(path.parent.glob(f"*{_SUFFIX}"))
        if other.name != path.name and not other.name.startswith(".")
    }
    beside = tuple(other for other, event in others.items() if _stands_beside(other, event, path, session))
    return Relatives(companions(path), beside, _forks(session, others), _origin(mine, others))


def _forks(session: object, others: dict[Path, dict[str, object]]) -> tuple[Path, ...]:
    """What went on from the session, and what went on from that."""
    family = {session} - {None}
    found: list[Path] = []
    while more := [path for path, event in others.items() if path not in found and _forked(event) in family]:
        found += more
        family |= {others[path].get("session") for path in more}
    return tuple(sorted(found))


def _origin(mine: dict[str, object], others: dict[Path, dict[str, object]]) -> tuple[Path, ...]:
    parent = _forked(mine)
    return tuple(
        path
        for path, event in others.items()
        if parent is not None and (event.get("type"), event.get("session")) == ("session-opened", parent)
    )


def _stands_beside(other: Path, event: dict[str, object], path: Path, session: object) -> bool:
    """Whether a log was written beside the session; one whose beginning nobody can read goes by its name."""
    if event.get("type") == "session-opened":
        return False
    if event and session is not None:
        return event.get("session") == session
    return other.name.startswith(f"{path.name.removesuffix(_SUFFIX)}.")


def _forked(event: dict[str, object]) -> object:
    parent = event.get("forked")
    return parent.get("session") if isinstance(parent, dict) else None


def _first_event(path: Path, system: System) -> dict[str, object]:
    """The first event of a log of whatever kind; empty for a file that is none."""
    try:
        file = system.open(path, writing=False)
    except OSError:
        return {}
    try:
        found = b""
        while b"\n" not in found and len(found) <= MAX_HEADER and (block := system.read(file, _BLOCK, len(found))):
            found += block
    except OSError:
        return {}
    finally:
        system.close(file)
    frame = take_apart(found.partition(b"\n")[0])
    if frame is None or not frame.verifies:
        return {}
    event = json.loads(frame.record).get("event")
    return event if isinstance(event, dict) else {}
