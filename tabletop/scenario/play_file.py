"""A golden play: what each team answers, and what must come of it. Kept beside the scenario in `plays/`.

Invariant: read with the same reader and the same care as a scenario; whether the play comes out as it says is for
`rehearse` to find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tabletop.decisions.base import ANSWER, BECAUSE, SURE
from tabletop.decisions.effects import Effects, Part
from tabletop.decisions.form import Entries, Entry
from tabletop.decisions.scalars import Flags, Id, Label, Level, Minutes, Prompts, TeamId, Text, Whole, YesNo
from tabletop.decisions.sealed import PREDICT
from tabletop.scenario.loader import Examined
from tabletop.scenario.problems import Problem, ScenarioRefused, in_order
from tabletop.scenario.reader import Document, read
from tabletop.scenario.references.play import of_play
from tabletop.scenario.translate import validated, wrong_format

PLAY_FORMAT: Final = "tabletop-play/1"
ANSWERS: Final = ("choose", "order", "points", "text", "percent", "no_decision")
"""The fields of which an answer has exactly one."""
_SEED_DIGITS: Final = 15
TURNS: Final = ("release", "decide", "close", "rule", "end")
"""The fields of which a turn has exactly one."""
Shown = Annotated[Whole, Field(ge=1, le=100)]
"""What a die shows."""


def _seed(value: object) -> object:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit()) or len(value) > _SEED_DIGITS:
            raise PydanticCustomError("whole_number", "a whole number")
        return int(value)
    return value


Seed = Annotated[int, BeforeValidator(_seed), Field(ge=0)]
"""What chance is drawn from, up to 15 digits."""


def _given(part: Part, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name in part.model_fields_set and getattr(part, name) is not False]


def _picks(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class PlayedAnswer(Part):
    """What one team answers to one decision."""

    choose: Annotated[tuple[Id, ...], BeforeValidator(_picks)] = ()
    """The option; several of a multi-choice; a ballot."""
    order: tuple[Id, ...] = ()
    """All items, first is most."""
    points: dict[Id, Whole] = {}
    """Points by item."""
    text: Text | None = None
    """What is written."""
    percent: Level | None = None
    """A likelihood."""
    no_decision: YesNo = False
    """The team could not decide."""
    because: Text | None = None
    """The reason given."""
    sure: Level | None = None
    """How sure the team is, in percent."""
    marks: Flags = ()
    """Rubric items that the facilitator marks."""
    predict: dict[TeamId, Id] = {}
    """Sealed moves: what each of the others is expected to do."""

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if len(_given(self, ANSWERS)) != 1:
            raise PydanticCustomError("one_answer", "exactly one kind of answer")
        return self

    def entries(self, kind: str) -> Entries:
        """The answer as it would be entered in the form of a decision of this kind."""
        entries: dict[str, Entry] = {}
        answer = self._answer(kind)
        if answer is not None:
            entries[ANSWER] = answer
        if self.because is not None:
            entries[BECAUSE] = self.because
        if self.sure is not None:
            entries[SURE] = self.sure
        entries.update({PREDICT + team: option for team, option in self.predict.items()})
        return entries

    def _answer(self, kind: str) -> Entry | None:
        if self.choose:
            return self.choose if kind == "multi-choice" or len(self.choose) > 1 else self.choose[0]
        return self.order or self.points or (self.text if self.text is not None else self.percent)


class PlayedStep(Part):
    """One step of a proceeding: what somebody does, or minutes that pass."""

    by: TeamId | None = None
    """The team that does it; nobody named means the chair."""
    act: Id | None = None
    """What it does, by the act's name."""
    enter: dict[Id, Text | tuple[Text, ...]] = {}
    """What is entered in the form of the act, by field."""
    wait: Minutes | None = None
    """Minutes of exercise time that pass."""

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if (self.act is None) == (self.wait is None):
            raise PydanticCustomError("act_or_wait", "either `act` or `wait`")
        return self

    def entries(self) -> Entries:
        """What is entered, as a form would give it back."""
        return dict(self.enter)


class PlayedOverride(Part):
    """What the facilitator rules in place of the outcome."""

    outcome: Text | None = None
    """What players are told instead."""
    effects: Effects = {}
    """What changes instead."""
    why: Text
    """The reason."""
    result: Id | None = None
    """What later conditions read; nothing written means what the answers come to."""
    amends: YesNo = False
    """Whether it is the scripted outcome with other words or changes, and not another one."""


class PlayedTurn(Part):
    """One step of whoever leads, where the order of a play is written out."""

    release: Id | None = None
    """An inject that comes now."""
    decide: Id | None = None
    """A decision that is answered, closed and ruled on now."""
    close: Id | None = None
    """A decision that is closed now with the answers that the play has; it is ruled on later."""
    rule: Id | None = None
    """A closed decision that is ruled on now."""
    end: YesNo = False
    """ENDEX."""

    @model_validator(mode="after")
    def _one_turn(self) -> Self:
        if len(_given(self, TURNS)) != 1:
            raise PydanticCustomError("one_turn", "exactly one kind of turn")
        return self


