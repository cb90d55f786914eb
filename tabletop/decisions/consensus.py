"""Consensus under silence: a text is adopted unless a seat breaks silence by the deadline. There is no vote here.

As the North Atlantic Council and many international bodies do it: the chair circulates a draft and sets a deadline; a
government that objects says so before it, otherwise the text stands. Breaking silence needs a reason. Reservations and
footnotes are recorded beside a text that is adopted all the same.

Invariant: the deadline is in exercise time, so a pause of the exercise pauses the silence; an objection at the very
instant of the deadline is in time, and later ones are not. Where every seat has said that it keeps silence, nobody has
to wait for it. At every stage the chair has a way on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, Self

from tabletop.decisions.base import Contribution, Fault, Tally
from tabletop.decisions.consensus_course import (
    ADOPTED,
    BROKEN,
    GIVEN_UP,
    OF_SEATS,
    Amended,
    Amendment,
    BrokeSilence,
    ConsensusStep,
    Course,
    DeclaredAdopted,
    GivenUp,
    KeptSilence,
    PutUnderSilence,
    Redrafted,
    Reopened,
    Reserved,
    TakenUp,
    take,
)
from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.entering import LONGEST_MINUTES, minutes_of, picked, picked_number, too_long, words_of
from tabletop.decisions.form import Choice, Entries, PickOne, WriteText
from tabletop.decisions.proceeding import (
    Intervention,
    Line,
    Made,
    Possible,
    Proceeding,
    Reader,
    Standing,
    Table,
    Wording,
)
from tabletop.decisions.scalars import Minutes, Text
from tabletop.decisions.text import word_count
from tabletop.decisions.wordings import differences
from tabletop.decisions.words import Words

_LONGEST_TEXT: Final = 600
"""Words of a draft; where the author's is longer, it may grow by some."""
_GROWTH: Final = 100
_CHARACTERS: Final = 12
"""For each word, on the average, white space counted."""
_REASON: Final = 80
"""Words of a reason or a reservation."""


class ConsensusOutcomes(Part):
    """What follows when silence holds or is broken."""

    adopted: Consequence = Consequence()
    """Nobody broke silence."""
    broken: Consequence = Consequence()
    """A seat objected and the text was not agreed."""


