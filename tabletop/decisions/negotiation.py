"""Negotiation: a term sheet of clauses to word, accept, reserve on, sign, or walk away from.

The author writes the opening term sheet. The parties word clauses anew, accept them, or accept with a reservation; the
chair says whether all talk together or two of them alone, and for how long. Side deals are declared: to those they are
with, or to all. When every clause is accepted by every party that has not walked, parties sign.

Invariant: a new wording needs everybody's acceptance again, and takes back every signature; a side deal that is not
open is shown to its parties and the chair alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Final, Literal, Self

from pydantic import Field as Bounds

from tabletop.decisions.base import Contribution, Fault, Tally
from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.entering import LONGEST_MINUTES, minutes_of, picked, picked_some, too_long, words_of
from tabletop.decisions.form import Choice, Entries, PickOne, PickSome, WriteText
from tabletop.decisions.negotiation_course import (
    NEW,
    OF_CHAIR,
    TWO,
    Accepted,
    Clause,
    ClauseReserved,
    Course,
    FormatSet,
    NegotiationStep,
    SheetSigned,
    SideDealDeclared,
    TalksEnded,
    WalkedOut,
    Worded,
    take,
)
from tabletop.decisions.proceeding import (
    Intervention,
    Line,
    Made,
    Possible,
    Proceeding,
    Reader,
    Standing,
    Table,
)
from tabletop.decisions.scalars import Id, Minutes, Text
from tabletop.decisions.wordings import differences

SIGNED: Final = "signed"
RESERVED: Final = "reserved"
WALKED: Final = "walked"
_CLAUSE: Final = 120
_REASON: Final = 80
"""Words."""
_MOST_CLAUSES: Final = 12


class NegotiationOutcomes(Part):
    """What follows when the parties part."""

    signed: Consequence = Consequence()
    """All signed."""
    reserved: Consequence = Consequence()
    """Signed with a reservation."""
    walked: Consequence = Consequence()
    """A party walked away, or there was no agreement."""


class Negotiation(Proceeding):
    """Agree on clauses."""

    type: Literal["negotiation"]
    minutes: Minutes = 15
    """Planned time."""
    clauses: Annotated[dict[Id, Text], Bounds(min_length=1, max_length=9)]
    """The opening term sheet."""
    outcomes: NegotiationOutcomes = NegotiationOutcomes()
    """What follows."""

    def _course(self, made: Sequence[Made]) -> Course:
        course = Course({name: Clause(text.strip(), text.strip()) for name, text in self.clauses.items()})
        for one in made:
            take(course, one)
        return course

    def spoken(self, speak: Callable[[str], str]) -> Self:
        """The opening clauses, spoken."""
        return self.model_copy(update={"clauses": {name: speak(text) for name, text in self.clauses.items()}})

    def results(self) -> Mapping[str, Consequence]:
        """Signed, signed with a reservation, or walked away from."""
        return {SIGNED: self.outcomes.signed, RESERVED: self.outcomes.reserved, WALKED: self.outcomes.walked}

    def possible(self, made: Sequence[Made], team: str | None, table: Table) -> tuple[Possible, ...]:
        """Parties word, accept, reserve, declare, sign and walk; the chair sets the format, or ends the talks."""
        course = self._course(made)
        if course.over(table):
            return ()
        if team is None:
            return (Possible("format", self._format(course, table)), Possible("end-talks", final=True))
        return self._of_party(course, team, table) if team in course.staying(table) else ()

    def _of_party(self, course: Course, team: str, table: Table) -> tuple[Possible, ...]:
        named = tuple(Choice(name, clause.text) for name, clause in course.clauses.items())
        waiting = tuple(one for one in named if team not in course.clauses[one.id].accepted)
        further = (Choice(NEW, ""),) if len(named) < _MOST_CLAUSES else ()
        word = Possible("word", (PickOne("clause", (*named, *further), "clause"), _text("wording", lines=3)))
        accept = Possible("accept", (PickSome("clauses", waiting, 1, len(waiting), purpose="accepts"),), usual=True)
        reserve = Possible(
            "reserve-clause", (PickOne("clause", waiting, "clause"), _text("reservation", words=_REASON))
        )
        sign = Possible("sign", final=True, usual=True)
        others = tuple(Choice(one, "") for one in table.teams if one != team)
        deal = (
            PickSome("parties", others, 1, len(others), purpose="parties"),
            _text("side-deal", lines=3),
            PickOne("open", (Choice("open", ""), Choice("closed", "")), "openness"),
        )
        return (
            *((sign,) if course.ready(table) and team not in course.signed else ()),
            *((accept, word, reserve) if waiting else (word,)),
            *((Possible("side-deal", deal),) if others else ()),
            Possible("walk", (WriteText("why", "walks", _REASON),), final=True),
        )

    def _format(self, course: Course, table: Table) -> tuple[PickSome | WriteText, ...]:
        staying = tuple(Choice(one, "") for one in course.staying(table))
        minutes = min(max(1, self.minutes), LONGEST_MINUTES)
        return (
            PickSome("parties", staying, 0, TWO, purpose="bilateral"),
            WriteText("minutes", "minutes", 1, initial=str(minutes)),
        )

    @staticmethod
    def entered(act: str, entries: Entries) -> Intervention | Fault:
        """Read the form of `act`."""
        match act:
            case "word" | "reserve-clause":
                text, clause = words_of(entries, "text"), picked(entries, "clause")
                if text is None or not clause:
                    return Fault.MISSING
                return Worded(clause=clause, text=text) if act == "word" else ClauseReserved(clause=clause, text=text)
            case "accept":
                clauses = picked_some(entries, "clauses")
                return Accepted(clauses=clauses) if clauses else Fault.MISSING
            case "side-deal":
                text, parties = words_of(entries, "text"), picked_some(entries, "parties")
                if text is None or not parties:
                    return Fault.MISSING
                return SideDealDeclared(parties=parties, text=text, open=picked(entries, "open") == "open")
            case "format":
                minutes = minutes_of(entries, "minutes")
                if isinstance(minutes, Fault):
                    return minutes
                return FormatSet(parties=picked_some(entries, "parties"), minutes=minutes)
            case "walk":
                why = words_of(entries, "why")
                return Fault.REASON_MISSING if why is None else WalkedOut(why=why)
            case _:
                return {"sign": SheetSigned(), "end-talks": TalksEnded()}.get(act, Fault.NOT_OFFERED)

    def in_order(self, made: Sequence[Made], team: str | None, what: Intervention, table: Table) -> Fault | None:
        """Of this mechanic, of a party that is still there, about clauses that exist."""
        if not isinstance(what, NegotiationStep):
            return Fault.WRONG_KIND
        if (what.act in OF_CHAIR) is (team is not None) or (team is not None and team not in table.seats):
            return Fault.NOT_YOURS
        course = self._course(made)
        if course.over(table) or (team is not None and team not in course.staying(table)):
            return Fault.NOT_NOW
        if isinstance(what, SheetSigned):
            done = Fault.ALREADY_DONE if team in course.signed else None
            return done or (None if course.ready(table) else Fault.STILL_OPEN)
        return _in_detail(course, team, what, table)

    def by_script(self, made: Sequence[Made], table: Table) -> Intervention | None:  # noqa: ARG002 - see below
        """Nothing: the parties talk, and where there is no party it is over at once."""
        return None

    def standing(self, made: Sequence[Made], table: Table, reader: Reader) -> Standing:
        """The clauses as they read now, who accepts them, reservations, open side deals, and who has signed or left."""
        course = self._course(made)
        lines: list[Line] = []
        for name, clause in course.clauses.items():
            state = "agreed" if course.agreed(clause, table) else "open"
            spans = differences(clause.opening, clause.text)
            lines.append(Line(name, "clause", clause.team, clause.text, state, tuple(clause.accepted), spans))
            lines += [Line(name, "reservation", team, why) for team, why in clause.accepted.items() if why]
        seen = [deal for deal in course.deals if deal[4] or reader.sees((deal[1], *deal[2]))]
        for number, (_, team, parties, text, is_open) in enumerate(seen, start=1):
            state = "open" if is_open else "closed"
            lines.append(Line(f"side-deal-{number}", "side-deal", team, text, state, parties))
        lines += [Line(team, "walked", team, why) for team, why in course.walked.items()]
        stage = self._result(course, table) if course.over(table) else ("bilateral" if course.parties else "plenary")
        talking = (Line("format", "bilateral", None, "", teams=course.parties),) if course.parties else ()
        return Standing(stage, (*talking, *lines), deadline=course.deadline, done=tuple(course.signed))

    def _result(self, course: Course, table: Table) -> str:
        staying = course.staying(table)
        if course.ended or course.walked or not staying or not set(staying) <= set(course.signed):
            return WALKED
        reserved = any(why for clause in course.clauses.values() for why in clause.accepted.values())
        return RESERVED if reserved else SIGNED

    def concluded(self, made: Sequence[Made], table: Table) -> bool:
        """All who stay have signed, too few stay, or the chair ended the talks."""
        return self._course(made).over(table)

    def come_to(self, made: Sequence[Made], table: Table) -> Tally:
        """Signed, reserved, or walked; the consequence is the room's."""
        course = self._course(made)
        result = self._result(course, table)
        agreed = sum(course.agreed(clause, table) for clause in course.clauses.values())
        reservations = sum(bool(why) for clause in course.clauses.values() for why in clause.accepted.values())
        counts = (
            ("agreed", agreed),
            ("reservations", reservations),
            ("side-deals", sum(deal[4] for deal in course.deals)),
        )
        return Tally(result, (Contribution(None, self.results()[result]),), counts)


