"""Dice as they fell, drawn large enough for a room, and what they come to in words.

Invariant: the numbers stand beside the picture, so nobody has to count dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

_DOTS: Final = {
    1: ("       ", "   ●   ", "       "),
    2: (" ●     ", "       ", "     ● "),
    3: (" ●     ", "   ●   ", "     ● "),
    4: (" ●   ● ", "       ", " ●   ● "),
    5: (" ●   ● ", "   ●   ", " ●   ● "),
    6: (" ●   ● ", " ●   ● ", " ●   ● "),
}
_GAP: Final = "  "


def drawn(dice: Sequence[int]) -> Content:
    """The dice side by side, five lines high; nothing where a number is on no die."""
    faces = [_DOTS[one] for one in dice if one in _DOTS]
    if not faces or len(faces) != len(dice):
        return Content("")
    rows = [_GAP.join("╭───────╮" for _face in faces)]
    rows += [_GAP.join(f"│{face[line]}│" for face in faces) for line in range(3)]
    rows.append(_GAP.join("╰───────╯" for _face in faces))
    return Content("\n").join(Content(row) for row in rows)


def signed(number: int) -> str:
    """`+1`, `−2`, `+0`."""
    return f"−{-number}" if number < 0 else f"+{number}"
