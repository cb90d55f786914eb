"""Where a scenario uses names: effects, flags, conditions and `$NAME` in texts, collected in one walk.

Invariant: looks at every value once, with a stack of its own in place of recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data

_EFFECTS = frozenset({"effects", "per_step"})
_OF_IDS = frozenset({"options", "items", "rubric", "outcomes", "teams", "indicators", "sources", "cards", "objectives"})


@dataclass(slots=True)
class Uses:
    """What the walk found, each with its path."""

    effects: list[tuple[Path, dict[str, Data]]] = field(default_factory=list)
    flags: list[tuple[Path, str]] = field(default_factory=list)
    conditions: list[tuple[Path, Data]] = field(default_factory=list)
    dollars: list[tuple[Path, str]] = field(default_factory=list)


def uses(data: Data) -> Uses:
    """Walk through a file's data."""
    found = Uses()
    todo: list[tuple[Path, Data]] = [((), data)]
    while todo:
        path, part = todo.pop()
        if isinstance(part, str):
            if "$" in part:
                found.dollars.append((path, part))
        elif isinstance(part, list):
            todo += [((*path, number), item) for number, item in enumerate(part)]
        else:
            ids = bool(path) and path[-1] in _OF_IDS
            for key, value in part.items():
                here = (*path, key)
                if not ids:
                    _note(found, key, value, here)
                todo.append((here, value))
    return found


def _note(found: Uses, key: str, value: Data, path: Path) -> None:
    if key in _EFFECTS and isinstance(value, dict):
        found.effects.append((path, value))
    elif key == "when":
        found.conditions.append((path, value))
    elif key == "sets":
        if isinstance(value, str):
            found.flags.append((path, value))
        elif isinstance(value, list):
            found.flags += [((*path, number), item) for number, item in enumerate(value) if isinstance(item, str)]
