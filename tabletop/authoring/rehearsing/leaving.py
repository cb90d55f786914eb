"""From an intervention on record to what would be entered for it: the way back of `Proceeding.entered`.

Invariant: what comes out, entered again, gives the same intervention; what chance added is left to the dice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from tabletop.decisions import consensus_course as consensus
from tabletop.decisions import matrix_course as matrix
from tabletop.decisions import negotiation_course as negotiation
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.words import Words

Entered = dict[str, str | list[str]]
Say = Callable[[Words], str]
"""How words are written down: as they are, or with a mark in their place."""


def entered(what: AnyIntervention, say: Say) -> Entered:
    """What is entered in the form of an intervention."""
    if isinstance(what, consensus.ConsensusStep):
        return _consensus(what, say)
    if isinstance(what, matrix.MatrixStep):
        return _matrix(what, say)
    return _negotiation(what, say)


def _consensus(what: consensus.ConsensusStep, say: Say) -> Entered:
    match what:
        case consensus.Amended(text=text, why=why):
            reason: Entered = {"why": say(why)} if why is not None else {}
            return {"text": say(text), **reason}
        case consensus.TakenUp(amendment=number):
            return {"amendment": str(number)}
        case consensus.Redrafted(text=text):
            return {"text": say(text)}
        case consensus.PutUnderSilence(minutes=minutes):
            return {"minutes": str(minutes)}
        case consensus.BrokeSilence(why=why):
            return {"why": say(why)}
        case consensus.Reserved(kind=kind, text=text):
            return {"kind": kind, "text": say(text)}
        case consensus.KeptSilence() | consensus.DeclaredAdopted() | consensus.Reopened() | consensus.GivenUp():
            return {}
        case _:
            assert_never(what)


def _matrix(what: matrix.MatrixStep, say: Say) -> Entered:
    match what:
        case matrix.Argued(action=action, result=result, reasons=reasons):
            numbered = {f"reason-{number}": say(one) for number, one in enumerate(reasons, start=1)}
            return {"action": say(action), "result": say(result), **numbered}
        case matrix.Countered(side=side, text=text):
            return {"side": side, "text": say(text)}
        case matrix.Weighed(accepted=accepted):
            return {"accepted": list(accepted)} if accepted else {}
        case matrix.Estimated(percent=percent):
            return {"percent": str(percent)}
        case matrix.Turned(by=by):
            return {"by": by}
        case matrix.Judged(success=success):
            return {"success": "success" if success else "failure"}
        case matrix.Thrown():
            return {}
        case _:
            assert_never(what)


def _negotiation(what: negotiation.NegotiationStep, say: Say) -> Entered:
    match what:
        case negotiation.Worded(clause=clause, text=text) | negotiation.ClauseReserved(clause=clause, text=text):
            return {"clause": clause, "text": say(text)}
        case negotiation.Accepted(clauses=clauses):
            return {"clauses": list(clauses)}
        case negotiation.SideDealDeclared(parties=parties, text=text, open=is_open):
            return {"parties": list(parties), "text": say(text), "open": "open" if is_open else "closed"}
        case negotiation.FormatSet(parties=parties, minutes=minutes):
            return ({"parties": list(parties)} if parties else {}) | {"minutes": str(minutes)}
        case negotiation.WalkedOut(why=why):
            return {"why": say(why)}
        case negotiation.SheetSigned() | negotiation.TalksEnded():
            return {}
        case _:
            assert_never(what)
