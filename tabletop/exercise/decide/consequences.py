"""From consequences to events: averaged over teams, clamped to 0..100, each with its reason.

Invariant: events are made in the order players would tell them, and every change names its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tabletop.decisions.base import Contribution
from tabletop.decisions.effects import Effects, Later, averaged
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event
from tabletop.exercise.state import State

HIGHEST: Final = 100


def _clamped(value: int) -> int:
    return max(0, min(HIGHEST, value))


def merged(contributions: Sequence[Contribution]) -> dict[str, tuple[int, str]]:
    """Average the effects of several teams: indicator → (change, reasons). What nobody wanted to change is absent."""
    count = len(contributions)
    totals: dict[str, int] = {}
    reasons: dict[str, list[str]] = {}
    for contribution in contributions:
        for indicator, effect in contribution.consequence.effects.items():
            totals[indicator] = totals.get(indicator, 0) + effect.by
            held = reasons.setdefault(indicator, [])
            if effect.why not in held:
                held.append(effect.why)
    return {name: (averaged(total, count), " ".join(reasons[name])) for name, total in totals.items()}


def changes(levels: dict[str, int], wanted: dict[str, tuple[int, str]], cause: str) -> list[Event]:
    """Changes of indicators after clamping; `levels` is moved along. A change clamped to nothing is left out."""
    made: list[Event] = []
    for indicator, (by, why) in wanted.items():
        if indicator not in levels:
            continue
        after = _clamped(levels[indicator] + by)
        if after != levels[indicator]:
            moved = after - levels[indicator]
            made.append(happened.IndicatorChanged(indicator=indicator, by=moved, to=after, why=why, cause=cause))
            levels[indicator] = after
    return made


def of_effects(state: State, effects: Effects, cause: str, levels: dict[str, int] | None = None) -> list[Event]:
    """Changes that effects bring by themselves."""
    levels = dict(state.indicators) if levels is None else levels
    return changes(levels, {name: (effect.by, effect.why) for name, effect in effects.items()}, cause)


def flags(state: State, names: Iterable[str], cause: str) -> list[Event]:
    """Flags that are not set yet."""
    new = dict.fromkeys(name for name in names if name not in state.facts)
    return [happened.FlagSet(flag=name, cause=cause) for name in new]


def scheduled(state: State, later: Later, cause: str) -> Event:
    """A delayed consequence, counted in releases from now."""
    return happened.ConsequenceScheduled(
        cause=cause,
        due=len(state.released) + later.after,
        outcome=later.outcome,
        effects=later.effects,
        sets=later.sets,
    )


def of_contributions(state: State, contributions: Sequence[Contribution], cause: str) -> list[Event]:
    """All that the teams' answers bring."""
    made = changes(dict(state.indicators), merged(contributions), cause)
    made += flags(state, (flag for one in contributions for flag in one.consequence.sets), cause)
    seen: list[Later] = []
    for one in contributions:
        later = one.consequence.later
        if later is not None and later not in seen:
            seen.append(later)
            made.append(scheduled(state, later, cause))
    return made


def arrivals(state: State, released: int, levels: dict[str, int]) -> list[Event]:
    """Delayed consequences that are due when `released` injects have been released."""
    made: list[Event] = []
    for pending in state.pending:
        if pending.due <= released:
            made.append(happened.ConsequenceArrived(cause=pending.cause, outcome=pending.outcome))
            made += of_effects(state, pending.effects, pending.cause, levels)
            made += flags(state, pending.sets, pending.cause)
    return made
