"""A question of every mechanic, as a file would hold it."""

from __future__ import annotations

from pydantic import TypeAdapter

from tabletop.decisions.kinds import AnyAnswer, Decision
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.words import Words

DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
ANSWER: TypeAdapter[AnyAnswer] = TypeAdapter(AnyAnswer)


def made(**fields: object) -> Decision:
    """A question as a file would hold it."""
    return DECISION.validate_python({"id": "it", "by": "A", "question": "What?", **fields})


OPTIONS = {
    "a": {"label": "Alpha", "effects": {"x": {"by": "+4", "why": "A."}}, "sets": "flag"},
    "b": {"label": "Beta", "outcome": "B happens."},
    "c": {"label": "Gamma"},
}
ITEMS = {"a": {"label": "Alpha"}, "b": {"label": "Beta"}, "c": {"label": "Gamma"}}
CHOICE = made(type="choice", options=OPTIONS)
MULTI = made(type="multi-choice", pick="1-2", options={**OPTIONS, "c": {"label": "Gamma", "excludes": ["a"]}})
RANKING = made(
    type="ranking",
    items={
        "a": {"label": "Alpha", "first": {"effects": {"x": {"by": 3, "why": "First."}}}},
        "b": {"label": "Beta"},
        "c": {"label": "Gamma", "last": {"outcome": "Gamma waits."}},
    },
)
ALLOCATION = made(
    type="allocation",
    points="20",
    step="5",
    items={
        "a": {
            "label": "Alpha",
            "per_step": {"x": {"by": 2, "why": "More."}},
            "thresholds": {"10": {"outcome": "Ten."}, "20": {"outcome": "Twenty."}},
        },
        "b": {"label": "Beta"},
    },
)
TEXT = made(type="open-text", max_words="5", rubric=OPTIONS)
VOTE = made(type="vote")
BALLOT = made(type="vote", rule="plurality", options=ITEMS)
CONFIDENCE = made(type="confidence")
SEALED = made(
    type="sealed",
    by="each team",
    predict="yes",
    options=ITEMS,
    outcomes=[{"when": {"A": "a", "B": "a"}, "outcome": "Both."}, {"otherwise": "yes", "outcome": "Not both."}],
)
CONSENSUS = made(type="consensus", by=["A", "B"], text="We [regret] it.\nWe meet again.\n", silence="8 min")
MATRIX = made(
    type="matrix",
    by="A",
    modifiers=[{"when": {"x": "above 3"}, "by": 1, "why": "So."}, {"when": {"done": "yes"}, "by": -2, "why": "But."}],
    outcomes={"success": {"outcome": "It works."}, "failure": {"outcome": "It does not."}},
)
NEGOTIATION = made(
    type="negotiation",
    by=["A", "B"],
    clauses={"one": "We pay.", "two": "You dig."},
    outcomes={"signed": {"outcome": "Signed."}},
)
ANSWERED = (CHOICE, MULTI, RANKING, ALLOCATION, TEXT, VOTE, BALLOT, CONFIDENCE, SEALED)
"""Decided by answers."""
STEPWISE = (CONSENSUS, MATRIX, NEGOTIATION)
"""Decided step by step."""


def said(text: str) -> OpenTextAnswer:
    """A text."""
    return OpenTextAnswer(text=Words.of(text))
