"""Open text: a short text, to which the facilitator (solo: the player) applies a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Bounds

from tabletop.decisions.base import ANSWER, Answer, Contribution, Fault, Question, Roll, Tally
from tabletop.decisions.effects import Option, joined
from tabletop.decisions.form import Entries, Form, WriteText
from tabletop.decisions.scalars import Id, Whole
from tabletop.decisions.text import clean, word_count
from tabletop.decisions.words import Words


class OpenTextAnswer(Answer):
    """The text, and the rubric items that were marked for it later."""

    type: Literal["open-text"] = "open-text"
    text: Words
    """What was written, cleaned."""
    marks: tuple[str, ...] = ()
    """Always empty in an answer as it is given; marks are an event of their own."""


class OpenText(Question):
    """Write at most so many words."""

    type: Literal["open-text"]
    max_words: Annotated[Whole, Bounds(ge=5, le=400)]
    """The longest text that is accepted, in words."""
    rubric: Annotated[dict[Id, Option], Bounds(min_length=1, max_length=9)]
    """What can be true of a text, and what follows."""

    def fields(self) -> Form:
        """One text."""
        return (WriteText(ANSWER, "answer", self.max_words, lines=5),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read and clean the text."""
        entry = entries.get(ANSWER)
        text = clean(entry) if isinstance(entry, str) else ""
        if not text:
            return Fault.MISSING
        answer = OpenTextAnswer(text=Words.of(text))
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """Something was written, and not too much; marks are of this rubric."""
        if not isinstance(answer, OpenTextAnswer):
            return Fault.WRONG_KIND
        if not answer.text.erased and not answer.text.shown.strip():
            return Fault.MISSING
        if word_count(answer.text.shown) > self.max_words:
            return Fault.TOO_LONG
        return self.check_marks(answer.marks)

    def check_marks(self, marks: tuple[str, ...]) -> Fault | None:
        """The marks are of this rubric, none twice."""
        if any(mark not in self.rubric for mark in marks):
            return Fault.NOT_OFFERED
        return Fault.TOO_MANY if len(set(marks)) != len(marks) else None

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """What the marks lead to; the result is the mark most teams got."""
        marked = {team: one.marks for team, one in answers.items() if isinstance(one, OpenTextAnswer)}
        counts = tuple((key, sum(key in marks for marks in marked.values())) for key in self.rubric)
        best = max(counts, key=lambda item: item[1])
        contributions = tuple(
            Contribution(team, joined(self.rubric[mark] for mark in marks)) for team, marks in marked.items()
        )
        return Tally(best[0] if best[1] else None, contributions, counts)

    def guess(self, roll: Roll) -> Answer:
        """A placeholder text with one mark: chance cannot write, but it can meet every rubric item."""
        marks = tuple(self.rubric)
        return OpenTextAnswer(text=Words.of("…"), marks=(marks[roll(len(marks)) - 1],))

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The text."""
        return (answer.text.shown,) if isinstance(answer, OpenTextAnswer) else ()
