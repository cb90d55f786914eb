"""Which scenarios are meant: by path, by folder, by the id of one that is listed.

Invariant: each once, in the order they were named.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from tabletop.scenario import library


def files(names: Sequence[str], own: Path) -> list[Path]:
    """The files. Raises NoSuchScenario."""
    found: dict[Path, Path] = {}
    for name in names:
        for file in _meant(name, own):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _meant(name: str, own: Path) -> list[Path]:
    path = Path(name)
    if path.is_file():
        return [path]
    inside = sorted(path.rglob(library.SCENARIO_FILE)) if path.is_dir() else []
    if inside:
        return inside
    known = library.find(name, own)
    if known is None:
        from tabletop.cli.finding import NoSuchScenario

        ids = [entry.id for entry in library.shelf(own)]
        raise NoSuchScenario(name, ", ".join(difflib.get_close_matches(name, ids, 1) or ids))
    return [known]
