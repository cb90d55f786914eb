"""A run put together from the records that count.

Invariant: total; a record about something that was never put or never released changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.kinds import AnyAnswer
from tabletop.decisions.matrix_course import Estimated, Judged, Thrown, Turned
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.vote import VoteAnswer
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, RevealedMove
from tabletop.reports.run_model import RunAnswer, RunDecision, RunForecast, RunInject, RunPrediction


def picks_of(answer: AnyAnswer | None) -> tuple[str, ...]:
    """What was chosen, by ids alone; nothing for what is text, a percentage, or under seal."""
    match answer:
        case ChoiceAnswer():
            return (answer.option,)
        case MultiChoiceAnswer():
            return answer.options
        case RankingAnswer():
            return answer.order
        case AllocationAnswer():
            return tuple(f"{item}={points}" for item, points in answer.points.items())
        case VoteAnswer():
            return (answer.ballot,)
        case _:
            return ()


_INSIDE: Final = (
    happened.AnswerSubmitted,
    happened.DecisionClosed,
    happened.OutcomeRuled,
    happened.MovesRevealed,
    happened.InterventionMade,
)


@dataclass(slots=True)
class _Decision:
    """A question while its records come in."""

    name: str
    inject: str
    record: int
    opened: int
    closed: int | None = None
    ruled: int = 0
    ruling: happened.OutcomeRuled | None = None
    answers: dict[str, RunAnswer] = field(default_factory=dict)
    steps: int = 0
    estimates: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Team → (record, percent)."""
    success: bool | None = None
    moves: tuple[RevealedMove, ...] = ()

    def told(self) -> RunDecision:
        """The decision as part of a run."""
        shown = {move.team: move.option for move in self.moves}
        answers = tuple(
            one.model_copy(update={"picks": (shown[one.team],)}) if one.team in shown else one
            for one in self.answers.values()
        )
        how: Literal["scripted", "amended", "overridden"] | None = self.ruling.how if self.ruling else None
        return RunDecision(
            decision=self.name,
            inject=self.inject,
            record=self.record,
            opened=self.opened,
            closed=self.closed,
            ruled=self.ruled,
            how=how,
            result=self.ruling.result if self.ruling else None,
            counts=self.ruling.counts if self.ruling else (),
            answers=answers,
            steps=self.steps,
            forecasts=tuple(
                RunForecast(team=team, record=record, percent=percent, happened=self.success)
                for team, (record, percent) in self.estimates.items()
            ),
            predictions=tuple(
                RunPrediction(team=move.team, of=other, option=option, right=shown[other] == option)
                for move in self.moves
                for other, option in move.predicts.items()
                if other in shown
            ),
        )


class Assembly:
    """Takes what counts, in the order of the log."""

    def __init__(self, extra: Mapping[int, int], dropped: Collection[int]) -> None:
        """`extra` are minutes of talk by the record of the release; `dropped` are answers that were set aside."""
        self.injects: list[RunInject] = []
        self.flags: list[tuple[str, int]] = []
        self.ending: str | None = None
        self.corrections = 0
        self.rolls = 0
        self._extra = extra
        self._dropped = dropped
        self._decisions: dict[str, _Decision] = {}
        self._changes: list[tuple[str, int, int, int]] = []
        self._shifted: dict[int, int] = {}

    def decisions(self) -> tuple[RunDecision, ...]:
        """The questions that were put."""
        return tuple(one.told() for one in self._decisions.values())

    def indicators(self) -> dict[str, list[tuple[int, int, int]]]:
        """Indicator → (at, to, record) of its changes, each as it came out in the end."""
        found: dict[str, list[tuple[int, int, int]]] = {}
        for name, at, to, record in self._changes:
            found.setdefault(name, []).append((at, self._shifted.get(record, to), record))
        return found

    def add(self, number: int, at: int, event: Event, shown: str) -> None:
        """Take in a record that counts; `shown` is the inject shown then."""
        match event:
            case happened.IndicatorChanged():
                self._changes.append((event.indicator, at, event.to, number))
            case happened.FlagSet():
                self.flags.append((event.flag, number))
            case happened.InjectReleased() | happened.AdHocInjectReleased():
                ad_hoc = isinstance(event, happened.AdHocInjectReleased)
                extra = self._extra.get(number, 0)
                self.injects.append(RunInject(inject=event.inject, record=number, at=at, ad_hoc=ad_hoc, extra=extra))
            case happened.DecisionOpened():
                self._decisions[event.decision] = _Decision(event.decision, shown, number, at)
            case happened.CorrectionMade():
                self.corrections += 1
                self._shifted.update((one.record, one.to) for one in event.shifted)
            case happened.ExerciseEnded():
                self.ending = event.ending
            case _:
                self._in_decision(number, at, event)

    def _in_decision(self, number: int, at: int, event: Event) -> None:
        decision = self._decisions.get(event.decision) if isinstance(event, _INSIDE) else None
        if decision is None:
            return
        match event:
            case happened.AnswerSubmitted() if number not in self._dropped:
                self._answer(decision, number, at, event)
            case happened.DecisionClosed():
                decision.closed = at
            case happened.OutcomeRuled():
                decision.ruled, decision.ruling = number, event
            case happened.MovesRevealed():
                decision.moves = event.moves
            case happened.InterventionMade():
                decision.steps += 1
                self._step(decision, number, event)
            case _:
                pass

    def _answer(self, decision: _Decision, number: int, at: int, event: happened.AnswerSubmitted) -> None:
        held = decision.answers.get(event.team)
        decision.answers[event.team] = RunAnswer(
            team=event.team,
            record=number,
            status=event.status,
            picks=picks_of(event.answer),
            percent=event.answer.percent if isinstance(event.answer, ConfidenceAnswer) else None,
            sure=event.sure,
            late=event.late,
            drawn=event.drawn,
            at=at,
            took=at - decision.opened,
            revised=held.revised + 1 if held else 0,
        )

    def _step(self, decision: _Decision, number: int, event: happened.InterventionMade) -> None:
        match event.intervention:
            case Estimated(percent=percent) if event.team is not None:
                decision.estimates[event.team] = (number, percent)
            case Turned(die=die, percent=percent):
                decision.success = die <= percent
                self.rolls += 1
            case Thrown():
                self.rolls += 1
            case Judged(success=success):
                decision.success = success
            case _:
                pass
