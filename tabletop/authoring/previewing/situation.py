"""How things stand for an author: what conditions read, what is on its way, what comes next and why or why not.

Invariant: everything here is worked out from the state; nothing is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.authoring.previewing.asking import Prospect, prospect, result_labels
from tabletop.authoring.previewing.playing import Taken
from tabletop.authoring.previewing.wording import needs
from tabletop.decisions.effects import Consequence
from tabletop.exercise.events import ConsequenceScheduled, FlagSet, InjectPassedOver, Recorded
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.exercise.upcoming import allowed, planned
from tabletop.language.labels import LABELS, label


@dataclass(frozen=True, slots=True)
class Coming:
    """An inject that may still come."""

    title: str
    due: bool
    """Whether its condition holds now."""
    needs: str
    """Its condition in words; empty for none."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What an author wants to know beside the indicators."""

    flags: tuple[str, ...]
    results: tuple[tuple[str, str], ...]
    """(question, result)."""
    pending: tuple[tuple[int, str], ...]
    """(injects until it arrives, the question it follows from)."""
    coming: tuple[Coming, ...]
    """The injects of the line of play still to come, in order."""


def situation(state: State) -> Situation:
    """How things stand."""
    decisions = state.scenario.decisions
    return Situation(
        flags=tuple(name for name, value in state.facts.items() if name not in decisions and value == "yes"),
        results=tuple(
            (filled(state, decisions[name].question), _result(state, name, value))
            for name, value in state.facts.items()
            if name in decisions
        ),
        pending=tuple(
            (one.due - len(state.released), filled(state, decisions[one.cause].question))
            for one in state.pending
            if one.cause in decisions
        ),
        coming=tuple(
            Coming(
                filled(state, one.title),
                allowed(state, one),
                needs(state, one.when) if one.when is not None and not isinstance(one.when, str) else "",
            )
            for one in planned(state)
        ),
    )


def _result(state: State, name: str, value: str) -> str:
    labels = result_labels(state, state.scenario.decisions[name])
    likely = f"likelihood.{value.replace('-', '_')}"
    return labels[value] if value in labels else label(likely) if likely in LABELS else value


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the last act brought beside what players are told."""

    flags: tuple[str, ...] = ()
    """Flags it set."""
    scheduled: tuple[tuple[int, Prospect], ...] = ()
    """(injects until it arrives, what arrives)."""
    passed: tuple[str, ...] = ()
    """Titles of injects whose turn came and whose condition did not hold."""


def aftermath(taken: Taken | None) -> Aftermath:
    """What the records of an act say."""
    if taken is None:
        return Aftermath()
    state = taken.state
    events = [record.event for record in taken.records]
    return Aftermath(
        tuple(event.flag for event in events if isinstance(event, FlagSet)),
        tuple(
            (event.due - len(state.released), _arriving(state, event))
            for event in events
            if isinstance(event, ConsequenceScheduled)
        ),
        tuple(_title(state, record) for record in taken.records if isinstance(record.event, InjectPassedOver)),
    )


def _arriving(state: State, event: ConsequenceScheduled) -> Prospect:
    arrives = Consequence(outcome=event.outcome, effects=event.effects, sets=event.sets)
    return prospect(state, "", arrives)


def _title(state: State, record: Recorded) -> str:
    name = getattr(record.event, "inject", "")
    inject = state.inject(name)
    return filled(state, inject.title) if inject else str(name)
