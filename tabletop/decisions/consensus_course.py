"""What can happen in a silence procedure, and where it stands after that.

Invariant: `take` is total over any list of interventions; what does not fit changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import Field as Bounds

from tabletop.decisions.entering import LONGEST_MINUTES
from tabletop.decisions.proceeding import MINUTE, Intervention, Made
from tabletop.decisions.words import Words

ADOPTED: Final = "adopted"
BROKEN: Final = "broken"
GIVEN_UP: Final = "given-up"


class Amended(Intervention):
    """A seat proposes another wording of the whole text."""

    act: Literal["amend"] = "amend"
    text: Words
    """The text as it should read."""
    why: Words | None = None
    """The reason, where one was given."""


class TakenUp(Intervention):
    """The chair makes an amendment the text."""

    act: Literal["take-up"] = "take-up"
    amendment: int
    """The number of the amendment's intervention."""


class Redrafted(Intervention):
    """The chair words the text anew."""

    act: Literal["redraft"] = "redraft"
    text: Words
    """The text as it reads now."""


class PutUnderSilence(Intervention):
    """The chair puts the text under silence."""

    act: Literal["silence"] = "silence"
    minutes: Annotated[int, Bounds(ge=1, le=LONGEST_MINUTES)]
    """Minutes of exercise time until it stands."""


class KeptSilence(Intervention):
    """A seat lets it be known that it will not object. Saying nothing comes to the same."""

    act: Literal["keep"] = "keep"


class BrokeSilence(Intervention):
    """A seat objects, with a reason."""

    act: Literal["break"] = "break"
    why: Words
    """The reason."""


class Reserved(Intervention):
    """A seat puts a reservation or a footnote on record; the text is not stopped by it."""

    act: Literal["reserve"] = "reserve"
    kind: Literal["reservation", "footnote"]
    """Which of the two."""
    text: Words
    """What it says."""


class DeclaredAdopted(Intervention):
    """The chair declares that silence was not broken."""

    act: Literal["adopt"] = "adopt"


class Reopened(Intervention):
    """The chair opens the text again after silence was broken, or takes it back from silence."""

    act: Literal["reopen"] = "reopen"


class GivenUp(Intervention):
    """The chair closes without an agreed text."""

    act: Literal["give-up"] = "give-up"


ConsensusStep = (
    Amended
    | TakenUp
    | Redrafted
    | PutUnderSilence
    | KeptSilence
    | BrokeSilence
    | Reserved
    | DeclaredAdopted
    | Reopened
    | GivenUp
)

OF_SEATS: Final = frozenset({"amend", "keep", "break", "reserve"})
"""What seats do; the rest is the chair's."""


@dataclass(slots=True)
class Amendment:
    """A wording a seat proposed."""

    team: str | None
    text: str
    why: str
    taken_up: bool = False


@dataclass(slots=True)
class Course:
    """What the interventions so far come to."""

    stage: str = "drafting"
    wordings: list[tuple[int, str | None, str]] = field(default_factory=list)
    """(number of the intervention, who, text); the first is the scenario's."""
    amendments: dict[int, Amendment] = field(default_factory=dict)
    """By the number of their intervention."""
    deadline: int | None = None
    """Until when an objection is in time; stays when silence is broken, for those who object as well."""
    kept: list[str] = field(default_factory=list)
    """Seats that keep silence this time."""
    broke: list[str] = field(default_factory=list)
    """Seats that broke silence this time."""
    objections: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[tuple[int, str, str, str]] = field(default_factory=list)
    rounds: int = 0


def take(course: Course, one: Made) -> None:
    """Let one more intervention change where the course stands."""
    match one.what:
        case Amended(text=text, why=why):
            course.amendments[one.number] = Amendment(one.team, text.shown, why.shown if why else "")
        case TakenUp(amendment=number) if number in course.amendments:
            amendment = course.amendments[number]
            amendment.taken_up = True
            course.wordings.append((one.number, amendment.team, amendment.text))
        case Redrafted(text=text):
            course.wordings.append((one.number, None, text.shown))
        case PutUnderSilence(minutes=minutes):
            course.stage, course.deadline, course.kept, course.broke = "silence", one.at + minutes * MINUTE, [], []
            course.rounds += 1
        case KeptSilence() if one.team is not None and one.team not in course.kept:
            course.kept.append(one.team)
        case BrokeSilence(why=why):
            team = one.team or ""
            course.stage = BROKEN
            course.kept = [seat for seat in course.kept if seat != team]
            course.broke.append(team)
            course.objections.append((one.number, team, why.shown))
        case Reserved(kind=kind, text=text):
            course.notes.append((one.number, one.team or "", kind, text.shown))
        case DeclaredAdopted():
            course.stage, course.deadline = ADOPTED, None
        case Reopened():
            course.stage, course.deadline, course.kept = "drafting", None, []
        case GivenUp():
            course.stage, course.deadline = GIVEN_UP, None
        case _:
            pass
