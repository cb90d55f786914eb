"""What is struck with an entry, what indicators come to without it, and what stands as announced.

Invariant: an indicator is always the clamped sum of the changes that were not struck. What the room has seen (a
released inject, an arrived consequence) is never taken away; it is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from tabletop.exercise.commands import Follow
from tabletop.exercise.events import CorrectionMade, ShiftedChange, Stands
from tabletop.exercise.provenance import GRAVE, Origin
from tabletop.exercise.state import InjectStatus, OpenedDecision, State
from tabletop.exercise.upcoming import allowed
from tabletop.scenario.model import Inject

_HIGHEST: Final = 100


@dataclass(frozen=True, slots=True)
class Struck:
    """The records an act strikes, and those that followed from them."""

    entries: frozenset[int]
    """What is struck in any case."""
    followed: frozenset[int] = frozenset()
    """What followed: struck where it is worked out anew."""
    rulings: tuple[str, ...] = ()
    """Decisions whose rulings are concerned."""
    grave: bool = False
    """Whether dice or a reveal are among them."""


def came_of(state: State, origin: Origin) -> frozenset[int]:
    """The records of the changes, facts and expectations that came with a ruling or a release."""
    later = takewhile(lambda change: change.number > origin.number, state.changes.backwards())
    came = [Origin(change.number, change.command, change.cause) for change in later]
    came += [*state.origins.values(), *(one.origin for one in state.pending)]
    return frozenset(one.number for one in came if one.of(origin.command, origin.cause)) - {origin.number}


def of_ruling(state: State, decision: OpenedDecision) -> Struck:
    """A ruling."""
    if decision.ruling is None:
        return Struck(frozenset())
    followed = came_of(state, decision.ruled)
    return Struck(frozenset({decision.ruled.number}), followed, (decision.id,))


def is_grave(decision: OpenedDecision) -> bool:
    """Whether dice were thrown in it, or its moves revealed."""
    return decision.moves is not None or any(one.what.act in GRAVE for one in decision.made)


def whole(state: State, decision: OpenedDecision) -> Struck:
    """A decision from its question to its ruling."""
    ruling = of_ruling(state, decision)
    inside = {decision.origin.number, decision.closing, decision.reveal, *decision.steps}
    inside |= {given.number for given in decision.answers.values()}
    return Struck(ruling.entries | inside, ruling.followed, ruling.rulings, is_grave(decision))


def of_release(state: State, origin: Origin, follow: Follow) -> Struck:
    """A release with all that was asked in it; rulings on that stay where what followed stands."""
    asked = [one for one in state.decisions.values() if one.inject == origin.cause]
    found = Struck(frozenset({origin.number}), came_of(state, origin))
    for decision in asked:
        if decision.ruling is not None and follow == "stand":
            found = replace(found, rulings=(*found.rulings, decision.id))
            continue
        part = whole(state, decision)
        found = Struck(
            found.entries | part.entries,
            found.followed | part.followed,
            found.rulings + part.rulings,
            found.grave or part.grave,
        )
    return found


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers as first and last of each unbroken row; 0, which is no record, left out."""
    found: list[tuple[int, int]] = []
    for number in sorted(one for one in set(numbers) if one > 0):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def resummed(state: State, gone: frozenset[int]) -> tuple[dict[str, int], tuple[ShiftedChange, ...]]:
    """Levels without the changes that are gone, where they differ; and the changes that come to something else."""
    levels = {name: one.start for name, one in state.scenario.indicators.items()}
    shifted: list[ShiftedChange] = []
    for change in state.changes:
        if change.number in gone:
            continue
        to = max(0, min(_HIGHEST, levels[change.indicator] + change.said))
        by = to - levels[change.indicator]
        levels[change.indicator] = to
        if (by, to) != (change.by, change.to):
            shifted.append(ShiftedChange(record=change.number, by=by, to=to))
    return {name: level for name, level in levels.items() if level != state.indicators[name]}, tuple(shifted)


def settled(state: State, struck: Struck, follow: Follow, made: CorrectionMade) -> CorrectionMade:
    """The correction with everything its fold needs, and what stands where all of it does."""
    if not struck.followed and not struck.rulings:
        return made.model_copy(update={"strikes": ranges(struck.entries)})
    if follow == "stand":
        stands = tuple(_standing(state, struck))
        return made.model_copy(update={"strikes": ranges(struck.entries), "follow": "stands", "stands": stands})
    gone = struck.entries | struck.followed
    levels, shifted = resummed(state, gone)
    return made.model_copy(
        update={"strikes": ranges(gone), "follow": "recomputed", "levels": levels, "shifted": shifted}
    )


def _standing(state: State, struck: Struck) -> Iterator[Stands]:
    """What stays although what it followed from is struck."""
    for name in struck.rulings:
        if state.decisions[name].ruled.number not in struck.entries:
            yield Stands(kind="ruling", what=name)
    moved = dict.fromkeys(one.indicator for one in state.changes if one.number in struck.followed)
    yield from (Stands(kind="change", what=name) for name in moved)
    for fact, origin in state.origins.items():
        if origin.number in struck.followed:
            yield Stands(kind="flag", what=fact)
    for pending in state.pending:
        if pending.origin.number in struck.followed:
            yield Stands(kind="pending", what=pending.origin.cause)
    yield from _landed(state, struck.rulings)


def _landed(state: State, rulings: tuple[str, ...]) -> Iterator[Stands]:
    for cause in dict.fromkeys(cause for cause, _text in state.landed):
        if cause in rulings:
            yield Stands(kind="consequence", what=cause)


def seen(before: State, after: State, rulings: tuple[str, ...]) -> Iterator[Stands]:
    """What the room has seen and would not have, or missed and would have seen, had it been so from the start."""

    def held(state: State, inject: Inject | None) -> bool:
        return inject is not None and allowed(state, inject)

    for released in after.released:
        inject = before.script.injects.get(released.id)
        if inject is not None and held(before, inject) and not held(after, inject):
            yield Stands(kind="inject", what=released.id)
    for name, status in after.injects.items():
        inject = before.script.injects.get(name)
        if status is InjectStatus.PASSED and not held(before, inject) and held(after, inject):
            yield Stands(kind="passed-over", what=name)
    yield from _landed(before, rulings)
