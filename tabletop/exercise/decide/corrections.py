"""Strike what was done, on the record: answers, rulings, decisions, interventions, releases.

Invariant: nothing is edited. A correction names the records it strikes; what takes their place follows as events like
any other. Dice and reveals are struck with a reason only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tabletop.decisions.effects import Effects
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.decide import adjudication
from tabletop.exercise.decide.answers import given, opened
from tabletop.exercise.decide.flow import not_playing, reason_of
from tabletop.exercise.decide.proceedings import asked, moves_of
from tabletop.exercise.decide.striking import Struck, of_release, of_ruling, seen, settled
from tabletop.exercise.events import CorrectionMade, Event, Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import SCRIPT, Actor
from tabletop.exercise.provenance import GRAVE
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import InjectStatus, OpenedDecision, Pending, State

Correction = (
    ask.WithdrawAnswer
    | ask.CorrectAnswer
    | ask.OverruleRuling
    | ask.ReopenDecision
    | ask.TakeBackInterventions
    | ask.TakeBackRelease
    | ask.RestoreInject
)


def correct(state: State, command: Correction, actor: Actor) -> list[Event] | Refusal:
    """Strike something, and put in its place what belongs there."""
    if refusal := not_playing(state):
        return refusal
    match command:
        case ask.WithdrawAnswer():
            return _withdraw(state, command)
        case ask.CorrectAnswer():
            return _correct_answer(state, command, actor)
        case ask.OverruleRuling():
            return _overrule(state, command)
        case ask.ReopenDecision():
            return _reopen(state, command)
        case ask.TakeBackInterventions():
            return _take_back_interventions(state, command)
        case ask.TakeBackRelease():
            return _take_back_release(state, command)
        case ask.RestoreInject():
            return _restore(state, command)


def _put(state: State, name: str) -> OpenedDecision | Refusal:
    """A decision that was put, ruled on or not."""
    decision = state.decisions.get(name)
    if decision is not None:
        return decision
    known = name in state.scenario.decisions
    return Refusal(Reason.DECISION_NOT_OPEN if known else Reason.NO_SUCH_DECISION, name)


def _correction(act: happened.Act, what: str, reason: str, team: str | None = None) -> CorrectionMade:
    return CorrectionMade(act=act, what=what, team=team, reason=reason_of(reason), strikes=())


def _withdraw(state: State, command: ask.WithdrawAnswer) -> list[Event] | Refusal:
    decision = _put(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is not None:
        return Refusal(Reason.DECISION_CLOSED, command.decision)
    answer = decision.answers.get(command.team)
    if answer is None:
        return Refusal(Reason.NO_ANSWER, command.team)
    made = _correction("answer-withdrawn", command.decision, command.reason, command.team)
    return [settled(state, Struck(frozenset({answer.number})), "stand", made)]


def _correct_answer(state: State, command: ask.CorrectAnswer, actor: Actor) -> list[Event] | Refusal:
    decision = _put(state, command.answer.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is None:
        return Refusal(Reason.STILL_TAKES_ANSWERS, decision.id)
    answer = given(state, command.answer, actor)
    if isinstance(answer, Refusal):
        return answer
    team = command.answer.team
    earlier = decision.answers.get(team)
    shown = decision.moves is not None
    inside = {earlier.number if earlier else 0, decision.reveal if shown else 0}
    ruling = of_ruling(state, decision)
    anew = command.follow == "recompute"
    struck = replace(
        ruling,
        entries=frozenset(inside) | (ruling.entries if anew else frozenset()),
        grave=shown,
    )
    correction = _correction("answer-corrected", decision.id, command.reason, team)
    if struck.grave and correction.reason is None:
        return Refusal(Reason.STRIKE_REASON_MISSING)
    made = settled(state, struck, command.follow, correction)
    follows: list[Event] = [answer]
    after = _after(state, [made, answer])
    if shown:
        follows.append(
            happened.MovesRevealed(decision=decision.id, moves=moves_of(after, after.decisions[decision.id]))
        )
    if decision.ruling is None or not anew:
        return [made, *follows]
    return _ruled_again(state, made, follows, ask.RuleOutcome(decision.id))


def _after(state: State, events: Iterable[Event]) -> State:
    """What these events will make of the state."""
    for event in events:
        recorded = Recorded.model_construct(
            number=state.number + 1, at=state.last, actor=SCRIPT, command="", event=event
        )
        state = evolve(state, recorded)
    return state


def _ruled_again(state: State, made: CorrectionMade, follows: list[Event], ruling: ask.RuleOutcome) -> list[Event]:
    """The correction with a ruling, if one is possible yet, and with what other causes still bring."""
    after = _after(state, [made, *follows])
    decision = after.decisions[ruling.decision]
    if adjudication.refused(after, decision, ruling) is None:
        follows = [*follows, *_not_twice(state, adjudication.ruled(after, decision, ruling))]
    return _worked_out(state, made, follows, (decision.id,))


def _worked_out(state: State, made: CorrectionMade, follows: list[Event], rulings: tuple[str, ...]) -> list[Event]:
    """The correction with all that follows, and with what stands because the room has seen it."""
    follows = [*follows, *_brought_again(state, _after(state, [made, *follows]))]
    stands = tuple(seen(state, _after(state, [made, *follows]), rulings))
    return [made.model_copy(update={"stands": stands}), *follows]


def _not_twice(before: State, ruled: Iterable[Event]) -> Iterator[Event]:
    """What has arrived does not come again; what was on its way anyway comes when it would have come."""
    for event in ruled:
        if not isinstance(event, happened.ConsequenceScheduled):
            yield event
        elif (event.cause, event.outcome) not in before.landed:
            wanted = (event.cause, event.outcome, event.effects, event.sets)
            due = next((one.due for one in before.pending if _expected(one) == wanted), event.due)
            yield event.model_copy(update={"due": due})


def _expected(one: Pending) -> tuple[str, str | None, Effects, tuple[str, ...]]:
    return one.cause, one.outcome, one.effects, one.sets


def _brought_again(before: State, after: State) -> Iterator[Event]:
    """Flags that were struck although something that stands would have set them, too."""
    lost = [fact for fact in before.facts if fact not in after.facts]
    for flag in lost:
        cause = next(_causes(after, flag), None)
        if cause is not None:
            yield happened.FlagSet(flag=flag, cause=cause)


def _causes(state: State, flag: str) -> Iterator[str]:
    for released in state.released:
        inject = state.inject(released.id)
        if inject is not None and flag in inject.sets:
            yield released.id
    for decision in state.decisions.values():
        if decision.ruling is not None and decision.ruling.how != "overridden":
            events = adjudication.scripted(state, decision).events
            if any(isinstance(event, happened.FlagSet) and event.flag == flag for event in events):
                yield decision.id


def _overrule(state: State, command: ask.OverruleRuling) -> list[Event] | Refusal:
    ruling = command.ruling
    decision = _put(state, ruling.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.ruling is None:
        return Refusal(Reason.NOT_RULED, decision.id)
    if refusal := adjudication.refused(state, decision, ruling):
        return refusal
    why = ruling.override.why if ruling.override else command.reason
    made = settled(state, of_ruling(state, decision), command.follow, _correction("ruling-overruled", decision.id, why))
    if command.follow == "recompute":
        return _ruled_again(state, made, [], ruling)
    after = _after(state, [made])
    outcome = next(iter(adjudication.ruled(after, after.decisions[decision.id], ruling)))
    return [made, outcome]


def _reopen(state: State, command: ask.ReopenDecision) -> list[Event] | Refusal:
    decision = _put(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is None:
        return Refusal(Reason.STILL_TAKES_ANSWERS, decision.id)
    ruling = of_ruling(state, decision)
    struck = replace(
        ruling, entries=ruling.entries | {decision.closing, decision.reveal}, grave=decision.moves is not None
    )
    correction = _correction("decision-reopened", decision.id, command.reason)
    return _alone(state, struck, command.follow, correction)


def _alone(state: State, struck: Struck, follow: ask.Follow, correction: CorrectionMade) -> list[Event] | Refusal:
    """A correction that puts nothing in the place of what it strikes."""
    if struck.grave and correction.reason is None:
        return Refusal(Reason.STRIKE_REASON_MISSING)
    made = settled(state, struck, follow, correction)
    return _worked_out(state, made, [], struck.rulings) if made.follow == "recomputed" else [made]


def _take_back_interventions(state: State, command: ask.TakeBackInterventions) -> list[Event] | Refusal:
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if asked(state, command.decision) is None:
        return Refusal(Reason.NOT_A_PROCEEDING, command.decision)
    if decision.closed is not None:
        return Refusal(Reason.DECISION_CLOSED, command.decision)
    if not 1 <= command.first <= len(decision.made):
        return Refusal(Reason.NO_SUCH_INTERVENTION)
    index = command.first - 1
    thrown = any(one.what.act in GRAVE for one in decision.made[index:])
    struck = Struck(frozenset(decision.steps[index:]), grave=thrown)
    correction = _correction("interventions-taken-back", decision.id, command.reason, decision.made[index].team)
    return _alone(state, struck, "stand", correction)


def _take_back_release(state: State, command: ask.TakeBackRelease) -> list[Event] | Refusal:
    released = next((one for one in state.released if one.id == command.inject), None)
    if released is None:
        return Refusal(Reason.INJECT_NOT_RELEASED, command.inject)
    struck = of_release(state, released.origin, command.follow)
    correction = _correction("release-taken-back", command.inject, command.reason)
    return _alone(state, struck, command.follow, correction)


def _restore(state: State, command: ask.RestoreInject) -> list[Event] | Refusal:
    status = state.injects.get(command.inject)
    if status is InjectStatus.RELEASED:
        return Refusal(Reason.INJECT_RELEASED, command.inject)
    if status is None:
        known = command.inject in state.script.injects
        return Refusal(Reason.INJECT_ON_PLAN if known else Reason.NO_SUCH_INJECT, command.inject)
    struck = Struck(frozenset({state.placed[command.inject]}))
    return [settled(state, struck, "stand", _correction("inject-restored", command.inject, ""))]
