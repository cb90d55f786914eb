"""Values over exercise time: a step line for each name, its changes numbered as in the table beneath.

Invariant: every change has a dot on its line; its number stands where it covers no other number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from tabletop.documents import charts_drawing as pen
from tabletop.documents.document import Chart, Point, Series
from tabletop.language.catalogue import _

WIDTH: Final = 720.0
HEIGHT: Final = 320.0
_LEFT: Final = 52.0
_RIGHT: Final = 210.0
_TOP: Final = 18.0
_BOTTOM: Final = 46.0
_DOT: Final = 8.5
_NUMBERS: Final = 60
"""More changes than this are dots without numbers: they would only cover the lines."""
_APART: Final = 18.0
"""Between two numbers, and between the names of two lines."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the figure's inside is, and which values its edges are."""

    low: float
    high: float
    until: int

    def x(self, moment: int) -> float:
        """From exercise time to the right; nothing is drawn outside."""
        share = min(max(moment, 0), self.until) / self.until if self.until > 0 else 0
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """From a value upwards; nothing is drawn outside."""
        span = self.high - self.low
        share = (min(max(value, self.low), self.high) - self.low) / span if span > 0 else 0
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def steps(svg: Element, chart: Chart, *, number: bool) -> None:
    """Draw the inside of a figure; `number` says whether the table beneath has a row for every change."""
    frame = Frame(chart.low, chart.high, chart.until)
    _axes(svg, frame)
    for index, series in enumerate(chart.series):
        _band(svg, frame, series, index)
    for index, series in enumerate(chart.series):
        _line(svg, frame, series, index)
    _names(svg, frame, chart.series)
    _changes(svg, frame, chart.series, numbered=number)


def changes(chart: Chart) -> int:
    """How many points are numbered."""
    return sum(len(series.points[1:]) for series in chart.series)


def _axes(svg: Element, frame: Frame) -> None:
    for level in pen.levels(frame.low, frame.high):
        y = frame.y(level)
        pen.line(svg, [(_LEFT, y), (WIDTH - _RIGHT, y)], "grid")
        mark = pen.fitting(pen.number(level), _LEFT - 8)
        pen.words(svg, _LEFT - 8, y + 4, mark, "quiet", fill=pen.QUIET, text_anchor="end")
    base = HEIGHT - _BOTTOM
    pen.line(svg, [(_LEFT, base), (WIDTH - _RIGHT, base)], "axis", stroke=pen.QUIET)
    for moment in pen.minutes(frame.until):
        x = frame.x(moment)
        pen.line(svg, [(x, base), (x, base + 5)], "axis", stroke=pen.QUIET)
        minute = pen.number(moment / 60_000)
        pen.words(svg, x, base + 19, minute, "quiet", fill=pen.QUIET, text_anchor="middle")
    title = pen.fitting(_("minutes of exercise time"), WIDTH - _LEFT)
    pen.words(svg, _LEFT, HEIGHT - 6, title, "quiet", fill=pen.QUIET)


def _band(svg: Element, frame: Frame, series: Series, index: int) -> None:
    if not series.band:
        return
    ends = [*(moment for moment, _low, _high in series.band[1:]), frame.until]
    over: list[tuple[float, float]] = []
    under: list[tuple[float, float]] = []
    for (moment, low, high), end in zip(series.band, ends, strict=True):
        over += [(frame.x(moment), frame.y(high)), (frame.x(end), frame.y(high))]
        under += [(frame.x(moment), frame.y(low)), (frame.x(end), frame.y(low))]
    colour = pen.LINES[index % len(pen.LINES)]
    kind = f"band c{index % len(pen.LINES)}"
    pen.line(svg, [*over, *reversed(under)], kind, fill=colour, fill_opacity="0.14", stroke="none")


