"""What can happen in a negotiation, and where it stands after that.

Invariant: `take` is total over any list of interventions; what does not fit changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Annotated, Final, Literal

from pydantic import Field as Bounds

from tabletop.decisions.entering import LONGEST_MINUTES
from tabletop.decisions.proceeding import MINUTE, Intervention, Made, Table
from tabletop.decisions.words import Words

NEW: Final = "+"
"""Picked in place of a clause to propose a further one."""
TWO: Final = 2


class Worded(Intervention):
    """A party proposes how a clause should read, or a further clause."""

    act: Literal["word"] = "word"
    clause: str
    """The clause's id; `+` for a further one, which is `clause-N` from then on."""
    text: Words
    """As it should read."""


class Accepted(Intervention):
    """A party accepts clauses as they read now."""

    act: Literal["accept"] = "accept"
    clauses: tuple[str, ...]
    """Their ids."""


class ClauseReserved(Intervention):
    """A party accepts a clause with a reservation."""

    act: Literal["reserve-clause"] = "reserve-clause"
    clause: str
    """Its id."""
    text: Words
    """The reservation."""


class SideDealDeclared(Intervention):
    """A party declares a deal beside the sheet."""

    act: Literal["side-deal"] = "side-deal"
    parties: tuple[str, ...]
    """The teams it is with."""
    text: Words
    """What was agreed."""
    open: bool
    """Whether all may read it, or its parties alone."""


class FormatSet(Intervention):
    """The chair says who talks with whom, and for how long."""

    act: Literal["format"] = "format"
    parties: tuple[str, ...] = ()
    """The two that talk alone; nobody named means all together."""
    minutes: Annotated[int, Bounds(ge=1, le=LONGEST_MINUTES)]
    """Minutes of exercise time."""


class SheetSigned(Intervention):
    """A party signs the sheet as it reads now."""

    act: Literal["sign"] = "sign"


class WalkedOut(Intervention):
    """A party leaves, with its reason."""

    act: Literal["walk"] = "walk"
    why: Words
    """The reason."""


class TalksEnded(Intervention):
    """The chair ends the talks without agreement."""

    act: Literal["end-talks"] = "end-talks"


NegotiationStep = (
    Worded | Accepted | ClauseReserved | SideDealDeclared | FormatSet | SheetSigned | WalkedOut | TalksEnded
)


OF_CHAIR: Final = frozenset({"format", "end-talks"})
"""What the chair does; the rest is the parties'."""


@dataclass(slots=True)
class Clause:
    """How a clause reads, and who accepts it."""

    opening: str
    text: str
    team: str | None = None
    accepted: dict[str, str] = field(default_factory=dict)
    """Team → its reservation; empty without one."""


@dataclass(slots=True)
class Course:
    """Where the talks stand."""

    clauses: dict[str, Clause]
    deals: list[tuple[int, str, tuple[str, ...], str, bool]] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    walked: dict[str, str] = field(default_factory=dict)
    ended: bool = False
    parties: tuple[str, ...] = ()
    deadline: int | None = None

    def further(self) -> str:
        """The id of a further clause: the first that no clause has."""
        return next(name for i in count(len(self.clauses) + 1) if (name := f"clause-{i}") not in self.clauses)

    def staying(self, table: Table) -> tuple[str, ...]:
        """The parties that have not walked."""
        return tuple(one for one in table.seats if one not in self.walked)

    def agreed(self, clause: Clause, table: Table) -> bool:
        """Whether everybody who stays accepts it."""
        staying = self.staying(table)
        return bool(staying) and set(staying) <= set(clause.accepted)

    def ready(self, table: Table) -> bool:
        """Whether everybody who stays accepts every clause."""
        return all(self.agreed(clause, table) for clause in self.clauses.values())

    def over(self, table: Table) -> bool:
        """Whether nobody has anything left to do."""
        staying = self.staying(table)
        return self.ended or len(staying) < min(TWO, len(table.seats)) or set(staying) <= set(self.signed)


def take(course: Course, one: Made) -> None:
    """Let one more intervention change where the course stands."""
    team = one.team or ""
    match one.what:
        case Worded(clause=name, text=text):
            name = course.further() if name == NEW else name
            held = course.clauses.get(name)
            course.clauses[name] = Clause(held.opening if held else "", text.shown, one.team, {team: ""})
            course.signed.clear()
        case Accepted(clauses=clauses):
            for name in clauses:
                if name in course.clauses:
                    course.clauses[name].accepted[team] = ""
        case ClauseReserved(clause=name, text=text) if name in course.clauses:
            course.clauses[name].accepted[team] = text.shown
        case SideDealDeclared(parties=parties, text=text, open=is_open):
            course.deals.append((one.number, team, parties, text.shown, is_open))
        case FormatSet(parties=parties, minutes=minutes):
            course.parties, course.deadline = parties, one.at + minutes * MINUTE
        case SheetSigned() if team not in course.signed:
            course.signed.append(team)
        case WalkedOut(why=why):
            course.walked[team] = why.shown
            course.signed = [one for one in course.signed if one != team]
        case TalksEnded():
            course.ended = True
        case _:
            pass
