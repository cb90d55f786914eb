"""Conditions and changes in words, short enough for a line of an outline.

Invariant: says what the condition says, no more; names are the author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import Final

from tabletop.authoring.outlining.outline import Change
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not, Within
from tabletop.language.catalogue import N_, _

YES_NO: Final = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called."""

    indicators: Mapping[str, str]
    results: Mapping[str, Mapping[str, str]]
    """Decision → result → label."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A flag or a result that a condition reads, and whether it wants it to be so."""

    name: str
    value: str
    wanted: bool


def filled(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` put in once."""
    return Template(_(template)).safe_substitute({name: str(value) for name, value in values.items()})


def lines(node: Node | None, names: Names) -> tuple[str, ...]:
    """A condition as lines of which any one is enough."""
    if node is None:
        return ()
    parts = node.parts if isinstance(node, AnyOf) else (node,)
    return tuple(words(part, names) for part in parts)


def words(node: Node, names: Names, *, inside: bool = False) -> str:
    """A condition in one line."""
    match node:
        case Within():
            return f"{names.indicators.get(node.name, node.name)} {node.words}"
        case Is():
            return _is(node, names)
        case Not():
            return filled(N_("not ($what)"), what=words(node.part, names))
        case AllOf() | AnyOf():
            joint = _(" and ") if isinstance(node, AllOf) else _(" or ")
            joined = joint.join(words(part, names, inside=True) for part in node.parts)
            return f"({joined})" if inside and len(node.parts) > 1 else joined


def _is(node: Is, names: Names) -> str:
    labels = names.results.get(node.name)
    if labels is not None and node.value not in YES_NO:
        return f"{node.name}: {labels.get(node.value, node.value)}"
    template = N_("flag $name") if node.value == "yes" else N_("no flag $name")
    return filled(template, name=node.name) if node.value in YES_NO else f"{node.name}: {node.value}"


def facts(node: Node | None, *, wanted: bool = True) -> Iterator[Fact]:
    """The flags and results that a condition reads."""
    match node:
        case Is():
            no = node.value == "no"
            yield Fact(node.name, "yes" if no else node.value, wanted is not no)
        case Not():
            yield from facts(node.part, wanted=not wanted)
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from facts(part, wanted=wanted)
        case _:
            return


def signed(by: int) -> str:
    """A change with its sign; the minus is one."""
    return f"+{by}" if by >= 0 else f"−{-by}"


def changed(changes: Iterable[Change]) -> str:
    """Changes in one line."""
    return ", ".join(f"{one.indicator} {signed(one.by)}" for one in changes)


def needs_in_a_line(needs: Iterable[str]) -> str:
    """Lines of which any one is enough, in one."""
    return _(" or ").join(needs)
