"""What a decision can come to, mechanic by mechanic, in one shape.

Invariant: whatever changes an indicator, sets a flag or is read by a condition has a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.outlining.words import Names, facts, filled, words
from tabletop.decisions.allocation import AllocatedItem, Allocation
from tabletop.decisions.effects import Consequence
from tabletop.decisions.kinds import Decision
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote
from tabletop.exercise.results import results_of
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import LABELS, label

_NOTHING: Final = Consequence()


@dataclass(frozen=True, slots=True)
class Way:
    """One thing a decision can come to, or one thing that can follow from it."""

    id: str
    """As a condition names it."""
    label: str
    consequence: Consequence
    read: bool = True
    """Whether conditions that name `id` mean this line."""


def ways(decision: Decision) -> Iterator[Way]:
    """Every way a decision can go, in the author's order."""
    if isinstance(decision, Allocation):
        for key, item in decision.items.items():
            yield from _of_item(key, item, decision.step)
        return
    for key, consequence in results_of(decision).items():
        yield Way(key, _label(decision, key), consequence)
        last = decision.items[key].last if isinstance(decision, Ranking) else None
        if last is not None:
            yield Way(key, filled(N_("$label – put last"), label=_label(decision, key)), last, read=False)


def _of_item(key: str, item: AllocatedItem, step: int) -> Iterator[Way]:
    yield Way(
        key, filled(N_("$label – for every $step"), label=item.label, step=step), Consequence(effects=item.per_step)
    )
    for amount, consequence in sorted(item.thresholds.items()):
        if not (consequence.effects or consequence.sets or consequence.later):
            continue  # it only says something
        yield Way(key, filled(N_("$label – from $amount"), label=item.label, amount=amount), consequence, read=False)


def _label(decision: Decision, key: str) -> str:
    if isinstance(decision, Sealed):
        return _row(decision, key)
    for field in ("options", "items", "rubric"):
        found = getattr(decision, field, {}).get(key)
        if found is not None:
            return str(found.label)
    code = f"ballot.{key}" if isinstance(decision, Vote) else f"stage.{decision.type}.{key}"
    return label(code) if code in LABELS else key


def _row(decision: Sealed, key: str) -> str:
    """A row of the table: who does what."""
    number = int(key.removeprefix("row-")) if key.startswith("row-") else 0
    node = decision.outcomes[number - 1].when if number else None
    if node is None:
        return _("anything else")
    labels = {name: one.label for name, one in decision.options.items()}
    return words(node, Names({}, {fact.name: labels for fact in facts(node)}))
