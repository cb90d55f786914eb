"""The list of mechanics. To add one: its file, and a line in each of the unions it belongs to."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from tabletop.decisions.allocation import Allocation, AllocationAnswer
from tabletop.decisions.choice import Choice, ChoiceAnswer
from tabletop.decisions.confidence import Confidence, ConfidenceAnswer
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.consensus_course import ConsensusStep
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.matrix_course import MatrixStep
from tabletop.decisions.multi_choice import MultiChoice, MultiChoiceAnswer
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.negotiation_course import NegotiationStep
from tabletop.decisions.open_text import OpenText, OpenTextAnswer
from tabletop.decisions.ranking import Ranking, RankingAnswer
from tabletop.decisions.sealed import Sealed, SealedAnswer
from tabletop.decisions.vote import Vote, VoteAnswer

Decision = Annotated[
    Choice
    | MultiChoice
    | Ranking
    | Allocation
    | OpenText
    | Vote
    | Consensus
    | Matrix
    | Sealed
    | Negotiation
    | Confidence,
    Field(discriminator="type"),
]
"""What an author can ask."""

AnyAnswer = Annotated[
    ChoiceAnswer
    | MultiChoiceAnswer
    | RankingAnswer
    | AllocationAnswer
    | OpenTextAnswer
    | VoteAnswer
    | SealedAnswer
    | ConfidenceAnswer,
    Field(discriminator="type"),
]
"""What a team can answer."""

AnyIntervention = Annotated[ConsensusStep | MatrixStep | NegotiationStep, Field(discriminator="act")]
"""What a seat or the chair can do in a proceeding."""

KINDS: Final = (
    Choice, MultiChoice, Ranking, Allocation, OpenText, Vote, Consensus, Matrix, Sealed, Negotiation, Confidence,
)  # fmt: skip
"""Every mechanic, in the order the documentation shows them."""
