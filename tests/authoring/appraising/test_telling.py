"""Figures in words: never more than they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.appraising.rows import bar, scale
from tabletop.authoring.appraising.telling import margin, share, share_within, spread, spread_short
from tabletop.authoring.appraising.thresholds import passing
from tabletop.authoring.simulation.findings import EXACT, ConditionFigures, Method, Spread, Threshold
from tabletop.decisions.conditions import Within, comparison
from tabletop.plain.layout import cells


@given(st.floats(0, 1))
def test_nothing_and_everything_are_said_of_nothing_else(part: float) -> None:
    """0 % is said of 0 alone, and 100 % of all, give or take what adding fractions loses."""
    assert (share(part) == "0 %") is (part == 0)
    assert (share(part) == "100 %") is (part > 1 - 1e-9)


@pytest.mark.parametrize(
    ("part", "plays", "words"),
    [(0.5, 10_000, "50 % ±1"), (0.5, 100, "50 % ±10"), (0.0, 100, "0 %"), (1.0, 100, "100 %"), (0.3, 1, "30 % ±90")],
)
def test_a_sample_is_said_with_what_it_may_be_off_by(part: float, plays: int, words: str) -> None:
    """Two standard errors, rounded up; exact shares have none."""
    assert words == share_within(part, Method("sampled", plays, 1))
    assert 0 == margin(part, EXACT)


@pytest.mark.parametrize(
    ("one", "words", "short"),
    [
        (Spread(70, 82.4, 95), "70–95, on average 82", "70–95 (82)"),
        (Spread(20, 20, 20), "20", "20"),
    ],
)
def test_a_number_that_does_not_differ_is_one_number(one: Spread, words: str, short: str) -> None:
    """From and to, and the mean; or the one number there is."""
    assert (words, short) == (spread(one), spread_short(one))


@given(st.floats(0, 1), st.integers(5, 60))
def test_a_bar_is_as_wide_as_its_column(part: float, width: int) -> None:
    """Whatever it shows; and what happens at all is seen."""
    drawn = bar(part, width)
    assert width == cells(drawn)
    assert (drawn.strip() == "") is (part == 0)


@given(st.tuples(*[st.integers(0, 100)] * 4), st.integers(20, 60))
def test_a_scale_shows_its_four_values(values: tuple[int, ...], width: int) -> None:
    """Both ends, and where it is expected; the start unless something stands on it."""
    low, mean, start, high = sorted(values)
    drawn = scale(low, high, start, mean, width)
    assert width == cells(drawn)
    assert "●" in drawn


WORDS = st.builds(
    lambda word, number: f"{word} {number}",
    st.sampled_from(["below", "above", "at least", "at most"]),
    st.integers(1, 99),
)
SEEN = st.dictionaries(st.integers(0, 100), st.integers(1, 9), min_size=1, max_size=8)


def figures(words: str, seen: dict[int, int]) -> ConditionFigures:
    """A comparison, and where its indicator stood."""
    node = comparison("calm", words)
    assert node is not None
    whole = sum(seen.values())
    values = tuple((value, count / whole) for value, count in sorted(seen.items()))
    threshold = Threshold("calm", node.low, node.high, values)
    return ConditionFigures(
        "inject", "i", 0, 0, f"calm: {words}", leaf=True, inside="", looked=1, held=0.5, certainty="sometimes",
        threshold=threshold, method=EXACT,
    )  # fmt: skip


@given(WORDS, SEEN, st.integers(1, 100))
def test_the_value_lets_so_many_pass_and_a_stricter_one_does_not(
    words: str, seen: dict[int, int], percent: int
) -> None:
    """In the author's own word, unless only the other can say it."""
    found = passing(figures(words, seen), percent / 100)
    node = comparison("calm", found)
    assert node is not None
    whole = sum(seen.values())

    def let(one: Within) -> float:
        return sum(count for value, count in seen.items() if one.low <= value <= one.high) / whole

    assert let(node) >= percent / 100 - 1e-9
    stricter = Within("calm", node.low + 1, 100, "") if node.high == 100 else Within("calm", 0, node.high - 1, "")
    shut = min(seen) if node.low == 0 and node.high < 100 else max(seen)
    assert let(stricter) < percent / 100 + 1e-9 or (
        stricter.low <= shut <= stricter.high and let(stricter) == let(node)
    )


def test_a_window_has_no_single_value() -> None:
    """Nothing is said of a condition with two bounds, or one that was never looked at."""
    assert "" == passing(figures("between 40 and 60", {50: 1}), 0.6)
    assert "" == passing(figures("exactly 40", {50: 1}), 0.6)
