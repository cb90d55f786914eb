"""Cleaning, wrapping, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.plain.layout import WIDTH, cells, clipped, numbered, seen, seen_line, whole, whole_numbers, wrapped
from tests.plain.corpus import HOSTILE


@given(st.text(max_size=400), st.sampled_from(["", "  ", "     "]))
def test_no_line_is_wider_than_the_column(text: str, indent: str) -> None:
    """Whatever is wrapped, no line needs more than 72 columns."""
    assert all(cells(line) <= WIDTH for line in wrapped(text, indent))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_wrapping_keeps_every_visible_character(text: str) -> None:
    """Only white space may be lost."""
    assert "".join(seen(text).split()) == "".join("".join(wrapped(text)).split())


@given(st.text(max_size=200))
def test_what_is_seen_holds_no_control_character(text: str) -> None:
    """Nothing but the line break is left for a terminal to act on."""
    assert all(character == "\n" or ord(character) >= 32 for character in seen(text))
    assert not set(seen(text)) & {"\x7f", "\x9b", "\u202e", "\u2028", "\u200b"}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda one: one.name if isinstance(one, Path) else None)
def test_hostile_text_is_only_text(text: Path) -> None:
    """Every sample of the corpus comes out as lines without a control character."""
    for line in wrapped(text.read_bytes().decode("utf-8", "replace")):
        assert line.isprintable(), line


def test_wide_characters_need_two_columns() -> None:
    """A line of Chinese breaks at half as many characters."""
    lines = list(wrapped("危" * 50))

    assert [36, 14] == [len(line) for line in lines]


def test_a_list_is_numbered_and_hangs() -> None:
    """Number, label, detail; further lines stand under the label."""
    lines = list(numbered([("Wait", ""), ("Act", "now " * 30)]))

    assert "  1  Wait" == lines[0]
    assert lines[1].startswith("  2  Act – now")
    assert lines[2].startswith("     now")


def test_indentation_of_a_line_stays() -> None:
    """Cleaning takes nothing from the left of a line."""
    assert "    9  text" == seen_line("    9  te\x1bxt\x07")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("7", 7), ("007", 7), ("", None), ("-1", None), ("\uff11", None), ("1.0", None), ("9" * 5_000, None)],
)
def test_whole_numbers(typed: str, expected: int | None) -> None:
    """A number is a few plain digits; everything else is none, and nothing raises."""
    assert expected == whole(typed)


def test_numbers_may_be_parted_as_people_part_them() -> None:
    """Spaces, commas, semicolons, arrows."""
    assert [2, 1, 3] == whole_numbers("2, 1;3") == whole_numbers("2 > 1 > 3")
    assert whole_numbers("2 and 1") is None


def test_a_cut_is_marked() -> None:
    """A text that is too long for a line ends with an ellipsis."""
    assert "aaaa …" == clipped("a" * 50, 6)
