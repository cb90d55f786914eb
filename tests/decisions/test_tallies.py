"""From the answers of all teams to a result and what follows from it."""

from __future__ import annotations

import pytest

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer, likelihood
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.vote import Vote, VoteAnswer
from tabletop.decisions.words import Words
from tests.decisions.samples import ALLOCATION, CHOICE, CONFIDENCE, MULTI, RANKING, TEXT, made, said


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
