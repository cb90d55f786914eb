"""How wide the columns of a table want to be, for formats that do not find it out by themselves.

Invariant: a column is never narrower than its title's longest word, and a long text does not starve the others.
"""

from __future__ import annotations

from typing import Final

from tabletop.documents.document import Table

_ROOM: Final = 84
"""Letters beside each other on a sheet."""
_WORD: Final = 16
_MOST: Final = 44
_TO_FILL: Final = 14


def weights(table: Table) -> list[int]:
    """A share for each column."""
    if table.shares:
        return list(table.shares)
    least: list[int] = []
    wanted: list[int] = []
    for index, title in enumerate(table.head):
        cells = [title, *("".join(span.text for span in row[index]) for row in table.rows)]
        word = max((len(word) for cell in cells for word in cell.split()), default=0)
        line = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
        empty = table.to_fill and not any(cells[1:])
        least.append(max(min(word, _WORD) + 3, _TO_FILL if empty else 0))
        room = _MOST if empty and not any(table.head) else 0
        wanted.append(max(least[-1], room, min(line, _MOST) + 3))
    over = sum(wanted) - sum(least)
    room = min(max(_ROOM - sum(least), 0), over)
    return [low + (high - low) * room // max(over, 1) for low, high in zip(least, wanted, strict=True)]
