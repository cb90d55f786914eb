"""Conditions as data: words, not symbols, and nothing to evaluate but comparisons.

Invariant: a condition is a tree of five shapes; `holds` reads it against facts and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

HIGHEST: Final = 100
_COMPARISON: Final = re.compile(
    r"(?:(below|above|at least|at most|exactly) ([0-9]{1,3}))|(?:between ([0-9]{1,3}) and ([0-9]{1,3}))"
)
_DEPTH: Final = 8


@dataclass(frozen=True, slots=True)
class Within:
    """The indicator stands from `low` to `high`, both included; `words` is what the author wrote."""

    name: str
    low: int
    high: int
    words: str


@dataclass(frozen=True, slots=True)
class Is:
    """The flag is `yes` or `no`, or the decision's result is the option `value`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


Node = Within | Is | AllOf | AnyOf | Not


def comparison(name: str, words: str) -> Within | None:
    """Read `below 40`, `between 40 and 60` …; None when the words are no comparison."""
    match = _COMPARISON.fullmatch(words)
    if match is None:
        return None
    if match[3] is not None:
        return Within(name, int(match[3]), int(match[4]), words)
    number = int(match[2])
    low, high = {
        "below": (0, number - 1),
        "above": (number + 1, HIGHEST),
        "at least": (number, HIGHEST),
        "at most": (0, number),
        "exactly": (number, number),
    }[match[1]]
    return Within(name, low, high, words)


def _parse_list(value: object, depth: int) -> tuple[Node, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise PydanticCustomError("condition_list", "a list of conditions")
    return tuple(parse(item, depth + 1) for item in value)


def parse(value: object, depth: int = 0) -> Node:
    """Turn an author's mapping into a condition; raises PydanticCustomError where it is none."""
    if isinstance(value, Within | Is | AllOf | AnyOf | Not):
        return value
    if not isinstance(value, Mapping) or not value:
        raise PydanticCustomError("condition_shape", "a mapping such as `cohesion: below 40`")
    if depth > _DEPTH:
        raise PydanticCustomError("condition_depth", "conditions nested less deeply")
    parts: list[Node] = []
    for name, wanted in value.items():
        if name == "all":
            parts.append(AllOf(_parse_list(wanted, depth)))
        elif name == "any":
            parts.append(AnyOf(_parse_list(wanted, depth)))
        elif name == "not":
            parts.append(Not(parse(wanted, depth + 1)))
        elif isinstance(wanted, bool):
            parts.append(Is(str(name), "yes" if wanted else "no"))
        elif isinstance(wanted, str):
            parts.append(comparison(str(name), wanted) or Is(str(name), wanted))
        else:
            raise PydanticCustomError("condition_value", "a comparison, yes, no, or an option's id")
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def unparse(node: Node) -> dict[str, object]:
    """Write a condition back as the mapping an author would write."""
    match node:
        case Within():
            return {node.name: node.words}
        case Is():
            return {node.name: node.value}
        case AllOf():
            return {"all": [unparse(part) for part in node.parts]}
        case AnyOf():
            return {"any": [unparse(part) for part in node.parts]}
        case Not():
            return {"not": unparse(node.part)}


def holds(node: Node, indicators: Mapping[str, int], facts: Mapping[str, str]) -> bool:
    """Say whether the condition holds. A fact that is not there counts as `no` and as no option."""
    match node:
        case Within():
            return node.low <= indicators.get(node.name, -1) <= node.high
        case Is():
            return facts.get(node.name, "no") == node.value
        case AllOf():
            return all(holds(part, indicators, facts) for part in node.parts)
        case AnyOf():
            return any(holds(part, indicators, facts) for part in node.parts)
        case Not():
            return not holds(node.part, indicators, facts)


Condition = Annotated[Node, PlainValidator(parse), PlainSerializer(unparse)]
