"""What every mechanic promises: forms, answers, faults, tallies, guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.base import Answer, Fault, Question
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer, likelihood
from tabletop.decisions.form import Entries, SetLevel, WriteText
from tabletop.decisions.kinds import KINDS, AnyAnswer, Decision
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.vote import Vote, VoteAnswer
from tabletop.decisions.words import Words

DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
ANSWER: TypeAdapter[AnyAnswer] = TypeAdapter(AnyAnswer)


def made(**fields: object) -> Decision:
    """A question as a file would hold it."""
    return DECISION.validate_python({"id": "it", "by": "A", "question": "What?", **fields})


OPTIONS = {
    "a": {"label": "Alpha", "effects": {"x": {"by": "+4", "why": "A."}}, "sets": "flag"},
    "b": {"label": "Beta", "outcome": "B happens."},
    "c": {"label": "Gamma"},
}
ITEMS = {"a": {"label": "Alpha"}, "b": {"label": "Beta"}, "c": {"label": "Gamma"}}
CHOICE = made(type="choice", options=OPTIONS)
MULTI = made(type="multi-choice", pick="1-2", options={**OPTIONS, "c": {"label": "Gamma", "excludes": ["a"]}})
RANKING = made(
    type="ranking",
    items={
        "a": {"label": "Alpha", "first": {"effects": {"x": {"by": 3, "why": "First."}}}},
        "b": {"label": "Beta"},
        "c": {"label": "Gamma", "last": {"outcome": "Gamma waits."}},
    },
)
ALLOCATION = made(
    type="allocation",
    points="20",
    step="5",
    items={
        "a": {
            "label": "Alpha",
            "per_step": {"x": {"by": 2, "why": "More."}},
            "thresholds": {"10": {"outcome": "Ten."}, "20": {"outcome": "Twenty."}},
        },
        "b": {"label": "Beta"},
    },
)
TEXT = made(type="open-text", max_words="5", rubric=OPTIONS)
VOTE = made(type="vote")
BALLOT = made(type="vote", rule="plurality", options=ITEMS)
CONFIDENCE = made(type="confidence")
PLAYABLE = (CHOICE, MULTI, RANKING, ALLOCATION, TEXT, VOTE, BALLOT, CONFIDENCE)
LATER = (
    made(type="consensus", text="We [regret].", silence="8 min"),
    made(type="matrix", target="8", modifiers=[{"when": {"x": "above 3"}, "by": 1, "why": "So."}]),
    made(type="sealed", options=ITEMS, outcomes=[{"when": {"A": "a"}}, {"otherwise": "yes"}]),
    made(type="negotiation", clauses={"one": "We agree."}),
)


def said(text: str) -> OpenTextAnswer:
    """A text."""
    return OpenTextAnswer(text=Words.of(text))


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
    ],
)
def test_an_entry_in_order_becomes_an_answer(question: Question, entries: Entries, answer: Answer) -> None:
    """What comes back from a form is read, cleaned and checked."""
    assert question.read(entries) == answer


@pytest.mark.parametrize("question", PLAYABLE)
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
    assert TEXT.check(OpenTextAnswer(text=Words(text=None))) is None
    assert TEXT.check(OpenTextAnswer(text=Words.of("x"), marks=("a", "a"))) is Fault.TOO_MANY


@pytest.mark.parametrize("question", [*PLAYABLE, *LATER])
def test_an_answer_of_another_kind_is_none(question: Question) -> None:
    """A ranking is no vote."""
    other = ChoiceAnswer(option="a") if question.type != "choice" else ConfidenceAnswer(percent=1)

    assert question.check(other) is Fault.WRONG_KIND
    assert question.summary(other) == ()
    assert not question.tally({"A": other}).contributions


@pytest.mark.parametrize("question", PLAYABLE)
@given(data=st.data())
def test_chance_gives_lawful_answers(question: Question, data: st.DataObject) -> None:
    """Whatever is thrown, the answer fits the question, has a summary and a tally, and goes through JSON."""
    answer = question.guess(lambda sides: data.draw(st.integers(1, sides)))

    assert question.check(answer) is None
    assert question.summary(answer)
    assert question.tally({"A": answer, "B": answer}).result is not None
    assert ANSWER.validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize("question", LATER)
def test_what_is_played_later_loads_and_cannot_be_answered(question: Question) -> None:
    """It has no form and takes no answer."""
    assert not question.playable
    assert question.form() == () or isinstance(question.form()[0], WriteText)
    assert question.fields() == ()
    assert question.read({"answer": "x"}) is Fault.WRONG_KIND
    with pytest.raises(NotImplementedError):
        question.guess(lambda sides: sides)


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


def test_choice_counts_what_teams_chose() -> None:
    """The result is what most chose, the earlier one on a tie."""
    a, b = ChoiceAnswer(option="a"), ChoiceAnswer(option="b")

    assert CHOICE.tally({"A": b, "B": b, "C": a}).result == "b"
    assert CHOICE.tally({"A": b, "B": a}).result == "a"
    assert CHOICE.tally({}).result is None
    assert CHOICE.tally({"A": b}).counts == (("a", 0), ("b", 1), ("c", 0))


def test_picks_add_up() -> None:
    """Every pick's consequence counts for the team that made it."""
    tally = MULTI.tally({"A": MultiChoiceAnswer(options=("a", "b"))})

    assert tally.contributions[0].consequence.effects["x"].by == 4
    assert tally.contributions[0].consequence.outcome == "B happens."
    assert tally.contributions[0].consequence.sets == ("flag",)
    assert MULTI.tally({}).result is None


