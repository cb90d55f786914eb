"""Time on paper: when each inject comes in a session of so many minutes, and what is cut so that it fits.

The arithmetic is that of `exercise.setup` and `exercise.plan`: briefing and feedback first, the debrief protected, then
the injects by their planned talk. Optional injects are cut so that as little play as possible is lost; if that is not
enough, talk is cut evenly, to no less than four minutes.

Invariant: what is played never runs into the debrief unless `over` says by how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tabletop.authoring.printing.order import PrintOrder
from tabletop.decisions.conditions import Is
from tabletop.exercise.plan import SHORTEST_TALK, talk_minutes
from tabletop.exercise.setup import play_minutes
from tabletop.scenario.model import Inject, Scenario

SHORTEST: Final = 40
"""Minutes of a session below which there is no time to play and to talk about it."""
LONGEST: Final = 480
LENGTHS: Final = (60, 90, 120)
"""Minutes of the sessions that classes have."""
BRIEFING: Final = 10
FEEDBACK: Final = 4
_LEAST_PLAY: Final = 10
_TRIED: Final = 10
"""Optional injects of which every choice is tried; beyond, the last ones go first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An inject and its time."""

    inject: Inject
    start: int
    """Minutes from the start of the session."""
    minutes: int
    cut: bool = False
    """Left out, so that the rest fits."""
    instead: bool = False
    """Whether it shares its time with the one before: only one of them can happen."""

    @property
    def end(self) -> int:
        """When its talk is over."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Schedule:
    """A session on paper."""

    minutes: int
    briefing: int
    play: int
    debrief: int
    feedback: int
    slots: tuple[Slot, ...]
    spare: int
    """Minutes of play that no inject wants."""
    over: int
    """Minutes by which it does not fit even so."""
    trimmed: bool
    """Whether talk was cut."""

    @property
    def endex(self) -> int:
        """Minute at which play ends."""
        return self.briefing + self.play

    def slot(self, inject: str) -> Slot | None:
        """The time of an inject; None for those that are held back."""
        return next((one for one in self.slots if one.inject.id == inject), None)


def schedule(order: PrintOrder, minutes: int = 0) -> Schedule:
    """The schedule of a session of so many minutes; of those that were chosen, when 0."""
    total = minutes or order.length
    scenario = order.scenario
    if scenario.solo:
        briefing, play, debrief, feedback = 0, total, 0, 0
    else:
        briefing, feedback = BRIEFING, FEEDBACK
        wanted = play_minutes(scenario.model_copy(update={"minutes": total}))
        play = max(_LEAST_PLAY, min(wanted, total - briefing - feedback - 1))
        debrief = max(0, total - briefing - play - feedback)
    groups = tuple(_groups(scenario))
    cut = _cut(groups, play)
    kept = [group for group in groups if not _is_cut(group, cut)]
    talks = _trimmed(kept, play)
    slots = tuple(_slots(groups, cut, dict(zip(map(_first, kept), talks, strict=True)), briefing))
    used = sum(talks)
    trimmed = talks != [_wanted(group) for group in kept]
    return Schedule(
        total, briefing, play, debrief, feedback, slots, max(0, play - used), max(0, used - play), trimmed
    )  # fmt: skip


def saved(order: PrintOrder) -> tuple[tuple[Inject, int], ...]:
    """Optional injects, and the minutes that each saves when it is left out."""
    found = (one for one in order.scenario.injects.values() if one.planned and one.optional)
    return tuple((one, talk_minutes(one)) for one in found)


_Group = tuple[Inject, ...]
"""Planned injects of which only one can happen; mostly one."""


def _groups(scenario: Scenario) -> Iterator[_Group]:
    group: _Group = ()
    for inject in scenario.injects.values():
        if not inject.planned:
            continue
        if group and _excludes(scenario, group[-1], inject):
            group = (*group, inject)
            continue
        if group:
            yield group
        group = (inject,)
    if group:
        yield group


def _excludes(scenario: Scenario, one: Inject, other: Inject) -> bool:
    """Whether two injects of one move wait for different values of the same thing."""
    first, second = one.when, other.when
    same_move = scenario.move_of[one.id] == scenario.move_of[other.id]
    if not same_move or not isinstance(first, Is) or not isinstance(second, Is):
        return False
    return first.name == second.name and first.value != second.value


def _first(group: _Group) -> str:
    return group[0].id


def _wanted(group: _Group) -> int:
    return max(map(talk_minutes, group))


def _may_go(group: _Group) -> bool:
    return all(one.optional for one in group)


def _is_cut(group: _Group, cut: frozenset[str]) -> bool:
    return _first(group) in cut


def _cut(groups: tuple[_Group, ...], play: int) -> frozenset[str]:
    """What to leave out: enough, and as few minutes as possible; of equal choices the later injects.

    Where all of it together is not enough, all goes.
    """
    over = sum(map(_wanted, groups)) - play
    optional = [group for group in groups if _may_go(group)]
    if over <= 0 or not optional:
        return frozenset()
    if sum(map(_wanted, optional)) <= over:
        return frozenset(map(_first, optional))
    if len(optional) > _TRIED:
        return _last_first(optional, over)
    enough: list[tuple[_Group, ...]] = []
    for count in range(1, len(optional) + 1):
        enough += [chosen for chosen in combinations(reversed(optional), count) if _minutes(chosen) >= over]
    best = min(enough, key=lambda chosen: (_minutes(chosen), len(chosen)))
    return frozenset(map(_first, best))


def _minutes(groups: tuple[_Group, ...]) -> int:
    return sum(map(_wanted, groups))


def _last_first(optional: list[_Group], over: int) -> frozenset[str]:
    chosen: list[str] = []
    for group in reversed(optional):
        if over <= 0:
            break
        chosen.append(_first(group))
        over -= _wanted(group)
    return frozenset(chosen)


def _trimmed(groups: list[_Group], play: int) -> list[int]:
    """Minutes of each, cut evenly where they do not fit, but not below what a talk needs."""
    wanted = [_wanted(group) for group in groups]
    total = sum(wanted)
    if total <= play:
        return wanted
    made = [min(minutes, max(SHORTEST_TALK, minutes * play // total)) for minutes in wanted]
    while sum(made) < play:  # what rounding left goes to those who lost most
        most = max(range(len(made)), key=lambda place: (wanted[place] - made[place], -place))
        made[most] += 1
    return made


def _slots(groups: tuple[_Group, ...], cut: frozenset[str], talks: dict[str, int], start: int) -> Iterator[Slot]:
    at = start
    for group in groups:
        gone = _is_cut(group, cut)
        minutes = _wanted(group) if gone else talks[_first(group)]
        for place, inject in enumerate(group):
            yield Slot(inject, at, minutes, cut=gone, instead=place > 0)
        at += 0 if gone else minutes
