"""Rule on a decision: as the script has it, as the script has it with amendments, or as the facilitator rules.

Invariant: whatever is not the script's has a reason; what a person wrote is sealed, and changes come after the ruling.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.decisions.base import Answer, Tally
from tabletop.decisions.effects import Effect, Effects
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.sealed import Sealed, SealedAnswer, SealedMove
from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.decide.answers import opened
from tabletop.exercise.decide.consequences import flags, of_contributions, of_effects
from tabletop.exercise.decide.proceedings import asked, table
from tabletop.exercise.events import Event, IndicatorChanged, OutcomeRuled, RuledOutcome
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.results import results_of
from tabletop.exercise.state import OpenedDecision, State


@dataclass(frozen=True, slots=True)
class Scripted:
    """What the script makes of a decision's answers."""

    tally: Tally
    ruling: OutcomeRuled
    events: tuple[Event, ...]
    """The ruling and all that follows from it."""


def tallied(state: State, decision: OpenedDecision) -> Tally:
    """What the interventions come to; else count the answers that were decided, with the marks their texts got."""
    question = state.scenario.decisions[decision.id]
    if isinstance(question, Proceeding):
        spoken = asked(state, decision.id) or question
        return spoken.come_to(decision.made, table(state, decision.id, state.last))
    answers: dict[str, Answer] = {}
    for team, given in decision.answers.items():
        move = decision.moves.get(team) if decision.moves is not None else None
        if move is not None:
            answers[team] = SealedAnswer.of(SealedMove(option=move.option, predicts=move.predicts))
        elif isinstance(given.answer, OpenTextAnswer):
            answers[team] = given.answer.model_copy(update={"marks": decision.marks.get(team, ())})
        elif given.answer is not None:
            answers[team] = given.answer
    return question.tally(answers)


def scripted(state: State, decision: OpenedDecision) -> Scripted:
    """Work out the scripted outcome without anything happening."""
    tally = tallied(state, decision)
    outcomes = tuple(
        RuledOutcome(team=one.team, outcome=one.consequence.outcome)
        for one in tally.contributions
        if one.consequence.outcome is not None
    )
    ruled = OutcomeRuled(
        decision=decision.id, how="scripted", result=tally.result, counts=tally.counts, outcomes=outcomes
    )
    straw = getattr(state.scenario.decisions[decision.id], "straw_poll", False)
    follows = [] if straw else of_contributions(state, tally.contributions, decision.id)
    return Scripted(tally, ruled, (ruled, *follows))


def rule(state: State, command: ask.RuleOutcome) -> list[Event] | Refusal:
    """Adjudicate. The decision must be closed; texts must have been marked unless overridden."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is None:
        return Refusal(Reason.DECISION_OPEN, command.decision)
    return refused(state, decision, command) or ruled(state, decision, command)


def refused(state: State, decision: OpenedDecision, command: ask.RuleOutcome) -> Refusal | None:
    """Why a closed decision cannot be ruled on like this; None where it can."""
    if sealed(state, decision):
        return Refusal(Reason.NOT_REVEALED, command.decision)
    override = command.override
    unmarked = unmarked_team(decision)
    if unmarked is not None and (override is None or override.amends):
        return Refusal(Reason.MARKS_MISSING, unmarked)
    if override is None:
        return None
    if not _said(override.why) or not (override.amends or _said(override.outcome)):
        return Refusal(Reason.REASON_MISSING)
    known = results_of(state.scenario.decisions[decision.id])
    if override.result is not None and override.result not in known:
        return Refusal(Reason.NO_SUCH_RESULT, override.result)
    return None


def ruled(state: State, decision: OpenedDecision, command: ask.RuleOutcome) -> list[Event]:
    """The ruling and what follows: the script's, the script's amended, or the facilitator's own."""
    would = scripted(state, decision)
    outcome = would.ruling
    override = command.override
    follows = [event for event in would.events if event is not outcome]
    if override is not None:
        moved: list[Event] = of_effects(state, _authors_words(would, override.effects), decision.id)
        if override.amends:
            outcome = _amended(outcome, override)
            follows = [*moved, *(event for event in follows if not isinstance(event, IndicatorChanged))]
        else:
            outcome = _overridden(outcome, override)
            follows = [*moved, *_of_result(state, decision, override.result)]
    private = {"assumptions": _said(command.assumptions), "umpire": _said(command.umpire)}
    return [outcome.model_copy(update=private), *follows]


def sealed(state: State, decision: OpenedDecision) -> bool:
    """Whether its moves are still under seal."""
    return isinstance(state.scenario.decisions[decision.id], Sealed) and decision.moves is None


def unmarked_team(decision: OpenedDecision) -> str | None:
    """A team whose text nobody has marked."""
    return next(
        (
            team
            for team, given in decision.answers.items()
            if isinstance(given.answer, OpenTextAnswer) and team not in decision.marks
        ),
        None,
    )


def _said(text: str) -> Words | None:
    """What somebody wrote, cleaned and sealed; None where it is empty."""
    words = clean(text, limit=DECISION_LIMIT)
    return Words.of(words) if words else None


def _amended(outcome: OutcomeRuled, override: ask.Override) -> OutcomeRuled:
    """The script's outcome, in other words where there are any."""
    ruling = _said(override.outcome)
    kept = outcome.outcomes if ruling is None else ()
    changed = {"how": "amended", "ruling": ruling, "why": _said(override.why), "outcomes": kept}
    return outcome.model_copy(update=changed)


def _overridden(outcome: OutcomeRuled, override: ask.Override) -> OutcomeRuled:
    """The facilitator's outcome, with the result conditions are to read."""
    return outcome.model_copy(
        update={
            "how": "overridden",
            "result": outcome.result if override.result is None else override.result,
            "outcomes": (),
            "ruling": _said(override.outcome),
            "why": _said(override.why),
        }
    )


def _of_result(state: State, decision: OpenedDecision, result: str | None) -> list[Event]:
    """The flags of a result that was chosen: they, too, are what later conditions read."""
    if result is None:
        return []
    return flags(state, results_of(state.scenario.decisions[decision.id])[result].sets, decision.id)


def _authors_words(would: Scripted, effects: Effects) -> Effects:
    """The effects with the author's reasons alone: what a person wrote stands in the ruling's sealed `why`."""
    written = {event.why for event in would.events if isinstance(event, IndicatorChanged)}
    return {
        name: effect if effect.why in written else Effect.model_construct(by=effect.by, why="")
        for name, effect in effects.items()
    }
