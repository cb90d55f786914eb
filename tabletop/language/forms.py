"""Small forms that differ from language to language: how a line begins, how words are quoted.

Invariant: nothing here changes a word; a capital goes to the first letter alone, because other languages have theirs
inside a line.
"""

from __future__ import annotations

from typing import Final

from tabletop.language.catalogue import _, language

_COMMA: Final = frozenset({"de"})
"""Languages that write a comma where English has a point."""


def begun(text: str) -> str:
    """The text as a line begins: its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def decimal(value: float, digits: int) -> str:
    """A number with so many digits behind the point, or behind the comma."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language() in _COMMA else text


def opening() -> str:
    """The mark before words that are quoted."""
    return _("“")


def closing() -> str:
    """The mark behind words that are quoted."""
    return _("”")


def quoted(text: str) -> str:
    """Words as somebody's own."""
    return f"{opening()}{text}{closing()}"
