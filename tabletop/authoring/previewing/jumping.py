"""Standing somewhere else: at any inject, with a state set by hand, or by a usual way there.

A usual way is one of many plays drawn by chance: of those that come to the inject, the one whose indicators and flags
are most like those of all the others.

Invariant: a way is a list of acts, played like any other; the same seed finds the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.outlining.words import facts
from tabletop.authoring.previewing.acts import Act, Answer, Release, Settle
from tabletop.authoring.previewing.asking import as_answer, result_labels
from tabletop.authoring.previewing.course import Course, Version, begun
from tabletop.authoring.previewing.playing import Lost
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.exercise.conductor import forward
from tabletop.exercise.dice import roll
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.exercise.upcoming import allowed, is_open
from tabletop.scenario.model import Inject, Scenario

PLAYS: Final = 40
"""Plays that are drawn."""
_LONGEST: Final = 600
"""Acts of one play."""


@dataclass(frozen=True, slots=True)
class Place:
    """An inject one can go to."""

    inject: str
    title: str
    move: str
    """The title of its move."""
    planned: bool
    """Whether it stands in the line of play, as against contingencies and templates."""
    next_here: bool
    """Whether it can be pulled now, where one stands."""


def places(state: State) -> tuple[Place, ...]:
    """Every inject, in the order of the file."""
    moves = {move.id: filled(state, move.title) for move in state.scenario.moves}
    return tuple(
        Place(
            inject.id,
            filled(state, inject.title),
            moves[state.scenario.move_of[inject.id]],
            inject.planned,
            _can_come_now(state, inject),
        )
        for inject in state.scenario.injects.values()
    )


def _can_come_now(state: State, inject: Inject) -> bool:
    """Whether nothing is asked any more, and it is the next one, or held back and to be pulled."""
    following = forward(state)
    if inject.planned:
        return following.step == "release" and following.what == inject.id
    return following.step in {"release", "end"} and is_open(state, inject)


@dataclass(frozen=True, slots=True)
class Settable:
    """What can be set by hand before an inject."""

    indicators: tuple[tuple[str, str, int], ...]
    """(id, name, where it stands now)."""
    flags: tuple[tuple[str, bool], ...]
    """(flag, whether it is set now)."""
    results: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    """(decision, question, ((result, label), …), the result now or an empty text)."""


def settable(state: State, target: str) -> Settable:
    """What can be set by hand: every indicator; of flags and earlier results those that some condition reads."""
    scenario = state.scenario
    order = list(scenario.injects)
    earlier = set(order[: order.index(target)])
    read = _read(scenario)
    decisions = [one for one in scenario.decisions.values() if scenario.asked_by.get(one.id) in earlier]
    results = tuple(
        (
            one.id,
            filled(state, one.question),
            tuple(result_labels(state, one).items()),
            state.facts.get(one.id, ""),
        )
        for one in decisions
        if one.id in read
    )
    return Settable(
        tuple((name, filled(state, one.name), state.indicators[name]) for name, one in scenario.indicators.items()),
        tuple((name, state.facts.get(name) == "yes") for name in sorted(read - set(scenario.decisions))),
        tuple(one for one in results if one[2]),
    )


def _read(scenario: Scenario) -> set[str]:
    """The flags and decisions that conditions read."""
    conditions = [one.when for one in scenario.injects.values() if not isinstance(one.when, str)]
    conditions += [one.when for one in scenario.endings]
    conditions += [
        modifier.when for one in scenario.decisions.values() if isinstance(one, Matrix) for modifier in one.modifiers
    ]
    return {fact.name for one in conditions for fact in facts(one)}


def usual_way(version: Version, target: str, plays: int = PLAYS) -> tuple[Act, ...] | None:
    """The acts of a usual way to an inject, its release the last; None where no play came there."""
    found = [course for seed in range(1, plays + 1) if (course := _played(version, target, seed)) is not None]
    if not found:
        return None
    return min(found, key=lambda one: sum(_apart(one.state, other.state) for other in found)).acts


def _apart(one: State, other: State) -> int:
    """How unlike two states are: points of indicators, and twenty for every fact that differs."""
    points = sum(abs(level - other.indicators[name]) for name, level in one.indicators.items())
    return points + 20 * len(set(one.facts.items()) ^ set(other.facts.items()))


def _played(version: Version, target: str, seed: int) -> Course | None:
    course = begun(version)
    inject = version.scenario.injects[target]
    for number in range(_LONGEST):
        if _there(course.state, target):
            return course
        act = _pulled(course.state, inject) or course.following() or _drawn(course, seed, number)
        following = course.after(act) if act is not None else None
        if following is None or isinstance(following, Lost):
            return None
        course = following
    return None


def _there(state: State, target: str) -> bool:
    return any(one.id == target for one in state.released)


def _pulled(state: State, inject: Inject) -> Act | None:
    """A contingency or a template is pulled as soon as its move has begun and its condition holds."""
    if inject.planned or not state.released or state.move != state.script.move_of[inject.id]:
        return None
    settled = all(one.ruling is not None for one in state.decisions.values())
    return Release(inject.id, by_hand=True) if settled and allowed(state, inject) else None


def _drawn(course: Course, seed: int, number: int) -> Act | None:
    """Any answer of the team that is asked next."""
    state, name = course.state, course.spot.decision
    question: Decision | None = state.scenario.decisions.get(name)
    if question is None:
        return None
    throws = iter(range(1_000_000))

    def throw(sides: int) -> int:
        return roll(seed, number, f"{name}/{next(throws)}", sides)

    if isinstance(question, Proceeding):
        results = tuple(question.results())
        return Settle(name, results[throw(len(results)) - 1])
    team = next(iter(_waiting(state, name)), None)
    if team is None:
        return None
    answer = question.guess_of(throw, team, state.seats(name))
    if isinstance(answer, OpenTextAnswer):
        return Answer(name, team, answer.model_copy(update={"marks": ()}), answer.marks)
    return Answer(name, team, as_answer(answer))


def _waiting(state: State, name: str) -> Iterator[str]:
    given = state.decisions[name].answers
    return (team for team in state.seats(name) if team not in given)
