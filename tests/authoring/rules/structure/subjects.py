"""A scenario to try a rule of structure on: the one behind the examples, with some fields replaced."""

from __future__ import annotations

from tabletop.authoring.inspection import inspect
from tests.authoring.examples import BASE, MONTH, laid_over


def found(text: str, *codes: str) -> list[str]:
    """What the rules of structure find in `text` laid over a whole scenario: `TT225 i 7 31`.

    That is the code, the part it is about, the line, and what the caret stands under. With codes, only what these find.
    """
    raw = laid_over(text, BASE)
    inspected = inspect(raw.encode(), "x", month=MONTH, groups="2")
    assert () == inspected.examined.errors
    lines = raw.split("\n")
    return [
        f"{one.code} {one.where} {one.place.line} {lines[one.place.line - 1][one.place.col - 1 : one.place.end - 1]}"
        for one in inspected.problems
        if not codes or one.code in codes
    ]


def inject(name: str, fields: str = "") -> str:
    """An inject on one line, with more fields."""
    told = "" if "text:" in fields else "text: {everyone: E}, "
    return f"      - {{id: {name}, kind: news, title: {name}, {told}{fields}}}\n"


def moves(injects: str, decisions: str = "", minutes: int = 30) -> str:
    """One move with the decision of the whole scenario, asked by the first inject, and more of both.

    The move starts in line 1, the injects further down stand in lines 6 and on.
    """
    return (
        f"moves:\n  - id: m\n    title: M\n    minutes: {minutes}\n    injects:\n"
        + inject("first", "cards: [art4], ask: [first-response], minutes: 8, facilitator: {purpose: P}")
        + injects
        + "    decisions:\n"
        "      - {id: first-response, type: choice, by: each team, question: Q, options: {"
        "consult: {label: C, sets: asked, effects: {cohesion: {by: +6, why: W}, escalation: {by: +4, why: W}}}, "
        "police: {label: P, effects: {cohesion: {by: -6, why: W}}}}}\n" + decisions
    )


def decision(name: str, kind: str = "confidence", by: str = "NO", fields: str = "") -> str:
    """A decision on one line, with more fields."""
    return f"      - {{id: {name}, type: {kind}, by: {by}, question: Q, {fields}}}\n"
