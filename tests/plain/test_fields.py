"""Every field of a form, asked in lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.form import Choice, Entry, Field, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.plain.console import Back, Left
from tabletop.plain.field_words import name, prompt, question
from tabletop.plain.fields import KeptLines, Unclear, ask_field, ask_form, parse
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


PARTIES = PickSome("parties", (Choice("PORT", ""), Choice("PILOTS", "")), 1, 2, purpose="parties")
PREDICTION = PickOne("predict.PORT", THREE, "prediction", "PORT")
LATER = PickOne("answer", THREE, required=False)
KIND = PickOne("kind", (Choice("reservation", ""), Choice("footnote", "")), "reservation-kind")
WORDING = WriteText("text", "wording", 600, lines=6, initial="The fog is grave. Ships wait.")
MINUTES = WriteText("minutes", "silence-minutes", 1, initial="10")
MORE = WriteText("reason-2", "reason", 40, required=False)
NAMES_OF = {"PORT": "The port", "PILOTS": "The pilots"}


def test_labels_of_choices() -> None:
    """Without a label of the author's, a choice has the interface's word, a team its name, a ballot its word."""
    assert ["The port", "The pilots"] == [name(one, PARTIES, NAMES_OF.__getitem__) for one in PARTIES.choices]
    assert ["a reservation", "a footnote"] == [name(one, KIND) for one in KIND.choices]
    assert ["For", "Against", "Abstain"] == [name(one, BALLOT) for one in BALLOT.choices]
    assert "Send the tug" == name(THREE[0], ONE)


def test_question_above_a_field() -> None:
    """The purpose has a question; a prediction says of whom; the decision's own needs none."""
    asked = [question(field, NAMES_OF.__getitem__) for field in (PREDICTION, KIND, ONE, REASON, SetLevel("x", "Sure?"))]
    assert ["The port: What will they do?", "A reservation or a footnote?", "", "", "Sure?"] == asked


@pytest.mark.parametrize("field", [PARTIES, PREDICTION, LATER, KIND, WORDING, MINUTES, MORE])
def test_prompts_of_proceedings_fit(field: Field) -> None:
    """They leave room for an answer, too."""
    assert cells(prompt(field)) < WIDTH


@pytest.mark.parametrize(
    ("field", "lines", "expected"),
    [
        (MINUTES, "\n", "10"),
        (MINUTES, "4\n", "4"),
        (WORDING, "\n", "The fog is grave. Ships wait."),
        (WORDING, "Another text.\n", "Another text."),
        (WORDING, "grave => thick\n\n", "The fog is thick. Ships wait."),
        (WORDING, "Ships wait. =>\n\n", "The fog is grave."),
        (WORDING, "thick => thin\ngrave => thick\nthick => thin\n\n", "The fog is thin. Ships wait."),
        (LATER, "\n", None),
        (LATER, "2\n", "wait"),
        (MORE, "\n", None),
        (PARTIES, "2 1\n", ("PORT", "PILOTS")),
    ],
)
def test_prefilled_and_empty(field: Field, lines: str, expected: Entry | None) -> None:
    """An empty line takes what stands there; some words can be changed; what may stay empty may."""
    console, _sink = console_of(lines)
    assert expected == ask_field(console, field, KeptLines("k", FakeDrafts().get, FakeDrafts().keep))


def test_numbers_are_places_not_ids() -> None:
    """Where ids look like numbers, a number still means the place in the list."""
    cards = PickOne("percent", tuple(Choice(str(n), f"{n} %") for n in (0, 1, 2)), "x")
    assert ["0", "1", "2"] == [parse(cards, line) for line in ("1", "2", "3")]


def test_a_changed_draft_is_kept() -> None:
    """Words changed and not sent yet come back; what was left as it stood is no draft."""
    drafts = FakeDrafts()
    kept = KeptLines("k", drafts.get, drafts.keep)
    console, _sink = console_of("grave => thick\n")
    with pytest.raises(Left):
        ask_field(console, WORDING, kept)
    assert {"k/text": "The fog is thick. Ships wait."} == drafts.kept
    again, sink = console_of("\n")
    assert "The fog is thick. Ships wait." == ask_field(again, WORDING, kept)
    assert "You typed before: The fog is thick." in sink.getvalue()

    fresh = FakeDrafts()
    console, _sink = console_of("\n")
    ask_field(console, WORDING, KeptLines("k", fresh.get, fresh.keep))
    assert {} == fresh.kept
