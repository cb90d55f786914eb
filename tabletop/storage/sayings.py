"""Whose words a record commits to, and of what sort they are: for whoever chooses which are to go.

Invariant: read from the record's own bytes, so it holds for every kind of log. A sealed move looks like words and is
none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tabletop.storage.frame import Frame

Sort = Literal["name", "text", "choice"]
"""What somebody is called; what somebody wrote; a sealed move, which holds ids only."""
_NAMES = frozenset({"name", "umpire"})
_CHOICES = frozenset({"move"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that a record commits to."""

    commitment: str
    sort: Sort
    team: str
    """The team they belong to or are about, by its id; empty for none."""


def sayings(frame: Frame) -> Iterator[Saying]:
    """All words of a record, in order, erased or not."""
    record = json.loads(frame.record)
    actor = record.get("actor")
    team = actor.get("team") if isinstance(actor, Mapping) else None
    yield from _within(record.get("event"), "", str(team or ""))


def _within(value: object, name: str, team: str) -> Iterator[Saying]:
    if isinstance(value, Mapping):
        if value.keys() == {"commitment"}:
            sort: Sort = "name" if name in _NAMES else "choice" if name in _CHOICES else "text"
            yield Saying(str(value["commitment"]), sort, team)
            return
        own = value.get("team")
        inner = own if isinstance(own, str) else team
        for key, one in value.items():
            yield from _within(one, str(key), inner)
    elif isinstance(value, list):
        for one in value:
            yield from _within(one, name, team)
