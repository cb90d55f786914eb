"""The timeline as cells: every sign at its time, the most telling one where several fall together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.exercise.moments import ActorKind
from tabletop.exercise.views import Control, Room
from tabletop.tui.review.axis import MINUTE, Axis, ruler
from tabletop.tui.review.caption import caption, local, whole
from tabletop.tui.review.chronicle import PLAY, Chronicle
from tabletop.tui.review.curves import because, blocks, curve, reasons, turned
from tabletop.tui.review.lanes import Cells, Shown, drawn, lane, numbered, titles
from tabletop.tui.review.signs import Sign, legend, word
from tabletop.tui.widgets.teams import SIGNS
from tests.tui.review.played import past

WIDTHS = st.integers(min_value=1, max_value=200)
CROSSED = Sign.TAKEN_BACK.value
LENGTHS = st.integers(min_value=0, max_value=10_000_000)


def read() -> Chronicle:
    """The index of the whole session."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    return chronicle


@given(LENGTHS, WIDTHS, LENGTHS)
def test_every_time_has_one_cell(length: int, width: int, time: int) -> None:
    """Cells follow each other without gap or overlap, and `column` agrees with `ends`."""
    axis = Axis.over(length, width)
    ends = axis.ends()
    assert sorted(ends) == ends
    assert axis.length == ends[-1]
    time = min(time, axis.length)
    column = axis.column(time)
    assert time <= ends[column]
    assert column == 0 or time > ends[column - 1]


@pytest.mark.parametrize(
    ("minutes", "width", "expected"),
    [
        (32, 56, "0       5        10       15      20       25       30"),
        (60, 90, "0             10             20             30             40             50            60"),
        (3, 30, "0        1         2         3"),
        (0, 10, "0        1"),
        (600, 20, "0      240     480"),
        (0, 1, "0"),
    ],
)
def test_ruler(minutes: int, width: int, expected: str) -> None:
    """Round minutes, never closer than eight cells, never over the edge."""
    assert expected == ruler(Axis.over(minutes * MINUTE, width)).rstrip()


def test_lanes() -> None:
    """What a lane shows."""
    chronicle = read()
    cells = Cells.of(chronicle, Axis.over(32 * MINUTE, 33))
    shown = {team: "".join(cell.text for cell in lane(chronicle.lanes[team], cells, "")) for team in ("PORT", "PILOTS")}
    assert "───X─◉─────────────◉─◉───────────".replace("X", CROSSED) == shown["PORT"]
    assert "─────◐◉──────────────◉───────────" == shown["PILOTS"]
    play = numbered(chronicle, chronicle.lanes[PLAY], cells, "")
    assert "1────┃⚑────────2───X──────3─────✎".replace("X", CROSSED) == "".join(cell.text for cell in play)


def test_the_most_telling_sign_wins() -> None:
    """On one cell a split hides a decision, not the other way round."""
    chronicle = read()
    cells = Cells.of(chronicle, Axis.over(32 * MINUTE, 1))
    assert [CROSSED, "◐", "⚑"] == [lane(chronicle.lanes[team], cells, "")[0].text for team in ("PORT", "PILOTS", PLAY)]


def test_what_a_filter_keeps_out_steps_back() -> None:
    """Signs of other records stay, quietly."""
    chronicle = read()
    cells = Cells.of(chronicle, Axis.over(32 * MINUTE, 33))
    found = lane(chronicle.lanes["PORT"], cells, "bold", Shown(records=frozenset({26})))
    assert ["$quiet", "$quiet", "bold", "$quiet"] == [cell.style for cell in found if cell.text != "─"]
    play = numbered(chronicle, chronicle.lanes[PLAY], cells, "bold", Shown(records=frozenset({22})))
    assert [("2", "bold")] == [cell for cell in play if cell.style == "bold"]


def test_where_one_stands() -> None:
    """The cell is marked, whether it holds a sign or not."""
    chronicle = read()
    cells = lane(chronicle.lanes["PORT"], Cells.of(chronicle, Axis.over(32 * MINUTE, 33)), "")
    assert ("│", "◉", "─") == (drawn(cells, 4).plain[4], drawn(cells, 5).plain[5], drawn(cells, None).plain[4])


def test_titles_stand_under_their_numbers() -> None:
    """As far as there is room; where there is none, none."""
    chronicle = read()
    line = titles(chronicle, chronicle.lanes[PLAY], Axis.over(32 * MINUTE, 66)).plain
    assert line.startswith("The radar is dark")
    assert line.index("Two ships") == Axis.over(32 * MINUTE, 66).column(15 * MINUTE)
    assert "" == titles(chronicle, chronicle.lanes[PLAY], Axis.over(32 * MINUTE, 6)).plain


def test_no_sign_is_a_teams() -> None:
    """Nobody can take a decision for a team; every sign has a word."""
    assert not {sign.value for sign in Sign} & set(SIGNS)
    assert all(word(sign) for sign in Sign)
    assert "◐ split  ✎ note" == legend(frozenset({Sign.NOTE, Sign.SPLIT}), 15)[0].plain


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1), st.integers(min_value=1, max_value=3))
def test_blocks(values: list[int], height: int) -> None:
    """As many cells as values in every row; higher is never lower."""
    rows = blocks(values, height)
    assert (height, {len(values)}) == (len(rows), {len(row) for row in rows})
    filled = ["".join(row[place] for row in rows).replace(" ", "") for place in range(len(values))]
    assert all(filled)


def test_turns() -> None:
    """A curve says where it went up, down, or there and back."""
    axis = Axis.over(9 * MINUTE, 10)
    row = turned("▄" * 10, [(0, 3), (5 * MINUTE, -2), (8 * MINUTE, 4), (8 * MINUTE, -4)], axis)
    assert ("▲", "▼", "◇") == (row[0], row[5], row[8])
    assert row == curve(row, 3).plain


def test_reasons() -> None:
    """Every change has its reason and what it follows from; an undo and a silent ruling say what they are."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    gauges = found.view(Control()).scene.indicators
    text = reasons(chronicle, gauges, 16, 60).plain
    assert "▼6    06:00 Ruled by the facilitator: The tug turns back." in text
    assert "has not moved since the start" in text
    undone = chronicle.gauges.latest("trust", 31)
    assert undone is not None
    assert "a step was taken back" in because(chronicle, undone, 60)[0].plain


def test_caption() -> None:
    """Two lines: what happened when, and why."""
    chronicle = read()
    assert "06:00  Public trust 44 (-6)" == caption(chronicle, 16).plain.split("\n")[0]
    assert (
        "Ruled by the facilitator: The tug turns back. The crew is out of hours.  from: "
        in caption(chronicle, 16).plain
    )
    assert "Questions take time.  from: What do you tell?" in caption(chronicle, 45).plain
    assert "05:00  Paused\n       time and moves · observed" == caption(chronicle, 8).plain
    assert "(replaced)" in caption(chronicle, 7).plain
    assert "(taken back)" in caption(chronicle, 28).plain


def test_a_record_in_full() -> None:
    """Who, when by both clocks, what sort, and that it was taken back."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    heads = found.view(Room()).scene.teams
    text = whole(chronicle, heads, 29).plain
    assert "changes · adjudicated · taken back" in text
    assert "2026-09-21 14:36:20" in text
    assert "▲ Norway port authority" in whole(chronicle, heads, 11).plain
    assert "the program" in whole(chronicle, heads, 1).plain
    assert ActorKind.FACILITATOR == chronicle.actor(15).kind


def test_a_clock_that_was_far_off() -> None:
    """A wall clock in the year 300,000 is no reason to fall over."""
    assert local(10**18) is None