class Consensus(Proceeding):
    """Adopt a text under silence. There is no vote here."""

    type: Literal["consensus"]
    text: Text
    """The draft, with contested phrases in [brackets]."""
    silence: Minutes
    """How long the text stands under silence, in minutes of exercise time."""
    outcomes: ConsensusOutcomes = ConsensusOutcomes()
    """What follows."""

    def _course(self, made: Sequence[Made]) -> Course:
        course = Course(wordings=[(0, None, self.text.strip())])
        for one in made:
            take(course, one)
        return course

    def spoken(self, speak: Callable[[str], str]) -> Self:
        """The draft, spoken."""
        return self.model_copy(update={"text": speak(self.text)})

    def results(self) -> Mapping[str, Consequence]:
        """Adopted, or broken."""
        return {ADOPTED: self.outcomes.adopted, BROKEN: self.outcomes.broken}

    def possible(self, made: Sequence[Made], team: str | None, table: Table) -> tuple[Possible, ...]:
        """Seats amend, keep or break silence, and reserve; the chair does the rest."""
        course = self._course(made)
        if team is None:
            return self._of_chair(course)
        if team not in table.seats:
            return ()
        reserve = Possible("reserve", _reservation())
        match course.stage:
            case "drafting":
                return (Possible("amend", self._wording(course, why=True), usual=True), reserve)
            case "silence":
                keep = () if team in course.kept else (Possible("keep", usual=True),)
                return (*keep, Possible("break", _reason(), final=True), reserve)
            case "broken":
                return () if team in course.broke else (Possible("break", _reason(), final=True),)
            case _:
                return ()

    def _of_chair(self, course: Course) -> tuple[Possible, ...]:
        match course.stage:
            case "drafting":
                offered = tuple(
                    Choice(str(number), one.text) for number, one in course.amendments.items() if not one.taken_up
                )
                take_up = (Possible("take-up", (PickOne("amendment", offered, "amendment"),)),) if offered else ()
                minutes = WriteText("minutes", "silence-minutes", 1, initial=str(self._minutes()))
                silence = Possible("silence", (minutes,), usual=not offered)
                redraft = Possible("redraft", self._wording(course))
                return (*take_up, redraft, silence, Possible("give-up", final=True))
            case "silence":
                return (Possible("adopt", usual=True), Possible("reopen"), Possible("give-up", final=True))
            case "broken":
                return (Possible("reopen", usual=True), Possible("give-up", final=True))
            case _:
                return ()

    @staticmethod
    def entered(act: str, entries: Entries) -> Intervention | Fault:
        """Read the form of `act`."""
        match act:
            case "amend" | "redraft":
                text = words_of(entries, "text")
                if text is None:
                    return Fault.MISSING
                return Redrafted(text=text) if act == "redraft" else Amended(text=text, why=words_of(entries, "why"))
            case "take-up":
                number = picked_number(entries, "amendment")
                return Fault.MISSING if number is None else TakenUp(amendment=number)
            case "silence":
                minutes = minutes_of(entries, "minutes")
                return minutes if isinstance(minutes, Fault) else PutUnderSilence(minutes=minutes)
            case "break":
                why = words_of(entries, "why")
                return Fault.REASON_MISSING if why is None else BrokeSilence(why=why)
            case "reserve":
                text, kind = words_of(entries, "text"), picked(entries, "kind")
                if text is None:
                    return Fault.MISSING
                return Reserved(kind="footnote" if kind == "footnote" else "reservation", text=text)
            case _:
                return _PLAIN.get(act) or Fault.NOT_OFFERED

    def in_order(self, made: Sequence[Made], team: str | None, what: Intervention, table: Table) -> Fault | None:
        """Of this mechanic, of this stage, and of this seat; an objection in time, an adoption not before it."""
        if not isinstance(what, ConsensusStep):
            return Fault.WRONG_KIND
        if (what.act in OF_SEATS) is (team is None) or (team is not None and team not in table.seats):
            return Fault.NOT_YOURS
        course = self._course(made)
        kept = isinstance(what, KeptSilence) and course.stage == "silence" and team in course.kept
        if kept or (isinstance(what, BrokeSilence) and course.stage == BROKEN and team in course.broke):
            return Fault.ALREADY_DONE
        if what.act not in {one.act for one in self.possible(made, team, table)}:
            return Fault.NOT_NOW
        return self._in_detail(course, what, table)

    def _in_detail(self, course: Course, what: ConsensusStep, table: Table) -> Fault | None:
        match what:
            case Amended(text=text, why=why):
                return self._wrong_text(course, text) or (too_long(why, _REASON) if why else None)
            case Redrafted(text=text):
                return self._wrong_text(course, text)
            case TakenUp(amendment=number):
                known = course.amendments.get(number)
                return None if known is not None and not known.taken_up else Fault.NOT_OFFERED
            case BrokeSilence(why=why):
                over = course.deadline is not None and table.now > course.deadline
                return Fault.TIME_OVER if over else too_long(why, _REASON)
            case Reserved(text=text):
                return too_long(text, _REASON)
            case DeclaredAdopted():
                runs = course.deadline is not None and table.now < course.deadline
                return Fault.TIME_RUNS if runs and not set(table.seats) <= set(course.kept) else None
            case _:
                return None

    def _wrong_text(self, course: Course, text: Words) -> Fault | None:
        words = self._longest()
        same = text.shown == course.wordings[-1][2]
        return Fault.UNCHANGED if same else too_long(text, words, words * _CHARACTERS)

    def _longest(self) -> int:
        return max(_LONGEST_TEXT, word_count(self.text) + _GROWTH)

    def _minutes(self) -> int:
        return min(max(1, self.silence), LONGEST_MINUTES)

    def _wording(self, course: Course, *, why: bool = False) -> tuple[WriteText, ...]:
        text = WriteText("text", "wording", self._longest(), lines=6, initial=course.wordings[-1][2])
        return (text, WriteText("why", "rationale", _REASON, required=False)) if why else (text,)

    def by_script(self, made: Sequence[Made], table: Table) -> Intervention | None:  # noqa: ARG002 - see `in_order`
        """Take up what was proposed last, put it under silence, and declare what came of it once time is over."""
        course = self._course(made)
        match course.stage:
            case "drafting":
                proposed = [number for number, one in course.amendments.items() if not one.taken_up]
                return TakenUp(amendment=proposed[-1]) if proposed else PutUnderSilence(minutes=self._minutes())
            case "silence":
                return DeclaredAdopted()
            case "broken":
                return GivenUp()
            case _:
                return None

    def standing(self, made: Sequence[Made], table: Table, reader: Reader) -> Standing:  # noqa: ARG002 - all is open here
        """The text in its versions, the amendments, objections and reservations; all of it is everybody's."""
        course = self._course(made)
        current = course.wordings[-1][2]
        lines = [_amendment(number, one, current) for number, one in course.amendments.items()]
        lines += [Line(str(number), "objection", team, why) for number, team, why in course.objections]
        lines += [Line(str(number), kind, team, text) for number, team, kind, text in course.notes]
        return Standing(
            stage=course.stage,
            lines=tuple(lines),
            wordings=_versions(course.wordings),
            deadline=course.deadline if course.stage == "silence" else None,
            done=tuple(course.kept),
        )

    def concluded(self, made: Sequence[Made], table: Table) -> bool:  # noqa: ARG002 - the chair concludes
        """The chair declared it adopted, or gave it up."""
        return self._course(made).stage in {ADOPTED, GIVEN_UP}

    def come_to(self, made: Sequence[Made], table: Table) -> Tally:  # noqa: ARG002 - seats do not count here
        """Adopted, or broken; the consequence is the room's."""
        course = self._course(made)
        adopted = course.stage == ADOPTED
        consequence = self.outcomes.adopted if adopted else self.outcomes.broken
        counts = (
            ("rounds", course.rounds),
            ("objections", len(course.objections)),
            ("reservations", len(course.notes)),
        )
        return Tally(ADOPTED if adopted else BROKEN, (Contribution(None, consequence),), counts)


_PLAIN: Final[Mapping[str, Intervention]] = {
    "keep": KeptSilence(),
    "adopt": DeclaredAdopted(),
    "reopen": Reopened(),
    "give-up": GivenUp(),
}


def _amendment(number: int, one: Amendment, current: str) -> Line:
    state, spans = ("taken-up", ()) if one.taken_up else ("open", differences(current, one.text))
    return Line(str(number), "amendment", one.team, one.text, state, spans=spans, why=one.why)


def _reason() -> tuple[WriteText, ...]:
    return (WriteText("why", "objection", _REASON),)


def _reservation() -> tuple[PickOne | WriteText, ...]:
    kinds = (Choice("reservation", ""), Choice("footnote", ""))
    return (PickOne("kind", kinds, "reservation-kind"), WriteText("text", "reservation", _REASON))


def _versions(wordings: Sequence[tuple[int, str | None, str]]) -> tuple[Wording, ...]:
    before = ""
    made: list[Wording] = []
    for number, (_, team, text) in enumerate(wordings, start=1):
        spans = differences(before, text) if number > 1 else (("same", text),)
        made.append(Wording(number, team, text, spans))
        before = text
    return tuple(made)
