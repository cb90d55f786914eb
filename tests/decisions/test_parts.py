"""Text, words, conditions and effects: the small parts everything is made of."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from tabletop.decisions.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Is,
    Node,
    Not,
    Within,
    comparison,
    holds,
    parse,
    unparse,
)
from tabletop.decisions.effects import Consequence, Effect, Later, averaged, joined, scaled
from tabletop.decisions.scalars import Minutes, Pick, YesNo
from tabletop.decisions.text import clean, clean_line, word_count
from tabletop.decisions.words import Words

CORPUS = sorted((Path(__file__).parent.parent / "corpus" / "text").glob("*.txt"))


@given(st.text())
def test_cleaned_text_is_seen_and_stays(text: str) -> None:
    """No control, format or surrogate character; NFC; cleaning twice is cleaning once."""
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert not [one for one in cleaned if unicodedata.category(one) in {"Cc", "Cs"} and one != "\n"]
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in clean_line(text)


def test_cleaning_caps_length_lines_and_stacks() -> None:
    """Nobody fills the screen by pasting."""
    assert len(clean("x" * 20_000)) == 4_000
    assert clean("a\r\nb\rc\u2028d", lines=2) == "a\nb"
    assert len(clean("a" + "\u0301" * 400)) <= 5
    assert word_count(" one  two\nthree ") == 3


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_the_corpus_is_harmless_once_cleaned(file: Path) -> None:
    """Every hostile text becomes plain text."""
    cleaned = clean(file.read_bytes().decode("utf-8", "surrogatepass"))

    assert not [one for one in cleaned if ord(one) < 32 and one != "\n"]
    assert not [one for one in cleaned if 0x7F <= ord(one) < 0xA0]
    cleaned.encode("utf-8")


def test_words_are_sealed_and_opened() -> None:
    """With a seal only the commitment is written; the words come back where they are kept, else they are erased."""
    words = Words.of("secret")
    sealed = words.model_dump_json(context={"seal": lambda text: f"sealed-{len(text)}"})

    assert sealed == '{"commitment":"sealed-6"}'
    assert Words.model_validate_json(sealed, context={"words": {"sealed-6": "secret"}}) == words
    assert Words.model_validate_json(sealed).erased
    assert Words.model_validate_json(words.model_dump_json()) == words
    assert Words(text=None).model_dump(context={"seal": str}) == {"text": None}
    assert Words(text=None).shown == ""


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("below 40", 0, 39),
        ("above 60", 61, 100),
        ("at least 50", 50, 100),
        ("at most 50", 0, 50),
        ("exactly 7", 7, 7),
        ("between 40 and 60", 40, 60),
    ],
)
def test_comparisons_are_words(words: str, low: int, high: int) -> None:
    """Each is a range, both ends included."""
    assert comparison("x", words) == Within("x", low, high, words)


CONDITIONS: st.SearchStrategy[Node] = st.recursive(
    st.one_of(
        st.builds(lambda low: Within("x", low, 100, f"at least {low}"), st.integers(0, 100)),
        st.builds(Is, st.sampled_from(["flag", "decision"]), st.sampled_from(["yes", "no", "option"])),
    ),
    lambda inner: st.one_of(
        st.builds(lambda parts: AllOf(tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: AnyOf(tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.integers(0, 100), st.sampled_from(["yes", "option", ""]))
def test_a_condition_written_back_means_the_same(node: Node, level: int, fact: str) -> None:
    """Parse after unparse gives a condition that holds exactly when this one does."""
    facts = {"flag": fact} if fact else {}
    again = parse(unparse(node))

    assert holds(again, {"x": level}, facts) == holds(node, {"x": level}, facts)


def test_all_keys_of_a_condition_must_hold() -> None:
    """Several keys are joined by and; a missing flag is no."""
    node = parse({"x": "above 3", "flag": False, "any": [{"a": "yes"}, {"b": "no"}]})

    assert holds(node, {"x": 4}, {})
    assert not holds(node, {"x": 4}, {"flag": "yes"})
    assert not holds(node, {}, {})


@pytest.mark.parametrize("value", ["x", {}, [], {"all": []}, {"any": "x"}, {"x": 3}, {"x": ["a"]}])
def test_what_is_no_condition(value: object) -> None:
    """The author hears what a condition looks like."""
    with pytest.raises(PydanticCustomError):
        parse(value)


def test_conditions_are_not_nested_for_ever() -> None:
    """Nine levels are one too many."""
    deep: dict[str, object] = {"x": "yes"}
    for _ in range(9):
        deep = {"not": deep}
    with pytest.raises(ValidationError):
        TypeAdapter(Condition).validate_python(deep)


def test_a_condition_goes_through_json() -> None:
    """Serialised as the author would write it."""
    adapter: TypeAdapter[Node] = TypeAdapter(Condition)
    node = adapter.validate_python({"x": "below 4"})

    assert adapter.dump_python(node) == {"x": "below 4"}
    assert adapter.validate_python(node) is node


def test_effects_are_scaled_averaged_and_joined() -> None:
    """Half is rounded away from zero; reasons are kept once."""
    effect = Effect(by=6, why="So.")
    later = Later(after=1)

    assert scaled({"x": effect}, 3)["x"].by == 18
    assert scaled({"x": effect}, 30)["x"].by == 100
    assert [averaged(total, 2) for total in (3, -3, 1, 0, 4)] == [2, -2, 1, 0, 2]
    both = joined(
        [
            Consequence(effects={"x": effect}, sets=("a",), later=later),
            Consequence(effects={"x": effect}, sets=("a", "b"), outcome="One."),
            Consequence(effects={"x": Effect(by=1, why="Also.")}, outcome="Two."),
        ]
    )
    assert (13, "So. Also.") == (both.effects["x"].by, both.effects["x"].why)
    assert (("a", "b"), "One.\n\nTwo.", later) == (both.sets, both.outcome, both.later)


def test_values_that_come_back_from_json_are_themselves() -> None:
    """What was typed as text in a file is a number or a truth in the log, and both are read."""
    later = Later.model_validate({"after": 2, "effects": {"x": {"by": -3, "why": "So."}}})
    assert Later.model_validate({"after": "2 injects"}).after == later.after
    sealed = TypeAdapter(YesNo).validate_python(True)  # noqa: FBT003 - the value under test
    minutes = TypeAdapter(Minutes).validate_python(12)
    picks = TypeAdapter(Pick).validate_python((1, 2))

    assert (later.after, later.effects["x"].by, sealed, minutes, picks) == (2, -3, True, 12, (1, 2))
