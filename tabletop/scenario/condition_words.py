"""The leaves of a condition as an author wrote it, each with its place; and what is no condition.

Invariant: looks at plain data, so that it can say more than that a condition as a whole is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tabletop.decisions.conditions import HIGHEST, comparison
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Problem
from tabletop.scenario.reader import Data

_DEPTH: Final = 9
_JOINTS: Final = ("all", "any")
_LIKE_COMPARISON: Final = re.compile(r"[<>=≤≥]|[0-9]|\b(?:below|above|under|over|least|most|exactly|between|than)\b")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One line of a condition: `cohesion: below 40`."""

    path: Path
    name: str
    words: str

    @property
    def compares(self) -> bool:
        """Whether the words are meant to compare an indicator with numbers."""
        return _LIKE_COMPARISON.search(self.words) is not None


def leaves(data: Data, path: Path) -> Iterator[Leaf]:
    """Every comparison, flag and option in a condition; what has no such shape is passed over."""
    todo: list[tuple[Data, Path]] = [(data, path)]
    while todo:
        part, at = todo.pop()
        if not isinstance(part, dict) or len(at) - len(path) > 2 * _DEPTH:
            continue
        for name, wanted in part.items():
            here = (*at, name)
            if name in _JOINTS and isinstance(wanted, list):
                todo += [(inner, (*here, number)) for number, inner in enumerate(wanted)]
            elif name == "not":
                todo.append((wanted, here))
            elif name not in _JOINTS and isinstance(wanted, str):
                yield Leaf(here, name, wanted)


def misshapen(data: Data, path: Path, places: Places, depth: int = 0) -> Iterator[Problem]:
    """What is no condition in something that should be one. `depth` stays below a small limit."""
    if not isinstance(data, dict) or not data or depth >= _DEPTH:
        found = data if isinstance(data, str) else ""
        shape = "list" if isinstance(data, list) else "mapping" if data else "nothing"
        wants = "shallower" if depth >= _DEPTH else "condition"
        place = places.value(path) if data else places.key(path)
        yield Problem(Code.BAD_CONDITION, place, found=found, wants=wants, shape="" if found else shape)
        return
    for name, wanted in data.items():
        here = (*path, name)
        if name == "not":
            yield from misshapen(wanted, here, places, depth + 1)
        elif name in _JOINTS and isinstance(wanted, list) and wanted:
            for number, inner in enumerate(wanted):
                yield from misshapen(inner, (*here, number), places, depth + 1)
        elif name in _JOINTS:
            yield Problem(Code.BAD_CONDITION, places.value(here), found=name, wants="conditions")
        elif not isinstance(wanted, str):
            yield Problem(Code.BAD_CONDITION, places.value(here), found=name, wants="value", shape="list")


def wrong_comparison(leaf: Leaf, places: Places) -> Problem | None:
    """What is wrong with the words that compare an indicator."""
    read = comparison(leaf.name, leaf.words)
    if not leaf.words:
        return Problem(Code.NO_VALUE, places.key(leaf.path), found=leaf.name)
    if read is None:
        return Problem(Code.BAD_CONDITION, places.value(leaf.path), found=leaf.words, wants="comparison")
    highest = max(int(number) for number in re.findall(r"[0-9]+", leaf.words))
    if highest > HIGHEST or read.low > read.high:
        return Problem(Code.BAD_CONDITION, places.value(leaf.path), found=leaf.words, wants="range")
    return None
