"""Where every key and every value of a file stands.

Invariant: whatever path is asked for, there is an answer: the place itself, or of the nearest part around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Protocol

from tabletop.scenario.problems import Place


class Mark(Protocol):
    """A place as both readers mark it: line and column from 0, in characters."""

    line: int
    column: int


Path = tuple[str | int, ...]
Span = tuple[Mark, Mark]
"""Start and end of a scalar, as the reader marks them."""

_PROPERTY: Final = re.compile(r"[&*!][^\s,\[\]{}]*")
_MARKS_OF_BLOCKS: Final = frozenset("|>")
_BRACKETS: Final = frozenset("[{")
_PLAIN: Final = re.compile(r"\S")
_LETTER: Final = {
    '"': re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)|\S"),
    "'": re.compile(r"''|\S"),
}
"""How a letter is written between quotes: as it is, doubled, or as an escape."""
_BLANKS: Final = frozenset({"\\n", "\\r", "\\t", "\\ ", "\\", "\\_", "\\N", "\\L", "\\P"})
"""Escapes that come to white space, or to nothing."""


@dataclass(slots=True)
class MapSpan:
    """Where a mapping stands, with its keys and values."""

    start: Mark
    end: Mark | None = None
    keys: dict[str, Span] = field(default_factory=dict)
    values: dict[str, Spot] = field(default_factory=dict)


@dataclass(slots=True)
class ListSpan:
    """Where a list stands, with its items."""

    start: Mark
    end: Mark | None = None
    items: list[Spot] = field(default_factory=list)


Spot = Span | MapSpan | ListSpan


class Places:
    """Answers where something stands, by its path: `("moves", 0, "injects", 2, "title")`."""

    def __init__(self, file: str, lines: list[str], root: Spot) -> None:
        self.file = file
        self.lines = lines
        self._root = root

    def value(self, path: Path) -> Place:
        """The place of a value; of what is around it where there is none."""
        spot = self._spot(path)
        if isinstance(spot, tuple):
            return self.of_span(spot)
        if spot.end is not None and self._char(spot.start) in _BRACKETS:
            return self.of_span((spot.start, spot.end))
        return self._to_line_end(spot.start)

    def key(self, path: Path) -> Place:
        """The place of the last key of `path`; for an item of a list, of the item."""
        around = self._spot(path[:-1])
        if path and isinstance(around, MapSpan) and (span := around.keys.get(str(path[-1]))) is not None:
            return self.of_span(span)
        return self.head(path)

    def head(self, path: Path) -> Place:
        """A place that names a whole part: its first key, or its start."""
        spot = self._spot(path)
        first = next(iter(spot.keys.values()), None) if isinstance(spot, MapSpan) else None
        return self.of_span(first) if first is not None else self.value(path)

    def within(self, path: Path, words: str, skip: int = 0) -> Place:
        """The place of the `skip`-th occurrence of `words` inside a text; of the text where it is not found so."""
        spot = self._spot(path)
        if not isinstance(spot, tuple):
            return self.value(path)
        start, end = spot
        for number in range(start.line, min(end.line + 1, len(self.lines))):
            line = self.lines[number]
            at = start.column if number == start.line else 0
            stop = end.column if number == end.line else len(line)
            while (at := line.find(words, at, stop)) >= 0:
                if not skip:
                    return Place(self.file, number + 1, at + 1, at + 1 + len(words))
                skip -= 1
                at += len(words)
        return self.value(path)

    def part(self, path: Path, text: str, start: int, end: int) -> Place:
        """The place of `text[start:end]` in the text at `path`; of its first line where it has several.

        A text is folded, unquoted and unescaped on its way from the file; its letters keep their number and order.
        """
        spot = self._spot(path)
        if not isinstance(spot, tuple):
            return self.value(path)
        before, length = (len("".join(part.split())) for part in (text[:start], text[start:end]))
        letters = list(islice(self._letters(spot), before, before + length))
        if not letters or len(letters) < length:
            return self.value(path)
        first = [letter for letter in letters if letter[0] == letters[0][0]]
        return Place(self.file, first[0][0] + 1, first[0][1] + 1, first[-1][2] + 1)

    def _letters(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Line, start and end of every letter of a text; an escape is one."""
        opening, (start, end) = self._char(span[0]), span
        block = opening in _MARKS_OF_BLOCKS
        for number in range(start.line + block, min(end.line + 1, len(self.lines))):
            quoted = opening in _LETTER
            first = start.column + quoted if number == start.line else 0
            last = end.column - quoted if number == end.line else len(self.lines[number])
            for match in _LETTER.get(opening, _PLAIN).finditer(self.lines[number], first, last):
                if opening != '"' or match[0] not in _BLANKS:
                    yield number, *match.span()

    def spot(self, path: Path) -> Spot | None:
        """Where a value stands, with everything in it, for whoever changes the file there; None where there is none."""
        spot: Spot | None = self._root
        for step in path:
            if isinstance(spot, MapSpan):
                spot = spot.values.get(str(step))
            elif isinstance(spot, ListSpan) and isinstance(step, int) and 0 <= step < len(spot.items):
                spot = spot.items[step]
            else:
                return None
        return spot

    def _spot(self, path: Path) -> Spot:
        spot = self._root
        for step in path:
            if isinstance(spot, MapSpan) and (inner := spot.values.get(str(step))) is not None:
                spot = inner
            elif isinstance(spot, ListSpan) and isinstance(step, int) and 0 <= step < len(spot.items):
                spot = spot.items[step]
            else:
                break
        return spot

    def of_span(self, span: Span) -> Place:
        """The place of a scalar; of its first line where it has several."""
        start, end = span
        if start.line >= len(self.lines):
            return self.at_end()
        if end.line != start.line or self._char(start) in _MARKS_OF_BLOCKS:
            return self._to_line_end(start)
        return Place(self.file, start.line + 1, start.column + 1, max(end.column, start.column + 1) + 1)

    def _char(self, mark: Mark) -> str:
        return self.lines[mark.line][mark.column : mark.column + 1] if mark.line < len(self.lines) else ""

    def _to_line_end(self, start: Mark) -> Place:
        if start.line >= len(self.lines):
            return self.at_end()
        width = len(self.lines[start.line].rstrip())
        return Place(self.file, start.line + 1, start.column + 1, max(width, start.column + 1) + 1)

    def point(self, mark: Mark) -> Place:
        """The place of one character."""
        if mark.line >= len(self.lines) or not self.lines[mark.line][mark.column :].strip():
            return self.at_end()
        return Place(self.file, mark.line + 1, mark.column + 1, mark.column + 2)

    def property(self, mark: Mark) -> tuple[Place, str]:
        """The place and the words of an anchor, an alias or a tag."""
        match = _PROPERTY.match(self.lines[mark.line], mark.column)
        words = match[0] if match else ""
        return Place(self.file, mark.line + 1, mark.column + 1, mark.column + 1 + max(len(words), 1)), words

    def matches(self, span: Span, find: Callable[[str], Iterator[tuple[int, int, str]]]) -> Iterator[tuple[Place, str]]:
        """The places of what `find` finds in the source of a scalar, as start, end and a word."""
        start, end = span
        source = self.lines[start.line : end.line + 1]
        source[-1] = source[-1][: end.column]
        text = "\n".join(source)
        for first, last, word in find(text[start.column :]):
            before = text[: start.column + first]
            col = len(before) - (before.rfind("\n") + 1) + 1
            yield Place(self.file, start.line + before.count("\n") + 1, col, col + last - first), word

    def at_end(self) -> Place:
        """The last thing in the file that is not blank."""
        number = max((at for at, line in enumerate(self.lines) if line.strip()), default=0)
        width = len(self.lines[number].rstrip()) if self.lines else 0
        return Place(self.file, number + 1, max(width, 1), max(width, 1) + 1)
