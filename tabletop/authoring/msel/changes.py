"""What two versions of a scenario differ in: part by part, field by field.

Invariant: applying the differences between two versions to the first gives the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tabletop.authoring.msel.parts import Part, Parted, copied
from tabletop.scenario.reader import Data

Path = tuple[str, ...]
KINDS: Final = ("head", "moves", "injects", "decisions")
PLACE: Final = "move"
"""The field under which a part's move is compared."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; None where it is not there."""

    path: Path
    """`("injects", "cable-cut", "title")`; a whole part is a path of two."""
    before: Data | None
    after: Data | None


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one part, as it is told."""

    kind: Literal["added", "changed", "moved", "gone"]
    part: Path
    """`("injects", "cable-cut")`."""
    fields: tuple[Difference, ...] = ()


def keyed(parts: Parted) -> dict[str, Data]:
    """A scenario as one tree by ids."""
    tree: dict[str, Data] = {
        "head": dict(parts.head),
        "moves": dict(parts.moves),
        "injects": {key: {**part, PLACE: parts.move_of.get(key, "")} for key, part in parts.injects.items()},
        "decisions": {key: {**part, PLACE: parts.move_of.get(key, "")} for key, part in parts.decisions.items()},
    }
    return tree


def differences(before: Data | None, after: Data | None, path: Path = ()) -> Iterator[Difference]:
    """The fields that differ; a list is one field, and so is a part that is new or gone."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from differences(before.get(key), after.get(key), (*path, key))
    elif before != after:
        yield Difference(path, before, after)


def applied(parts: Parted, found: Iterator[Difference] | tuple[Difference, ...]) -> Parted:
    """A copy of the scenario with the differences in it."""
    tree = copied(keyed(parts))
    for one in found:
        if isinstance(tree, dict):
            _set(tree, one.path, one.after)
    return _unkeyed(tree if isinstance(tree, dict) else {})


def in_order(parts: Parted, order: list[str]) -> Parted:
    """The scenario with its injects in this order; those that are not named stay behind the one before them."""
    rest = [key for key in order if key in parts.injects]
    placed = set(rest)
    before = ""
    for key in parts.injects:
        if key not in placed:
            rest.insert(rest.index(before) + 1 if before else 0, key)
            placed.add(key)
        before = key
    injects = {key: parts.injects[key] for key in rest}
    return Parted(parts.head, parts.moves, injects, parts.decisions, parts.move_of)


def told(before: Parted, after: Parted) -> tuple[Change, ...]:
    """What happens to each part, in the order of the file; moves of injects last."""
    parts: dict[Path, list[Difference]] = {}
    for one in differences(keyed(before), keyed(after)):
        named = one.path[:2] if one.path[0] != "head" or one.path[1] != "teams" else one.path[:3]
        parts.setdefault(named, []).append(one)
    found: list[Change] = []
    for part, fields in parts.items():
        whole = len(fields) == 1 and fields[0].path == part and (part[0] != "head" or len(part) > 2)  # noqa: PLR2004
        kind: Literal["added", "changed", "gone"] = "changed"
        if whole:
            kind = "added" if fields[0].before is None else "gone"
        found.append(Change(kind, part, tuple(fields)))
    return (*found, *_moved(before, after))


def _moved(before: Parted, after: Parted) -> Iterator[Change]:
    """Injects that stand elsewhere among those that both have."""
    old = [key for key in before.injects if key in after.injects]
    new = [key for key in after.injects if key in before.injects]
    while old != new:
        place = next(at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other)
        key = new[place] if old.index(new[place]) - place >= new.index(old[place]) - place else old[place]
        yield Change("moved", ("injects", key))
        old.remove(key)
        new.remove(key)


def _set(node: Part, path: Path, value: Data | None) -> None:
    for step in path[:-1]:
        inner = node.setdefault(step, {})
        if not isinstance(inner, dict):
            inner = {}
            node[step] = inner
        node = inner
    if value is None:
        node.pop(path[-1], None)
    else:
        node[path[-1]] = copied(value)


def _unkeyed(tree: Part) -> Parted:
    parts = Parted()
    for kind, into in (("moves", parts.moves), ("injects", parts.injects), ("decisions", parts.decisions)):
        found = tree.get(kind)
        for key, part in found.items() if isinstance(found, dict) else ():
            if isinstance(part, dict):
                move = part.pop(PLACE, "") if kind != "moves" else ""
                if kind != "moves":
                    parts.move_of[key] = move if isinstance(move, str) else ""
                into[key] = part
    head = tree.get("head")
    parts.head = head if isinstance(head, dict) else {}
    return parts
