"""What makes an option a dilemma: that it moves several things, some for the better and some for the worse.

Invariant: speaks only of what somebody picks with open eyes, never of what a throw, a silence or a reader's mark leads
to; and where a later condition reads the pick, its price may lie there, so nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.rules.results import Result
from tabletop.decisions.vote import PASSES, Vote
from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data

_ENOUGH = 2
"""Indicators a scenario must have before an option can weigh one against another."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that can be picked, and which way it moves what."""

    result: Result
    path: Path
    """Where its name stands."""
    moved: tuple[str, ...]
    """The indicators it moves, each once."""
    better: bool
    """Whether it moves any of them for the better."""
    worse: bool
    """Whether it moves any of them for the worse."""


def picks(subject: Subject, *, scarce: bool = False) -> Iterator[Pick]:
    """What can be picked and is read by no later condition; with `scarce`, also what competes for a place or points."""
    if len(subject.scenario.indicators) < _ENOUGH:
        return
    ways = {"option", "first", "step"} if scarce else {"option"}
    read = _read_later(subject)
    for result in subject.results:
        decision = result.decision
        if isinstance(decision, Vote) and decision.straw_poll:
            continue
        motion = isinstance(decision, Vote) and result.name == PASSES and not decision.options
        named = {(decision.id, result.name), *((flag, "yes") for flag in result.consequence.sets)}
        named |= {(flag, "no") for flag in result.consequence.sets}
        if (result.way in ways or motion) and not named & read and not _rewarded_otherwise(subject, result):
            yield _pick(subject, result)


def _pick(subject: Subject, result: Result) -> Pick:
    moved: dict[str, None] = {}
    ways: set[bool] = set()
    for name, effect, _path in result.effects():
        if effect.by:
            moved[name] = None
            ways.add((effect.by > 0) is (subject.scenario.indicators[name].good == "up"))
    path = result.path[:-1] if result.way == "first" else result.path
    return Pick(result, path, tuple(moved), better=True in ways, worse=False in ways)


def _rewarded_otherwise(subject: Subject, result: Result) -> bool:
    """Whether an item of an allocation has thresholds, where something else begins."""
    if result.way != "step":
        return False
    same = (one for one in subject.results if one.decision.id == result.decision.id and one.name == result.name)
    return any(one.way == "threshold" for one in same)


def _read_later(subject: Subject) -> set[tuple[str, str]]:
    """Every pair of a name and a word that a condition reads."""
    found: set[tuple[str, str]] = set()
    todo: list[Data] = [condition for _path, condition in subject.uses.conditions]
    while todo:
        part = todo.pop()
        if isinstance(part, list):
            todo += part
        elif isinstance(part, dict):
            found |= {(name, value) for name, value in part.items() if isinstance(value, str)}
            todo += part.values()
    return found
