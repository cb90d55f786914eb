"""Between what a value can stand, one point of play after the other, with a line where it is expected.

Invariant: the numbers below the figure are those of the table's rows; the edges and the line end in their values.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from tabletop.documents import charts_drawing as pen
from tabletop.documents.document import Chart, Series
from tabletop.language.catalogue import _

WIDTH: Final = 720.0
HEIGHT: Final = 240.0
_LEFT: Final = 44.0
_RIGHT: Final = 130.0
_TOP: Final = 14.0
_BOTTOM: Final = 44.0
_APART: Final = 17.0
_MOST_TICKS: Final = 24


def ranges(svg: Element, chart: Chart) -> None:
    """Draw the inside of a figure of ranges."""
    _axes(svg, chart)
    for index, series in enumerate(chart.series):
        _band(svg, chart, series, index % len(pen.LINES))
    for index, series in enumerate(chart.series):
        _line(svg, chart, series, index % len(pen.LINES))


def _axes(svg: Element, chart: Chart) -> None:
    for level in pen.levels(chart.low, chart.high):
        y = _y(level, chart)
        pen.line(svg, [(_LEFT, y), (WIDTH - _RIGHT, y)], "grid")
        mark = pen.fitting(pen.number(level), _LEFT - 8)
        pen.words(svg, _LEFT - 8, y + 4, mark, "quiet", fill=pen.QUIET, text_anchor="end")
    base = HEIGHT - _BOTTOM
    pen.line(svg, [(_LEFT, base), (WIDTH - _RIGHT, base)], "axis", stroke=pen.QUIET)
    every = max(1, -(-(chart.until + 1) // _MOST_TICKS))
    for number in range(0, chart.until + 1, every):
        x = _x(number, chart)
        pen.line(svg, [(x, base), (x, base + 4)], "axis", stroke=pen.QUIET)
        pen.words(svg, x, base + 17, str(number), "quiet", fill=pen.QUIET, text_anchor="middle", font_size="11")
    title = pen.fitting(_("the rows of the table, one inject after the other"), WIDTH - _LEFT)
    pen.words(svg, _LEFT, HEIGHT - 6, title, "quiet", fill=pen.QUIET)


def _band(svg: Element, chart: Chart, series: Series, which: int) -> None:
    if not series.band:
        return
    over = [(_x(at, chart), _y(high, chart)) for at, _low, high in series.band]
    under = [(_x(at, chart), _y(low, chart)) for at, low, _high in series.band]
    colour = pen.LINES[which]
    around = [*over, *reversed(under)]
    pen.line(svg, around, f"band c{which}", fill=colour, fill_opacity="0.16", stroke="none")
    for edge in (over, under):
        pen.line(svg, edge, f"line c{which}", stroke=colour, stroke_width="1", stroke_dasharray="3 3")


def _line(svg: Element, chart: Chart, series: Series, which: int) -> None:
    way = [(_x(point.at, chart), _y(point.value, chart)) for point in series.points]
    if not way:
        return
    colour = pen.LINES[which]
    pen.line(svg, way, f"line c{which}", stroke=colour, stroke_width="2.5")
    pen.circle(svg, *way[0], 4.5, f"start c{which}", stroke=colour, stroke_width="2")
    ends = [(series.points[-1].value, "600")]
    ends += [(value, "400") for _at, low, high in series.band[-1:] for value in (high, low)]
    placed: list[float] = []
    for value, weight in ends:
        y = _y(value, chart)
        if any(abs(y - other) < _APART for other in placed):
            continue
        placed.append(y)
        x = WIDTH - _RIGHT + 10
        pen.words(svg, x, y + 4, pen.number(round(value)), f"name c{which}", fill=colour, font_weight=weight)


def _x(number: int, chart: Chart) -> float:
    share = min(max(number, 0), chart.until) / chart.until if chart.until > 0 else 0
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _y(value: float, chart: Chart) -> float:
    span = chart.high - chart.low
    share = (min(max(value, chart.low), chart.high) - chart.low) / span if span > 0 else 0
    return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)
