"""The one door: nothing foreign is read as markup, nothing foreign moves a cursor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content

from tabletop.tui.safe_text import Unseen, foreign, foreign_cell, foreign_line, plain, stacked, told

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "text").glob("*.txt"))
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]")
BLACK = Color(0, 0, 0)


def read(path: Path) -> str:
    """The text as a program that trusts nobody reads it."""
    return path.read_bytes().decode("utf-8", errors="surrogatepass")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_foreign_text_keeps_no_command(path: Path) -> None:
    """No control survives, and the text carries no style of its own."""
    shown = foreign(read(path))
    assert CONTROL.findall(shown.plain) == []
    assert list(shown.spans) == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_told_fills_values_once(path: Path) -> None:
    """A value is put in as it is: its own `$names` and brackets stay letters."""
    assert told("a $name b", name=read(path)).plain == f"a {plain(read(path))} b"


def test_told_keeps_what_it_does_not_know() -> None:
    """A name without a value stays; `$$` is a dollar; a Content keeps its style."""
    shown = told("$a ${b} $$ $c", a="[b]x[/b]", b=Content.styled("y", "bold"))
    assert (shown.plain, [span.style for span in shown.spans]) == ("[b]x[/b] y $ $c", ["bold"])


def test_long_lines_end_in_an_ellipsis() -> None:
    """What is cut says so."""
    assert foreign_line("abcdef", limit=4).plain == "abc…"
    assert plain("abcd", limit=4) == "abcd"
    assert foreign_cell("a\nb[red]").plain == "a b[red]"


def test_stacked_leaves_out_the_empty() -> None:
    """Nothing makes no line."""
    assert stacked([Content("a"), Content(""), Content("b")]).plain == "a\nb"


def test_sink_passes_clean_lines_untouched() -> None:
    """A clean line is the same list: the filter costs nothing."""
    line = [Segment("plain text", Style(bold=True)), Segment("ünïcode ▲")]
    assert Unseen().apply(line, BLACK) is line


def test_sink_removes_what_a_terminal_acts_on() -> None:
    """Escape, C1, bidirectional marks, links and control segments are gone; the letters stay."""
    line = [
        Segment("a\x1b]52;c;eA==\x07b\x9b31m\u202ec", None),
        Segment("link", Style(link="https://example.org")),
        Segment("\x1b[2J", None, [(ControlType.CLEAR,)]),
    ]
    seen = Unseen().apply(line, BLACK)
    assert [segment.text for segment in seen] == ["a]52;c;eA==b31mc", "link"]
    assert [segment.style.link for segment in seen if segment.style] == [None]
