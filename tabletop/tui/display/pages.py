"""From pieces of text to pages of a screen: the display cannot be scrolled, so what does not fit comes on its own page.

Invariant: nothing that must be read is left out, and no line is wider than its column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

_NARROWEST: Final = 12
_NOTHING: Final = Content("")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: what stands in front of it, and how far in it is wrapped."""

    text: Content = _NOTHING
    lead: Content = _NOTHING
    indent: int = 0
    edge: bool = False
    """Whether what stands in front is repeated on every line."""
    close: bool = False
    """Whether it stands right under the piece before, without an empty line."""
    drawn: Callable[[int], Content] | None = None
    """Draws itself for a width, instead of `text`."""

    def lines(self, width: int) -> list[Content]:
        """Its lines, none wider than `width`."""
        if self.drawn is not None:
            return list(self.drawn(width).split("\n"))
        wrapped: list[Content] = self.text.wrap(max(_NARROWEST, width - self.indent)) or [_NOTHING]
        gap = " " * max(0, self.indent - self.lead.cell_length)
        first = Content.assemble(self.lead, gap)
        further = first if self.edge else Content(" " * self.indent)
        return [Content.assemble(further if at else first, line) for at, line in enumerate(wrapped)]


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that belong together: on one page, if one page can hold them."""

    pieces: tuple[Piece, ...]
    extra: bool = False
    """Whether it is shown only where it finds room on pages that are there anyway."""

    def lines(self, width: int) -> list[Content]:
        """All lines, with empty ones between the pieces."""
        found: list[Content] = []
        for piece in self.pieces:
            if found and not piece.close:
                found.append(_NOTHING)
            found += piece.lines(width)
        return found


def group(*pieces: Piece | None, extra: bool = False) -> Group:
    """A group of those pieces that are there."""
    return Group(tuple(one for one in pieces if one is not None), extra)


def columns_of(groups: Iterable[Group], width: int, height: int) -> list[list[Content]]:
    """Columns of at most `height` lines: a group goes to the next column if that keeps it whole."""
    filled: list[list[Content]] = []
    for one in groups:
        lines = one.lines(width)
        if not lines:
            continue
        last = filled[-1] if filled else None
        room = height - len(last) - 1 if last is not None else 0
        if last is not None and len(lines) <= room:
            last += [_NOTHING, *lines]
        elif not one.extra:
            filled += _cut(lines, height)
    return filled


def _cut(lines: Sequence[Content], height: int) -> list[list[Content]]:
    """A column or more; a break falls between paragraphs where one is near, and no column begins with nothing."""
    found: list[list[Content]] = []
    rest = list(lines)
    while len(rest) > height:
        at = next((at for at in range(height, height // 2, -1) if not rest[at].plain.strip()), height)
        found.append(rest[:at])
        rest = rest[at:]
        while rest and not rest[0].plain.strip():
            rest.pop(0)
    return [*found, rest] if rest else found


def side_by_side(columns: Sequence[list[Content]], width: int, gap: int) -> Content:
    """Columns beside each other, as one text."""
    rows = max(map(len, columns), default=0)
    lines: list[Content] = []
    for row in range(rows):
        cells = [column[row] if row < len(column) else _NOTHING for column in columns]
        padded = [Content.assemble(cell, " " * max(0, width + gap - cell.cell_length)) for cell in cells[:-1]]
        lines.append(Content("").join([*padded, cells[-1]]))
    return Content("\n").join(lines)


def pages(groups: Sequence[Group], width: int, height: int, *, columns: int = 1, gap: int = 0) -> list[Content]:
    """Every page as one text; always at least one. An extra group fills what columns are left over."""
    height = max(1, height)
    found = columns_of([one for one in groups if not one.extra], width, height)
    for one in (one for one in groups if one.extra):
        lines = one.lines(width)
        free = -len(found) % columns if found else columns
        if lines and free and len(lines) <= height:
            found.append(lines)
        elif lines and found and len(found[-1]) + 1 + len(lines) <= height:
            found[-1] += [_NOTHING, *lines]
    return [side_by_side(found[at : at + columns], width, gap) for at in range(0, len(found), columns)] or [_NOTHING]
