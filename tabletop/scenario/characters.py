"""Characters that a file may not hold because nobody sees them: controls, direction marks, zero widths.

Invariant: a text without them can be shown as it stands and has one kind of line break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES: Final = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r"}
_LINE_ESCAPES: Final = {"N": "\x85", "L": "\u2028", "P": "\u2029"}
_CONTROLS: Final = {
    "\0": "NUL",
    "\a": "BELL",
    "\b": "BACKSPACE",
    "\v": "VERTICAL TAB",
    "\f": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


def name_of(character: str) -> str:
    """A character as people who look it up write it: `U+200B ZERO WIDTH SPACE`."""
    name = _CONTROLS.get(character) or unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"


def escapes_to_unseen(source: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and character of every escape in a double-quoted text that comes to an unseen character."""
    for match in _ESCAPE.finditer(source):
        digits = match[1] or match[2] or match[3]
        character = chr(int(digits, 16)) if digits else (_SHORT_ESCAPES | _LINE_ESCAPES).get(match[4], "")
        if character and UNSEEN.match(character):
            yield match.start(), match.end(), character
