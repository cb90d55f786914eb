"""What bounds say of conditions whose parts have to be asked together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.rules.logic import ending_never_reached, inject_never_happens
from tabletop.authoring.simulation.explore import CHECK, explore
from tabletop.authoring.simulation.narrowing import Box, narrowed
from tabletop.decisions.conditions import Node, holds, parse
from tabletop.scenario.loader import examine, load
from tests.authoring.simulation.worlds import INDICATORS, conditions

ROOT = Path(__file__).parents[3]
SHIPPED = sorted(ROOT.glob("scenarios/*/scenario.yaml"))
PLACES = {name: place for place, name in enumerate(INDICATORS)}
VALUES = {"red": ("yes", "no"), "blue": ("no",), "d0": ("a", "b", "no"), "d1": ("success",), "d2": ("no",)}
NODES = st.recursive(
    conditions().map(parse),
    lambda inner: st.one_of(
        st.builds(lambda a, b: parse({"all": [a, b]}), inner, inner),
        st.builds(lambda a, b: parse({"any": [a, b]}), inner, inner),
        st.builds(lambda a: parse({"not": a}), inner),
    ),
    max_leaves=4,
)
RANGES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: (min(ends), max(ends)))


@settings(max_examples=120, deadline=None)
@given(NODES, st.tuples(RANGES, RANGES, RANGES), st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=3, max_size=3))
def test_nothing_that_is_wanted_is_cut_off(
    node: Node, ranges: tuple[tuple[int, int], ...], places: list[tuple[float, ...]]
) -> None:
    """Every state inside the bounds is inside what is left of them, where the condition holds as where it does not."""
    box = Box(ranges, lambda name: VALUES[name])
    left = {wanted: narrowed(node, box, PLACES, wanted=wanted) for wanted in (True, False)}
    for place, values in product(places, product(*VALUES.values())):
        levels = [low + round(at * (high - low)) for (low, high), at in zip(ranges, place, strict=True)]
        facts = dict(zip(VALUES, values, strict=True))
        found = left[holds(node, dict(zip(INDICATORS, levels, strict=True)), facts)]
        assert found is not None
        assert all(low <= level <= high for level, (low, high) in zip(levels, found.ranges, strict=True))
        assert all(value in found.values(name) for name, value in facts.items())


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ({"all": [{"calm": "above 60"}, {"calm": "below 40"}]}, False),
        ({"all": [{"red": "yes"}, {"red": "no"}]}, False),
        ({"all": [{"any": [{"calm": "above 60"}, {"d0": "b"}]}, {"calm": "below 40"}, {"d0": "a"}]}, False),
        ({"any": [{"calm": "above 60"}, {"calm": "below 61"}]}, True),
        ({"not": {"all": [{"calm": "above 60"}, {"calm": "below 40"}]}}, True),
        ({"all": [{"calm": "above 30"}, {"calm": "below 40"}]}, None),
        ({"all": [{"d0": "a"}, {"not": {"d0": "a"}}]}, False),
        ({"gone": "below 50"}, False),
        ({"not": {"gone": "below 50"}}, True),
    ],
    ids=str,
)
def test_parts_are_asked_together(condition: dict[str, object], *, truth: bool | None) -> None:
    """What contradicts itself never holds, what leaves no way out always does, and the rest may be either."""
    box = Box(((0, 100), (0, 100), (0, 100)), lambda name: VALUES[name])
    never = narrowed(parse(condition), box, PLACES) is None
    always = narrowed(parse(condition), box, PLACES, wanted=False) is None
    assert truth is (False if never else True if always else None)


INJECT = "- {{id: planted, kind: news, title: Planted, text: {{everyone: So.}}, when: {when}}}"
ENDING = "- {{id: planted-end, when: {when}, title: Planted, text: So.}}"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a_contradiction_is_found_without_exploring(file: Path) -> None:
    """Planted into any scenario of the house: an inject and an ending that contradict themselves are proved dead."""
    indicator = next(iter(load(file).indicators))
    never = f"{{all: [{{{indicator}: above 60}}, {{{indicator}: below 40}}]}}"
    text = file.read_text(encoding="utf-8")
    text = re.sub(
        r"^( +)injects:\n( +)", rf"\1injects:\n\2{INJECT.format(when=never)}\n\2", text, flags=re.MULTILINE, count=1
    )
    text = re.sub(r"^endings:\n( +)", rf"endings:\n\1{ENDING.format(when=never)}\n\1", text, flags=re.MULTILINE)
    examined = examine(text.encode(), "scenario.yaml")
    assert examined.scenario is not None
    assert examined.document is not None
    effort = replace(CHECK, plays=30, always_draw=True)
    subject = Subject(examined.scenario, examined.document, "", explored=explore(examined.scenario, effort=effort))
    dead = [one.where for rule in (inject_never_happens.RULE, ending_never_reached.RULE) for one in rule.find(subject)]
    assert ["planted", "planted-end"] == dead
