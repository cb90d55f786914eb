"""Every field of a form, asked in lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.form import Choice, Entry, Field, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.plain.console import Back
from tabletop.plain.fields import KeptLines, Unclear, ask_field, ask_form, parse, prompt
from tabletop.plain.layout import WIDTH, cells
from tests.fakes import FakeDrafts
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import console_of

THREE = (Choice("tug", "Send the tug"), Choice("wait", "Wait", "for light"), Choice("ask", "Ask"))
ONE = PickOne("answer", THREE)
BALLOT = PickOne("answer", (Choice("for", ""), Choice("against", ""), Choice("abstain", "")))
SOME = PickSome("answer", THREE, 1, 2, (("tug", "wait"),))
ANY = PickSome("marks", THREE, 0, 3)
ORDER = PutInOrder("answer", THREE)
SHARE = ShareOut("answer", THREE, 100, 10)
TEXT = WriteText("answer", "answer", 5, lines=5)
REASON = WriteText("because", "rationale", 60, required=False)
MUST = WriteText("because", "rationale", 60)
LEVEL = SetLevel("sure")
FIELDS = (
    ONE,
    BALLOT,
    SOME,
    ANY,
    ORDER,
    SHARE,
    TEXT,
    REASON,
    MUST,
    LEVEL,
    SetLevel("answer"),
    SetLevel("sure", "Sure?"),
)


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (ONE, "2", "wait"),
        (ONE, "send the tug", "tug"),
        (ONE, "ask", "ask"),
        (BALLOT, "Against", "against"),
        (BALLOT, "1", "for"),
        (SOME, "3 1", ("tug", "ask")),
        (SOME, "2", ("wait",)),
        (ANY, "1,2,3", ("tug", "wait", "ask")),
        (ORDER, "3 1 2", ("ask", "tug", "wait")),
        (ORDER, "3 > 1", ("ask", "tug", "wait")),
        (SHARE, "60 0 40", {"tug": 60, "ask": 40}),
        (SHARE, "100", {"tug": 100}),
        (TEXT, "Stay calm", "Stay calm"),
        (LEVEL, "60", 60),
        (LEVEL, "60 %", 60),
        (LEVEL, "0", 0),
    ],
)
def test_what_a_line_means(field: Field, typed: str, expected: Entry) -> None:
    """Numbers choose, order and share; a line is a text."""
    assert expected == parse(field, typed)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (ONE, "4", "numbers from 1 to 3"),
        (ONE, "1 2", "just one"),
        (ONE, "tug please", "numbers"),
        (SOME, "1 1", "too many"),
        (SOME, "1 2", "1 and 2 cannot stand together"),
        (SOME, "1 2 3", "too many"),
        (ORDER, "1", "every item"),
        (ORDER, "1 1 2", "every item"),
        (SHARE, "55 45", "steps of 10"),
        (SHARE, "50 40", "adds up to 90"),
        (SHARE, "10 10 10 70", "up to 3 numbers"),
        (SHARE, "-10 110", "numbers"),
        (TEXT, "one two three four five six", "has 6 words; at most 5"),
        (TEXT, "x" * 4_001, "longer than 4000"),
        (LEVEL, "101", "0 to 100"),
        (LEVEL, "-1", "0 to 100"),
        (LEVEL, "sixty", "0 to 100"),
    ],
)
def test_what_a_line_does_not_mean(field: Field, typed: str, words: str) -> None:
    """One sentence says what is wrong, with the numbers it takes to mend it."""
    found = parse(field, typed)

    assert isinstance(found, Unclear)
    assert words in found.sentence


@given(st.sampled_from(FIELDS), st.text(max_size=60))
def test_nothing_typed_ends_the_program(field: Field, typed: str) -> None:
    """Every line is an entry or unclear."""
    parse(field, typed)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_lines(field: Field, name: str) -> None:
    """Whatever is typed at a question, the question is asked again or answered; no control character comes back."""
    console, sink = console_of(f"{hostile_line(name)}\n1\n1 2 3\n100 0 0\nwords\n", terminal=True)
    kept = FakeDrafts()

    ask_field(console, field, KeptLines("key", kept.get, kept.keep))

    assert all(character == "\n" or character.isprintable() for character in sink.getvalue())


@pytest.mark.parametrize("field", FIELDS)
def test_a_prompt_is_one_line(field: Field) -> None:
    """What is wanted stands on one line, with room for a short answer."""
    assert cells(prompt(field)) <= WIDTH


def test_what_is_unclear_is_asked_again() -> None:
    """Bad input repeats the question with a sentence."""
    console, sink = console_of("four\n2\n")

    assert "wait" == ask_field(console, ONE, FakeDrafts())
    assert "Please type numbers from 1 to 3." in sink.getvalue()


def test_a_text_that_is_too_long_is_kept() -> None:
    """What was typed stays a draft, and is shown, until something shorter is sent."""
    console, sink = console_of("one two three four five six\nshort enough\n")
    drafts = FakeDrafts()

    assert "short enough" == ask_field(console, TEXT, drafts)
    assert "You typed: one two three four five six" in " ".join(sink.getvalue().split())


def test_enter_takes_what_was_typed_before() -> None:
    """A draft is what an empty line takes."""
    console, _sink = console_of("\n")
    drafts = FakeDrafts()
    drafts.keep("answer", "2 3 1")

    assert ("wait", "ask", "tug") == ask_field(console, ORDER, drafts)


def test_a_reason_that_may_be_left_out() -> None:
    """Enter is no reason; a hyphen takes one back; where a reason is due, Enter is refused in one sentence."""
    drafts = FakeDrafts()
    drafts.keep("because", "So.")
    console, sink = console_of("\nFor once.\n")

    assert ask_field(console_of("-\n")[0], REASON, drafts) is None
    assert ask_field(console_of("\n")[0], REASON, drafts) is None
    assert "For once." == ask_field(console, MUST, drafts)
    assert "This decision wants a sentence of reasons." in sink.getvalue()


def test_b_goes_one_field_back() -> None:
    """The field before is asked again, with what was typed as the offer; before the first there is nothing."""
    console, _sink = console_of("1\nb\n2\nb\n\nFog.\n40\n")

    assert {"answer": "wait", "because": "Fog.", "sure": 40} == ask_form(console, (ONE, MUST, LEVEL), FakeDrafts())
    with pytest.raises(Back):
        ask_form(console_of("b\n")[0], (ONE,), FakeDrafts())


def test_answers_are_drafts_until_they_are_sent() -> None:
    """Leaving in the middle of a form loses nothing that was typed."""
    kept = FakeDrafts()
    lines = KeptLines("plain/first-step", kept.get, kept.keep)
    ask_form(console_of("1\nFog.\n")[0], (ONE, MUST), lines)

    assert {"plain/first-step/answer": "1", "plain/first-step/because": "Fog."} == kept.kept
    lines.forget((ONE, MUST))
    assert {} == kept.kept
