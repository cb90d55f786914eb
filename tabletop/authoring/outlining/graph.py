"""An outline as a graph, for programs that draw graphs themselves.

Invariant: keys are made here (`n1`, `n2` …), so no id or text of an author is ever part of a language of graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from tabletop.authoring.outlining.building import ENDING
from tabletop.authoring.outlining.outline import Asked, Lead, Outline, Step
from tabletop.authoring.outlining.telling import clock, needs_of_ending, sort_of, who
from tabletop.authoring.outlining.words import filled
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

NodeKind = Literal["inject", "held", "decision", "ending"]
EdgeKind = Literal["line", "asks", "opens", "closes"]


@dataclass(frozen=True, slots=True)
class Node:
    """A shape with its lines of text."""

    key: str
    kind: NodeKind
    lines: tuple[str, ...]
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow."""

    start: str
    end: str
    kind: EdgeKind
    words: str = ""


@dataclass
class Graph:
    """Nodes by move (the last group holds the endings), and edges."""

    groups: list[tuple[str, list[Node]]] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    """Inject, decision or `ending:ID` → key."""

    def add(self, name: str, kind: NodeKind, lines: tuple[str, ...], *, dead: bool = False) -> None:
        """Add a node to the last group."""
        key = f"n{len(self.keys) + 1}"
        self.keys[name] = key
        self.groups[-1][1].append(Node(key, kind, tuple(line for line in lines if line), dead=dead))


def graph(told: Outline) -> Graph:
    """The graph of an outline."""
    made = Graph()
    for number, move in enumerate(told.moves, start=1):
        title = filled(N_("Move $n: $title"), n=number, title=move.title)
        made.groups.append((title, []))
        for step in move.steps:
            _inject(made, step)
    made.groups.append((_("Endings"), []))
    for ending in told.endings:
        needs = filled(N_("needs $what"), what=needs_of_ending(ending))
        dead = _("DEAD: it is never reached") if ending.dead else ""
        made.add(ENDING + ending.id, "ending", (ending.title, needs, dead), dead=ending.dead)
    made.edges += _edges(told, made.keys)
    return made


def _inject(made: Graph, step: Step) -> None:
    kind: NodeKind = "held" if step.when in {"contingency", "template"} else "inject"
    needs = filled(N_("needs $what"), what=_(" or ").join(step.needs)) if step.needs else ""
    dead = _("DEAD: it can never happen") if step.dead else ""
    at = "" if step.at is None else filled(N_("minute $n"), n=clock(step))
    made.add(step.id, kind, (step.title, at, sort_of(step), needs, dead), dead=step.dead)
    for asked in step.asks:
        made.add(asked.id, "decision", (asked.question, f"{label(f'type.{asked.type}')}: {who(asked)}"))


def _edges(told: Outline, keys: dict[str, str]) -> Iterator[Edge]:
    line = [step for step in told.steps if step.when in {"planned", "conditional"}]
    for one, following in pairwise(line):
        yield Edge(keys[one.id], keys[following.id], "line")
    for step in told.steps:
        yield from (_lead(keys[step.id], "", lead, keys) for lead in step.leads)
        for asked in step.asks:
            yield Edge(keys[step.id], keys[asked.id], "asks")
            yield from _of_decision(asked, keys)


def _of_decision(asked: Asked, keys: dict[str, str]) -> Iterator[Edge]:
    for result in asked.results:
        for lead in result.leads:
            yield _lead(keys[asked.id], result.label, lead, keys)
        if result.arrival is not None and result.arrival.injects:
            words = filled(N_("$what, later"), what=result.label)
            yield Edge(keys[asked.id], keys[result.arrival.injects[0]], "opens", words)


def _lead(start: str, said: str, lead: Lead, keys: dict[str, str]) -> Edge:
    words = said or lead.flag
    if lead.later:
        words = filled(N_("$what, later"), what=words)
    return Edge(start, keys[lead.target], "opens" if lead.opens else "closes", words)
