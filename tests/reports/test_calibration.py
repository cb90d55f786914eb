"""Likelihoods are held against what happened, and nothing else is scored."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.reports.calibration import BINS, calibration, pairs_of, unscored
from tabletop.reports.run_model import Run, RunAnswer, RunDecision, RunForecast
from tests.reports.lived import compared, lived

PAIRS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=30)


def test_nothing_is_nothing() -> None:
    """Without pairs there is no score."""
    assert calibration([]) is None


def test_the_ends_of_the_scale() -> None:
    """Always right and certain is 0, always wrong and certain 1, fifty-fifty a quarter."""
    scores = [calibration([pair]) for pair in ((100, True), (0, False), (0, True), (50, True), (50, False))]
    assert [one.brier for one in scores if one] == [0, 0, 1, 0.25, 0.25]


@given(PAIRS, st.randoms())
@settings(max_examples=40)
def test_order_says_nothing(pairs: list[tuple[int, bool]], random: Random) -> None:
    """The same pairs in any order give the same figures; every pair is in one bin."""
    shuffled = list(pairs)
    random.shuffle(shuffled)
    found = calibration(pairs)

    assert found == calibration(shuffled)
    assert found is not None
    assert sum(one.count for one in found.curve) == len(pairs)
    assert all(one.low <= one.stated <= one.high and 0 <= one.observed <= 100 for one in found.curve)
    assert 0 <= found.brier <= 1


def test_bins_cover_the_scale() -> None:
    """From 0 to 100 without a gap."""
    assert [number for low, high in BINS for number in range(low, high + 1)] == list(range(101))


def test_what_can_be_scored() -> None:
    """Estimates of a settled argument, and questions whose truth somebody gives; never what chance said."""
    answers = (
        RunAnswer(team="A", record=5, status="decided", percent=70, at=0, took=0),
        RunAnswer(team="B", record=6, status="decided", picks=("x",), sure=40, at=0, took=0),
        RunAnswer(team="C", record=7, status="decided", percent=10, drawn=True, at=0, took=0),
        RunAnswer(team="D", record=8, status="split", at=0, took=0),
    )
    forecasts = (
        RunForecast(team="A", record=9, percent=90, happened=True),
        RunForecast(team="B", record=10, percent=30),
    )
    decision = RunDecision(decision="q", inject="i", record=4, opened=0, answers=answers, forecasts=forecasts)
    run: Run = compared(lived()).run.model_copy(update={"decisions": (decision,)})

    assert pairs_of(run, {}) == ((90, True),)
    assert pairs_of(run, {"q": False}) == ((90, True), (70, False), (40, False))
    assert unscored(run, {}) == 3
    assert unscored(run, {"q": True}) == 1
    assert calibration(pairs_of(run, {"q": False})) == calibration([(40, False), (70, False), (90, True)])
