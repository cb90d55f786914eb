"""The names a scenario defines, against which every reference is held.

Invariant: a set of names that may be incomplete (because its field is mistyped or misshapen) is None, and nothing is
held against it: a slip in one place must not bring up a problem in another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.scenario.reader import Data, Document

Names = tuple[str, ...] | None
Mapping = dict[str, Data]

PASSES = ("passes", "fails")
_RESULTS = {
    "consensus": ("adopted", "broken"),
    "matrix": ("success", "failure"),
    "negotiation": ("signed", "reserved", "walked"),
}
_MISSHAPEN = frozenset({Code.WRONG_SHAPE, Code.NO_VALUE})
_SHAKEN_BY = frozenset({Code.UNKNOWN_FIELD, Code.MISSING_FIELD})


@dataclass(frozen=True, slots=True)
class Part:
    """An inject, a decision or another part with an id."""

    path: Path
    data: Mapping
    move: int

    @property
    def id(self) -> str:
        """Its id; empty where there is none."""
        found = self.data.get("id")
        return found if isinstance(found, str) else ""


@dataclass(frozen=True)
class Story:
    """A file's data with its parts laid out and its names collected."""

    data: Mapping
    places: Places
    moves: tuple[Part, ...]
    injects: tuple[Part, ...]
    decisions: tuple[Part, ...]
    shaky: frozenset[str]

    @cached_property
    def indicators(self) -> Names:
        """The indicators."""
        return self.names("indicators")

    @cached_property
    def decision(self) -> dict[str, Part]:
        """The decisions by id; of two with one id, the first."""
        return {part.id: part for part in reversed(self.decisions)}

    def names(self, field: str) -> Names:
        """The names defined under a top-level field."""
        found = self.data.get(field, {})
        doubtful = field in self.shaky or (field == "teams" and not found)
        return tuple(found) if isinstance(found, dict) and not doubtful else None

    def ids(self, parts: tuple[Part, ...], field: str) -> Names:
        """The ids of injects, decisions or moves; `field` is where they stand."""
        shaken = self.shaky & {field, "moves", "id"} or not all(part.id for part in parts)
        return None if shaken else tuple(part.id for part in parts)


def story(document: Document, problems: Iterable[Problem]) -> Story:
    """Lay out a file's data; `problems` are what is known to be wrong with its shape."""
    shaky: set[str] = set()
    for one in problems:
        if one.code in _SHAKEN_BY:
            shaky.update(one.known if one.code is Code.MISSING_FIELD else filter(None, (one.near,)))
        elif one.code in _MISSHAPEN:
            shaky.add("sets")
    moves = tuple(parts(document.data, "moves", ()))
    injects = tuple(part for move in moves for part in parts(move.data, "injects", move.path))
    decisions = tuple(part for move in moves for part in parts(move.data, "decisions", move.path))
    if not _in_lists(document.data, moves):
        shaky.add("moves")
    return Story(document.data, document.places, moves, injects, decisions, frozenset(shaky))


def _in_lists(data: Mapping, moves: tuple[Part, ...]) -> bool:
    """Whether moves, injects and decisions all stand in lists."""
    listed = [data.get("moves"), *(move.data.get(field, []) for move in moves for field in ("injects", "decisions"))]
    return all(isinstance(one, list) for one in listed)


def parts(data: Mapping, field: str, path: Path) -> Iterator[Part]:
    """The mappings in a list."""
    found = data.get(field)
    for number, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            here = (*path, field, number)
            yield Part(here, item, int(here[1]))


def mapping(data: Mapping, field: str) -> Mapping:
    """A mapping inside a mapping; an empty one where it is none."""
    found = data.get(field)
    return found if isinstance(found, dict) else {}


def texts(data: Mapping, field: str, path: Path) -> Iterator[tuple[Path, str]]:
    """One text, or several in a list, each with its path."""
    found = data.get(field)
    if isinstance(found, str):
        yield (*path, field), found
    for number, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, str):
            yield (*path, field, number), item


def outcomes_of(decision: Mapping) -> tuple[str, ...]:
    """What a decision can come to, as a condition may name it."""
    kind = decision.get("type")
    if isinstance(kind, str) and kind in _RESULTS:
        return _RESULTS[kind]
    if kind == "sealed":
        rows = enumerate(parts(decision, "outcomes", ()), start=1)
        return tuple("otherwise" if "when" not in row.data else f"row-{number}" for number, row in rows)
    named: list[str] = []
    for field in ("options", "items", "rubric"):
        named += mapping(decision, field)
    if kind == "vote":
        return (*named, "fails") if named else PASSES
    return tuple(named)


def unknown(
    code: Code, found: str, known: Collection[str] | None, where: Callable[[Path], Place], path: Path
) -> Iterator[Problem]:
    """A problem when `found` is not among the known names; an empty text is another rule's matter.

    `where` turns `path` into a place (`places.key`, `places.value`), which only a problem pays for.
    """
    if known is not None and found and found not in known:
        yield Problem(code, where(path), found=found, known=tuple(known))
