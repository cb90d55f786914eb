"""What every mechanic has: a question an author writes, an answer a team gives, a check, a tally, a form.

Invariant: `check`, `read`, `tally` and `guess` are pure, and never raise for what a person entered.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from tabletop.decisions.effects import Consequence, Labelled, Part
from tabletop.decisions.form import Choice, Entries, Form, SetLevel, WriteText
from tabletop.decisions.scalars import Id, Label, TeamId, Text

EACH_TEAM: Final = "each team"
ANSWER: Final = "answer"
BECAUSE: Final = "because"
SURE: Final = "sure"
RATIONALE_WORDS: Final = 60

Roll = Callable[[int], int]
"""`roll(sides)` gives 1..sides."""


class Fault(StrEnum):
    """Why an entry is no answer (yet). The faces have a sentence for each."""

    MISSING = "missing"
    """Nothing was entered."""
    NOT_OFFERED = "not_offered"
    """Something was named that the question does not offer."""
    TOO_FEW = "too_few"
    """Fewer were picked than asked."""
    TOO_MANY = "too_many"
    """More were picked than allowed, or one twice."""
    EXCLUDED = "excluded"
    """Two were picked that exclude each other."""
    NOT_ALL_ORDERED = "not_all_ordered"
    """The order does not name every item once."""
    WRONG_TOTAL = "wrong_total"
    """The points do not add up."""
    WRONG_STEP = "wrong_step"
    """Points are not a multiple of the step, or negative."""
    TOO_LONG = "too_long"
    """More words than allowed."""
    OUT_OF_RANGE = "out_of_range"
    """A percentage below 0 or above 100."""
    BAD_MINUTES = "bad_minutes"
    """Minutes that are no whole number, or too few or too many."""
    WRONG_KIND = "wrong_kind"
    """An answer to another sort of question."""
    REASON_MISSING = "reason_missing"
    """The question wants a reason with the answer."""
    NOT_NOW = "not_now"
    """It does not belong to this stage of the proceeding."""
    NOT_YOURS = "not_yours"
    """It is for somebody else to do."""
    ALREADY_DONE = "already_done"
    """This seat has done it; doing it twice changes nothing."""
    TIME_OVER = "time_over"
    """The time set for it is over."""
    TIME_RUNS = "time_runs"
    """The time set is not over yet."""
    STILL_OPEN = "still_open"
    """Something else has to be settled first."""
    UNCHANGED = "unchanged"
    """The text is the same as before."""


class Answer(BaseModel):
    """What a team answered; one subclass per mechanic."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one team's answer leads to; `team` is None where the whole room decided together."""

    team: str | None
    consequence: Consequence


@dataclass(frozen=True, slots=True)
class Tally:
    """What all answers together come to."""

    result: str | None
    """The id later conditions read, or None."""
    contributions: tuple[Contribution, ...]
    """Consequences; where several teams contribute, effects are averaged."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many teams chose what, in the question's order."""


def _by(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and not value:
        raise PydanticCustomError("by_nobody", "at least one team")
    return value


class Question(Part):
    """What an author asks; the fields common to all mechanics."""

    id: Id
    """Unique in the scenario."""
    type: str
    """The mechanic."""
    by: Annotated[tuple[Literal["each team"] | TeamId, ...], BeforeValidator(_by)]
    """Who decides: a team, several, or `each team`."""
    question: Text
    """The question as it is read out."""
    lever: Literal["diplomatic", "information", "military", "economic"] | None = None
    """The instrument of power the decision turns on."""
    rationale: Literal["required", "optional", "none"] = "optional"
    """Whether a sentence of reasons goes with the answer."""
    confidence: Label | None = None
    """A question answered in percent beside the answer."""
    readings: dict[Id, Text] = {}
    """Two expert readings, shown after committing in solo play."""

    def seats(self, teams: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `teams` that answer, in the order of `teams`."""
        return teams if EACH_TEAM in self.by else tuple(team for team in teams if team in self.by)

    def form(self, *, ask_sure: bool = False, team: str | None = None, seats: tuple[str, ...] = ()) -> Form:
        """The fields `team` fills in, one of `seats`: the mechanic's own, the reason, and how sure."""
        fields = self.fields_of(team, seats)
        if self.rationale != "none":
            fields += (WriteText(BECAUSE, "rationale", RATIONALE_WORDS, required=self.rationale == "required"),)
        if self.confidence is not None:
            fields += (SetLevel(SURE, self.confidence),)
        elif ask_sure and self.type != "confidence":
            fields += (SetLevel(SURE),)
        return fields

    @abstractmethod
    def fields(self) -> Form:
        """The mechanic's own fields."""

    def fields_of(self, team: str | None, seats: tuple[str, ...]) -> Form:  # noqa: ARG002 - most mechanics ask all alike
        """The mechanic's own fields for one of the seats."""
        return self.fields()

    @abstractmethod
    def read(self, entries: Entries) -> Answer | Fault:
        """Turn what came back from the form into an answer, or say what is wrong."""

    @abstractmethod
    def check(self, answer: Answer) -> Fault | None:
        """Say what is wrong with an answer, None when it is in order."""

    def check_of(self, answer: Answer, team: str, seats: tuple[str, ...]) -> Fault | None:  # noqa: ARG002 - see `fields_of`
        """As `check`, for the answer of one of the seats."""
        return self.check(answer)

    @abstractmethod
    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """Work out what the answers of the teams (only those that answered) lead to."""

    @abstractmethod
    def guess(self, roll: Roll) -> Answer:
        """A lawful answer drawn by chance, for seats nobody plays and for automated play."""

    def guess_of(self, roll: Roll, team: str, seats: tuple[str, ...]) -> Answer:  # noqa: ARG002 - see `fields_of`
        """As `guess`, for one of the seats."""
        return self.guess(roll)

    def summary(self, answer: Answer) -> tuple[str, ...]:  # noqa: ARG002 - most mechanics override it
        """The answer in the author's labels, for a list or a log."""
        return ()


def choices(options: Mapping[str, Labelled]) -> tuple[Choice, ...]:
    """Options as a face shows them."""
    return tuple(Choice(key, option.label, option.detail or "") for key, option in options.items())


def labels(options: Mapping[str, Labelled], ids: Iterable[str]) -> tuple[str, ...]:
    """The author's labels of the ids; an id that is not offered stands for itself."""
    return tuple(options[one].label if one in options else one for one in ids)


def most_chosen(chosen: Mapping[str, str], order: tuple[str, ...]) -> tuple[str | None, tuple[tuple[str, int], ...]]:
    """The option most teams chose (the earlier one on a tie) and the counts in the question's order."""
    counts = tuple((key, sum(1 for one in chosen.values() if one == key)) for key in order)
    best = max(counts, key=lambda item: item[1], default=None)
    return (best[0] if best and best[1] else None), counts
