"""How likely an argument is to carry: two dice counted out, and cards taken together."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.matrix import CARDS
from tabletop.decisions.matrix_odds import chance, said


@given(st.integers(-12, 12), st.integers(2, 12))
def test_the_odds_are_the_count_of_all_throws(net: int, target: int) -> None:
    """Of 36 throws so many succeed; none and all of them are said to be so, and nothing else is."""
    throws = [one + other + net >= target for one, other in product(range(1, 7), repeat=2)]

    assert chance(net, target) == round(100 * throws.count(True) / 36)
    assert (chance(net, target) == 100) is all(throws)
    assert (chance(net, target) == 0) is not any(throws)


def test_an_even_argument_has_58_percent() -> None:
    """As in Engle's matrix games."""
    assert chance(0) == 58


@given(st.permutations([0, 10, 30, 70]), st.sampled_from(["median", "mean"]))
def test_cards_say_their_median_or_their_mean(cards: list[int], by: str) -> None:
    """Halves are rounded up, and the order does not matter."""
    assert said(cards, "median" if by == "median" else "mean") == {"median": 20, "mean": 28}[by]


@given(st.lists(st.sampled_from(CARDS), min_size=1, max_size=6))
def test_a_turned_estimate_is_between_the_cards(cards: list[int]) -> None:
    """Nobody is told a likelihood beyond what anybody said."""
    assert min(cards) <= said(cards, "median") <= max(cards)
    assert min(cards) <= said(cards, "mean") <= max(cards)