def test_ranking_looks_at_first_and_last() -> None:
    """Both ends have consequences."""
    consequence = RANKING.tally({"A": RankingAnswer(order=("a", "b", "c"))}).contributions[0].consequence

    assert (3, "Gamma waits.") == (consequence.effects["x"].by, consequence.outcome)


@pytest.mark.parametrize(
    ("points", "by", "outcome"), [(5, 2, None), (10, 4, "Ten."), (15, 6, "Ten."), (20, 8, "Twenty.")]
)
def test_points_count_by_step_and_by_the_highest_threshold(points: int, by: int, outcome: str | None) -> None:
    """What is given counts step by step; of the thresholds the highest reached."""
    given_ = {"a": points, "b": 20 - points} if points < 20 else {"a": 20}
    consequence = ALLOCATION.tally({"A": AllocationAnswer(points=given_)}).contributions[0].consequence

    assert (by, outcome) == (consequence.effects["x"].by, consequence.outcome)


def test_marks_have_consequences() -> None:
    """What was marked of a text follows."""
    tally = TEXT.tally({"A": OpenTextAnswer(text=Words.of("x"), marks=("a", "b"))})

    assert tally.result == "a"
    assert tally.contributions[0].consequence.outcome == "B happens."
    assert TEXT.tally({"A": said("x")}).result is None


def _vote(rule: str, tie: str = "fails", **more: object) -> Vote:
    vote = made(type="vote", rule=rule, tie=tie, **more)
    assert isinstance(vote, Vote)
    return vote


@pytest.mark.parametrize(
    ("rule", "tie", "ballots", "result"),
    [
        ("majority", "fails", "ffa", "passes"),
        ("majority", "fails", "fa", "fails"),
        ("majority", "passes", "fa", "passes"),
        ("plurality", "fails", "f--", "passes"),
        ("two-thirds", "fails", "ffa", "passes"),
        ("two-thirds", "fails", "ffaa", "fails"),
        ("unanimity", "fails", "ff-", "passes"),
        ("unanimity", "fails", "fffa", "fails"),
        ("unanimity", "fails", "--", "fails"),
        ("majority", "fails", "", None),
    ],
)
def test_a_motion_passes_by_its_rule(rule: str, tie: str, ballots: str, result: str | None) -> None:
    """Abstentions do not count; a tie is what the author says."""
    names = {"f": "for", "a": "against", "-": "abstain"}
    answers = {str(seat): VoteAnswer(ballot=names[one]) for seat, one in enumerate(ballots)}

    assert _vote(rule, tie).tally(answers).result == result


@pytest.mark.parametrize(
    ("rule", "tie", "ballots", "result"),
    [
        ("plurality", "fails", "aab", "a"),
        ("plurality", "fails", "ab", "fails"),
        ("plurality", "passes", "ba", "a"),
        ("majority", "fails", "aabc", "fails"),
        ("majority", "fails", "aab", "a"),
        ("two-thirds", "fails", "aab", "a"),
        ("unanimity", "fails", "aab", "fails"),
        ("unanimity", "fails", "aa", "a"),
        ("plurality", "passes", "-", "fails"),
    ],
)
def test_an_option_wins_by_the_rule(rule: str, tie: str, ballots: str, result: str) -> None:
    """With options the winner's own consequence applies."""
    names = {"-": "abstain"}
    answers = {str(seat): VoteAnswer(ballot=names.get(one, one)) for seat, one in enumerate(ballots)}
    options = {key: {"label": key, "outcome": key} for key in "abc"}

    tally = _vote(rule, tie, options=options).tally(answers)

    assert tally.result == result
    assert tally.contributions[0].consequence.outcome == (None if result == "fails" else result)


def test_a_likelihood_has_one_word() -> None:
    """Kent's words, over the whole scale, from impossible to certain."""
    words = [likelihood(percent) for percent in range(101)]

    assert ("impossible", "certain", "about_even") == (words[0], words[100], words[50])
    assert [words[7], words[30], words[75], words[93]] == [
        "almost_certainly_not",
        "probably_not",
        "probable",
        "almost_certain",
    ]
    assert CONFIDENCE.tally({"A": ConfidenceAnswer(percent=90), "B": ConfidenceAnswer(percent=5)}).result == (
        "almost-certainly-not"
    )


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
