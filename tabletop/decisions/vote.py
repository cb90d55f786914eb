"""Vote: a ballot by every seat under a rule; or a straw poll, which is always labelled so and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field as Bounds

from tabletop.decisions.base import ANSWER, Answer, Contribution, Fault, Question, Roll, Tally, labels
from tabletop.decisions.effects import Consequence, Option, Part
from tabletop.decisions.form import Choice, Entries, Form, PickOne
from tabletop.decisions.scalars import Id, YesNo

FOR: Final = "for"
AGAINST: Final = "against"
ABSTAIN: Final = "abstain"
PASSES: Final = "passes"
FAILS: Final = "fails"


class VoteOutcomes(Part):
    """What follows when the motion passes or fails."""

    passes: Consequence = Consequence()
    """The motion passes."""
    fails: Consequence = Consequence()
    """The motion fails."""


class VoteAnswer(Answer):
    """One seat's ballot: `for`, `against`, `abstain`, or an option's id."""

    type: Literal["vote"] = "vote"
    ballot: str
    """What stands on it."""


class Vote(Question):
    """Every seat casts one ballot."""

    type: Literal["vote"]
    options: Annotated[dict[Id, Option], Bounds(max_length=9)] = {}
    """What can be voted for; without options the ballot is for, against or abstain."""
    rule: Literal["plurality", "majority", "two-thirds", "unanimity"] = "majority"
    """When the motion passes. Abstentions do not count; under unanimity one vote against is enough to fail."""
    tie: Literal["fails", "passes"] = "fails"
    """What an even vote comes to."""
    secret: YesNo = False
    """Whether the room sees only the totals."""
    straw_poll: YesNo = False
    """Whether this only shows a mood and decides nothing."""
    outcomes: VoteOutcomes = VoteOutcomes()
    """What follows (a vote with options uses the winning option's own consequence)."""

    def ballots(self) -> tuple[str, ...]:
        """What can stand on a ballot."""
        return (*self.options, ABSTAIN) if self.options else (FOR, AGAINST, ABSTAIN)

    def fields(self) -> Form:
        """One ballot. The labels of for, against and abstain are the face's words."""
        offered = (
            Choice(key, self.options[key].label, self.options[key].detail or "")
            if key in self.options
            else Choice(key, "")
            for key in self.ballots()
        )
        return (PickOne(ANSWER, tuple(offered)),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the ballot."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, str) or not entry:
            return Fault.MISSING
        answer = VoteAnswer(ballot=entry)
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """The ballot must be offered."""
        if not isinstance(answer, VoteAnswer):
            return Fault.WRONG_KIND
        return None if answer.ballot in self.ballots() else Fault.NOT_OFFERED

    def _passes(self, yes: int, no: int) -> bool:
        match self.rule:
            case "unanimity":
                return yes > 0 and no == 0
            case "two-thirds":
                return yes > 0 and 3 * yes >= 2 * (yes + no)
            case "majority" | "plurality":
                return yes > no or (yes == no and self.tie == "passes")

    def _winner(self, counts: Mapping[str, int]) -> str | None:
        cast = sum(counts[key] for key in self.options)
        best = max(self.options, key=lambda key: counts[key])
        shared = sum(counts[key] == counts[best] for key in self.options) > 1
        if not cast or (shared and self.tie == "fails"):
            return None
        return best if self._enough(counts[best], cast) else None

    def _enough(self, most: int, cast: int) -> bool:
        match self.rule:
            case "plurality":
                return True
            case "majority":
                return 2 * most > cast
            case "two-thirds":
                return 3 * most >= 2 * cast
            case "unanimity":
                return most == cast

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """Count the ballots under the rule. The consequence is the room's, not a team's."""
        cast = [one.ballot for one in answers.values() if isinstance(one, VoteAnswer)]
        counts = {key: cast.count(key) for key in self.ballots()}
        if self.options:
            winner = self._winner(counts)
            result = winner or FAILS
            consequence = self.options[winner] if winner else self.outcomes.fails
        else:
            passed = self._passes(counts[FOR], counts[AGAINST])
            result = PASSES if passed else FAILS
            consequence = self.outcomes.passes if passed else self.outcomes.fails
        contributions = (Contribution(None, consequence),) if cast else ()
        return Tally(result if cast else None, contributions, tuple(counts.items()))

    def guess(self, roll: Roll) -> Answer:
        """Any ballot."""
        ballots = self.ballots()
        return VoteAnswer(ballot=ballots[roll(len(ballots)) - 1])

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The option's label, or the ballot's word for a face to translate."""
        return labels(self.options, [answer.ballot]) if isinstance(answer, VoteAnswer) else ()
