"""Planting a fault into a good scenario: an edit of the text, and the place where it has to be found.

Invariant: the place comes from the edit (the offset of what was written), never from the program under test; where the
good text has no room for a fault, nothing is planted and nothing is claimed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File

from tabletop.authoring.rules.base import Subject
from tabletop.scenario.loader import examine
from tabletop.scenario.model import Scenario
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Place

MONTH = "2026-11"


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one fault in it, and where it stands."""

    text: str
    line: int
    col: int


@dataclass(frozen=True)
class Good:
    """A scenario without a fault, and where everything stands in it."""

    name: str
    text: str

    @cached_property
    def subject(self) -> Subject:
        """The scenario as rules see it."""
        examined = examine(self.text.encode(), self.name)
        assert examined.scenario is not None
        assert examined.document is not None
        return Subject(examined.scenario, examined.document, MONTH)

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.subject.scenario

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, place: Place) -> tuple[int, int]:
        """The offsets of a place."""
        start = self._starts[place.line - 1]
        return start + place.col - 1, start + place.end - 1

    def value(self, *path: str | int) -> tuple[int, int]:
        """The offsets of a value."""
        return self.span(self.subject.places.value(path))

    def key(self, *path: str | int) -> tuple[int, int]:
        """The offsets of a key."""
        return self.span(self.subject.places.key(path))

    def words(self, span: tuple[int, int]) -> str:
        """What stands there."""
        return self.text[span[0] : span[1]]

    def with_(self, span: tuple[int, int], words: str, at: int = 0) -> Planted:
        """The text with other words there; the fault stands `at` characters into them."""
        text = self.text[: span[0]] + words + self.text[span[1] :]
        return _planted(text, span[0] + at)

    def before_line(self, offset: int, words: str, at: int = 0) -> Planted:
        """The text with lines written before the line of `offset`; the fault stands `at` characters into them."""
        start = self.text.rfind("\n", 0, offset) + 1
        return _planted(self.text[:start] + words + self.text[start:], start + at)

    def without_lines(self, start: int, end: int) -> str:
        """The text without the whole lines from `start` to before the line of `end`."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.rfind("\n", 0, end) + 1
        return self.text[:first] + self.text[last:]

    def paths(self, *fields: str) -> Iterator[Path]:
        """The paths of every inject and decision that has all these fields."""
        for part in (*self.subject.story.injects, *self.subject.story.decisions):
            if all(name in part.data for name in fields):
                yield part.path


def _planted(text: str, offset: int) -> Planted:
    before = text[:offset]
    return Planted(text, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def indent_of(good: Good, offset: int) -> str:
    """The blanks before the part that stands at `offset`."""
    start = good.text.rfind("\n", 0, offset) + 1
    line = good.text[start:]
    return line[: len(line) - len(line.lstrip(" "))]


Plant = Callable[[Good, random.Random], Planted | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault that authors make."""

    name: str
    """In a few words."""
    code: str
    """The code that has to be found."""
    plant: Plant


def good(file: File) -> Good:
    """The scenario in a file."""
    return Good(file.as_posix(), file.read_text(encoding="utf-8"))
