"""What the four mechanics that a later release plays have in common: they load and are checked, and cannot be answered.

A scenario that uses one is refused by the mechanic's name when somebody tries to play it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from tabletop.decisions.base import Answer, Fault, Question, Roll, Tally
from tabletop.decisions.form import Entries, Form


class UnplayedQuestion(Question):
    """A question the program can read and check but not yet ask."""

    playable: ClassVar[bool] = False

    def fields(self) -> Form:
        """Nothing to fill in."""
        return ()

    def read(self, entries: Entries) -> Answer | Fault:  # noqa: ARG002 - nothing can be an answer
        """Nothing is an answer."""
        return Fault.WRONG_KIND

    def check(self, answer: Answer) -> Fault | None:  # noqa: ARG002 - nothing can be an answer
        """Nothing is an answer."""
        return Fault.WRONG_KIND

    def tally(self, answers: Mapping[str, Answer]) -> Tally:  # noqa: ARG002 - nothing can be an answer
        """Nothing follows."""
        return Tally(None, ())

    def guess(self, roll: Roll) -> Answer:
        """Never called: sessions are refused before they start."""
        raise NotImplementedError(self.type)
