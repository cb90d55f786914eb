"""An outline as lines for a terminal: what is written where, and how far it stands in.

Invariant: wrapping, cleaning and colour are the face's; whatever a colour says, a word says, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tabletop.authoring.outlining.outline import Asked, EndingOutline, MoveOutline, Outline, Step
from tabletop.authoring.outlining.telling import (
    changes_at_once,
    clock,
    follow_ups,
    heading_of,
    honesty,
    leads_told,
    needs_of_ending,
    sort_of,
    sums,
    times,
    unread,
)
from tabletop.authoring.outlining.words import changed, filled
from tabletop.language.catalogue import N_, _

Tone = Literal["title", "move", "inject", "held", "decision", "plain", "lead", "dead"]
_IN = 7
"""Columns before what belongs to an inject: the clock stands in them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, before it is wrapped."""

    text: str
    tone: Tone = "plain"
    indent: str = ""
    hang: str = ""
    """Before the lines it goes on in."""


def rows(told: Outline, *, brief: bool = False) -> Iterator[Row]:
    """The outline, top to bottom; `brief` leaves out results that nothing goes by."""
    yield Row(told.title, "title")
    yield Row(f"{told.id} – {times(told)}")
    yield Row(sums(told))
    yield Row(honesty(told))
    for move in told.moves:
        yield from _move(move, told, brief=brief)
    yield Row("")
    yield Row(_("ENDINGS – the first that fits"), "move")
    for number, ending in enumerate(told.endings, start=1):
        yield from _ending(ending, number)


def _move(move: MoveOutline, told: Outline, *, brief: bool) -> Iterator[Row]:
    number = told.moves.index(move) + 1
    words = N_("MOVE $n – $title (minutes $from to $to)")
    yield Row("")
    yield Row(
        filled(words, **{"n": number, "title": move.title, "from": move.starts, "to": move.starts + move.minutes}),
        "move",
    )
    for step in move.steps:
        yield Row("")
        yield from _step(step, told.titles, brief=brief)


def _step(step: Step, titles: dict[str, str], *, brief: bool) -> Iterator[Row]:
    indent, hang = f"{clock(step):>4}   ", " " * _IN
    told = filled(N_("$id – $title ($n min)"), id=step.id, title=step.title, n=step.minutes)
    sort = sort_of(step)
    tone: Tone = "dead" if step.dead else "inject" if step.when in {"planned", "conditional"} else "held"
    yield Row(f"{told} – {sort.upper()}" if sort else told, tone, indent, hang)
    if step.dead:
        yield Row(_("DEAD: it can never happen"), "dead", hang, hang)
    for number, need in enumerate(step.needs):
        yield Row(filled(N_("or $what") if number else N_("needs $what"), what=need), "plain", hang, hang + "  ")
    if step.to:
        yield Row(filled(N_("only for $teams"), teams=", ".join(step.to)), "plain", hang, hang)
    if step.changes:
        yield Row(filled(N_("changes $what"), what=changed(step.changes)), "plain", hang, hang)
    for line in (*leads_told(step.leads, titles), *unread(step.sets, step.leads)):
        yield Row(line, "lead", f"{hang}→ ", f"{hang}  ")
    for asked in step.asks:
        yield from _asked(asked, titles, brief=brief)


def _asked(asked: Asked, titles: dict[str, str], *, brief: bool) -> Iterator[Row]:
    inner = " " * (_IN + 2)
    yield Row(heading_of(asked), "decision", f"{'':{_IN}}? ", inner)
    if not brief:
        yield Row(asked.question, "plain", inner, inner)
    for line in asked.bends:
        yield Row(filled(N_("tipped by $what"), what=line), "plain", inner, inner)
    for result in asked.results:
        if brief and not result.tells and not result.dead:
            continue
        yield Row(changes_at_once(result), "dead" if result.dead else "plain", f"{inner}- ", f"{inner}  ")
        for line in follow_ups(result, titles):
            yield Row(line, "dead" if result.dead else "lead", f"{inner}  → ", f"{inner}    ")


def _ending(ending: EndingOutline, number: int) -> Iterator[Row]:
    hang = " " * _IN
    yield Row("")
    yield Row(f"{ending.id} – {ending.title}", "dead" if ending.dead else "inject", f"{number:>4}   ", hang)
    if ending.dead:
        yield Row(_("DEAD: it is never reached"), "dead", hang, hang)
    yield Row(filled(N_("needs $what"), what=needs_of_ending(ending)), "plain", hang, hang + "  ")
