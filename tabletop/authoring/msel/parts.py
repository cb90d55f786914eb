"""A scenario's data by the ids of its parts, as sheets know it, and back into the order of a file.

Invariant: `joined(parted(data)) == data` for every scenario that has the right shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tabletop.scenario.model import Inject, Move, Scenario
from tabletop.scenario.reader import Data

Part = dict[str, Data]

_FIRST: Final = ("id", "type", "by", "question", "title")
"""Fields with which a decision begins."""


@dataclass(slots=True)
class Parted:
    """The parts of a scenario."""

    head: Part = field(default_factory=dict)
    """What stands at the top: everything but moves."""
    moves: dict[str, Part] = field(default_factory=dict)
    """Without their injects and decisions."""
    injects: dict[str, Part] = field(default_factory=dict)
    """In the order of play."""
    decisions: dict[str, Part] = field(default_factory=dict)
    move_of: dict[str, str] = field(default_factory=dict)
    """The move of each inject and each decision."""

    @property
    def teams(self) -> dict[str, Part]:
        """The teams."""
        found = self.head.get("teams")
        return {name: team for name, team in found.items() if isinstance(team, dict)} if isinstance(found, dict) else {}


def parted(data: Part) -> Parted:
    """The parts of a scenario's data; the parts are copies."""
    found = Parted({key: copied(value) for key, value in data.items() if key != "moves"})
    for move in _mappings(data.get("moves")):
        name = str(move.get("id", ""))
        kept = {key: copied(value) for key, value in move.items() if key not in {"injects", "decisions"}}
        found.moves[name] = kept
        for kind, into in (("injects", found.injects), ("decisions", found.decisions)):
            for part in _mappings(move.get(kind)):
                part = {key: copied(value) for key, value in part.items()}  # noqa: PLW2901 - a copy in its place
                into[str(part.get("id", ""))] = part
                found.move_of[str(part.get("id", ""))] = name
    return found


def joined(parts: Parted) -> Part:
    """The data of a file, its fields in the order in which authors write them."""
    moves: list[Data] = []
    for name, move in parts.moves.items():
        made = _ordered({"id": name, **move}, tuple(Move.model_fields))
        injects: list[Data] = [
            _ordered(one, _INJECT) for key, one in parts.injects.items() if parts.move_of.get(key) == name
        ]
        decisions: list[Data] = [
            _ordered(one, _FIRST) for key, one in parts.decisions.items() if parts.move_of.get(key) == name
        ]
        moves.append(made | {"injects": injects} | ({"decisions": decisions} if decisions else {}))
    return _ordered({**parts.head, "moves": moves}, tuple(Scenario.model_fields))


def copied(value: Data) -> Data:
    """A copy, all the way down."""
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value


_INJECT: Final = tuple(info.alias or name for name, info in Inject.model_fields.items())


def _mappings(value: Data | None) -> Iterator[Part]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield one


def as_written(kind: str, part: Part) -> Part:
    """A part with its fields in the order in which authors write them; `kind` is injects or decisions."""
    return _ordered(part, _INJECT if kind == "injects" else _FIRST)


def _ordered(part: Part, order: tuple[str, ...]) -> Part:
    first = {key: part[key] for key in order if key in part}
    return first | {key: value for key, value in part.items() if key not in first}
