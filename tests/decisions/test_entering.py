"""Words on their way in: cleaned, measured, compared; nothing is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Fault
from tabletop.decisions.consensus_course import Amended, KeptSilence
from tabletop.decisions.entering import in_words, picked_some, too_long, words_of
from tabletop.decisions.matrix_course import Argued
from tabletop.decisions.text import clean
from tabletop.decisions.wordings import differences
from tabletop.decisions.words import Words

PIECES = st.lists(st.sampled_from(["one", "two", "three.", "[four]", " ", "\n", "\n\n"]), max_size=12)
TEXTS = PIECES.map(" ".join)


@given(TEXTS, TEXTS)
def test_differences_are_both_texts(before: str, after: str) -> None:
    """Same and new are the later text, to the character; same and gone are the words of the earlier one."""
    spans = differences(before, after)

    assert "".join(text for kind, text in spans if kind != "gone") == after
    assert "".join(f"{text} " for kind, text in spans if kind != "new").split() == before.split()
    assert all(text for _, text in spans)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    """Without any difference."""
    assert differences(text, text) == ((("same", text),) if text else ())


def test_only_what_was_changed_is_shown_as_changed() -> None:
    """Adding a sentence does not change the one before it; striking brackets changes what stood in them."""
    assert differences("We regret it.", "We regret it. We go.") == (("same", "We regret it. "), ("new", "We go."))
    assert differences("We [deeply] regret it.", "We regret it.") == (
        ("same", "We "),
        ("gone", "[deeply] "),
        ("same", "regret it."),
    )


@given(st.text(min_size=1, max_size=50).filter(clean), st.integers(1, 400))
def test_nothing_that_is_written_is_cut(text: str, times: int) -> None:
    """However long it is, what comes in is what was written, cleaned; or nothing of it."""
    long = "\n".join([text] * times)
    words = words_of({"text": long}, "text")

    assert words is not None
    assert words.shown.count(clean(text).split()[0]) >= times or len(clean(text)) < len(text)
    assert too_long(words, 10_000) is (Fault.TOO_LONG if len(words.shown) > 4_000 else None)


def test_words_of_a_command_are_cleaned_wherever_it_was_made() -> None:
    """And a text without any word is missing, alone or among others."""
    dirty, empty = Words.of("One\x1b[2J \u202etwo"), Words.of(" \u200b")
    argued = Argued(action=dirty, result=dirty, reasons=(dirty, dirty))
    clean_words = Words.of("One[2J two")

    assert in_words(argued) == Argued(action=clean_words, result=clean_words, reasons=(clean_words, clean_words))
    assert in_words(argued.model_copy(update={"reasons": (dirty, empty)})) is Fault.MISSING
    assert in_words(Amended(text=empty)) is Fault.MISSING
    assert in_words(Amended(text=Words(text=None))) is Fault.MISSING
    assert in_words(KeptSilence()) == KeptSilence()


def test_what_was_not_picked() -> None:
    """Nothing, whatever came in its place."""
    assert picked_some({"clauses": "one"}, "clauses") == ()
