"""A value for each name, as bars; and stated against observed shares, with the line on which both agree.

Invariant: every bar and every dot carries its number in digits; colour only repeats what the words say.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from tabletop.documents import charts_drawing as pen
from tabletop.documents.document import Chart, Point
from tabletop.language.catalogue import _

WIDTH: Final = 720.0
_ROW: Final = 26.0
_NAMES: Final = 280.0
_VALUES: Final = 60.0
_EDGE: Final = 8.0

SIDE: Final = 460.0
_LEFT: Final = 54.0
_TOP: Final = 14.0
_BOTTOM: Final = 54.0
_RIGHT: Final = 76.0
_FULL: Final = 100


def bars_height(chart: Chart) -> float:
    """How high the figure is: a row for each bar, and one for each name of several series."""
    rows = sum(len(series.points) + (len(chart.series) > 1) for series in chart.series)
    return _EDGE * 2 + _ROW * max(rows, 1)


def bars(svg: Element, chart: Chart) -> None:
    """Draw the inside of a figure of bars."""
    room = WIDTH - _NAMES - _VALUES - _EDGE
    span = chart.high - chart.low
    y = _EDGE
    pen.line(svg, [(_NAMES, _EDGE), (_NAMES, bars_height(chart) - _EDGE)], "axis", stroke=pen.QUIET)
    for index, series in enumerate(chart.series):
        which = index % len(pen.LINES)
        if len(chart.series) > 1:
            name = pen.fitting(series.name, WIDTH - 2 * _EDGE)
            pen.words(svg, _EDGE, y + 18, name, f"name c{which}", fill=pen.LINES[which], font_weight="600")
            y += _ROW
        for point in series.points:
            share = min(max(point.value - chart.low, 0), span) / span if span > 0 else 0
            label = pen.fitting(point.label, _NAMES - 2 * _EDGE)
            pen.words(svg, _NAMES - _EDGE, y + 18, label, "label", text_anchor="end")
            pen.rectangle(svg, (_NAMES, y + 5), (share * room, _ROW - 9), f"bar c{which}", fill=pen.LINES[which])
            pen.words(svg, _NAMES + share * room + 7, y + 18, pen.number(point.value), "label", font_weight="600")
            y += _ROW


def calibration(svg: Element, chart: Chart) -> None:
    """Draw the inside of a figure of calibration."""
    _square(svg, chart)
    for index, series in enumerate(chart.series):
        which = index % len(pen.LINES)
        colour = pen.LINES[which]
        for moment, low, high in series.band:
            ends = [(_x(moment), _y(low, chart)), (_x(moment), _y(high, chart))]
            pen.line(svg, ends, f"whisker c{which}", stroke=colour, stroke_width="6", stroke_opacity="0.25")
        way = [(_x(point.at), _y(point.value, chart)) for point in series.points]
        if len(way) > 1:
            pen.line(svg, way, f"line c{which}", stroke=colour, stroke_width="2", stroke_dasharray=pen.DASHES[which])
        for point in series.points:
            _dot(svg, chart, point, which)


def _square(svg: Element, chart: Chart) -> None:
    for level in pen.levels(chart.low, chart.high):
        y = _y(level, chart)
        pen.line(svg, [(_LEFT, y), (SIDE - _RIGHT, y)], "grid")
        mark = pen.fitting(pen.number(level), _LEFT - 8)
        pen.words(svg, _LEFT - 8, y + 4, mark, "quiet", fill=pen.QUIET, text_anchor="end")
    for share in range(0, _FULL + 1, 25):
        x = _x(share)
        pen.line(svg, [(x, _y(chart.low, chart)), (x, _y(chart.high, chart))], "grid")
        place = SIDE - _BOTTOM + 18
        pen.words(svg, x, place, pen.number(share), "quiet", fill=pen.QUIET, text_anchor="middle")
    ends = [(_x(0), _y(chart.low, chart)), (_x(_FULL), _y(chart.high, chart))]
    pen.line(svg, ends, "diagonal", stroke=pen.QUIET, stroke_width="1.5", stroke_dasharray="5 5")
    about = pen.fitting(_("to the right: stated, in percent; upwards: what came true"), SIDE - 2 * _EDGE, 12)
    pen.words(svg, _EDGE, SIDE - 10, about, "quiet", fill=pen.QUIET, font_size="12")


def _dot(svg: Element, chart: Chart, point: Point, which: int) -> None:
    x, y = _x(point.at), _y(point.value, chart)
    colour = pen.LINES[which]
    pen.circle(svg, x, y, 5, f"change c{which}", fill=colour, stroke=pen.PAPER, stroke_width="1.5")
    if point.label:
        label = pen.fitting(point.label, SIDE - x - 12)
        pen.words(svg, x + 9, y + 16, label, f"name c{which}", fill=colour)


def _x(share: float) -> float:
    return _LEFT + min(max(share, 0), _FULL) / _FULL * (SIDE - _LEFT - _RIGHT)


def _y(value: float, chart: Chart) -> float:
    span = chart.high - chart.low
    share = (min(max(value, chart.low), chart.high) - chart.low) / span if span > 0 else 0
    return SIDE - _BOTTOM - share * (SIDE - _TOP - _BOTTOM)
