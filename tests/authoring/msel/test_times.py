"""Times as planners write them, and what they come to: minutes from the start of a move."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.msel.table import as_text
from tabletop.authoring.msel.times import moment
from tests.authoring.msel.lists import (
    brought,
    codes,
    scenario,
    text_file,
)


@settings(max_examples=100)
@given(st.integers(-(10**6), 10**6))
def test_a_time_as_planners_write_it_is_read_back(seconds: int) -> None:
    """`+ 2 01:02:03` and what Excel makes of it are the same time."""
    span = dt.timedelta(seconds=seconds)
    read, meant = moment(as_text(span)), moment(span)
    assert read == meant
    assert meant is not None
    assert seconds == meant.seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("+ 01:02:03", 3723), ("+ 2 01:02:03", 176_523), ("- 00:10:00", -600), ("D+2 H+3 M+45", 186_300),
        ("J+2 T+3 M-5", 183_300), ("T+20", 1200), ("T+1:30", 5400), ("+12 min", 720), ("12", 720), (12, 720),
        ("1h30", 5400), ("2h", 7200), ("90 minutes", 5400), ("STARTEX", 0), ("H+3", 10_800), ("T + 5'", 300),
        ("−5 min", -300),
    ],
)  # fmt: skip
def test_times_from_the_start(value: str | int, seconds: int) -> None:
    """Every way to say how long after STARTEX."""
    found = moment(value)
    assert found is not None
    assert (seconds, False) == (found.seconds, found.clock)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("09:30", 34_200), ("0930", 34_200), ("9.30 pm", 77_400), ("12:05 am", 300), ("2027-03-01T09:30", 34_200),
        ("010930ZMAR27", 34_200), (dt.time(9, 30), 34_200), (0.395833333, 34_200), (46_000.5, 43_200),
        (dt.datetime(2027, 3, 1, 9, 30), 34_200),  # noqa: DTZ001 - a cell has no zone
    ],
)  # fmt: skip
def test_times_of_the_clock(value: str | float | dt.time | dt.datetime, seconds: int) -> None:
    """Every way to say when."""
    found = moment(value)
    assert found is not None
    assert (seconds, True) == (found.seconds, found.clock)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "12:75",
        "25:00",
        "9:61 pm",
        "32 days later",
        "010930ZABC27",
        "2027-02-30 09:00",
        "1" * 90,
        True,
        None,
    ],
)
def test_no_times(value: str | bool | None) -> None:  # noqa: FBT001 - a cell
    """What is no time is none."""
    assert moment(value) is None


def test_moves_and_times() -> None:
    """Times count from STARTEX; a move starts with its first inject, and lasts until the next one starts."""
    rows = (
        ("Move", "Time", "Subject"),
        ("One", "T+5", "a"),
        ("", "T+20", "b"),
        ("Two", "T+60", "c"),
        ("Two", "T+75", "d"),
    )
    found, remarks = brought(text_file(*rows))
    made = scenario(found)
    assert [5, 20, 0, 15] == [one.at for one in made.injects.values()]
    assert [("one", 60), ("two", 30)] == [(move.id, move.minutes) for move in made.moves]
    assert {"no-teams"} == set(codes(remarks))


def test_odd_times() -> None:
    """Backwards, before the start, over midnight, too late, no time at all, a move that begins anew: each is said."""
    rows = (
        ("Move", "Time", "Subject"), ("One", "23:50", "a"), ("One", "00:10", "b"), ("One", "00:05", "c"),
        ("One", "soon", "d"), ("Two", "- 00:05:00", "e"), ("Two", "T+5", "f"), ("Two", "+ 3 00:00:00", "g"),
    )  # fmt: skip
    found, remarks = brought(text_file(*rows))
    expected = {"no-start": "B2", "next-day": "B3", "backwards": "B4", "no-time": "B5", "before-start": "B6",
                "own-start": "6", "too-late": "B8", "no-teams": ""}  # fmt: skip
    assert expected == codes(remarks)
    assert [0, 20, 15, None, None, 5, None] == [one.at for one in scenario(found).injects.values()]
    from_eleven = Wanted("x", "x", "x", "2027-05", start=23 * 3600)
    found, remarks = brought(text_file(*rows[:3]), wanted=from_eleven)
    assert [50, 70] == [one.at for one in scenario(found).injects.values()]
