"""Asking one rule of content about a small scenario."""

from __future__ import annotations

from functools import cache

from tabletop.authoring.rules import rules
from tabletop.authoring.rules.base import Subject
from tabletop.scenario.loader import examine
from tests.authoring.examples import BASE, MONTH, laid_over

MOVES = "moves:" + BASE.split("\nmoves:")[1].split("\nendings:")[0] + "\n"
"""The moves of the scenario that examples are laid over."""
CONSULT = "effects: {cohesion: {by: +6, why: Allies were asked first.}, escalation: {by: +4, why: A public step.}}"
POLICE = "effects: {cohesion: {by: -6, why: Allies heard it late.}, escalation: {by: -4, why: Nobody was cornered.}}"


@cache
def subject(text: str = "", month: str = MONTH) -> Subject:
    """What a rule sees of `text`, laid over the scenario of the examples."""
    examined = examine(laid_over(text, BASE).encode(), "scenario.yaml")
    assert examined.scenario is not None, examined.problems
    assert examined.document is not None
    assert () == examined.errors
    return Subject(examined.scenario, examined.document, month)


def asked(code: str, text: str = "", month: str = MONTH) -> list[tuple[str, str]]:
    """What a rule finds: the part, as an `ignore` names it, and the words above the caret."""
    seen = subject(text, month)
    found = [(one.where, one.place) for one in rules()[code].find(seen)]
    return [(where, seen.places.lines[place.line - 1][place.col - 1 : place.end - 1]) for where, place in found]


def words_in(code: str, prologue: str, *, fields: str = "") -> list[str]:
    """The words above the caret that a rule finds in a prologue."""
    text = f"{fields}prologue: >-\n" + "".join(f"  {line}\n" for line in prologue.split("\n"))
    return [words for _where, words in asked(code, text)]


def moves(*changed: tuple[str, str], base: str = MOVES) -> str:
    """The moves with some words changed, each once."""
    for old, new in changed:
        assert old in base, old
        base = base.replace(old, new, 1)
    return base


def deciding(decision: str) -> str:
    """The moves with one decision in place of theirs; `decision` starts at its margin with its type."""
    lines = "".join(f"        {line}\n" for line in decision.strip("\n").split("\n"))
    return (
        MOVES.split("    decisions:")[0]
        + f"    decisions:\n      - id: first-response\n        question: What now\n{lines}"
    )


ENDINGS = """endings:
  - {id: apart, otherwise: yes, title: Apart, text: Each speaks for itself.}
"""
"""Endings that read no flag of the moves."""
