"""Text that people type: cleaned and capped at the boundary, so that nothing later has to distrust it.

Invariant: what `clean` returns holds no control, bidirectional, zero-width or surrogate character, and is in NFC.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TITLE_LIMIT: Final = 120
NAME_LIMIT: Final = 40
LINE_LIMIT: Final = 280
DECISION_LIMIT: Final = 4_000
INJECT_LIMIT: Final = 20_000
INJECT_LINES: Final = 200

_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_STACKED: Final = 4
"""Combining marks kept on one letter: enough for every living script, too few to climb over the next line."""


def _unstack(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _STACKED:
            kept.append(character)
    return "".join(kept)


def clean(text: str, *, limit: int = DECISION_LIMIT, lines: int = INJECT_LINES) -> str:
    """Return `text` in NFC without anything that is not seen, at most `limit` characters and `lines` lines.

    With `lines=1` line breaks become spaces. Cutting is the caller's to announce: compare lengths.
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _unstack(text)
    text = " ".join(text.split()) if lines == 1 else "\n".join(text.split("\n")[:lines])
    return text[:limit].strip()


def clean_line(text: str, *, limit: int = LINE_LIMIT) -> str:
    """Clean `text` into one line of at most `limit` characters."""
    return clean(text, limit=limit, lines=1)


def word_count(text: str) -> int:
    """Count words as an author does: runs between white space."""
    return len(text.split())
