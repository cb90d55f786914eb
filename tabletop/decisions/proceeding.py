"""What the mechanics have in common that are decided step by step: silence, matrix argument, negotiation.

A proceeding is a list of interventions, each made by a seat or by the chair (the facilitator, who is also the umpire).
A mechanic says which interventions are possible, what form each has, which are in order now, what stands after them,
and what they come to. It holds nothing; all of that is worked out from the list.

Invariant: pure, and total over any list: what somebody may not see is absent from what `standing` gives that reader.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict

from tabletop.decisions.base import Answer, Fault, Question, Roll, Tally
from tabletop.decisions.conditions import Condition
from tabletop.decisions.effects import Consequence
from tabletop.decisions.form import Entries, Form

MINUTE: Final = 60_000
"""Milliseconds."""


class Intervention(BaseModel):
    """Something a seat or the chair did in a proceeding; one subclass for each `act`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    act: str
    """Which of them it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """An intervention on record."""

    number: int
    """1 for the first of this proceeding."""
    team: str | None
    """Who made it; None for the chair."""
    what: Intervention
    at: int
    """Exercise time in milliseconds."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a mechanic may know of the exercise around it."""

    seats: tuple[str, ...]
    """Those who decide, in the scenario's order; seats nobody plays are left out."""
    teams: tuple[str, ...]
    """All who take part and are played."""
    now: int
    """Exercise time in milliseconds."""
    holds: Callable[[Condition], bool]
    """Whether a condition holds now."""


@dataclass(frozen=True, slots=True)
class Possible:
    """An intervention somebody may make now, and what has to be entered for it."""

    act: str
    form: Form = ()
    final: bool = False
    """Whether a face asks before it sends it."""
    usual: bool = False
    """Whether it is what usually comes next."""


Span = tuple[Literal["same", "new", "gone"], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a text, with its differences from the version before."""

    number: int
    team: str | None
    """Who wrote it; None for the author of the scenario and for the chair."""
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the table: an amendment, an objection, an argument, a clause, a reservation."""

    id: str
    kind: str
    """What it is, as a code."""
    team: str | None
    text: str
    state: str = ""
    """How it stands, as a code."""
    teams: tuple[str, ...] = ()
    """Who else it concerns: who accepted a clause, whom a side deal is with."""
    spans: tuple[Span, ...] = ()
    """The text against what it would change, where it changes something."""
    why: str = ""
    """The reason given for it."""


@dataclass(frozen=True, slots=True)
class Odds:
    """What a throw needs, and what came of it."""

    target: int
    net: int
    """What arguments and situation add to the throw."""
    helps: tuple[tuple[str, int], ...]
    """(the author's reason, what it adds) for each modifier that counts now."""
    percent: int
    """How likely success is."""
    thrown: tuple[int, ...] = ()
    total: int | None = None
    margin: str = ""
    """`clear-success`, `narrow-success`, `narrow-failure`, `clear-failure`; empty before."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proceeding stands, for one reader."""

    stage: str
    """A code of the mechanic's own."""
    lines: tuple[Line, ...] = ()
    wordings: tuple[Wording, ...] = ()
    """The versions of the text, newest last."""
    odds: Odds | None = None
    deadline: int | None = None
    """Exercise time in milliseconds at which the time set is over; a pause moves nothing, because time stands still."""
    done: tuple[str, ...] = ()
    """Seats of which nothing more is awaited at this stage."""
    estimates: tuple[tuple[str, int], ...] = ()
    """(team, percent) as far as this reader may see them."""


class Reader(BaseModel):
    """For whom a standing is made: the chair, the room, or a team."""

    model_config = ConfigDict(frozen=True)
    chair: bool = False
    team: str | None = None

    def sees(self, teams: Sequence[str]) -> bool:
        """Whether what is between `teams` is this reader's business."""
        return self.chair or (self.team is not None and self.team in teams)


class Proceeding(Question):
    """A question decided in steps. It has no answers; it has interventions."""

    rationale: Literal["required", "optional", "none"] = "none"
    """Reasons are part of the interventions."""

    # what a mechanic adds

    @abstractmethod
    def spoken(self, speak: Callable[[str], str]) -> Self:
        """The same question with every text of the author that the table works on put through `speak` (names)."""

    @abstractmethod
    def possible(self, made: Sequence[Made], team: str | None, table: Table) -> tuple[Possible, ...]:
        """What `team` (None: the chair) may do now. Does not depend on the time."""

    @staticmethod
    @abstractmethod
    def entered(act: str, entries: Entries) -> Intervention | Fault:
        """Turn what came back from the form of `act` into an intervention, or say what is wrong."""

    @abstractmethod
    def in_order(self, made: Sequence[Made], team: str | None, what: Intervention, table: Table) -> Fault | None:
        """Say why `what` cannot be done by `team` now; None when it is in order."""

    def with_chance(self, made: Sequence[Made], what: Intervention, table: Table, roll: Roll) -> Intervention:  # noqa: ARG002
        """Write into an intervention what chance adds to it."""
        return what

    @abstractmethod
    def by_script(self, made: Sequence[Made], table: Table) -> Intervention | None:
        """What the script does as chair where nobody leads; None where it waits for a seat.

        With no seat played it comes to an end by itself.
        """

    @abstractmethod
    def standing(self, made: Sequence[Made], table: Table, reader: Reader) -> Standing:
        """How it stands, for `reader`."""

    @abstractmethod
    def concluded(self, made: Sequence[Made], table: Table) -> bool:
        """Whether nothing more is to be done but to rule on it."""

    @abstractmethod
    def come_to(self, made: Sequence[Made], table: Table) -> Tally:
        """What the interventions come to, concluded or not."""

    @abstractmethod
    def results(self) -> Mapping[str, Consequence]:
        """The results there can be, and what follows from each."""

    # what a proceeding has none of

    def form(self, *, ask_sure: bool = False, team: str | None = None, seats: tuple[str, ...] = ()) -> Form:  # noqa: ARG002
        """There is no answer to fill in, and so nothing to add to it."""
        return ()

    def fields(self) -> Form:
        """There is no answer to fill in."""
        return ()

    def read(self, entries: Entries) -> Answer | Fault:  # noqa: ARG002 - nothing can be an answer
        """Nothing is an answer."""
        return Fault.WRONG_KIND

    def check(self, answer: Answer) -> Fault | None:  # noqa: ARG002 - nothing can be an answer
        """Nothing is an answer."""
        return Fault.WRONG_KIND

    def tally(self, answers: Mapping[str, Answer]) -> Tally:  # noqa: ARG002 - there are none
        """Answers lead to nothing; see `come_to`."""
        return Tally(None, ())

    def guess(self, roll: Roll) -> Answer:
        """Never asked for: a seat nobody plays makes no interventions."""
        raise NotImplementedError(self.type)
