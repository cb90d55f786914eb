"""The first thing that did not go as a play says: what, where in the play file, and how things stood.

Invariant: it points into the play by a path; lines and columns come from the file it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tabletop.authoring.divergences import Diverged
from tabletop.exercise.conductor import forward
from tabletop.exercise.state import MINUTE, State
from tabletop.exercise.viewing.gauges import indicators
from tabletop.exercise.views import Control
from tabletop.language.labels import level
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Problem

_AT_DECISION = frozenset({"answer", "intervene", "reveal", "mark", "close", "rule"})


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where a rehearsal did not go as its play file says."""

    code: Diverged
    where: Path
    """What of the play was not kept, as a path in its file."""
    found: str = ""
    """What happened."""
    wants: str = ""
    """What is written."""
    values: tuple[tuple[str, str], ...] = ()
    """More words for the sentence, by name."""
    key: bool = False
    """Whether it is the key at that path that is meant, and not its value."""
    number: int = 0
    """The record after which it happened."""

    def problem(self, places: Places) -> Problem:
        """The same as a problem of the play file."""
        place = (places.key if self.key else places.value)(self.where)
        return Problem(self.code, place, found=self.found, wants=self.wants, values=self.values)


def diverged(
    code: Diverged, where: Path, found: str = "", wants: str = "", *, key: bool = False, **values: str
) -> Divergence:
    """A divergence; `values` are more words for its sentence."""
    return Divergence(code, where, found, wants, tuple(values.items()), key)


def placed(one: Divergence, state: State) -> Divergence:
    """The same with how things stood: the time, the inject, the decision, the indicators in words."""
    values = dict(one.values)
    step = forward(state)
    here = {"clock": time(state.exercise_time()), "stands": stands(state)}
    if state.current is not None:
        here["inject"] = state.current.id
    if step.step in _AT_DECISION:
        here["asked"] = step.what
    return replace(one, values=tuple((here | values).items()), number=one.number or state.number)


def stands(state: State) -> str:
    """Every indicator in words and numbers: `Alliance cohesion strained (54)`."""
    shown = (f"{one.name} {one.word or level(one.value)} ({one.value})" for one in indicators(state, Control()))
    return ", ".join(shown)


def time(milliseconds: int) -> str:
    """Exercise time in hours and minutes: `0:12`."""
    hours, minutes = divmod(milliseconds // MINUTE, 60)
    return f"{hours}:{minutes:02}"
