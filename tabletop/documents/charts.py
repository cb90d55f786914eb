"""A chart of a document as a figure in SVG, small enough to be read, whole without a library.

Invariant: a figure says in words what it shows, and stands nowhere without its table of figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never
from xml.etree.ElementTree import Element, tostring

from tabletop.documents import charts_bars, charts_drawing, charts_ranges, charts_steps
from tabletop.documents.document import Chart, Table, plain
from tabletop.language.catalogue import _


def figure(chart: Chart, identity: str) -> Element:
    """The figure. `identity` is unique in the page: the ids of its title and description begin with it."""
    match chart.kind:
        case "steps":
            size = (charts_steps.WIDTH, charts_steps.HEIGHT)
        case "bars":
            size = (charts_bars.WIDTH, charts_bars.bars_height(chart))
        case "calibration":
            size = (charts_bars.SIDE, charts_bars.SIDE)
        case "ranges":
            size = (charts_ranges.WIDTH, charts_ranges.HEIGHT)
        case _:
            assert_never(chart.kind)
    svg = charts_drawing.drawing(*size, identity, chart.caption, chart.alt)
    match chart.kind:
        case "steps":
            charts_steps.steps(svg, chart, number=_matches(chart))
        case "bars":
            charts_bars.bars(svg, chart)
        case "calibration":
            charts_bars.calibration(svg, chart)
        case "ranges":
            charts_ranges.ranges(svg, chart)
    return svg


def picture(chart: Chart, identity: str, font: str) -> str:
    """The figure as a file of its own, in this font."""
    svg = figure(chart, identity)
    svg.set("font-family", font)
    return tostring(svg, encoding="unicode")


def figures(chart: Chart) -> Table:
    """The table under the figure, with the numbers of the dots where its rows are the changes."""
    if chart.kind != "steps" or not _matches(chart):
        return chart.data
    rows = tuple((plain(str(count), "strong"), *row) for count, row in enumerate(chart.data.rows, 1))
    return replace(chart.data, head=(_("No."), *chart.data.head), rows=rows)


def _matches(chart: Chart) -> bool:
    return 0 < len(chart.data.rows) == charts_steps.changes(chart)
