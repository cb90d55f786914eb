"""The records of a log as lines, for the readers of one edition.

Invariant: one entry for every record, in order. For participants a record of something they never saw stays in its
place and says only that it is kept back: a new kind of event is kept back until somebody lets it through here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tabletop.decisions.negotiation_course import SideDealDeclared
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.language.catalogue import _
from tabletop.reports.telling_ground import Ground
from tabletop.reports.timeline import Entry, entries


def entries_for(ground: Ground) -> tuple[Entry, ...]:
    """Every record, readable, as the edition may have it."""
    source = ground.source
    told = entries(source.records, source.times, source.state)
    if ground.edition == "participant":
        sieve = _Sieve(ground)
        return tuple(sieve.entry(one, entry) for one, entry in zip(source.records, told, strict=True))
    if ground.edition == "redacted":
        return tuple(_nobodys(ground, one, entry) for one, entry in zip(source.records, told, strict=True))
    return tuple(told)


def _nobodys(ground: Ground, recorded: Recorded, entry: Entry) -> Entry:
    """A record without names; its words are gone already. Who voted what in a secret ballot goes, too."""
    event = recorded.event
    put = ground.scene.decision(event.decision) if isinstance(event, happened.AnswerSubmitted) else None
    return _kept_back(entry) if put and put.secret else replace(entry, team=ground.key(entry.team))


def _kept_back(entry: Entry) -> Entry:
    return replace(entry, text=_("(kept back from this edition)"), detail="", team="", what="")


_OPEN_TO_ALL = (
    happened.SessionOpened
    | happened.SessionResumed
    | happened.ClockJumped
    | happened.ExerciseStarted
    | happened.ExercisePaused
    | happened.ExerciseResumed
    | happened.MoveStarted
    | happened.TimeExtended
    | happened.ReleaseChanged
    | happened.InjectsPostponed
    | happened.TeamJoined
    | happened.TeamsMerged
    | happened.RoomBlanked
    | happened.ExerciseEnded
    | happened.SecretsRevealed
    | happened.SessionClosed
)
_OF_A_DECISION = (
    happened.DecisionOpened
    | happened.DecisionClosed
    | happened.MovesRevealed
    | happened.OutcomeRuled
    | happened.InterventionMade
    | happened.AnswerSubmitted
    | happened.RubricMarked
)


@dataclass(slots=True)
class _Sieve:
    """What participants may read of each record."""

    ground: Ground

    def entry(self, recorded: Recorded, entry: Entry) -> Entry:
        """The record as they may read it."""
        if not self._may(recorded.event):
            return _kept_back(entry)
        event = recorded.event
        if isinstance(event, happened.StepUndone | happened.CorrectionMade):
            return replace(entry, detail="")
        if isinstance(event, happened.NoteTaken) and not (self.ground.open or self._known(entry.what)):
            return replace(entry, what="")
        if isinstance(event, happened.OutcomeRuled) and event.assumptions is not None:
            return replace(entry, detail=self._without_assumptions(recorded, entry))
        return entry

    def _without_assumptions(self, recorded: Recorded, entry: Entry) -> str:
        """The ruling's details without what it takes for granted, told from a record that never had it."""
        event = recorded.event.model_copy(update={"assumptions": None})
        source = self.ground.source
        bare = recorded.model_copy(update={"event": event})
        return next(entries([bare], [entry.time], source.state)).detail

    def _may(self, event: Event) -> bool:
        tests: tuple[Callable[[Event], bool | None], ...] = (self._of_play, self._of_decisions, self._of_injects)
        found = (test(event) for test in tests)
        return next((one for one in found if one is not None), False)

    def _of_play(self, event: Event) -> bool | None:
        match event:
            case happened.NoteTaken():
                return event.purpose != "note"
            case happened.IndicatorChanged():
                return any(one.id == event.indicator for one in self.ground.scene.indicators)
            case happened.StepUndone():
                return True
            case happened.CorrectionMade():
                return self._known(event.what)
            case _:
                return True if isinstance(event, _OPEN_TO_ALL) else None

    def _of_decisions(self, event: Event) -> bool | None:
        if not isinstance(event, _OF_A_DECISION):
            return None
        put = self.ground.scene.decision(event.decision)
        if put is None:
            return False
        match event:
            case happened.AnswerSubmitted() | happened.RubricMarked():
                return put.status == "ruled" and not put.secret
            case happened.InterventionMade(intervention=SideDealDeclared(open=False)):
                return self.ground.open
            case _:
                return True

    def _of_injects(self, event: Event) -> bool | None:
        match event:
            case happened.InjectReleased() | happened.AdHocInjectReleased():
                return self._known(event.inject)
            case happened.ConsequenceArrived():
                return self._known(event.cause)
            case happened.InjectSkipped() | happened.InjectPassedOver():
                return self.ground.open
            case _:
                return None

    def _known(self, name: str) -> bool:
        """Whether they saw that inject, or knew of that decision."""
        scene = self.ground.scene
        return any(one.id == name for one in scene.injects) or scene.decision(name) is not None
