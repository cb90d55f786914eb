"""What every mechanic promises: forms, answers, faults, guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import Answer, Fault, Question
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.form import Entries, Entry, SetLevel, WriteText
from tabletop.decisions.kinds import KINDS
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words
from tests.decisions.samples import (
    ALLOCATION,
    ANSWER,
    ANSWERED,
    BALLOT,
    CHOICE,
    CONFIDENCE,
    ITEMS,
    MULTI,
    OPTIONS,
    RANKING,
    SEALED,
    STEPWISE,
    TEXT,
    VOTE,
    made,
    said,
)


@pytest.mark.parametrize(
    ("question", "entries", "answer"),
    [
        (CHOICE, {"answer": "b"}, ChoiceAnswer(option="b")),
        (MULTI, {"answer": ("b", "a")}, MultiChoiceAnswer(options=("a", "b"))),
        (RANKING, {"answer": ("c", "a", "b")}, RankingAnswer(order=("c", "a", "b"))),
        (ALLOCATION, {"answer": {"a": 20, "b": 0}}, AllocationAnswer(points={"a": 20})),
        (TEXT, {"answer": " All \x1b[2Jis\twell "}, said("All [2Jis well")),
        (VOTE, {"answer": "abstain"}, VoteAnswer(ballot="abstain")),
        (BALLOT, {"answer": "c"}, VoteAnswer(ballot="c")),
        (CONFIDENCE, {"answer": 30}, ConfidenceAnswer(percent=30)),
        (
            SEALED,
            {"answer": "a", "predict.B": "c", "predict.C": ""},
            SealedAnswer.of(SealedMove(option="a", predicts={"B": "c"})),
        ),
    ],
)
def test_an_entry_in_order_becomes_an_answer(question: Question, entries: Entries, answer: Answer) -> None:
    """What comes back from a form is read, cleaned and checked."""
    assert question.read(entries) == answer


@pytest.mark.parametrize("question", ANSWERED)
def test_an_empty_form_is_missing_something(question: Question) -> None:
    """Nothing entered is no answer."""
    assert question.read({}) is Fault.MISSING


@pytest.mark.parametrize(
    ("question", "entry", "fault"),
    [
        (CHOICE, "z", Fault.NOT_OFFERED),
        (MULTI, ("z",), Fault.NOT_OFFERED),
        (MULTI, ("a", "a"), Fault.TOO_MANY),
        (MULTI, ("a", "c"), Fault.EXCLUDED),
        (MULTI, ("a", "b", "c"), Fault.TOO_MANY),
        (RANKING, ("a", "z", "b"), Fault.NOT_OFFERED),
        (RANKING, ("a", "b"), Fault.NOT_ALL_ORDERED),
        (RANKING, ("a", "b", "b"), Fault.NOT_ALL_ORDERED),
        (ALLOCATION, {"z": 20}, Fault.NOT_OFFERED),
        (ALLOCATION, {"a": 18, "b": 2}, Fault.WRONG_STEP),
        (ALLOCATION, {"a": 25, "b": -5}, Fault.WRONG_STEP),
        (ALLOCATION, {"a": 15}, Fault.WRONG_TOTAL),
        (TEXT, "one two three four five six", Fault.TOO_LONG),
        (TEXT, "\u200b \u202e", Fault.MISSING),
        (VOTE, "a", Fault.NOT_OFFERED),
        (BALLOT, "for", Fault.NOT_OFFERED),
        (CONFIDENCE, 101, Fault.OUT_OF_RANGE),
        (SEALED, "z", Fault.NOT_OFFERED),
    ],
)
def test_what_is_wrong_is_named(question: Question, entry: str, fault: Fault) -> None:
    """Every wrong entry has its fault."""
    assert question.read({"answer": entry}) is fault


def test_answers_that_never_came_through_a_form_are_checked_too() -> None:
    """A command made elsewhere is held to the same rules."""
    assert MULTI.check(MultiChoiceAnswer(options=("z",))) is Fault.NOT_OFFERED
    assert MULTI.check(MultiChoiceAnswer(options=())) is Fault.TOO_FEW
    assert MULTI.check(MultiChoiceAnswer(options=("b", "b"))) is Fault.TOO_MANY
    assert TEXT.check(said(" ")) is Fault.MISSING
    assert TEXT.check(OpenTextAnswer(text=Words.of("x"), marks=("z",))) is Fault.NOT_OFFERED
    assert TEXT.check(OpenTextAnswer(text=Words(text=None))) is None
    assert TEXT.check(OpenTextAnswer(text=Words.of("x"), marks=("a", "a"))) is Fault.TOO_MANY


@pytest.mark.parametrize("question", [*ANSWERED, *STEPWISE])
def test_an_answer_of_another_kind_is_none(question: Question) -> None:
    """A ranking is no vote."""
    other = ChoiceAnswer(option="a") if question.type != "choice" else ConfidenceAnswer(percent=1)

    assert question.check(other) is Fault.WRONG_KIND
    assert question.summary(other) == ()
    assert not question.tally({"A": other}).contributions


@pytest.mark.parametrize("question", ANSWERED)
@given(data=st.data())
def test_chance_gives_lawful_answers(question: Question, data: st.DataObject) -> None:
    """Whatever is thrown, the answer fits the question, has a summary and a tally, and goes through JSON."""
    answer = question.guess(lambda sides: data.draw(st.integers(1, sides)))

    assert question.check(answer) is None
    assert question.summary(answer)
    assert question.tally({"A": answer, "B": answer}).result is not None
    assert ANSWER.validate_json(answer.model_dump_json()) == answer


def test_chance_picks_only_what_fits_together() -> None:
    """An option that is drawn, and that another one excludes, is put aside for the next."""
    throws = iter([2, 1, 2, 1])

    assert MULTI.guess(lambda _sides: next(throws)) == MultiChoiceAnswer(options=("a", "b"))


@pytest.mark.parametrize("question", ANSWERED)
def test_every_seat_has_a_form_and_chance_fills_it_in(question: Question) -> None:
    """For each of several teams there is a form, and what chance answers for it is in order."""
    seats = ("A", "B")
    for team in seats:
        assert question.form(team=team, seats=seats)[0].name == "answer"
        assert question.check_of(question.guess_of(lambda sides: sides, team, seats), team, seats) is None


@pytest.mark.parametrize("question", STEPWISE)
def test_what_is_decided_step_by_step_cannot_be_answered(question: Question) -> None:
    """It has no form and takes no answer, and nobody ever guesses one."""
    assert question.form(ask_sure=True) == question.fields() == ()
    assert question.read({"answer": "x"}) is Fault.WRONG_KIND
    with pytest.raises(NotImplementedError):
        question.guess(lambda sides: sides)


@pytest.mark.parametrize("question", ANSWERED)
def test_faces_make_the_answer_that_the_question_would_read(question: Question) -> None:
    """A face has no question, only its type; what it makes of entries is what the question makes of them."""
    answer = question.guess(lambda sides: sides)
    entries: dict[str, Entry] = {
        "choice": "c",
        "vote": "abstain",
        "sealed": "c",
        "multi-choice": ("b",),
        "ranking": ("c", "b", "a"),
        "allocation": {"a": 20, "b": 0},
        "open-text": " Well. ",
        "confidence": 100,
    }
    entry = entries[question.type]

    assert question.check(answer) is None
    assert answer_of(question.type, {"answer": entry}) == question.read({"answer": entry})
    assert answer_of(question.type, {}) is None


def test_every_kind_is_on_the_list_and_named_once() -> None:
    """The list is the format's."""
    names = {str(kind.model_fields["type"].annotation) for kind in KINDS}

    assert len(names) == len(KINDS) == 11


