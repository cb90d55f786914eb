"""What of a session's records still stands: what was taken back is gone, what was done comes in its order.

Invariant: read from the records and from the state they come to; a record that was struck counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tabletop.exercise.events import Event, Recorded, SessionOpened
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import InjectStatus, State, begin
from tabletop.scenario.model import Scenario

_UNSAYABLE = {
    "ad-hoc-inject-released": "ad-hoc",
    "inject-edited": "edited",
    "inject-effects-written": "effects",
    "inject-readdressed": "readdressed",
    "team-joined": "joined",
    "teams-merged": "merged",
}
"""Events that a play has no words for."""


@dataclass(frozen=True)
class Course:
    """A session as it stands after its last record."""

    scenario: Scenario
    opening: SessionOpened
    records: tuple[Recorded, ...]
    """Those that still stand."""
    state: State

    @classmethod
    def of(cls, scenario: Scenario, records: Sequence[Recorded]) -> Course:
        """The course of a session's records, the first of which opens it."""
        opening = records[0].event
        if not isinstance(opening, SessionOpened):
            raise TypeError(opening)
        state = begin(scenario, opening)
        for record in records:
            state = evolve(state, record)
        struck = {number for first, last in state.struck for number in range(first, last + 1)}
        kept = tuple(one for one in records if one.number not in struck)
        return cls(scenario, opening, kept, state)

    @property
    def ended(self) -> bool:
        """Whether there was an ENDEX."""
        return self.state.ending is not None

    @cached_property
    def released(self) -> tuple[str, ...]:
        """The scenario's injects that were released, in order."""
        return tuple(one.id for one in self.state.released if one.ad_hoc is None)

    @cached_property
    def ruled(self) -> tuple[str, ...]:
        """The decisions that were ruled on."""
        return tuple(one.id for one in self.state.decisions.values() if one.ruling is not None)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Injects that were left out from the start, skipped, or put on hold and never brought back."""
        gone = {InjectStatus.SKIPPED, InjectStatus.HELD}
        own = (name for name in self.scenario.injects if self.state.injects.get(name) in gone)
        return tuple(dict.fromkeys([*self.opening.left_out, *own]))

    def unsayable(self) -> Iterator[str]:
        """Codes of what happened and cannot be said in a play, each once."""
        seen = {_UNSAYABLE[one.event.type] for one in self.records if one.event.type in _UNSAYABLE}
        seen |= {"split" for one in self.state.decisions.values() for g in one.answers.values() if g.status == "split"}
        if any(one.event.type == "correction-made" and one.event.stands for one in self.records):
            seen.add("stands")
        yield from sorted(seen)

    def turns(self) -> Iterator[tuple[str, str]]:
        """(what, id) in order: release, close and rule, as far as they stand; and the end."""
        for one in self.records:
            match one.event.type:
                case "inject-released":
                    yield "release", one.event.inject
                case "decision-closed":
                    yield "close", one.event.decision
                case "outcome-ruled":
                    yield "rule", one.event.decision
                case "exercise-ended":
                    yield "end", ""
                case _:
                    pass

    def with_ruling(self, decision: str) -> tuple[Event, ...]:
        """What came with the ruling on a decision, as far as it stands."""
        command = next(
            one.command
            for one in reversed(self.records)
            if one.event.type == "outcome-ruled" and one.event.decision == decision
        )
        return tuple(one.event for one in self.records if one.command == command)

    def before_ruling(self, decision: str) -> State:
        """The state just before the ruling that stands."""
        number = next(
            one.number
            for one in reversed(self.records)
            if one.event.type == "outcome-ruled" and one.event.decision == decision
        )
        state = begin(self.scenario, self.opening)
        for record in self.records:
            if record.number >= number:
                break
            state = evolve(state, record)
        return state
