"""A run: one log boiled down to what several can be compared by, straight from its records, without folding states.

Invariant: it says what the fold says. What was struck does not count, changes are what they came to, and exercise time
runs by the same rules; a property holds it against the fold, whatever people did.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded, SessionOpened, TeamSeat
from tabletop.exercise.state import Clock, Phase
from tabletop.reports.run_assembly import Assembly
from tabletop.reports.run_model import (
    RUN_FORMAT,
    Run,
    RunAnswer,
    RunDecision,
    RunForecast,
    RunFork,
    RunInject,
    RunPrediction,
    RunTeam,
)
from tabletop.reports.striking import among_earlier, stands_again, struck_by

__all__ = [
    "RUN_FORMAT",
    "UNREAD",
    "Run",
    "RunAnswer",
    "RunDecision",
    "RunForecast",
    "RunFork",
    "RunInject",
    "RunPrediction",
    "RunTeam",
    "run_of",
]

UNREAD: Final = frozenset(
    {
        "clock-jumped",
        "consequence-arrived",
        "consequence-scheduled",
        "inject-edited",
        "inject-effects-written",
        "inject-held",
        "inject-moved",
        "inject-passed-over",
        "inject-readdressed",
        "inject-replanned",
        "inject-skipped",
        "injects-postponed",
        "move-started",
        "note-taken",
        "release-changed",
        "room-blanked",
        "rubric-marked",
        "secrets-revealed",
    }
)
"""Kinds of events that a run says nothing of. Whoever leaves them out must still hand in the very last record, and the
one before every `session-resumed`: they say how time passed."""


class _Kept(NamedTuple):
    """A record that may count."""

    number: int
    at: int
    event: Event
    shown: str
    """The inject shown at that moment."""
    drops: frozenset[int]
    """Records of answers that do not count because of it, although nothing strikes them."""


class _Reading:
    """A log being read, record by record."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.phase = Phase.BRIEFING
        self.gone: set[int] = set()
        self.kept: list[_Kept] = []
        self.seats: dict[str, TeamSeat] = {}
        self.extra: dict[int, int] = {}
        """Record of a release → minutes of talk added."""
        self._facilitated = True
        self._released: list[tuple[int, str]] = []
        self._answers: list[tuple[int, str, str]] = []
        self._closed: list[tuple[int, str]] = []

    def open(self, opening: SessionOpened) -> None:
        """Take in who takes part, and who leads."""
        self._facilitated = opening.mode == "facilitated"
        self.seats.update((seat.team, seat) for seat in opening.seats)

    def take(self, recorded: Recorded, before: int) -> None:
        """Take in a record; `before` are the ticks of the one before it."""
        event, number = recorded.event, recorded.number
        self._time(event, recorded.at.ticks, before)
        drops = self._drops(event)
        if isinstance(event, happened.StepUndone | happened.CorrectionMade):
            self.gone.difference_update(among_earlier(stands_again(event), number))
            self.gone.update(among_earlier(struck_by(event), number))
        shown = self._shown()
        if isinstance(event, happened.TimeExtended):
            if event.scope == "inject" and shown[0]:
                self.extra[shown[0]] = self.extra.get(shown[0], 0) + event.minutes
            return
        self._note(number, event)
        if event.type not in UNREAD:
            self.kept.append(_Kept(number, self.clock.at(recorded.at.ticks), event, shown[1], drops))

    def _note(self, number: int, event: Event) -> None:
        """Keep in mind what later records refer to."""
        match event:
            case happened.InjectReleased() | happened.AdHocInjectReleased():
                self._released.append((number, event.inject))
            case happened.AnswerSubmitted():
                self._answers.append((number, event.decision, event.team))
            case happened.DecisionClosed():
                self._closed.append((number, event.decision))
            case happened.TeamJoined():
                self.seats[event.seat.team] = event.seat
            case _:
                pass

    def _shown(self) -> tuple[int, str]:
        """The latest release that counts, and its inject; (0, "") before the first."""
        return next((one for one in reversed(self._released) if one[0] not in self.gone), (0, ""))

    def _drops(self, event: Event) -> frozenset[int]:
        """Answers set aside by it.

        A withdrawn one does not bring back the one it had replaced; who leaves a seat says nothing in what is open.
        """
        match event:
            case happened.CorrectionMade():
                struck = [one for one in self._answers if any(first <= one[0] <= last for first, last in event.strikes)]
                return frozenset(
                    one[0] for one in self._answers for gone in struck if one[1:] == gone[1:] and one[0] < gone[0]
                )
            case happened.TeamsMerged():
                closed = {name for number, name in self._closed if number not in self.gone}
                return frozenset(
                    number for number, name, team in self._answers if team == event.team and name not in closed
                )
            case _:
                return frozenset()

    def _time(self, event: Event, ticks: int, before: int) -> None:
        """Run, stop and go on as the fold does."""
        match event:
            case happened.ExerciseStarted() | happened.ExerciseResumed():
                self.phase, self.clock = Phase.RUNNING, self.clock.running(ticks)
            case happened.ExercisePaused():
                self.phase, self.clock = Phase.PAUSED, self.clock.stopped(ticks)
            case happened.ExerciseEnded():
                self.phase, self.clock = Phase.ENDED, self.clock.stopped(ticks)
            case happened.SessionClosed():
                self.phase = Phase.CLOSED
            case happened.SessionResumed() if self.phase is Phase.RUNNING:
                stopped = self.clock.stopped(before)
                self.clock = stopped if self._facilitated else stopped.running(ticks)
                self.phase = Phase.PAUSED if self._facilitated else Phase.RUNNING
            case _:
                pass