def test_a_form_asks_for_the_reason_and_how_sure() -> None:
    """The add-ons follow the mechanic's own field."""
    plain = made(type="choice", options=OPTIONS, rationale="none")
    sure = made(type="choice", options=OPTIONS, rationale="required", confidence="Sure?")

    assert [field.name for field in plain.form()] == ["answer"]
    assert [field.name for field in plain.form(ask_sure=True)] == ["answer", "sure"]
    assert sure.form()[1:] == (WriteText("because", "rationale", 60), SetLevel("sure", "Sure?"))
    assert [field.name for field in CONFIDENCE.form(ask_sure=True)] == ["answer", "because"]


def test_who_is_asked() -> None:
    """A team, several, or each; in the order of play."""
    teams = ("A", "B", "C")

    assert made(type="confidence").seats(teams) == ("A",)
    assert made(type="confidence", by=["C", "A"]).seats(teams) == ("A", "C")
    assert made(type="confidence", by="each team").seats(teams) == teams
    with pytest.raises(ValidationError):
        made(type="confidence", by=[])


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "multi-choice", "pick": "3-4", "options": OPTIONS},
        {"type": "multi-choice", "pick": "some", "options": OPTIONS},
        {"type": "allocation", "points": "10", "step": "3", "items": ITEMS},
        {"type": "sealed", "options": ITEMS, "outcomes": [{}]},
        {"type": "consensus", "text": "x", "silence": "soon"},
        {
            "type": "choice",
            "options": {"a": {"label": "x", "effects": {"x": {"by": "1.5", "why": "y"}}}, "b": {"label": "y"}},
        },
        {"type": "choice", "options": {"a": {"label": "x", "later": {"after": "soon"}}, "b": {"label": "y"}}},
        {"type": "vote", "secret": "maybe"},
        {"type": "riddle"},
    ],
)
def test_a_question_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    """The author hears of it at once."""
    with pytest.raises(ValidationError):
        made(**fields)