class Afterwards(Part):
    """How things must stand at one moment of the play."""

    indicators: dict[Id, Label] = {}
    """Where indicators must stand: `at least 40`."""
    flags: dict[Id, YesNo] = {}
    """Flags that must be set (`yes`) or not (`no`)."""


class RoomExpectation(Part):
    """What must come of the play for the room: what everybody sees on the projector."""

    seen: Prompts = ()
    """Words that the room must have seen."""
    never_seen: Prompts = ()
    """Words that the room must never have seen."""


class Expectation(Part):
    """What must come of the play. It may say only part; what is not written is not held against the play."""

    injects: tuple[Id, ...] = ()
    """The injects released, in order."""
    ending: Id | None = None
    """The ending."""
    indicators: dict[Id, Label] = {}
    """Where indicators must stand at the end: `between 40 and 60`."""
    flags: dict[Id, YesNo] = {}
    """Flags that must be set (`yes`) or not (`no`) at the end."""
    results: dict[Id, Id] = {}
    """Decision → what it must come to, as later conditions read it."""
    after: dict[Id, Afterwards] = {}
    """Inject or decision → how things must stand right after its release or its ruling."""
    seen: dict[TeamId, Prompts] = {}
    """Words that a team must have seen."""
    never_seen: dict[TeamId, Prompts] = {}
    """Words that a team must never have seen."""
    room: RoomExpectation = RoomExpectation()
    """What the room must have seen, or must never have seen."""


class Play(Part):
    """The whole file."""

    format: Literal["tabletop-play/1"]
    """The format version."""
    scenario: Id
    """The scenario it plays."""
    title: Label
    """What happens, in a line."""
    seed: Seed = 7
    """What chance is drawn from, where the play does not say what chance does: up to 15 digits."""
    mode: Literal["solo", "facilitated"] | None = None
    """Who leads; nothing written means as the scenario is usually played."""
    fictional: YesNo = False
    """Whether names stand in their fictional form."""
    teams: tuple[TeamId, ...] = ()
    """The teams that play; nobody named means all."""
    unplayed: tuple[TeamId, ...] = ()
    """Teams whose seats nobody plays: chance answers for them, unless their answers are written."""
    pace: Minutes = 1
    """Minutes of exercise time that pass with every record; with 0 time passes by `wait` alone."""
    until: Id | None = None
    """An inject or a decision after whose release or ruling the play is over, before ENDEX."""
    skip: tuple[Id, ...] = ()
    """Optional injects left out."""
    contingency: dict[Id, Id] = {}
    """Inject to release → inject after which."""
    answers: Annotated[dict[Id, dict[TeamId, PlayedAnswer]], Field(default_factory=dict)]
    """Decision → team → answer."""
    proceedings: dict[Id, tuple[PlayedStep, ...]] = {}
    """Decision → what is done, step by step, where it is decided so."""
    dice: dict[Id, tuple[Shown, ...]] = {}
    """Decision → what the dice show, throw after throw: `[4, 3]`; a throw that is not written is drawn."""
    overrides: dict[Id, PlayedOverride] = {}
    """Decision → what the facilitator rules."""
    course: tuple[PlayedTurn, ...] = ()
    """The order of injects and decisions, where it is not the script's; when it is over, so is the play."""
    expect: Expectation = Expectation()
    """What must come of it."""


@dataclass(frozen=True, slots=True)
class ExaminedPlay:
    """What came of looking at a play."""

    play: Play | None
    problems: tuple[Problem, ...]
    document: Document | None = None


def examine_play(raw: bytes, file: str, scenario: Examined) -> ExaminedPlay:
    """Look at the bytes of a play beside `scenario`. Never raises."""
    try:
        document = read(raw, file)
    except ScenarioRefused as refused:
        return ExaminedPlay(None, refused.problems)
    wrong = wrong_format(document, PLAY_FORMAT)
    if wrong is not None:
        return ExaminedPlay(None, in_order([*document.problems, wrong]))
    play, problems = validated(document, Play)
    problems += _references(document, problems, scenario)
    return ExaminedPlay(play, in_order(problems), document)


def parse_play(raw: bytes, file: str, scenario: Examined) -> Play:
    """Read a play from bytes.

    Raises:
        ScenarioRefused: With every problem found.
    """
    examined = examine_play(raw, file, scenario)
    if examined.play is None or examined.problems:
        raise ScenarioRefused(examined.problems)
    return examined.play


def _references(document: Document, problems: list[Problem], scenario: Examined) -> list[Problem]:
    if scenario.document is None or scenario.scenario is None:
        return []
    return list(of_play(document, problems, scenario.document))
