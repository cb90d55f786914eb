"""What becomes of a participant's form, and what a log of them comes to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.words import Words
from tabletop.evaluation.feedback import (
    QUESTIONS,
    STATEMENTS,
    TEXT_LIMIT,
    Collected,
    Feedback,
    FeedbackCommand,
    FeedbackOpened,
    FileImported,
    FillForm,
    FormFilled,
    FormWithdrawn,
    ImportForms,
    WithdrawForm,
    begin,
    decide,
    fold,
)
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.exercise.moments import Moment
from tabletop.language.labels import LABELS
from tabletop.language.sentences import SENTENCES
from tests.feedback import FORM, collected, feedback_opening

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MARKS = st.one_of(st.none(), st.integers(-1, 7))
FORMS = st.builds(FillForm, st.tuples(MARKS, MARKS, MARKS, MARKS, MARKS), st.tuples(ANY_TEXT, ANY_TEXT))
COMMANDS: st.SearchStrategy[FeedbackCommand] = st.one_of(
    FORMS,
    st.builds(ImportForms, st.sampled_from(["a", "b"]), st.lists(FORMS, max_size=3).map(tuple), st.integers(0, 4)),
    st.builds(WithdrawForm, st.integers(-1, 9), ANY_TEXT),
)


def begun() -> Feedback:
    """A log with its first record."""
    opening = feedback_opening()
    return begin(collected(1, opening)[0], opening)


def after(feedback: Feedback, command: FeedbackCommand) -> Feedback:
    """The log after a command that happens."""
    events = decide(feedback, command)
    assert not isinstance(events, Declined)
    for one in collected(feedback.number + 1, *events):
        feedback = fold(feedback, one)
    return feedback


def test_a_form_is_cleaned_and_kept() -> None:
    """Marks as they are, texts cleaned and cut, nothing for what was left empty."""
    events = decide(begun(), FillForm((5, None, 3, None, 1), ("  Good\u202e talk.\n", " ")))

    expected = FormFilled(marks=(5, None, 3, None, 1), texts=(Words.of("Good talk."), None), source="typed")
    assert events == (expected,)
    long = decide(begun(), FillForm((None,) * 5, ("x" * 5_000, "")))
    assert isinstance(long, tuple)
    assert isinstance(long[0], FormFilled)
    assert long[0].texts[0] == Words.of("x" * TEXT_LIMIT)


@pytest.mark.parametrize(
    ("command", "ground"),
    [
        (FillForm((None,) * 5, (" ", "\u200b")), Ground.FORM_EMPTY),
        (FillForm((6, 1, 1, 1, 1), ("", "")), Ground.MARK_OUT_OF_RANGE),
        (FillForm((0, 1, 1, 1, 1), ("", "")), Ground.MARK_OUT_OF_RANGE),
        (ImportForms("a", (FillForm((None,) * 5, ("", "")),), 1), Ground.FORM_EMPTY),
        (WithdrawForm(2, "A trial."), Ground.NO_SUCH_FORM),
    ],
)
def test_what_is_declined(command: FeedbackCommand, ground: Ground) -> None:
    """Each with its ground, and a sentence for it."""
    found = decide(begun(), command)

    assert isinstance(found, Declined)
    assert found.ground is ground
    assert ground.value in SENTENCES


def test_a_file_is_imported_once() -> None:
    """Step by step if it is long; when all of it is here, not again."""
    half = after(begun(), ImportForms("a", (FORM,), 2))
    assert (half.imported, len(half.forms)) == ({"a": 1}, 1)
    whole = after(half, ImportForms("a", (FORM,), 2))
    assert (whole.imported, len(whole.forms)) == ({"a": 2}, 2)

    assert decide(whole, ImportForms("a", (FORM,), 2)) == Declined(Ground.FILE_IMPORTED)
    assert len(after(whole, ImportForms("b", (FORM,), 1)).forms) == 3


def test_a_form_is_withdrawn_with_a_reason_and_once() -> None:
    """It stays in the log and does not count."""
    one = after(begun(), FORM)
    assert decide(one, WithdrawForm(2, " ")) == Declined(Ground.EMPTY_TEXT)
    assert decide(one, WithdrawForm(2, "A trial.")) == (FormWithdrawn(number=2, reason=Words.of("A trial.")),)

    none = after(one, WithdrawForm(2, "A trial."))
    assert none.forms == frozenset()
    assert decide(none, WithdrawForm(2, "Again.")) == Declined(Ground.NO_SUCH_FORM, "2")


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=8))
def test_nothing_raises_and_everything_is_read_again(commands: list[FeedbackCommand]) -> None:
    """Whatever is asked for comes to events that a log can hold, or to a ground."""
    feedback = begun()
    for command in commands:
        events = decide(feedback, command)
        if isinstance(events, Declined):
            continue
        for one in collected(feedback.number + 1, *events):
            assert Collected.model_validate_json(one.model_dump_json()) == one
            feedback = fold(feedback, one)
    assert len(feedback.forms) <= feedback.number


def test_the_words_of_the_form() -> None:
    """Five statements and two questions have words, and short ones."""
    for name in (*STATEMENTS, *QUESTIONS):
        assert f"feedback.{name}" in LABELS
        assert f"feedback.{name}.short" in LABELS


def test_a_record_says_the_hour() -> None:
    """A further opening changes nothing, and a record holds nothing but what its model names."""
    first = Collected(number=2, at=Moment(wall=0, ticks=0), command="c", event=feedback_opening())
    assert fold(begun(), first).forms == frozenset()
    assert isinstance(first.event, FeedbackOpened)
    assert FileImported(digest="d", forms=1, of=1).type == "file-imported"
