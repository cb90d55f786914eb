"""Own progress line by line."""

from __future__ import annotations

import io

import pytest

from tabletop.plain.console import Console, Left
from tabletop.plain.layout import WIDTH, cells
from tabletop.plain.progress import choose, look_back
from tabletop.reports.progress import Progress, progress
from tests.reports.test_progress import SHELF, lived, run

FOUND = progress([lived(run(sure=(60,))), lived(run("lamp", 3, ended=False))], SHELF, left_out=1)


def said(found: Progress, typed: str) -> tuple[str, object]:
    """What is said, and what comes of it."""
    sink = io.StringIO()
    console = Console(io.StringIO(typed), sink, terminal=False)
    look_back(console, found)
    try:
        return sink.getvalue(), choose(console, found)
    except Left as left:
        return sink.getvalue(), left.why


def test_everything_is_said() -> None:
    """Runs, how sure, themes, what to play next; no line wider than the column."""
    text, _ = said(FOUND, "q\n")
    wanted = (
        "EXERCISE – fictional events. Your progress",
        "The lamp: 1 run, 10:00 in all",
        "Ending met: The shore",
        "1 log could not be read and is left out.",
        "51–70 %: 1",
        "Nothing here can be checked against what happened.",
        "Themes met: 1 of 4",
        "The bridge: Credibility and resolve · Alliance unity",
    )

    assert [one for one in wanted if one not in " ".join(text.split())] == []
    assert all(cells(line) <= WIDTH for line in text.splitlines())


def test_nothing_was_played() -> None:
    """It says so, and what to do."""
    text, chosen = said(progress([], SHELF), "1\n")

    assert "You have not played alone here yet." in text
    assert "How sure you were" not in text
    assert chosen == ("practise", "/s/ferry")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1\n", ("resume", "/logs/s3")),
        ("9\nx\n2\n", ("practise", "/s/bridge")),
        ("q\n", "asked"),
        ("Q\n", "asked"),
        ("", "end-of-input"),
    ],
)
def test_a_number_plays(typed: str, chosen: object) -> None:
    """What was left is gone on with; what is no number is asked again."""
    assert said(FOUND, typed)[1] == chosen


def test_nothing_to_play() -> None:
    """Without any scenario one can only look."""
    assert said(progress([], ()), "1\n")[1] == "asked"
