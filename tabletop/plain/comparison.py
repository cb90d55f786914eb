"""A comparison as lines: the whole of it to read and to keep, and a few runs to go through step by step.

Invariant: what the lines say is what the document says, in its order; a table becomes a line for every cell that says
something, so that it reads out well and no line is wider than the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console, Left
from tabletop.plain.layout import WIDTH, cells, clipped, said, whole, wrapped
from tabletop.reports.comparing_choices import marks, parted_words
from tabletop.reports.comparing_parts import Comparison, minutes_of
from tabletop.reports.comparison_sides import Row
from tabletop.reports.timeline import clock

_INDENT: Final = "  "
_NARROW: Final = 16
"""Columns of figures that are at most so wide stand beside each other, ..."""
_ROOM: Final = 20
"""... if so much is left for what they are of."""


def document_lines(document: Document) -> Iterator[str]:
    """The document, line by line."""
    yield document.banner
    yield ""
    yield from wrapped(document.title)
    yield from wrapped(document.subtitle)
    yield from _blocks(document.lead)
    for section in document.sections:
        yield from _section(section, "=")
    yield ""
    for foot in document.foot:
        yield from wrapped(foot)


def _section(section: Section, rule: str) -> Iterator[str]:
    yield ""
    title = list(wrapped(section.title))
    yield from title
    yield rule * min(WIDTH, max(map(cells, title), default=0))
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner, "-")


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield ""
        match block:
            case Paragraph():
                yield from wrapped(_text(block.text))
            case Listing():
                for item in block.items:
                    yield from wrapped(_text(item), "- ", _INDENT)
            case Table():
                yield from _table(block)
            case Chart():
                yield from wrapped(block.caption)
                yield from wrapped(block.alt, _INDENT)
                yield from _table(block.data)


def _text(text: Text) -> str:
    return "".join(span.text for span in text)


def _table(table: Table) -> Iterator[str]:
    rows = [[_text(cell) for cell in row] for row in table.rows]
    widest = [max(cells(line) for line in column) for column in zip(table.head, *rows, strict=True)]
    if max(widest[1:], default=0) <= _NARROW and sum(width + 2 for width in widest[1:]) <= WIDTH - _ROOM:
        yield from _side_by_side(table.head, rows, widest)
        return
    for row in rows:
        yield from wrapped(row[0])
        for head, cell in zip(table.head[1:], row[1:], strict=True):
            if cell:
                first, *rest = cell.split("\n")
                yield from wrapped(f"{head}: {first}", _INDENT, _INDENT * 2)
                for line in rest:
                    yield from wrapped(line, _INDENT * 2)


def _side_by_side(head: tuple[str, ...], rows: list[list[str]], widest: list[int]) -> Iterator[str]:
    """Figures in columns, with what they are of in front."""
    room = WIDTH - sum(width + 2 for width in widest[1:])
    for row in (list(head), *rows):
        *above, last = list(wrapped(row[0] or " ", width=room)) or [""]
        yield from above
        figures = "".join(f"  {_filled(cell, width)}" for cell, width in zip(row[1:], widest[1:], strict=True))
        yield f"{last}{' ' * (room - cells(last))}{figures}".rstrip()


def _filled(text: str, width: int) -> str:
    return f"{' ' * (width - cells(text))}{text}"


class Sideways:
    """A few runs, step by step, for somebody who types."""

    def __init__(self, comparison: Comparison, console: Console) -> None:
        self._comparison = comparison
        self._sides = comparison.sides
        self._console = console
        self._place = -1

    def run(self) -> None:
        """Go through the steps until somebody leaves. Raises Left."""
        console = self._console
        console.say(_("EXERCISE – fictional events"))
        title, names = self._comparison.labels.title, self._comparison.names()
        console.say(said(N_("Runs of “$title”, side by side. ? for help."), title=title))
        for name, one in zip(names, self._comparison.runs, strict=True):
            console.say(f"{name}: {one.place}", hang=_INDENT)
        if self._sides.parted is not None:
            console.say(*parted_words(self._comparison, self._sides.parted))
        while True:
            last = len(self._sides.rows)
            words = N_("Step $n of $all. Enter: next:")
            line = console.read(said(words, n=max(0, self._place + 1), all=last))
            self._command(line)

    def _command(self, line: str) -> None:
        number = whole(line)
        if number is not None:
            self._go(number - 1)
            return
        match line:
            case "" | ">":
                self._go(self._place + 1)
            case "<":
                self._go(self._place - 1)
            case "d":
                self._next_difference()
            case "l":
                self._list()
            case "w":
                self._indicators()
            case "?":
                self._console.say(*map(_, _HELP))
            case "q":
                raise Left("asked")
            case _:
                self._console.say(said(N_("There is no command “$line”. ? lists them."), line=clipped(line)))

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self._sides.rows):
            self._console.say(said(N_("There are steps 1 to $n."), n=len(self._sides.rows)))
            return
        self._place = place
        row = self._sides.rows[place]
        self._console.heading(f"{place + 1}. {_titled(row)}")
        for which, name in enumerate(self._comparison.names()):
            for text, depth in cell_lines(self._comparison, row, which):
                self._console.say(f"{name}: {text}" if depth == 0 else text, indent=_INDENT * depth)

    def _next_difference(self) -> None:
        rows = self._sides.rows
        found = next((place for place in range(self._place + 1, len(rows)) if rows[place].differs), None)
        if found is None:
            self._console.say(_("Nothing differs after this."))
        else:
            self._go(found)

    def _list(self) -> None:
        for place, row in enumerate(self._sides.rows):
            self._console.say(_titled(row), indent=f"{place + 1:>3}  ", hang="     ")

    def _indicators(self) -> None:
        for name in self._comparison.labels.scenario.indicators:
            ends = [str(level_at_end(self._comparison, name, which)) for which in range(len(self._sides.runs))]
            names = self._comparison.names()
            told = ", ".join(f"{letter} {end}" for letter, end in zip(names, ends, strict=True))
            self._console.say(f"{self._comparison.labels.indicator(name)}: {told}")


_HELP: Final = (
    N_("Enter or > goes to the next step, < to the one before, a number to that step."),
    N_("d goes to the next step that differs. l lists all steps. w says where indicators ended."),
    N_("? this help. q leaves."),
)


def _titled(row: Row) -> str:
    title = row.title or _("the ending")
    return said(N_("$title – here the runs differ"), title=title) if row.differs else title


def cell_lines(comparison: Comparison, row: Row, which: int) -> Iterator[tuple[str, int]]:
    """(line, how far in) of a step in one run."""
    cell = comparison.sides.cell(row, which)
    if not cell.there:
        yield (_("not ended") if row.kind == "ending" else _("not there")), 0
        return
    if row.kind == "ending":
        yield f"{cell.result} ({minutes_of(cell.at)})", 0
        return
    yield said(N_("at $time, record $n"), time=clock(cell.at), n=cell.record), 0
    for one in cell.said:
        yield f"{one.team}: {one.what}", 1
        if one.record:
            yield marks(one), 2
        if one.quoted and comparison.quote is not None and (text := comparison.quote(which, one.record)):
            yield text, 2
    if row.kind == "decision":
        yield said(N_("Ruling: $result"), result=cell.result), 1
        if cell.overridden and comparison.quote is not None and (text := comparison.quote(which, cell.ruled)):
            yield text, 2


def level_at_end(comparison: Comparison, indicator: str, which: int) -> int:
    """Where an indicator stood at the end of a run."""
    changes = comparison.sides.runs[which].indicators.get(indicator, ())
    return changes[-1][1] if changes else comparison.labels.scenario.indicators[indicator].start
