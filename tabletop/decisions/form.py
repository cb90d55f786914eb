"""A form as data: the few field types every face knows how to draw and to ask.

Invariant: a field says everything a face needs; no face looks at the question behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked, ordered or given points."""

    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PickOne:
    """Pick exactly one. Entry: the id as str. `purpose` is a word a face has a label for; `team` is who it is about."""

    name: str
    choices: tuple[Choice, ...]
    purpose: str = ""
    team: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class PickSome:
    """Pick from `least` to `most`. Entry: tuple of ids. `excludes` are pairs that cannot stand together."""

    name: str
    choices: tuple[Choice, ...]
    least: int
    most: int
    excludes: tuple[tuple[str, str], ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class PutInOrder:
    """Put all choices in order, first is most. Entry: tuple of all ids."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ShareOut:
    """Share exactly `points` in steps of `step`. Entry: id → points; what is not named gets none."""

    name: str
    choices: tuple[Choice, ...]
    points: int
    step: int


@dataclass(frozen=True, slots=True)
class WriteText:
    """Write free text. Entry: str. `purpose` is `answer`, `rationale` or another word a face has a label for.

    `initial` stands in the field at first, to be changed.
    """

    name: str
    purpose: str
    max_words: int
    lines: int = 1
    required: bool = True
    initial: str = ""


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Set a percentage, shown as word and number. Entry: int 0..100. An empty `prompt` stands for the usual one."""

    name: str
    prompt: str = ""
    step: int = 5
    required: bool = True


Field = PickOne | PickSome | PutInOrder | ShareOut | WriteText | SetLevel
Form = tuple[Field, ...]
Entry = str | int | tuple[str, ...] | dict[str, int]
Entries = Mapping[str, Entry]
"""What came back from a form, by field name."""