def run_of(records: Iterable[Recorded], head_hash: str = "") -> Run:
    """What a log comes to; `head_hash` is the hash of its last record, where it is known.

    Raises:
        ValueError: The first record opens no session.
    """
    reading = _Reading()
    first: Recorded | None = None
    last: Recorded | None = None
    for recorded in records:
        if first is None and isinstance(recorded.event, SessionOpened):
            first = recorded
            reading.open(recorded.event)
        if first is None:
            break
        reading.take(recorded, last.at.ticks if last else 0)
        last = recorded
    if first is None or last is None or not isinstance(first.event, SessionOpened):
        raise ValueError("a log begins with `session-opened`")
    return _told(reading, first, first.event, last, head_hash)


def _told(reading: _Reading, first: Recorded, opening: SessionOpened, last: Recorded, head_hash: str) -> Run:
    counting = [one for one in reading.kept if one.number not in reading.gone]
    assembly = Assembly(reading.extra, frozenset(number for one in counting for number in one.drops))
    for one in counting:
        assembly.add(one.number, one.at, one.event, one.shown)
    decisions = assembly.decisions()
    return Run(
        session=opening.session,
        scenario=opening.scenario,
        title=opening.scenario_title,
        digest=opening.scenario_digest,
        mode=opening.mode,
        rehearsal=opening.rehearsal,
        started=first.at.wall,
        finished=last.at.wall,
        planned_minutes=opening.minutes,
        played=reading.clock.at(last.at.ticks),
        ended=reading.phase in {Phase.ENDED, Phase.CLOSED},
        ending=assembly.ending,
        closed=reading.phase is Phase.CLOSED,
        head_number=last.number,
        head_hash=head_hash,
        teams=tuple(RunTeam(team=one.team, people=one.people, played=one.played) for one in reading.seats.values()),
        forked=_fork(opening),
        overrides=sum(one.how == "overridden" for one in decisions),
        amended=sum(one.how == "amended" for one in decisions),
        corrections=assembly.corrections,
        undone=sum(isinstance(one.event, happened.StepUndone) for one in reading.kept),
        rolls=assembly.rolls,
        injects=tuple(assembly.injects),
        decisions=decisions,
        indicators={name: tuple(changes) for name, changes in assembly.indicators().items()},
        flags=tuple(assembly.flags),
    )


def _fork(opening: SessionOpened) -> RunFork | None:
    """Where it went on from, for a session that is a fork."""
    forked = opening.forked
    return RunFork(session=forked.session, number=forked.number, hash=forked.hash) if forked else None
