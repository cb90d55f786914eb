"""What is written is read back equal, by both readers, whatever the texts are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tabletop.scenario.library import shelf
from tabletop.scenario.reader import Data, read
from tabletop.scenario.writing import Written, legible, written

_AWKWARD = "ab \n\t:#-'\"{}[]|>?&*!%@`,.\\é中"
TEXTS = st.text(max_size=120) | st.text(_AWKWARD, max_size=200) | st.text("abcdef  \n:", max_size=400)
KEYS = st.text(min_size=1, max_size=20).map(legible).filter(bool)
TREES: st.SearchStrategy[Written] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=10,
)


def seen(data: Written) -> Written:
    """The data without what a file cannot hold."""
    if isinstance(data, str):
        return legible(data)
    if isinstance(data, dict):
        return {key: seen(value) for key, value in data.items()}
    return [seen(one) for one in data] if isinstance(data, list) else data


@settings(max_examples=150)
@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
@example({"a": "x\ny\n\nz"})
@example({"a": [[{"b": [["c"]]}], [], {}]})
@example({"---": "--- a", "<<": "<<", "yes": "no"})
def test_round_trip(data: dict[str, Written]) -> None:
    """Both readers read the same, and it is what was written."""
    text = written(data)
    assert seen(data) == read(text.encode(), "x").data
    assert seen(data) == read(text.encode(), "x", pure=True).data


@pytest.mark.parametrize("file", [entry.file for entry in shelf()], ids=lambda file: file.parent.name)
def test_shipped_scenarios(file: Path) -> None:
    """Every shipped scenario, written anew, says the same, in lines of at most 120 columns but for quoted texts."""
    raw = file.read_bytes()
    text = written(read(raw, "x").data)
    expected: dict[str, Data] = read(raw, "x").data
    assert expected == read(text.encode(), "x").data
    assert [] == [line for line in text.splitlines() if len(line) > 120 and '"' not in line]


def test_it_looks_as_an_author_writes() -> None:
    """Block style; quotes only where they are needed; yes and no."""
    data: dict[str, Written] = {
        "id": "x-1",
        "at": "+12 min",
        "text": {"everyone": "NO: not here", "NO": "Plain, with commas. And 'quotes'."},
        "ask": ["one", "two"],
        "contingency": True,
        "minutes": 10,
        "long": "word " * 30 + "end",
    }
    expected = """\
id: x-1
at: +12 min
text:
  everyone: "NO: not here"
  NO: Plain, with commas. And 'quotes'.
ask:
  - one
  - two
contingency: yes
minutes: 10
long: >-
  word word word word word word word word word word word word word word word word word word word word word word word
  word word word word word word word end
"""
    assert expected == written(data)
