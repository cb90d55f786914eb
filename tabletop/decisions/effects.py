"""What follows from a decision or an event: signed changes of indicators, each with its reason.

Invariant: an effect without a reason cannot be written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from tabletop.decisions.scalars import AfterInjects, By, Flags, Id, Label, Text


class Part(BaseModel):
    """A frozen piece of a scenario; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Effect(Part):
    """One signed change of one indicator."""

    by: By
    """Points, from -100 to +100; authors keep to 15."""
    why: Text
    """One sentence that players are shown."""


Effects = dict[Id, Effect]


class Later(Part):
    """A consequence that arrives after some more injects."""

    after: AfterInjects
    """How many further injects are released before it arrives."""
    outcome: Text | None = None
    """What players are told when it arrives."""
    effects: Effects = {}
    """The changes it brings."""
    sets: Flags = ()
    """Flags it sets."""


class Consequence(Part):
    """What happens when something is decided."""

    outcome: Text | None = None
    """What happens, as players are told."""
    effects: Effects = {}
    """Changes of indicators, each with its reason."""
    sets: Flags = ()
    """Flags that later conditions read."""
    later: Later | None = None
    """What arrives with a delay."""


class Labelled(Part):
    """Something a chooser reads."""

    label: Label
    """What the chooser reads."""
    detail: Label | None = None
    """Half a line: what it costs or means."""


class Option(Labelled, Consequence):
    """Something that can be chosen, and what follows."""


def scaled(effects: Mapping[str, Effect], times: int) -> Effects:
    """Multiply every change by `times`, reasons kept."""
    return {name: Effect(by=max(-100, min(100, effect.by * times)), why=effect.why) for name, effect in effects.items()}


def averaged(total: int, count: int) -> int:
    """Divide `total` by `count`, rounding half away from zero."""
    quotient, rest = divmod(abs(total), count)
    size = quotient + (1 if 2 * rest >= count else 0)
    return size if total >= 0 else -size


def joined(consequences: Iterable[Consequence]) -> Consequence:
    """Join consequences of one answer (several picks, several items) into one."""
    outcomes: list[str] = []
    effects: dict[str, Effect] = {}
    sets: list[str] = []
    later: Later | None = None
    for one in consequences:
        if one.outcome is not None:
            outcomes.append(one.outcome)
        for name, effect in one.effects.items():
            held = effects.get(name)
            effects[name] = effect if held is None else _added(held, effect)
        sets.extend(flag for flag in one.sets if flag not in sets)
        later = later or one.later
    return Consequence(outcome="\n\n".join(outcomes) or None, effects=effects, sets=tuple(sets), later=later)


def _added(held: Effect, more: Effect) -> Effect:
    why = held.why if more.why in held.why else f"{held.why} {more.why}"
    return Effect(by=max(-100, min(100, held.by + more.by)), why=why)
