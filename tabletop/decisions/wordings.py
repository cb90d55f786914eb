"""One text against another, word by word, for people who have to see what was changed in it.

Invariant: what is the same and what is new are together the later text, to the last character.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from tabletop.decisions.proceeding import Span


@lru_cache(maxsize=256)
def differences(before: str, after: str) -> tuple[Span, ...]:
    """`after` against `before`, word by word. White space belongs to the word before it, and is no difference."""
    old, new = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
    spans: list[Span] = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            spans.append(("same", "".join(new[start:end])))
            continue
        if last > first:
            spans.append(("gone", "".join(old[first:last])))
        if end > start:
            spans.append(("new", "".join(new[start:end])))
    return tuple(spans)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        if pieces and (character.isspace() or not pieces[-1][-1].isspace()):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
