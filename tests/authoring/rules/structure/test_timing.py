"""How long injects and moves take, by a facilitator's arithmetic."""

from __future__ import annotations

import pytest

from tabletop.authoring.rules.structure.move_too_long import longest
from tabletop.authoring.rules.structure.timing import DECIDING
from tabletop.decisions.kinds import KINDS
from tabletop.scenario.loader import parse
from tabletop.scenario.model import Move
from tests.authoring.examples import BASE, laid_over
from tests.authoring.rules.structure.subjects import decision, found, inject, moves

OPTIONS = "options: {a: {label: A}, b: {label: B}}"
WORDS = " ".join(["word"] * 130)
"""A minute to read."""


def move(injects: str, decisions: str = "") -> Move:
    """The one move of a scenario with these."""
    return parse(laid_over(moves(injects, decisions), BASE).encode(), "x").moves[0]


def test_every_mechanic_has_its_minutes() -> None:
    """A new mechanic finds its place in the arithmetic."""
    assert {kind.model_fields["type"].annotation.__args__[0] for kind in KINDS} == set(DECIDING)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fields", "decisions", "minutes"),
    [
        ("minutes: 3", "", 3),
        ("", "", 0),
        (f"text: {{everyone: {WORDS}}}", "", 1),
        (f"text: {{everyone: {WORDS}, NO: {WORDS}, DE: {WORDS} {WORDS}}}", "", 3),
        ("ask: [a]", decision("a", "choice", "NO", OPTIONS), 8),
        ("ask: [a, b]", decision("a", "choice", "NO", OPTIONS) + decision("b", "choice", "NO", OPTIONS), 16),
        ("ask: [a, b]", decision("a", "choice", "NO", OPTIONS) + decision("b", "confidence", "DE"), 8),
        ("ask: [a, b]", decision("a", "choice", "each team", OPTIONS) + decision("b", "confidence", "DE"), 10),
        ("ask: [a]", decision("a", "negotiation", "[NO, DE]", "minutes: 25, clauses: {a: A}"), 25),
        ("ask: [a]", decision("a", "consensus", "[NO, DE]", "text: T, silence: 8"), 12),
        ("ask: [a]", decision("a", "consensus", "[NO, DE]", "text: T, silence: 20"), 20),
        ("ask: [a], minutes: 5", decision("a", "matrix", "NO"), 5),
    ],
)
def test_estimate(fields: str, decisions: str, minutes: int) -> None:
    """Reading and deciding; teams decide at the same time, one team one after the other; own minutes win."""
    assert {"first": 8, "i": minutes} == longest(move(inject("i", fields), decisions))


def test_what_counts() -> None:
    """Only what surely comes; of what excludes each other, the longest."""
    injects = (
        inject("cut", "minutes: 50, optional: yes")
        + inject("held", "minutes: 50, contingency: yes")
        + inject("template", "minutes: 50, when: ad hoc")
        + inject("yes", "minutes: 4, when: {asked: yes}")
        + inject("no", "minutes: 6, when: {asked: no}")
        + inject("low", "minutes: 5, when: {cohesion: below 40}")
    )
    assert {"first": 8, "no": 6, "low": 5} == longest(move(injects))


@pytest.mark.parametrize(
    ("minutes", "planned", "expected"),
    [
        (10, 90, []),
        (9, 90, ["TT210 m 5 9"]),
        (26, 60, []),
        (27, 60, ["TT214 minutes 1 60"]),
        (30, 60, ["TT214 minutes 1 60"]),
    ],
)
def test_what_fits(minutes: int, planned: int, expected: list[str]) -> None:
    """A move may take its minutes to the last one, and so may all of them together."""
    text = moves(inject("i", "minutes: 2"), minutes=minutes)
    told = found(f"minutes: {planned}\n{text}", "TT210", "TT214")
    assert expected == told


def test_optional_injects_make_room() -> None:
    """What may be cut is taken out of its move before the moves are added up."""
    text = moves(inject("i", "minutes: 4, optional: yes"), minutes=30) + "minutes: 60\n"
    assert [] == found(text, "TT214")
    assert [] == found(text.replace("minutes: 4, optional", "minutes: 3, optional"), "TT210")
    assert 1 == len(found(text.replace("minutes: 4, optional", "minutes: 3, optional"), "TT214"))
