"""A text stays a text in a cell, and nothing of it is lost in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.documents.cells import (
    REPLACED,
    Column,
    Grid,
    continued,
    fitted,
    flat,
    formula_like,
    guarded,
    joined,
    pieces,
    unguarded,
    visible,
)
from tests.reports.exchange.accounts import corpus

TEXTS = dict(corpus())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠a", "'a", "  =1"])  # noqa: RUF001 - full-width twins
def test_what_looks_like_a_formula_is_marked(text: str) -> None:
    """One apostrophe in front, which can be taken off again."""
    assert formula_like(text)
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@given(st.text(max_size=20))
@settings(max_examples=100)
def test_the_mark_can_always_be_taken_off(text: str) -> None:
    """Whatever the text is."""
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("name", TEXTS)
def test_a_cell_can_be_written(name: str) -> None:
    """It is UTF-8, holds no control character but tab and line end, and every sign put in stands for one character."""
    shown = visible(TEXTS[name])
    assert shown.encode().decode() == shown
    assert not any(ord(one) < 32 and one not in "\n\t" for one in shown)
    assert len(shown) == len(TEXTS[name].replace("\r\n", "\n"))
    kept = [(a, b) for a, b in zip(shown, TEXTS[name].replace("\r\n", "\n"), strict=True) if a != b]
    assert {a for a, _ in kept} <= {REPLACED, "\n"}


@given(st.text(max_size=60), st.integers(min_value=2, max_value=9))
@settings(max_examples=100)
def test_pieces(text: str, limit: int) -> None:
    """Together they are the text; none is longer, as a spreadsheet counts."""
    found = pieces(text, limit)
    assert "".join(found) == text
    assert all(len(one.encode("utf-16-le", "surrogatepass")) // 2 <= limit for one in found)


GRID = Grid(
    "g",
    "A row.",
    (Column("a", "One."), Column("b", "Two."), Column("c", "Three.")),
    (("abcdefgh", ("x", "y"), 1), ("abc", (), None)),
)


def test_what_is_too_long_goes_on_in_a_column_of_its_own() -> None:
    """Behind all others, named after the first; nothing is cut."""
    found = fitted(GRID, 3)
    assert [column.name for column in found.columns] == ["a", "b", "c", "a_2", "a_3", "b_2"]
    assert found.rows == (("abc", "x |", 1, "def", "gh", " y"), ("abc", "", None, None, None, None))
    assert continued(found) == ("a_2", "a_3", "b_2")
    assert continued(fitted(GRID)) == ()


def test_flat() -> None:
    """Several texts in one cell; numbers and nothing as they are."""
    assert [flat(("a", "b")), flat("a\x00"), flat(3), flat(None), flat(3.5)] == ["a | b", "a�", 3, None, 3.5]


def test_tables_with_other_columns_are_joined() -> None:
    """Every column is there; what a table lacks is empty."""
    other = Grid("g", "A row.", (Column("a", "One."), Column("z", "Last.")), (("q", 9),))
    found = joined([GRID, other])
    assert [column.name for column in found.columns] == ["a", "b", "c", "z"]
    assert found.rows[-1] == ("q", None, None, 9)
    assert found.rows[0] == ("abcdefgh", ("x", "y"), 1, None)
