"""Rule on a decision: as the script has it, or as the facilitator rules, with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.decisions.base import Answer, Tally
from tabletop.decisions.effects import Effect, Effects
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.decide.answers import opened
from tabletop.exercise.decide.consequences import of_contributions, of_effects
from tabletop.exercise.events import Event, IndicatorChanged, OutcomeRuled, RuledOutcome
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import OpenedDecision, State


@dataclass(frozen=True, slots=True)
class Scripted:
    """What the script makes of a decision's answers."""

    tally: Tally
    events: tuple[Event, ...]
    """The ruling and all that follows from it."""


def tallied(state: State, decision: OpenedDecision) -> Tally:
    """Count the answers that were decided, with the marks their texts got."""
    answers: dict[str, Answer] = {}
    for team, given in decision.answers.items():
        if isinstance(given.answer, OpenTextAnswer):
            answers[team] = given.answer.model_copy(update={"marks": decision.marks.get(team, ())})
        elif given.answer is not None:
            answers[team] = given.answer
    return state.scenario.decisions[decision.id].tally(answers)


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
    return Scripted(tally, (ruled, *follows))


def rule(state: State, command: ask.RuleOutcome) -> list[Event] | Refusal:
    """Adjudicate. The decision must be closed; texts must have been marked unless overridden."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is None:
        return Refusal(Reason.DECISION_OPEN, command.decision)
    if command.override is None:
        unmarked = unmarked_team(decision)
        return Refusal(Reason.MARKS_MISSING, unmarked) if unmarked else list(scripted(state, decision).events)
    return _overridden(state, decision, command.override)


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


def _overridden(state: State, decision: OpenedDecision, override: ask.Override) -> list[Event] | Refusal:
    ruling = clean(override.outcome, limit=DECISION_LIMIT)
    why = clean(override.why, limit=DECISION_LIMIT)
    if not ruling or not why:
        return Refusal(Reason.REASON_MISSING)
    tally = tallied(state, decision)
    made: list[Event] = [
        OutcomeRuled(
            decision=decision.id,
            how="overridden",
            result=tally.result,
            counts=tally.counts,
            ruling=Words.of(ruling),
            why=Words.of(why),
        )
    ]
    return made + of_effects(state, _authors_words(state, decision, override.effects), decision.id)


def _authors_words(state: State, decision: OpenedDecision, effects: Effects) -> Effects:
    """The effects with the author's reasons alone: what a person wrote stands in the ruling's sealed `why`."""
    written = {event.why for event in scripted(state, decision).events if isinstance(event, IndicatorChanged)}
    return {
        name: effect if effect.why in written else Effect.model_construct(by=effect.by, why="")
        for name, effect in effects.items()
    }
