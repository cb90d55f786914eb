"""A scenario to try a rule on: the one behind the examples, with some fields replaced."""

from __future__ import annotations

from tabletop.authoring.inspection import inspect
from tests.authoring.examples import BASE, MONTH, laid_over


def found(text: str, *codes: str) -> list[str]:
    """What the rules of structure find in `text` laid over a whole scenario: `TT206 8:3 OPS`.

    With codes, only what these find.
    """
    inspected = inspect(laid_over(text, BASE).encode(), "x", month=MONTH, groups="2")
    assert () == inspected.examined.errors
    return [
        f"{one.code} {one.place.line}:{one.place.col} {one.where}"
        for one in inspected.problems
        if not codes or one.code in codes
    ]
