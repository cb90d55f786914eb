"""From a result somebody wants to see to the interventions that lead there: what a table would do on the way.

Invariant: only interventions that the mechanic itself takes; its own script follows from them, and no ruling of a
person's. What people would write is left as three dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.previewing.acts import THROW
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.consensus_course import ADOPTED, DeclaredAdopted, GivenUp, KeptSilence, PutUnderSilence
from tabletop.decisions.entering import LONGEST_MINUTES
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.matrix import FAILURE, SUCCESS, Matrix
from tabletop.decisions.matrix_course import Argued, Judged, Thrown
from tabletop.decisions.negotiation import RESERVED, SIGNED, Negotiation
from tabletop.decisions.negotiation_course import Accepted, ClauseReserved, SheetSigned, TalksEnded
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.words import Words

DOTS: Final = "…"
"""What stands where a person would write."""

Step = tuple[str | None, AnyIntervention]
"""(team, or None for the chair; what it does)."""


def ways(question: Proceeding) -> tuple[str, ...]:
    """The results there can be, and a throw where there are dice."""
    return (*question.results(), *((THROW,) if isinstance(question, Matrix) else ()))


def steps_to(question: Proceeding, result: str, seats: tuple[str, ...]) -> tuple[Step, ...] | None:
    """What has to be done, from the start, for `result`; None where the mechanic knows no such result."""
    if result not in ways(question):
        return None
    match question:
        case Matrix():
            return tuple(_matrix(result, seats))
        case Consensus():
            return tuple(_consensus(question, result, seats))
        case Negotiation():
            return tuple(_negotiation(question, result, seats))
        case _:
            return None


def _matrix(result: str, seats: tuple[str, ...]) -> Iterator[Step]:
    dots = Words.of(DOTS)
    if result == THROW:
        yield next(iter(seats), None), Argued(action=dots, result=dots, reasons=(dots,))
        yield None, Thrown()
    elif result in {SUCCESS, FAILURE}:
        yield None, Judged(success=result == SUCCESS)


def _consensus(question: Consensus, result: str, seats: tuple[str, ...]) -> Iterator[Step]:
    if result != ADOPTED:
        yield None, GivenUp()
        return
    yield None, PutUnderSilence(minutes=min(max(1, question.silence), LONGEST_MINUTES))
    for team in seats:
        yield team, KeptSilence()
    yield None, DeclaredAdopted()


def _negotiation(question: Negotiation, result: str, seats: tuple[str, ...]) -> Iterator[Step]:
    if result not in {SIGNED, RESERVED}:
        yield None, TalksEnded()
        return
    clauses = tuple(question.clauses)
    for number, team in enumerate(seats):
        kept = clauses
        if number == 0 and result == RESERVED:
            yield team, ClauseReserved(clause=clauses[0], text=Words.of(DOTS))
            kept = clauses[1:]
        if kept:
            yield team, Accepted(clauses=kept)
    for team in seats:
        yield team, SheetSigned()
