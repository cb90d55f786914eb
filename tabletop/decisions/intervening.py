"""From what came back from a form to the intervention that is sent, for faces that hold a view and no question.

Invariant: shape only. Whether it is in order is for the exercise to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from pydantic import TypeAdapter

from tabletop.decisions.base import Fault
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.consensus_course import ConsensusStep
from tabletop.decisions.form import Entries
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.matrix_course import MatrixStep
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.negotiation_course import NegotiationStep
from tabletop.decisions.proceeding import Intervention

_STEPS: Final[Mapping[str, object]] = {
    "consensus": ConsensusStep,
    "matrix": MatrixStep,
    "negotiation": NegotiationStep,
}
_ANY: Final[TypeAdapter[AnyIntervention]] = TypeAdapter(AnyIntervention)


def intervention_of(kind: str, act: str, entries: Entries) -> AnyIntervention | Fault:
    """The intervention `act` in a proceeding of the type `kind`, or what is wrong with the entries."""
    match kind:
        case "consensus":
            return _typed(Consensus.entered(act, entries))
        case "matrix":
            return _typed(Matrix.entered(act, entries))
        case "negotiation":
            return _typed(Negotiation.entered(act, entries))
        case _:
            return Fault.WRONG_KIND


def acts(kind: str) -> tuple[str, ...]:
    """What can be done in a proceeding of the type `kind`, by name; nothing for another type."""
    steps: tuple[type[Intervention], ...] = get_args(_STEPS.get(kind))
    return tuple(str(step.model_fields["act"].default) for step in steps)


def _typed(entered: Intervention | Fault) -> AnyIntervention | Fault:
    return entered if isinstance(entered, Fault) else _ANY.validate_python(entered)
