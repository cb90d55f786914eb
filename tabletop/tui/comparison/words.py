"""What the comparison shows: the list of steps, a step in every run, the courses of the indicators.

Invariant: a difference has a sign and a word, never a colour alone; every curve stands beside its number and its word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from textual.content import Content

from tabletop.language.catalogue import N_, _
from tabletop.language.forms import quoted
from tabletop.reports.comparing_choices import marks, parted_words
from tabletop.reports.comparing_parts import Comparison, minutes_of
from tabletop.reports.comparison_sides import Cell, Row
from tabletop.reports.naming import said
from tabletop.reports.run_model import Run
from tabletop.reports.timeline import clock
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.curve import block_bar, sparkline
from tabletop.tui.widgets.hanging import hung

DIFFERS: Final = "≠"
_COLUMN: Final = 34
"""Cells that a run needs to stand beside another; with less they stand under each other."""
_GAP: Final = 3
_MOMENTS: Final = 40
_BAR: Final = 12


def legend(comparison: Comparison, width: int) -> Content:
    """Which run is which, and where they part."""
    lines = [
        hung(
            Content.styled(f"{name}  ", "bold $live"),
            Content.assemble(foreign_line(one.place), (f"  {minutes_of(one.run.played)}  ", "$quiet"), _fork(one.run)),
            width,
        )
        for name, one in zip(comparison.names(), comparison.runs, strict=True)
    ]
    if comparison.sides.parted is not None:
        lines.append(
            hung(Content(f"{DIFFERS}  "), foreign_line(parted_words(comparison, comparison.sides.parted)[0]), width)
        )
    return Content("\n").join(lines)


def _fork(run: Run) -> Content:
    if run.forked is None:
        return Content("")
    words = _("what if, from record $number of session $name")
    return told(words, "$quiet", number=str(run.forked.number), name=run.forked.session)


def step(row: Row) -> Content:
    """A step in the list: decisions are set in, the end stands alone."""
    sign = Content.styled(f"{DIFFERS} " if row.differs else "  ", "bold $live")
    title = foreign_line(row.title or _("the ending"), "" if row.kind == "inject" else "$foreground")
    return Content.assemble(sign, "  " if row.kind == "decision" else "", title)


def shown(comparison: Comparison, row: Row, width: int) -> Content:
    """A step in every run: beside each other where there is room."""
    title = hung(Content(""), foreign_line(row.title or _("the ending"), "bold"), width)
    differs = Content.styled(_("here the runs differ") if row.differs else _("the same in all"), "$quiet")
    count = len(comparison.runs)
    room = (width - _GAP * (count - 1)) // count
    if room >= _COLUMN:
        columns = [column(comparison, row, which, room).split("\n", allow_blank=True) for which in range(count)]
        return Content("\n").join([title, differs, Content(""), *_beside(columns, room)])
    parts = [column(comparison, row, which, width) for which in range(count)]
    return Content("\n\n").join([Content("\n").join([title, differs]), *parts])


def _beside(columns: list[list[Content]], room: int) -> Iterator[Content]:
    for cells in zip_longest(*columns, fillvalue=Content("")):
        padded = [Content.assemble(cell, " " * max(0, room - cell.cell_length)) for cell in cells]
        yield Content(" " * _GAP).join(padded)


def column(comparison: Comparison, row: Row, which: int, width: int) -> Content:
    """A step in one run."""
    cell = comparison.sides.cell(row, which)
    name = Content.styled(f"{comparison.names()[which]}  ", "bold $live")
    if not cell.there:
        return Content.assemble(name, (_("not ended") if row.kind == "ending" else _("not there"), "$quiet"))
    if row.kind == "ending":
        return hung(name, Content.assemble(foreign_line(cell.result), (f"  {minutes_of(cell.at)}", "$quiet")), width)
    words = _("at $time, record $n")
    head = Content.assemble(name, told(words, "$quiet", time=clock(cell.at), n=str(cell.record)))
    return Content("\n").join([head, *_parts(comparison, cell, row, which, width)])


def _parts(comparison: Comparison, cell: Cell, row: Row, which: int, width: int) -> Iterator[Content]:
    for one in cell.said:
        yield Content("")
        yield hung(Content("   "), foreign_line(one.team, "$quiet"), width)
        yield hung(Content("   "), foreign_line(one.what, "bold"), width)
        if one.record:
            yield hung(Content("   "), Content.styled(marks(one), "$quiet"), width)
        if one.quoted and comparison.quote is not None and (text := comparison.quote(which, one.record)):
            yield hung(Content("   "), foreign(quoted(text)), width)
    if row.kind == "decision":
        yield Content("")
        lead = Content.styled(f"   {_('Ruling')}  ", "$quiet")
        yield hung(lead, foreign_line(cell.result, "bold" if cell.overridden else ""), width)
        if cell.overridden and comparison.quote is not None and (text := comparison.quote(which, cell.ruled)):
            yield hung(Content("   "), foreign(quoted(text)), width)


def courses(comparison: Comparison, width: int) -> Content:
    """Every indicator, each run's course under the other's on one axis of time."""
    until = max((run.played for run in comparison.all), default=0)
    parts = [_course(comparison, name, until, width) for name in comparison.labels.scenario.indicators]
    note = hung(Content(""), told(_("From the start to $time of exercise time."), "$quiet", time=clock(until)), width)
    return Content("\n\n").join([note, *parts]) if parts else Content(_("This scenario has no indicators."))


def _course(comparison: Comparison, name: str, until: int, width: int) -> Content:
    start = comparison.labels.scenario.indicators[name].start
    lines = [foreign_line(comparison.labels.indicator(name), "bold")]
    moments = max(8, min(_MOMENTS, width - _BAR - 26))
    for letter, run in zip(comparison.names(), comparison.all, strict=True):
        levels = [_level(run, name, start, until * place // moments) for place in range(1, moments + 1)]
        end = _level(run, name, start, until)
        over = round(run.played * moments / until) if until else moments
        line = sparkline(levels[:over]).ljust(moments)
        word = foreign_line(comparison.labels.level(name, end), "$quiet")
        lead = Content.assemble(
            (f"{letter}  ", "bold $live"), line, f" {end:>3} ", (block_bar(end, _BAR), "$live"), " "
        )
        lines.append(Content.assemble(lead, word))
    return Content("\n").join(lines)


def _level(run: Run, name: str, start: int, at: int) -> int:
    """Where an indicator stood at a time."""
    changes = [to for when, to, _record in run.indicators.get(name, ()) if when <= at]
    return changes[-1] if changes else start


def found_in(comparison: Comparison, row: Row, needle: str) -> bool:
    """Whether a text stands in a step: its title, an answer, a reason, the result."""
    return any(needle in text.casefold() for text in _texts(comparison, row))


def _texts(comparison: Comparison, row: Row) -> Iterator[str]:
    yield row.title
    for which in range(len(comparison.runs)):
        cell = comparison.sides.cell(row, which)
        yield cell.result
        for one in cell.said:
            yield f"{one.team} {one.what}"
            if one.quoted and comparison.quote is not None:
                yield comparison.quote(which, one.record)


def nothing_found(needle: str) -> Content:
    """For a toast."""
    return Content(said(N_("“$text” stands in no step."), text=needle))
