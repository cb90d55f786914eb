"""TT427: no word stands twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import english, finds
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_TWICE: Final = re.compile(
    r"(?<![\w'’-])(the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|is|are|was|were|be|it|its|they|their|we|you|your|as"
    r"|not|this|will|would|has)\s+\1(?![\w'’-])",
    re.IGNORECASE,
)


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in subject.passages if english(subject.scenario) else ():
        for match in finds(_TWICE, passage.text) if passage.voice != "rest" else ():
            place = subject.places.part(passage.path, passage.text, *match.span())
            yield problem("TT427", place, passage.where, match[0], match[1])


RULE = Rule("TT427", "word-twice", N_('"$found": a word stands twice'), N_('write "$wants" once'), _find)
