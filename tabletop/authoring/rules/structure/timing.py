"""How long an inject takes in a room: a facilitator's arithmetic.

Reading aloud goes at 130 words a minute; what one team decides, it decides one after the other; the teams decide at the
same time. The author's own minutes win over all of it.

Invariant: whole minutes, rounded for each inject, so that a sum can be checked by hand.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from tabletop.decisions.base import EACH_TEAM
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.kinds import Decision
from tabletop.decisions.negotiation import Negotiation
from tabletop.scenario.model import EVERYONE, Inject, Move

WORDS_A_MINUTE: Final = 130
DECIDING: Final = {
    "confidence": 2,
    "choice": 8,
    "multi-choice": 8,
    "sealed": 8,
    "vote": 8,
    "open-text": 10,
    "ranking": 12,
    "allocation": 12,
    "consensus": 12,
    "matrix": 12,
    "negotiation": 15,
}
"""Mechanic → minutes to talk, decide and hear what came of it."""


def estimate(inject: Inject, move: Move) -> int:
    """Minutes that an inject of this move takes."""
    if inject.minutes is not None:
        return inject.minutes
    asked = [decision for decision in move.decisions if decision.id in inject.ask] if inject.ask else []
    return round(_reading(inject) + _deciding(asked))


def _reading(inject: Inject) -> float:
    """Minutes to read out what all hear; what single teams are told, they read at the same time."""
    alone = [len(text.split()) for team, text in inject.text.items() if team != EVERYONE]
    words = len(inject.text.get(EVERYONE, "").split()) + max(alone, default=0)
    return words / WORDS_A_MINUTE


def _deciding(decisions: list[Decision]) -> int:
    """Minutes of the team that has most to decide."""
    by_team: Counter[str] = Counter()
    for decision in decisions:
        for team in decision.by:
            by_team[team] += _minutes(decision)
    everybody = by_team.pop(EACH_TEAM, 0)
    return everybody + max(by_team.values(), default=0)


def _minutes(decision: Decision) -> int:
    match decision:
        case Negotiation():
            return decision.minutes
        case Consensus():
            return max(DECIDING["consensus"], decision.silence)
        case _:
            return DECIDING[decision.type]
