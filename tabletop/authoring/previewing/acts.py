"""What an author chose while playing: by the ids of the file, so that it can be chosen again in a changed one.

Invariant: an act says what was meant (“this option, for all who are asked”), never what the engine made of it; so it
can be tried on any version of the scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tabletop.decisions.kinds import AnyAnswer

THROW: Final = "throw"
"""In place of a result: let the dice say."""


@dataclass(frozen=True, slots=True)
class Begin:
    """STARTEX."""


@dataclass(frozen=True, slots=True)
class Release:
    """An inject is shown."""

    inject: str
    """The inject, by its id."""
    by_hand: bool = False
    """Whether it was pulled out of its turn, as against the next one of the line of play."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision is answered."""

    decision: str
    """The decision, by its id."""
    team: str | None
    """Who answers; None for everybody who is asked and has not answered yet."""
    answer: AnyAnswer | None
    """What is answered; None without a decision."""
    marks: tuple[str, ...] = ()
    """What is marked in a text."""


@dataclass(frozen=True, slots=True)
class Settle:
    """A proceeding is led to a result."""

    decision: str
    """The decision, by its id."""
    result: str
    """The result, by its id; `throw` lets the dice say."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a decision led to was read, and something else is asked about the same inject."""

    decision: str
    """The decision, by its id."""


@dataclass(frozen=True, slots=True)
class Finish:
    """ENDEX."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Play goes on from an inject, with a state set by hand."""

    inject: str
    """The inject, by its id."""
    indicators: tuple[tuple[str, int], ...] = ()
    """(indicator, where it stands); what is not named stands at its start."""
    facts: tuple[tuple[str, str], ...] = ()
    """(flag, `yes`) and (decision, its result)."""


Act = Begin | Release | Answer | Settle | Read | Finish | Jump


def about(act: Act) -> tuple[str, ...]:
    """What an act is about; two acts about the same cannot both be in one line of play."""
    match act:
        case Begin():
            return ("begin",)
        case Finish():
            return ("finish",)
        case Release(inject=inject):
            return ("inject", inject)
        case Answer(decision=decision, team=team):
            return ("decision", decision, team or "")
        case Settle(decision=decision):
            return ("decision", decision, "")
        case Read(decision=decision):
            return ("read", decision)
        case Jump():
            return ("jump",)
