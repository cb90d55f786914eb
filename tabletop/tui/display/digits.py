"""Block digits for the last row of a lecture hall: five rows of blocks, or ten, or three where there is no room.

Invariant: it draws what it is given and has no clock.
"""

from __future__ import annotations

from typing import Final

_FONT: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
_HALVES: Final = {(" ", " "): " ", ("#", " "): "▀", (" ", "#"): "▄", ("#", "#"): "█"}


def big(text: str, scale: int) -> str:
    """`12:40` in blocks: three rows for scale 0, else five rows for each step of the scale."""
    rows = [" ".join(_FONT[sign][row] for sign in text if sign in _FONT) for row in range(5)]
    if scale == 0:
        rows.append(" " * len(rows[0]))
        pairs = zip(rows[::2], rows[1::2], strict=True)
        return "\n".join("".join(_HALVES[pair] for pair in zip(*both, strict=True)) for both in pairs)
    wide = 2 * scale
    return "\n".join(
        "".join(("█" if cell == "#" else " ") * wide for cell in row) for row in rows for _ in range(scale)
    )
