"""Faults planted into a good scenario are found, each with its code and in its place, and the good scenario is clean.

Here each goes into the smallest good scenario that has room for it; `python -m tests.authoring.seeded.measure` plants
every fault into every one and prints the figures.
"""

from __future__ import annotations

import random

import pytest

from tabletop.authoring.inspection import inspect
from tests.authoring.seeded.faults import EVERY, FILES
from tests.authoring.seeded.planting import MONTH, Fault, Good, good

GOOD = {file.parent.name: good(file) for file in FILES}
SMALL = ("first-steps", "minimal", "first-hour")
"""Quick to explore; in this order a place is looked for."""


def planted(fault: Fault) -> tuple[Good, str, tuple[str, int, int]]:
    """A fault in the first of the small scenarios that has room for it; else in the first of the others."""
    for name in (*SMALL, *(one for one in GOOD if one not in SMALL)):
        found = fault.plant(GOOD[name], random.Random(f"{name}/{fault.name}"))
        if found is not None:
            return GOOD[name], found.text, (fault.code, found.line, found.col)
    raise AssertionError(fault.name)


def test_there_are_enough() -> None:
    """At least sixty different faults, each with a name of its own."""
    assert 60 <= len(EVERY)
    assert len(EVERY) == len({fault.name for fault in EVERY})


@pytest.mark.parametrize("name", SMALL)
def test_the_good_ones_are_clean(name: str) -> None:
    """What nothing was planted in has no problem of any group."""
    assert () == inspect(GOOD[name].text.encode(), name, month=MONTH).problems


@pytest.mark.parametrize("fault", EVERY, ids=[fault.name for fault in EVERY])
def test_a_planted_fault_is_found(fault: Fault) -> None:
    """With the right code, at the right line and column."""
    where, text, expected = planted(fault)
    found = inspect(text.encode(), where.name, month=MONTH).problems
    assert expected in [(problem.code, problem.place.line, problem.place.col) for problem in found]
