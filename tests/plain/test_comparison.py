"""A few sessions side by side, line by line."""

from __future__ import annotations

import io

import pytest

from tabletop.plain.comparison import Sideways
from tabletop.plain.console import Console, Left
from tabletop.plain.layout import WIDTH
from tabletop.reports.comparing import Comparison
from tests.reports.lived import RULED, WHY, compared, labels, lived

QUOTES = {0: {7: WHY}, 1: {7: WHY, 11: RULED}}


def said(script: str, comparison: Comparison | None = None) -> str:
    """What comes of these lines."""
    pair = (compared(lived(), "a"), compared(lived(overridden=True), "b"))
    found = comparison or Comparison(labels(), pair, side=True, quote=lambda place, n: QUOTES[place].get(n, ""))
    sink = io.StringIO()
    with pytest.raises(Left):
        Sideways(found, Console(io.StringIO(script), sink, terminal=False)).run()
    return sink.getvalue()


def test_step_by_step() -> None:
    """Forwards, back, to a number, to the next difference; reasons and rulings are read out."""
    text = said("\n\n<\n2\nd\n999\n")

    assert text.startswith("EXERCISE – fictional events\nRuns of “The harbour in fog”, side by side.")
    assert "They part at record 11 of A and record 11 of B." in text
    assert "here the runs differ" in text
    assert WHY in text
    assert RULED in text
    assert "There are steps 1 to" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_lists_and_levels() -> None:
    """All steps; where indicators ended; help; what is no command; the end."""
    text = said("l\nw\n?\nfoo\nq\n")
    count = len(Comparison(labels(), (compared(lived()), compared(lived(overridden=True), "b")), side=True).sides.rows)

    assert f"{count:>3}  the ending" in text
    assert "A " in text
    assert "Enter or > goes to the next step" in text
    assert "There is no command “foo”." in text


def test_what_is_not_there() -> None:
    """A run that stopped early has neither the later steps nor an ending; beyond the last difference there is none."""
    pair = (compared(lived(), "a"), compared(lived(("split", "wait", ""), whole=False), "b"))
    comparison = Comparison(labels(), pair, side=True)
    count = len(comparison.sides.rows)
    text = said(f"2\n{count - 1}\n{count}\nd\nw\n", comparison)

    assert "B: not there" in text
    assert "B: not ended" in text
    assert "no answer" in text
    assert "Nothing differs after this." in text
    three = Comparison(labels(), (*pair, compared(lived(), "c")), side=True)
    assert "They part" not in said("\n", three)
