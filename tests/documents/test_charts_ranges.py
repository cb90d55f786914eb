"""The figure of what a value can be: nothing leaves it, and it says its values."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.documents.charts import figure, figures, picture
from tabletop.documents.charts_ranges import HEIGHT, WIDTH
from tabletop.documents.document import Chart, Point, Series, Table

VALUES = st.lists(st.tuples(*[st.integers(0, 100)] * 3).map(sorted), min_size=0, max_size=60)


def chart(values: list[list[int]]) -> Chart:
    """From the lowest to the highest, with the middle between."""
    line = tuple(Point(number, middle) for number, (_low, middle, _high) in enumerate(values))
    band = tuple((number, low, high) for number, (low, _middle, high) in enumerate(values))
    table = Table("", ("a",), ())
    return Chart("Trust", "A.", "ranges", (Series("Trust", line, band),), 0, 100, max(len(values) - 1, 0), table)


def places(svg: Element) -> list[tuple[float, float]]:
    """Every point of every line."""
    found = [one.get("d") or "" for one in svg.iter("path")]
    return [(float(x), float(y)) for way in found for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", way)]


@settings(max_examples=40)
@given(VALUES)
def test_everything_stands_inside(values: list[list[int]]) -> None:
    """However many values there are, and none at all."""
    svg = figure(chart(values), "f")
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places(svg))
    assert picture(chart(values), "f", "sans-serif") == picture(chart(values), "f", "sans-serif")


def test_the_ends_are_said() -> None:
    """The expected value first, and the outermost where they have room."""
    svg = figure(chart([[50, 50, 50], [19, 57, 90]]), "f")
    assert ["57", "90", "19"] == [one.text for one in svg.iter("text") if "name" in (one.get("class") or "")]
    tight = figure(chart([[50, 50, 50], [49, 50, 51]]), "f")
    assert ["50"] == [one.text for one in tight.iter("text") if "name" in (one.get("class") or "")]


def test_numbers_are_those_of_the_rows() -> None:
    """From 0, and not more than can be read; the table stays as it is."""
    few, many = chart([[1, 2, 3]] * 5), chart([[1, 2, 3]] * 60)
    below = [one.text for one in figure(few, "f").iter("text") if one.get("text-anchor") == "middle"]
    assert ["0", "1", "2", "3", "4"] == below
    assert 24 >= sum(one.get("text-anchor") == "middle" for one in figure(many, "f").iter("text"))
    assert few.data is figures(few)
