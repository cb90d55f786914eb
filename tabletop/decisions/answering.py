"""From what came back from a form to the answer that is sent, for faces that hold a view and no question.

Invariant: shape only. Whether the answer fits the question is for the exercise to decide.
"""

from __future__ import annotations

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.base import ANSWER
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.form import Entries
from tabletop.decisions.kinds import AnyAnswer
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.sealed import SealedAnswer, sealed_move
from tabletop.decisions.text import clean
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words


def answer_of(kind: str, entries: Entries) -> AnyAnswer | None:
    """The answer to a decision of the type `kind`; None where nothing was entered, or nothing that fits the type."""
    match kind, entries.get(ANSWER):
        case "choice", str(option) if option:
            return ChoiceAnswer(option=option)
        case "vote", str(ballot) if ballot:
            return VoteAnswer(ballot=ballot)
        case "sealed", str(option) if option:
            return SealedAnswer.of(sealed_move(option, entries))
        case "multi-choice", tuple(options) if options:
            return MultiChoiceAnswer(options=options)
        case "ranking", tuple(order) if order:
            return RankingAnswer(order=order)
        case "allocation", dict(points) if points:
            return AllocationAnswer(points={key: amount for key, amount in points.items() if amount})
        case "open-text", str(text) if clean(text):
            return OpenTextAnswer(text=Words.of(clean(text)))
        case "confidence", int(percent):
            return ConfidenceAnswer(percent=percent)
        case _:
            return None