def _text(purpose: str, *, words: int = _CLAUSE, lines: int = 1) -> WriteText:
    return WriteText("text", purpose, words, lines=lines)


def _in_detail(course: Course, team: str | None, what: NegotiationStep, table: Table) -> Fault | None:
    match what:
        case Worded(clause=name, text=text):
            held = course.clauses.get(name)
            if held is None and (name != NEW or len(course.clauses) >= _MOST_CLAUSES):
                return Fault.NOT_OFFERED
            return Fault.UNCHANGED if held and held.text == text.shown else too_long(text, _CLAUSE)
        case Accepted(clauses=clauses):
            return _waiting(course, team, clauses)
        case ClauseReserved(clause=name, text=text):
            return _waiting(course, team, (name,)) or too_long(text, _REASON)
        case SideDealDeclared(parties=parties, text=text):
            if len(set(parties)) != len(parties):
                return Fault.TOO_MANY
            others = parties and set(parties) <= set(table.teams) - {team}
            return too_long(text, _CLAUSE) if others else Fault.NOT_OFFERED
        case FormatSet(parties=parties):
            if not set(parties) <= set(course.staying(table)):
                return Fault.NOT_OFFERED
            return None if not parties or len(set(parties)) == TWO == len(parties) else Fault.TOO_FEW
        case WalkedOut(why=why):
            return too_long(why, _REASON)
        case _:
            return None


def _waiting(course: Course, team: str | None, clauses: tuple[str, ...]) -> Fault | None:
    """Whether the clauses are there, and wait for the team."""
    if not clauses or not set(clauses) <= set(course.clauses):
        return Fault.NOT_OFFERED
    return Fault.ALREADY_DONE if any(team in course.clauses[name].accepted for name in clauses) else None
