"""Confidence: a likelihood in percent, always shown with its word (Kent's words of estimative probability)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tabletop.decisions.base import ANSWER, Answer, Fault, Question, Roll, Tally
from tabletop.decisions.form import Entries, Form, SetLevel

HIGHEST: Final = 100
_WORDS: Final = (
    (0, "impossible"),
    (13, "almost_certainly_not"),
    (39, "probably_not"),
    (60, "about_even"),
    (86, "probable"),
    (99, "almost_certain"),
    (100, "certain"),
)
"""Highest percentage of each word. Kent 1964: 7±6, 30±10, 50±10, 75±12, 93±6; gaps are closed to the nearer word."""


def likelihood(percent: int) -> str:
    """The code of the word of estimative probability for `percent` (0..100)."""
    return next(word for highest, word in _WORDS if percent <= highest)


class ConfidenceAnswer(Answer):
    """A likelihood, 0..100 percent."""

    type: Literal["confidence"] = "confidence"
    percent: int
    """From 0 to 100."""


class Confidence(Question):
    """Say how likely something is."""

    type: Literal["confidence"]

    def fields(self) -> Form:
        """One level."""
        return (SetLevel(ANSWER, ""),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the percentage."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, int):
            return Fault.MISSING
        answer = ConfidenceAnswer(percent=entry)
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """From 0 to 100."""
        if not isinstance(answer, ConfidenceAnswer):
            return Fault.WRONG_KIND
        return None if 0 <= answer.percent <= HIGHEST else Fault.OUT_OF_RANGE

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """A judgement changes nothing; the result is the word for the median."""
        percents = sorted(one.percent for one in answers.values() if isinstance(one, ConfidenceAnswer))
        middle = percents[(len(percents) - 1) // 2] if percents else None
        return Tally(None if middle is None else likelihood(middle).replace("_", "-"), ())

    def guess(self, roll: Roll) -> Answer:
        """Any multiple of five."""
        return ConfidenceAnswer(percent=5 * (roll(21) - 1))

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The percentage."""
        return (f"{answer.percent} %",) if isinstance(answer, ConfidenceAnswer) else ()
