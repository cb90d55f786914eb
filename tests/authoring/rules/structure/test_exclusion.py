"""Whether two conditions plainly exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.rules.structure.exclusion import exclude
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within, holds, parse

LEAVES = st.one_of(
    st.builds(Is, st.sampled_from(["asked", "first"]), st.sampled_from(["yes", "no", "a"])),
    st.builds(lambda low, high: Within("gauge", min(low, high), max(low, high), ""), *[st.integers(0, 4)] * 2),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(several.map(AllOf), several.map(AnyOf), parts.map(Not))


CONDITIONS: st.SearchStrategy[Node] = st.recursive(LEAVES, _joined, max_leaves=6)
MOMENTS = [
    ({"gauge": gauge}, {"asked": asked, "first": first})
    for gauge in range(5)
    for asked in ("yes", "no")
    for first in ("no", "a")
]
"""Every situation that the conditions can tell apart."""


@given(CONDITIONS, CONDITIONS)
def test_never_both(one: Node, other: Node) -> None:
    """If two are said to exclude each other, no situation fulfils both."""
    if exclude(one, other):
        assert [] == [facts for gauges, facts in MOMENTS if holds(one, gauges, facts) and holds(other, gauges, facts)]
        assert exclude(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"asked": "yes"}, {"asked": "no"}, True),
        ({"asked": "yes"}, {"first": "no"}, False),
        ({"first": "a"}, {"any": [{"first": "b"}, {"first": "c"}]}, True),
        ({"asked": "yes", "gauge": "below 40"}, {"gauge": "at least 40"}, True),
        ({"not": {"asked": "yes"}}, {"asked": "yes", "first": "a"}, True),
        ({"not": {"any": [{"first": "a"}, {"first": "b"}]}}, {"first": "a"}, True),
        ({"not": {"gauge": "below 40"}}, {"gauge": "below 30"}, True),
        ({"not": {"gauge": "below 30"}}, {"gauge": "below 40"}, False),
    ],
)
def test_what_authors_write(one: object, other: object, expected: bool) -> None:  # noqa: FBT001 - a row
    """The usual pairs of either and or are seen."""
    assert expected is exclude(parse(one), parse(other))


@pytest.mark.parametrize("when", [None, "ad hoc"])
def test_without_a_condition(when: None) -> None:
    """What always comes, and what comes by hand, excludes nothing."""
    assert not exclude(when, parse({"asked": "yes"}))
    assert not exclude(parse({"asked": "yes"}), when)
