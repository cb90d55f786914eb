"""Whether two conditions plainly exclude each other: injects of which a class meets one or the other.

Invariant: yes is only said where what is written shows it; an indicator that moves in between is not thought of.
"""

from __future__ import annotations

from typing import Literal

from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within

When = Literal["ad hoc"] | Node | None


def exclude(one: When, other: When) -> bool:
    """Whether the two cannot hold at the same time."""
    if one is None or other is None or isinstance(one, str) or isinstance(other, str):
        return False
    return _exclude(one, other) or _exclude(other, one)


def _exclude(one: Node, other: Node) -> bool:
    match one, other:
        case (AnyOf(), _):
            return all(_exclude(part, other) for part in one.parts)
        case (_, AnyOf()):
            return all(_exclude(one, part) for part in other.parts)
        case (AllOf(), _):
            return any(_exclude(part, other) for part in one.parts)
        case (_, AllOf()):
            return any(_exclude(one, part) for part in other.parts)
        case (Not(), _):
            return _implies(other, one.part)
        case (_, Not()):
            return _implies(one, other.part)
        case (Is(), Is()):
            return one.name == other.name and one.value != other.value
        case (Within(), Within()):
            return one.name == other.name and (one.high < other.low or other.high < one.low)
        case _:
            return False


def _implies(one: Node, other: Node) -> bool:
    """Whether `other` holds wherever `one` does, as far as it is written there."""
    match one, other:
        case (_, AnyOf()):
            return any(_implies(one, part) for part in other.parts)
        case (_, AllOf()):
            return all(_implies(one, part) for part in other.parts)
        case (Within(), Within()):
            return one.name == other.name and other.low <= one.low and one.high <= other.high
        case _:
            return one == other
