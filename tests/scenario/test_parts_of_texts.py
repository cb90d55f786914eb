"""Some words of a text stand where the file has them, however the text is written there."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.scenario.positions import Places
from tabletop.scenario.reader import read

WORDS = st.lists(
    st.text("abcé界'\"\\-", min_size=1, max_size=4).filter(lambda word: word.strip("-")), min_size=1, max_size=12
)


def folded(words: list[str], width: int) -> str:
    """A text in a block, so many words to a line."""
    lines = [" ".join(words[at : at + width]) for at in range(0, len(words), width)]
    return "key: >-\n" + "".join(f"  {line}\n" for line in lines)


def single(words: list[str], width: int) -> str:
    """A text in single quotes over several lines."""
    lines = [" ".join(words[at : at + width]).replace("'", "''") for at in range(0, len(words), width)]
    return "key: '" + "\n  ".join(lines) + "'\n"


def double(words: list[str], _width: int) -> str:
    """A text in double quotes."""
    return "key: " + json.dumps(" ".join(words), ensure_ascii=False) + "\n"


@given(WORDS, st.integers(1, 5), st.sampled_from([folded, single, double]), st.data())
@settings(max_examples=60)
def test_a_word_stands_where_the_file_has_it(words: list[str], width: int, style: object, data: st.DataObject) -> None:
    """Folded, quoted in either way, over one line or several: the place of a word holds the letters of this word."""
    assert callable(style)
    document = read(style(words, width).encode(), "x")
    text = document.data["key"]
    assert " ".join(words) == text
    chosen = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:chosen])) + bool(chosen)
    place = document.places.part(("key",), text, start, start + len(words[chosen]))
    stands = document.places.lines[place.line - 1][place.col - 1 : place.end - 1]
    plain = stands.replace("''", "'") if style is single else stands
    assert words[chosen] == (json.loads(f'"{stands}"') if style is double else plain)


def test_what_runs_over_a_line() -> None:
    """Of words on two lines the first line is the place; of a part that is no text, the part."""
    document = read(b"key: >-\n  one two\n  three four\nlist:\n  - a\n", "x")
    place = document.places.part(("key",), "one two three four", 4, 13)
    assert (2, 7, 10) == (place.line, place.col, place.end)
    assert document.places.value(("list",)) == document.places.part(("list",), "a", 0, 1)


def test_what_is_not_there() -> None:
    """Words that the text does not have are shown by the whole text."""
    document = read(b"key: one two\n", "x")
    whole = document.places.value(("key",))
    assert whole == document.places.part(("key",), "one three", 4, 9)
    assert whole == document.places.part(("key",), "one two", 7, 7)
    assert isinstance(document.places, Places)
