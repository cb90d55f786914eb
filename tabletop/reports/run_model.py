"""What comparisons and solo progress need of one log, as plain data: ids, numbers and times.

Invariant: no personal words, ever: no name, reason, note or text that somebody typed stands in a run, so it may be kept
in a cache. What a team said is read from the log again, by its record, when it is shown.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

RUN_FORMAT: Final = 1
"""Raised with every change of what a run says: what was kept in another version is made anew."""

Status = Literal["decided", "no-decision", "split"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunTeam(_Part):
    """A team that took part."""

    team: str
    people: int = 0
    """0 when nobody counted."""
    played: bool = True
    """False where chance answered for it."""


class RunAnswer(_Part):
    """A team's answer as it stood at the end."""

    team: str
    record: int
    status: Status
    picks: tuple[str, ...] = ()
    """Ids of options; `item=points` for an allocation; the items in order for a ranking; what stood on a ballot. A
    sealed move is here once it was revealed. Empty where there is none, and for a text."""
    percent: int | None = None
    """The answer to a question for a likelihood."""
    sure: int | None = None
    """The confidence asked beside the answer, in percent."""
    late: bool = False
    drawn: bool = False
    """Whether chance answered for a seat nobody plays."""
    at: int
    """Exercise time in milliseconds."""
    took: int
    """Milliseconds of exercise time from the question to this answer."""
    revised: int = 0
    """How many answers of its own it replaced."""


class RunForecast(_Part):
    """A likelihood that was stated in a proceeding, and what came of it."""

    team: str
    record: int
    percent: int
    happened: bool | None = None
    """None while it is not settled."""


class RunPrediction(_Part):
    """What a team expected another to do, under seal."""

    team: str
    of: str
    option: str
    right: bool


class RunDecision(_Part):
    """A question that was put."""

    decision: str
    inject: str
    """The inject shown when it was put; empty for none."""
    record: int
    opened: int
    closed: int | None = None
    ruled: int = 0
    """The record of its ruling; 0 for none."""
    how: Literal["scripted", "amended", "overridden"] | None = None
    result: str | None = None
    counts: tuple[tuple[str, int], ...] = ()
    """How many teams chose what, as it was ruled."""
    answers: tuple[RunAnswer, ...] = ()
    """In the order of the answers."""
    steps: int = 0
    """Interventions that count, in a proceeding."""
    forecasts: tuple[RunForecast, ...] = ()
    predictions: tuple[RunPrediction, ...] = ()

    def answer(self, team: str) -> RunAnswer | None:
        """That team's answer."""
        return next((one for one in self.answers if one.team == team), None)


class RunInject(_Part):
    """An inject that was released."""

    inject: str
    record: int
    at: int
    ad_hoc: bool = False
    extra: int = 0
    """Minutes of talk that were added."""


class RunFork(_Part):
    """The point of another session that this one went on from."""

    session: str
    number: int
    hash: str


class Run(_Part):
    """One log, as far as several can be laid beside each other."""

    session: str
    """The session's random name."""
    scenario: str
    title: str
    """The scenario's."""
    digest: str
    """SHA-256 of the scenario file."""
    mode: Literal["solo", "facilitated"]
    rehearsal: bool
    started: int
    """Wall time of the first record, milliseconds since 1970."""
    finished: int
    """Wall time of the last record."""
    planned_minutes: int
    played: int
    """Exercise time at the end, in milliseconds."""
    ended: bool
    ending: str | None
    closed: bool
    head_number: int
    """The last record."""
    head_hash: str
    """Its hash, where the log was read from a file."""
    teams: tuple[RunTeam, ...]
    forked: RunFork | None = None
    overrides: int = 0
    """Rulings that count and were made otherwise than the script has it."""
    amended: int = 0
    corrections: int = 0
    """Corrections that count."""
    undone: int = 0
    """Steps that were taken back."""
    rolls: int = 0
    """Throws of dice that count."""
    injects: tuple[RunInject, ...] = ()
    """In the order of their release."""
    decisions: tuple[RunDecision, ...] = ()
    """In the order they were put."""
    indicators: dict[str, tuple[tuple[int, int, int], ...]] = {}
    """Indicator → (at, to, record) of each change that counts; nothing for one that never moved."""
    flags: tuple[tuple[str, int], ...] = ()
    """(flag, record) in the order they were set."""

    @property
    def records(self) -> int:
        """How many records there are."""
        return self.head_number

    @property
    def people(self) -> int:
        """How many sat there; 0 when nobody counted."""
        return sum(team.people for team in self.teams)

    def decision(self, name: str) -> RunDecision | None:
        """That decision, if it was put."""
        return next((one for one in self.decisions if one.decision == name), None)
