"""A line of play: the acts so far, each with the state after it; going back, going on, and the same on another version.

Invariant: a course is its acts. Replaying them onto the file they were played on gives the same course; onto any other
file it gives the longest beginning that still happens, the act that does not, and what comes after it kept for later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from tabletop.authoring.previewing.acts import Act, Answer, Begin, Finish, Jump, Read, Release, Settle, about
from tabletop.authoring.previewing.playing import ASKED_FIRST, COMES_FIRST, Lost, Taken, opened, take
from tabletop.exercise.conductor import forward
from tabletop.exercise.events import Recorded
from tabletop.exercise.state import InjectStatus, Phase, State
from tabletop.scenario.model import Scenario


@dataclass(frozen=True)
class Version:
    """A file that could be loaded, as it was when it was saved."""

    scenario: Scenario
    text: str
    when: str
    """The time it was saved, for people: `14:02`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one stands: what is to be read or decided now."""

    kind: Literal["briefing", "reading", "question", "consequence", "ending"]
    inject: str = ""
    """The inject that is shown; empty before the first."""
    decision: str = ""
    """The decision that is asked, or that was ruled on."""


@dataclass(frozen=True)
class Course:
    """What was played of one version."""

    version: Version
    start: Taken
    taken: tuple[Taken, ...] = ()
    ahead: tuple[Act, ...] = ()
    """What was chosen further on: taken back, or not to be replayed."""
    lost: Lost | None = None
    """Why the first of `ahead` could not be replayed; it is tried again with every version."""

    @property
    def state(self) -> State:
        """Where things stand."""
        return (self.taken[-1] if self.taken else self.start).state

    @property
    def acts(self) -> tuple[Act, ...]:
        """What was chosen so far."""
        return tuple(one.act for one in self.taken)

    @property
    def records(self) -> tuple[Recorded, ...]:
        """What a session log of this would hold; of no use where the state was set by hand."""
        return (*self.start.records, *(record for one in self.taken for record in one.records))

    @property
    def by_hand(self) -> bool:
        """Whether the state was set by hand somewhere on the way."""
        return any(isinstance(act, Jump) for act in self.acts)

    @cached_property
    def spot(self) -> Spot:
        """Where one stands."""
        state = self.state
        last = self.taken[-1].act if self.taken else None
        inject = state.current.id if state.current else ""
        if state.phase is Phase.BRIEFING:
            return Spot("briefing")
        if isinstance(last, Answer | Settle):
            decision = state.decisions.get(last.decision)
            if decision is not None and decision.ruling is not None:
                return Spot("consequence", decision.inject, decision.id)
        if state.ending is not None:
            return Spot("ending", inject)
        pending = next((one for one in state.decisions.values() if one.ruling is None), None)
        return Spot("question", pending.inject, pending.id) if pending else Spot("reading", inject)

    def following(self) -> Act | None:
        """What `go on` does here; None where something has to be chosen, or nothing comes any more."""
        step, spot = forward(self.state), self.spot
        match step.step:
            case "start":
                return Begin()
            case "release":
                return Release(step.what)
            case "end":
                return Finish()
            case "close-session" | "nothing":
                return None
            case _:
                return Read(spot.decision) if spot.kind == "consequence" else None

    def after(self, act: Act) -> Course | Lost:
        """The course with one more act; what was chosen further on stays, but for what this replaces."""
        taken = take(self.state, act)
        if isinstance(taken, Lost):
            return taken
        ahead = self.ahead[1:] if self.ahead[:1] == (act,) else tuple(a for a in self.ahead if not _replaces(act, a))
        lost = self.lost if self.lost is not None and ahead[:1] == (self.lost.act,) else None
        return replace(self, taken=(*self.taken, taken), ahead=ahead, lost=lost)

    def back(self) -> Course:
        """One act back. The start and the first inject go together."""
        count = max(len(self.taken) - 1, 0)
        if count == 1 and isinstance(self.taken[0].act, Begin):
            count = 0
        gone = self.acts[count:]
        return replace(self, taken=self.taken[:count], ahead=(*gone, *self.ahead), lost=None)

    def again(self) -> Course | Lost | None:
        """One act further, as it was chosen before; None where nothing was."""
        return self.after(self.ahead[0]) if self.ahead else None

    def jumped(self, jump: Jump) -> Course | Lost:
        """Another place, with a state set by hand; nothing that was chosen before is kept."""
        return begun(self.version).after(jump)

    def restarted(self) -> Course:
        """From the beginning, with nothing kept."""
        return begun(self.version)

    def onto(self, version: Version) -> Course:
        """The same choices on another version, as far as they go."""
        retried = self.ahead if self.lost is not None else ()
        taken, rest, lost = replayed(version, (*self.acts, *retried))
        kept = rest if self.lost is not None else (*rest, *self.ahead)
        return Course(version, opened(version.scenario, version.text), taken, kept, lost)


def begun(version: Version) -> Course:
    """Nothing was chosen yet."""
    return Course(version, opened(version.scenario, version.text))


def replayed(version: Version, acts: tuple[Act, ...]) -> tuple[tuple[Taken, ...], tuple[Act, ...], Lost | None]:
    """The acts that still happen, those that are left, and why the first of them does not.

    What only changed places is taken in its new place; a new inject that asks nothing is read on the way.
    """
    state = opened(version.scenario, version.text).state
    taken: list[Taken] = []
    rest = acts
    while rest:
        act = rest[0]
        found = take(state, act)
        if isinstance(found, Lost):
            if _done(state, act):
                rest = rest[1:]
                continue
            sooner = _sooner(version.scenario, found, rest)
            if sooner is None:
                return tuple(taken), rest, found
            rest = sooner
            continue
        taken.append(found)
        state, rest = found.state, rest[1:]
    return tuple(taken), (), None


def _done(state: State, act: Act) -> bool:
    """Whether an inject was released on the way already."""
    return isinstance(act, Release) and state.injects.get(act.inject) is InjectStatus.RELEASED


def _sooner(scenario: Scenario, lost: Lost, rest: tuple[Act, ...]) -> tuple[Act, ...] | None:
    """The acts with what comes first now put first; None where nothing was chosen for that yet."""
    if lost.why == COMES_FIRST:
        inject = scenario.injects[lost.detail]
        names = {("inject", inject.id), *_keys(inject.ask)}
        first = tuple(act for act in rest if about(act)[:2] in names)
        if Release(inject.id) not in first:
            return None if inject.ask else (Release(inject.id), *rest)
    elif lost.why == ASKED_FIRST:
        first = tuple(act for act in rest if about(act)[:2] in set(_keys((lost.detail,))))
        if not any(isinstance(act, Answer | Settle) for act in first):
            return None
    else:
        return None
    return None if rest[: len(first)] == first else (*first, *(act for act in rest if act not in first))


def _keys(decisions: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in decisions:
        yield ("decision", name)
        yield ("read", name)


def _replaces(act: Act, other: Act) -> bool:
    """Whether what was chosen before makes no sense beside what was chosen now."""
    mine, its = about(act), about(other)
    if mine[0] == its[0] == "decision":
        return mine[1] == its[1] and (mine[2] == its[2] or "" in {mine[2], its[2]})
    return mine == its or isinstance(act, Jump)