def _line(svg: Element, frame: Frame, series: Series, index: int) -> None:
    way: list[tuple[float, float]] = []
    for point in series.points:
        if way:
            way.append((frame.x(point.at), way[-1][1]))
        way.append((frame.x(point.at), frame.y(point.value)))
    if not way:
        return
    way.append((frame.x(frame.until), way[-1][1]))
    which = index % len(pen.LINES)
    dash = pen.DASHES[which]
    pen.line(svg, way, f"line c{which}", stroke=pen.LINES[which], stroke_width="2.5", stroke_dasharray=dash)
    x, y = way[0]
    pen.circle(svg, x, y, 4.5, f"start c{which}", stroke=pen.LINES[which], stroke_width="2")


def _names(svg: Element, frame: Frame, all_series: tuple[Series, ...]) -> None:
    """Write each name where its line ends; names that would touch move apart, and a hair leads back."""
    ends = [(frame.y(one.points[-1].value), index, one) for index, one in enumerate(all_series) if one.points]
    x = WIDTH - _RIGHT
    places = _apart([y for y, _index, _series in sorted(ends, key=_height)], frame)
    for (y, index, series), place in zip(sorted(ends, key=_height), places, strict=True):
        which = index % len(pen.LINES)
        pen.line(svg, [(x + 2, y), (x + 14, place)], f"lead c{which}", stroke=pen.LINES[which])
        value = pen.number(series.points[-1].value)
        room = _RIGHT - 24 - pen.wide(f" {value}")
        name = f"{pen.fitting(series.name, room)} {value}"
        pen.words(svg, x + 18, place + 4, name, f"name c{which}", fill=pen.LINES[which], font_weight="600")


def _height(end: tuple[float, int, Series]) -> tuple[float, int]:
    return end[0], end[1]


def _apart(wanted: list[float], frame: Frame) -> list[float]:
    """The same heights in order, pushed apart, and back inside when the last would fall out of the figure."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + _APART) if placed else y)
    floor = frame.y(frame.low)
    for index in reversed(range(len(placed))):
        floor = placed[index] = min(placed[index], floor)
        floor -= _APART
    return placed


def _changes(svg: Element, frame: Frame, all_series: tuple[Series, ...], *, numbered: bool) -> None:
    dots = [(index, point) for index, series in enumerate(all_series) for point in series.points[1:]]
    taken: list[tuple[float, float]] = []
    numbered = numbered and len(dots) <= _NUMBERS
    for count, (index, point) in enumerate(dots, 1):
        which = index % len(pen.LINES)
        colour = pen.LINES[which]
        x, y = frame.x(point.at), frame.y(point.value)
        if not numbered:
            pen.circle(svg, x, y, 3.5, f"change c{which}", fill=colour, stroke=pen.PAPER)
            continue
        place = _free(x, y, taken)
        taken.append(place)
        if place != (x, y):
            pen.line(svg, [(x, y), place], f"lead c{which}", stroke=colour)
            pen.circle(svg, x, y, 3, f"change c{which}", fill=colour, stroke=pen.PAPER)
        _numbered(svg, place, count, which, point)


def _numbered(svg: Element, place: tuple[float, float], count: int, which: int, point: Point) -> None:
    x, y = place
    dot = pen.circle(svg, x, y, _DOT, f"change c{which}", fill=pen.LINES[which], stroke=pen.PAPER, stroke_width="1.5")
    if point.label:
        pen.named(dot, point.label)
    pen.words(svg, x, y + 3.6, str(count), "count", fill=pen.PAPER, text_anchor="middle", font_size="10")


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Where a number covers no other: on its point, else above or below, else beside."""
    for away in range(8):
        for turn in (-1, 1) if away else (1,):
            for aside in (0, 1, -1) if away else (0,):
                place = (x + aside * _APART, y + turn * away * _APART)
                inside = _TOP / 2 <= place[1] <= HEIGHT - _BOTTOM - _DOT / 2 or away == 0
                within = _LEFT <= place[0] <= WIDTH - _RIGHT
                if inside and within and all(_distance(place, other) >= _APART - 1 for other in taken):
                    return place
    return x, y


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
