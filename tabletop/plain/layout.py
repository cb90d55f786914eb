"""Text for a terminal that only knows lines: cleaned, wrapped, numbered.

Invariant: what leaves here holds no control character but the line break, and no line is wider than asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from string import Template
from typing import Final

from tabletop.decisions.text import clean
from tabletop.language.catalogue import _

WIDTH: Final = 72
_LIMIT: Final = 1_000_000
_CLIP: Final = 240
_DIGITS: Final = 9
_BETWEEN: Final = re.compile("[,;>]")


def seen(text: str) -> str:
    """`text` without anything a terminal could act on."""
    return clean(text, limit=_LIMIT, lines=_LIMIT)


def seen_line(line: str) -> str:
    """The same for one line, whose indentation stays."""
    return f"{'':{len(line) - len(line.lstrip(' '))}}{seen(line)}"


def said(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` filled in once."""
    return Template(_(template)).safe_substitute({name: str(value) for name, value in values.items()})


def clipped(text: str, limit: int = _CLIP) -> str:
    """One line of at most `limit` characters; what is cut, between words if they are not too long, is marked."""
    line = " ".join(seen(text).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 2]
    whole_words = cut.rpartition(" ")[0]
    return f"{whole_words if 2 * len(whole_words) > limit else cut} …"


def whole(text: str) -> int | None:
    """The whole number that somebody typed, of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def whole_numbers(line: str) -> list[int] | None:
    """The numbers of a line, however they are parted; None if anything else stands there."""
    found = [whole(part) for part in _BETWEEN.sub(" ", line).split()]
    numbers = [number for number in found if number is not None]
    return numbers if len(numbers) == len(found) else None


def cells(text: str) -> int:
    """How many columns a terminal needs for `text`."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, indent: str = "", hang: str | None = None, width: int = WIDTH) -> Iterator[str]:
    """Lines of at most `width` columns: the first after `indent`, the others after `hang` (the same by default)."""
    before = indent
    for paragraph in seen(text).split("\n"):
        line = ""
        for word in _pieces(paragraph, width - max(cells(before), cells(hang or indent))):
            if line and cells(before) + cells(line) + 1 + cells(word) > width:
                yield f"{before}{line}"
                before, line = indent if hang is None else hang, word
            else:
                line = f"{line} {word}" if line else word
        yield f"{before}{line}".rstrip()
        before = indent if hang is None else hang


def _pieces(paragraph: str, width: int) -> Iterator[str]:
    """Words, those that are too wide for a line cut."""
    for word in paragraph.split():
        piece, used = "", 0
        for character in word:
            wide = _cells(character)
            if used + wide > width:
                yield piece
                piece, used = "", 0
            piece, used = piece + character, used + wide
        yield piece


def numbered(items: Iterable[tuple[str, str]], first: int = 1) -> Iterator[str]:
    """A list to choose from: number, label, detail."""
    for number, (name, detail) in enumerate(items, first):
        text = f"{clipped(name)} – {clipped(detail)}" if detail else clipped(name)
        yield from wrapped(text, f"{number:>3}  ", "     ")
