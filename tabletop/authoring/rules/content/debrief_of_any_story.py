"""TT429: a debrief asks about this scenario, not only what could be asked after any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_TELLING: Final = re.compile(r"[^\W\d_]{5,}")
_GENERIC: Final = frozenset({
    "about", "after", "again", "alternative", "alternatives", "anything", "assume", "assumed", "because", "before",
    "better", "between", "change", "changed", "choose", "chose", "choice", "could", "decide", "decided", "decision",
    "decisions", "different", "differ", "differently", "effects", "everything", "exercise", "facilitator", "first",
    "happen", "happened", "hidden", "learn", "learned", "mislead", "moment", "never", "option", "options", "other",
    "others", "question", "questions", "reading", "reason", "reasons", "right", "scenario", "secret", "secrets",
    "should", "something", "story", "surprised", "table", "teams", "their", "there", "these", "thing", "things",
    "think", "thought", "three", "today", "under", "until", "wanted", "where", "which", "while", "whose", "world",
    "would", "wrong", "yours",
})  # fmt: skip
"""Words that stand in the debrief of any scenario."""


def _find(subject: Subject) -> Iterator[Problem]:
    asked = [one for one in subject.passages if one.path[0] == "debrief"]
    own = {
        word
        for one in subject.passages
        if one.voice not in {"rest", "source", "debrief", "facilitator", "goal", "note"}
        for word in _words(one.text)
    }
    if not any(_words(one.text) & own or "$" in one.text for one in asked):
        yield problem("TT429", subject.places.key(("debrief",)), "debrief", "debrief")


def _words(text: str) -> set[str]:
    return {word for word in _TELLING.findall(text.casefold()) if word not in _GENERIC}


RULE = Rule(
    "TT429",
    "debrief-of-any-story",
    N_('nothing under "$found" asks about this story; every question would do for any other'),
    N_("add a question about a decision, a team or an indicator of this scenario"),
    _find,
)
