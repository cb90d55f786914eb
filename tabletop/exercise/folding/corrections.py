"""Fold a correction: what was struck no longer counts, wherever it stands.

Invariant: everything in a state knows its record, so striking is the same for all: what came with a struck record
goes. Levels and shifted changes stand in the event; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from tabletop.exercise import events as happened
from tabletop.exercise.history import History
from tabletop.exercise.provenance import NOWHERE
from tabletop.exercise.state import Change, OpenedDecision, ReleasedInject, State

Gone = Callable[[int], bool]
"""Whether a record is struck."""


def corrected(state: State, event: happened.CorrectionMade) -> State:
    """The state without what was struck."""

    def gone(number: int) -> bool:
        return number > 0 and any(first <= number <= last for first, last in event.strikes)

    origins = {fact: origin for fact, origin in state.origins.items() if not gone(origin.number)}
    struck = state.struck
    for first, last in event.strikes:
        struck = struck.add((first, last))
    levels = {name: level for name, level in event.levels.items() if name in state.indicators}
    return _without_injects(state, gone).but(
        decisions=_decisions(state.decisions, gone),
        changes=_changes(state.changes, gone, {one.record: one for one in event.shifted}),
        indicators=MappingProxyType({**state.indicators, **levels}),
        facts=MappingProxyType({fact: value for fact, value in state.facts.items() if fact in origins}),
        origins=MappingProxyType(origins),
        pending=tuple(one for one in state.pending if not gone(one.origin.number)),
        struck=struck,
    )


def _changes(changes: History[Change], gone: Gone, shifted: Mapping[int, happened.ShiftedChange]) -> History[Change]:
    """Those that count, each by what it comes to now."""
    kept: History[Change] = History()
    for change in changes:
        if gone(change.number):
            continue
        now = shifted.get(change.number)
        kept = kept.add(change if now is None else replace(change, by=now.by, to=now.to))
    return kept


def _without_injects(state: State, gone: Gone) -> State:
    """The injects whose release, skip or hold was struck are on the plan again."""
    back = {one.id for one in state.released if gone(one.origin.number)}
    back |= {name for name, number in state.placed.items() if gone(number)}
    if not back:
        return state
    kept = [one for one in state.released if one.id not in back]
    released: tuple[ReleasedInject, ...] = tuple(replace(one, number=place) for place, one in enumerate(kept, 1))
    return state.but(
        released=released,
        injects=MappingProxyType({name: status for name, status in state.injects.items() if name not in back}),
        placed=MappingProxyType({name: number for name, number in state.placed.items() if name not in back}),
    )


def _decisions(decisions: Mapping[str, OpenedDecision], gone: Gone) -> Mapping[str, OpenedDecision]:
    return MappingProxyType(
        {name: _decision(one, gone) for name, one in decisions.items() if not gone(one.origin.number)}
    )


def _decision(decision: OpenedDecision, gone: Gone) -> OpenedDecision:
    """A decision without what was struck in it; answers and rulings that were struck are kept beside it."""
    if gone(decision.ruled.number) and decision.ruling is not None:
        overruled = (*decision.overruled, decision.ruling)
        decision = replace(decision, ruling=None, ruled=NOWHERE, overruled=overruled)
    if gone(decision.closing):
        decision = replace(decision, closed=None, closing=0)
    if gone(decision.reveal):
        decision = replace(decision, moves=None, reveal=0)
    if any(map(gone, decision.steps)):
        kept = [(made, step) for made, step in zip(decision.made, decision.steps, strict=True) if not gone(step)]
        decision = replace(decision, made=tuple(made for made, _ in kept), steps=tuple(step for _, step in kept))
    withdrawn = {team: given for team, given in decision.answers.items() if gone(given.number)}
    if not withdrawn:
        return decision
    return replace(
        decision,
        answers=MappingProxyType({team: one for team, one in decision.answers.items() if team not in withdrawn}),
        marks=MappingProxyType({team: one for team, one in decision.marks.items() if team not in withdrawn}),
        withdrawn=MappingProxyType(
            {**decision.withdrawn, **{team: (*one.earlier, one.answer) for team, one in withdrawn.items()}}
        ),
    )
