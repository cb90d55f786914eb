"""Figures: what stands in them, and that nothing leaves them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.documents import charts_drawing as pen
from tabletop.documents.charts import figure, figures, picture
from tabletop.documents.document import Chart, Point, Series, Table
from tests.documents.formats import sample

MINUTE: Final = 60_000


def chart(*series: Series, until: int = 90 * MINUTE, low: float = 0, high: float = 100) -> Chart:
    """Steps with nothing in the table."""
    return Chart("C", "A.", "steps", series, low, high, until, Table("", ("a",), ()))


def texts(svg: Element, kind: str = "") -> list[str]:
    """What is written in a figure."""
    return [one.text or "" for one in svg.iter("text") if kind in (one.get("class") or "").split() or not kind]


def test_changes_are_numbered_as_in_the_table() -> None:
    """Through all series, the start left out; the table gets the same numbers, the reason is the dot's title."""
    made = sample.indicator_chart()
    svg = figure(made, "f")

    assert [str(number) for number in range(1, 10)] == texts(svg, "count")
    assert ("No.", *made.data.head) == figures(made).head
    assert [str(number) for number in range(1, 10)] == [row[0][0].text for row in figures(made).rows]
    assert "The rumour" in [one.text for one in svg.iter("title")]


def test_other_tables_get_no_numbers() -> None:
    """Where rows are not changes, dots have no numbers either; nor where there are too many to read."""
    made = chart(Series("s", tuple(Point(at * MINUTE, at) for at in range(80))))

    assert made.data is figures(made)
    assert [] == texts(figure(made, "f"), "count")
    row = sample.indicator_chart().data.rows[0]
    many = replace(made, data=Table("", ("a", "b", "c", "d"), (row,) * 79))
    assert [] == texts(figure(many, "f"), "count")
    assert sample.bars_chart().data == figures(sample.bars_chart())


def test_numbers_cover_no_numbers() -> None:
    """However close the changes are, as far as there is room."""
    points = tuple(Point(at * 20_000, 50 + at % 3) for at in range(12))
    rows = (sample.indicator_chart().data.rows[0],) * 11
    made = replace(chart(Series("s", points)), data=Table("", ("a", "b", "c", "d"), rows))
    places = [
        (float(one.get("x", "")), float(one.get("y", "")))
        for one in figure(made, "f").iter("text")
        if one.get("class") == "count"
    ]

    assert 11 == len(places)
    for index, (x, y) in enumerate(places):
        assert all(max(abs(x - a), abs(y - b)) >= 16.5 for a, b in places[:index])


def test_a_crowd_stays_on_its_points() -> None:
    """Where there is no room at all, numbers stand where they belong."""
    points = tuple(Point(0, 50, "") for _number in range(60))
    rows = (sample.indicator_chart().data.rows[0],) * 59
    made = replace(chart(Series("s", points)), data=Table("", ("a", "b", "c", "d"), rows))

    assert 59 == len(texts(figure(made, "f"), "count"))


def test_names_stand_apart() -> None:
    """Six lines that end at one value have six names that can be read."""
    svg = figure(chart(*(Series(f"s{number}", (Point(0, 1),)) for number in range(6))), "f")
    heights = sorted(float(one.get("y", "")) for one in svg.iter("text") if "name" in (one.get("class") or ""))

    assert 6 == len(heights)
    assert all(after - before >= 17.9 for before, after in pairwise(heights))


@given(
    st.lists(st.tuples(st.integers(-5, 200), st.floats(-50, 150)), max_size=6),
    st.sampled_from(list(sample.CORPUS.values())),
    st.integers(0, 200),
    st.sampled_from([(0.0, 100.0), (0.0, 0.0), (-3.0, 4.5), (0.0, 0.02), (0.0, 12_345.0)]),
)
@settings(max_examples=60)
def test_nothing_leaves_the_figure(
    points: list[tuple[int, float]], name: str, minutes: int, edges: tuple[float, float]
) -> None:
    """Whatever the values and the names, every coordinate is inside, and every text ends before the edge."""
    series = Series(name, tuple(Point(at * MINUTE, value, name) for at, value in points), ((0, -9.0, 200.0),))
    for kind in ("steps", "bars", "calibration"):
        made = replace(chart(series, Series("b", ()), until=minutes * MINUTE, low=edges[0], high=edges[1]), kind=kind)
        svg = figure(made, "f")
        _x, _y, width, height = map(float, svg.get("viewBox", "").split())
        for one in svg.iter():
            for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", one.get("d", "")):
                assert 0 <= float(x) <= width
                assert 0 <= float(y) <= height + 1
        for one in svg.iter("text"):
            x, size = float(one.get("x", "")), float(one.get("font-size", pen.SIZE))
            room = pen.wide(one.text or "", size)
            before = {"end": room, "middle": room / 2}.get(one.get("text-anchor", ""), 0)
            assert x - before >= -1, one.text
            assert x - before + room <= width + 1, one.text


def test_bars_of_several_series_say_whose_they_are() -> None:
    """A line with the name above each."""
    bars = sample.bars_chart()
    two = replace(bars, series=(bars.series[0], replace(bars.series[0], name="People")))

    assert [] == texts(figure(bars, "f"), "name")
    assert ["Teams", "People"] == texts(figure(two, "f"), "name")
    assert ["3", "1", "0"] == [text for text in texts(figure(bars, "f"), "label") if text.isdigit()]


def test_calibration_has_its_diagonal() -> None:
    """And a whisker, a dot and a word for every point; a single point has no line."""
    made = sample.calibration_chart()
    svg = figure(made, "f")
    one = replace(made, series=(Series("You", made.series[0].points[:1]),))

    assert 1 == len([part for part in svg.iter("path") if part.get("class") == "diagonal"])
    assert 4 == len([part for part in svg.iter("path") if "whisker" in part.get("class", "")])
    assert "12 answers" in texts(svg)
    assert not [part for part in figure(one, "f").iter("path") if "line" in part.get("class", "").split()]
    bare = replace(one, series=(Series("You", (Point(50, 50),)),))
    assert [] == texts(figure(bare, "f"), "name")


def test_a_picture_stands_alone() -> None:
    """With its font, its name and its sentence."""
    text = picture(sample.bars_chart(), "f", "'Some Font'")

    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "'Some Font'" in text
    assert '<title id="f-t">What the teams chose</title>' in text


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (-0.001, "0"), (3.0, "3"), (2.5, "2.5"), (-4, "−4"), (1 / 3, "0.33")]
)
def test_numbers(value: float, said: str) -> None:
    """At most two digits, never a minus nought."""
    assert said == pen.number(value)


def test_coordinates() -> None:
    """One digit after the point at most."""
    assert ["0", "1.5", "2"] == [pen.at(-0.01), pen.at(1.5), pen.at(2)]


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    """And what is wide in other scripts, too; marks above letters have no width."""
    assert "short" == pen.fitting("short", 100)
    assert pen.fitting("x" * 100, 60).endswith("…")
    assert pen.wide("界") > pen.wide("a") == pen.wide("a\u0301")
    assert pen.wide("\ufdfd") > pen.wide("界")


@pytest.mark.parametrize(
    ("until", "marks"),
    [(0, [0]), (5, [0, 1, 2, 3, 4, 5]), (90, [0, 15, 30, 45, 60, 75, 90]), (100_000, list(range(0, 100_001, 12960)))],
)
def test_minutes_are_round(until: int, marks: list[int]) -> None:
    """At most nine, whatever the length."""
    assert marks == [at // MINUTE for at in pen.minutes(until * MINUTE)]
