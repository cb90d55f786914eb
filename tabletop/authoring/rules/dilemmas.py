"""What makes an option a dilemma: that it moves several things, some for the better and some for the worse.

Invariant: speaks only of what somebody picks with open eyes, never of what a throw, a silence or a reader's mark leads
to. That a later condition reads a pick is no price: nobody at the table sees it when they choose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.rules.results import Result
from tabletop.decisions.vote import PASSES, Vote
from tabletop.scenario.positions import Path

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
    """What can be picked; with `scarce`, also what competes for a place or points."""
    if len(subject.scenario.indicators) < _ENOUGH:
        return
    ways = {"option", "first", "step"} if scarce else {"option"}
    for result in subject.results:
        decision = result.decision
        if isinstance(decision, Vote) and decision.straw_poll:
            continue
        motion = isinstance(decision, Vote) and result.name == PASSES and not decision.options
        if (result.way in ways or motion) and not _rewarded_otherwise(subject, result):
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
