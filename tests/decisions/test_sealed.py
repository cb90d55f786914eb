"""Sealed moves: a move and what is expected of the others, under seal; then a table of rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.base import Answer, Fault
from tabletop.decisions.form import PickOne
from tabletop.decisions.sealed import Sealed, SealedAnswer, SealedMove
from tabletop.decisions.words import Words
from tests.decisions.samples import ITEMS, SEALED, made

TEAMS = ("A", "B", "C")


def sealed(**fields: object) -> Sealed:
    """A question with sealed moves."""
    question = made(
        **{"type": "sealed", "by": "each team", "options": ITEMS, "outcomes": [{"otherwise": "yes"}], **fields}
    )
    assert isinstance(question, Sealed)
    return question


def move(option: str, **predicts: str) -> SealedAnswer:
    """A move under seal."""
    return SealedAnswer.of(SealedMove(option=option, predicts=predicts))


def test_each_is_asked_about_the_others_only() -> None:
    """One option; where predictions are asked for, what each of the other teams will do."""
    names = [(one.name, one.team) for one in SEALED.form(team="B", seats=TEAMS) if isinstance(one, PickOne)]

    assert names == [("answer", ""), ("predict.A", "A"), ("predict.C", "C")]
    assert [one.name for one in sealed(rationale="none").form(team="B", seats=TEAMS)] == ["answer"]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (move("a", B="b", C="c"), None),
        (move("a", B="b"), Fault.MISSING),
        (move("a", A="a", B="b", C="c"), Fault.NOT_OFFERED),
        (move("a", B="b", C="c", D="a"), Fault.NOT_OFFERED),
        (move("a", B="b", C="z"), Fault.NOT_OFFERED),
        (move("z", B="b", C="c"), Fault.NOT_OFFERED),
        (SealedAnswer(move=Words.of("{}")), Fault.MISSING),
        (SealedAnswer(move=Words(text=None)), Fault.MISSING),
    ],
)
def test_a_move_expects_something_of_everybody_else(answer: Answer, fault: Fault | None) -> None:
    """Of the other teams that are asked, each, and of nobody else."""
    assert SEALED.check_of(answer, "A", TEAMS) is fault


def test_without_predictions_none_is_taken() -> None:
    """What was not asked for is not kept."""
    assert sealed().check_of(move("a"), "A", TEAMS) is None
    assert sealed().check_of(move("a", B="a"), "A", TEAMS) is Fault.NOT_OFFERED


@given(st.sampled_from(TEAMS), st.booleans(), st.data())
def test_chance_makes_lawful_moves(team: str, predict: bool, data: st.DataObject) -> None:  # noqa: FBT001
    """Whatever is thrown."""
    question = sealed(predict="yes" if predict else "no")
    answer = question.guess_of(lambda sides: data.draw(st.integers(1, sides)), team, TEAMS)

    assert question.check_of(answer, team, TEAMS) is None
    assert question.summary(answer) != ()


def test_the_first_row_that_fits_counts() -> None:
    """Rows name teams and options; what fits no row is otherwise, or nothing."""
    rows = [{"when": {"A": "a", "B": "a"}, "outcome": "1"}, {"when": {"any": [{"A": "a"}, {"C": "c"}]}, "outcome": "2"}]
    open_end, whole = sealed(outcomes=rows), sealed(outcomes=[*rows, {"otherwise": "yes", "outcome": "3"}])
    cases = {"aab": "row-1", "abb": "row-2", "bbc": "row-2", "bbb": "otherwise"}
    for options, result in cases.items():
        answers = {team: move(option) for team, option in zip(TEAMS, options, strict=True)}
        tally = whole.tally(answers)
        assert tally.result == result
        assert len(tally.contributions) == 1
        assert open_end.tally(answers).result == (None if result == "otherwise" else result)
    assert whole.tally({"A": move("a"), "C": move("c")}).counts == (("a", 1), ("b", 0), ("c", 1))


def test_what_was_erased_is_no_move() -> None:
    """A move whose words were forgotten counts as none, and without any there is nothing to rule by."""
    gone = SealedAnswer(move=Words(text=None))

    assert sealed().tally({"A": gone}).result is None
    assert sealed().summary(gone) == ()
    assert sealed().tally({"A": gone, "B": move("b")}).result == "otherwise"


@given(st.sampled_from("abc"), st.dictionaries(st.sampled_from("BC"), st.sampled_from("abc")))
def test_what_stands_in_a_chain_is_a_commitment(option: str, predicts: dict[str, str]) -> None:
    """With a seal neither the option nor a prediction is written; what is opened is what was committed to."""
    answer = move(option, **predicts)
    written = answer.model_dump_json(context={"seal": lambda _text: "0123"})

    assert written == '{"type":"sealed","move":{"commitment":"0123"}}'
    assert answer.opened == SealedMove(option=option, predicts=predicts)
