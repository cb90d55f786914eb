"""The sentences of an outline, the same in every format: how an inject comes, what follows from a result.

Invariant: one line each, in plain text; what is dead says so in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabletop.authoring.outlining.building import ENDING
from tabletop.authoring.outlining.outline import Arrival, Asked, EndingOutline, Lead, Outline, Result, Step
from tabletop.authoring.outlining.words import changed, filled, needs_in_a_line
from tabletop.decisions.base import EACH_TEAM
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label


def sums(told: Outline) -> str:
    """How much there is of everything."""
    decisions = sum(len(step.asks) for step in told.steps)
    parts = (
        n_("$n move", "$n moves", len(told.moves)).replace("$n", str(len(told.moves))),
        n_("$n inject", "$n injects", len(told.steps)).replace("$n", str(len(told.steps))),
        n_("$n decision", "$n decisions", decisions).replace("$n", str(decisions)),
        n_("$n ending", "$n endings", len(told.endings)).replace("$n", str(len(told.endings))),
    )
    return ", ".join(parts)


def times(told: Outline) -> str:
    """How long it takes, and for whom."""
    teams = n_("$n team", "$n teams", len(told.teams)).replace("$n", str(len(told.teams)))
    words = N_("$all minutes, $play of them in its moves; $teams")
    return filled(words, all=told.minutes, play=told.play, teams=teams)


def honesty(told: Outline) -> str:
    """Whether what is dead was looked for."""
    match told.explored:
        case "wholly":
            return _("Played through in every way: what can never happen is marked as dead, and everything else can.")
        case "partly":
            return _("Too large to play through in every way: what is marked as dead is proved; more may be.")
        case "no":
            return _("Structure only: whether everything can happen was not tried.")


def sort_of(step: Step) -> str:
    """How an inject comes, in a word or two; nothing for one of the line of play."""
    words = {
        "planned": _("optional") if step.optional else "",
        "conditional": _("only if"),
        "contingency": _("held back"),
        "template": _("template, any time"),
    }
    return words[step.when]


def clock(step: Step) -> str:
    """When an inject is planned, in running minutes of play; a dash where it waits for a hand."""
    return "–" if step.at is None else str(step.at)


def who(asked: Asked) -> str:
    """Who decides."""
    return _("each team") if EACH_TEAM in asked.by else ", ".join(asked.by)


def heading_of(asked: Asked) -> str:
    """A decision in a line: id, mechanic, teams."""
    return f"{asked.id} ({label(f'type.{asked.type}')}, {who(asked)})"


def changes_at_once(result: Result) -> str:
    """A result in a line: id, label, what it changes."""
    said = result.label if result.label == result.id else f"{result.id}: {result.label}"
    return f"{said} · {changed(result.changes)}" if result.changes else said


def follow_ups(result: Result, titles: dict[str, str]) -> Iterator[str]:
    """What a result leads to, a line each."""
    if result.dead:
        yield _("DEAD: it can never come to this")
    yield from leads_told(result.leads, titles)
    yield from unread(result.sets, result.leads)
    if result.arrival is not None:
        yield arrival_told(result.arrival)


def leads_told(leads: Iterable[Lead], titles: dict[str, str]) -> Iterator[str]:
    """What goes by something, a line each."""
    for lead in leads:
        ending = lead.target.startswith(ENDING)
        if lead.opens:
            words = N_("can lead to the ending “$title”") if ending else N_("can lead to $id “$title”")
        else:
            words = N_("rules out the ending “$title”") if ending else N_("rules out $id “$title”")
        told = filled(words, id=lead.target, title=titles.get(lead.target, ""))
        if lead.flag:
            by = N_("$what, by the flag $flag, later") if lead.later else N_("$what, by the flag $flag")
            told = filled(by, what=told, flag=lead.flag)
        yield told


def unread(sets: Iterable[str], leads: Iterable[Lead]) -> Iterator[str]:
    """Flags that are set and open nothing by themselves."""
    led = {lead.flag for lead in leads}
    yield from (filled(N_("sets the flag $flag"), flag=flag) for flag in sets if flag not in led)


def arrival_told(arrival: Arrival) -> str:
    """A delayed consequence: when, where it can arrive, and what it brings."""
    count = n_("$n inject later", "$n injects later", arrival.after).replace("$n", str(arrival.after))
    brings = ", ".join((*([changed(arrival.changes)] if arrival.changes else ()), *arrival.sets)) or _("a message")
    if not arrival.injects:
        return filled(N_("$count (after the last inject, so it may never arrive): $brings"), count=count, brings=brings)
    where = _(" or ").join(arrival.injects)
    words = (
        N_("$count, with $where, or not at all: $brings") if arrival.may_miss else N_("$count, with $where: $brings")
    )
    return filled(words, count=count, where=where, brings=brings)


def needs_of_ending(ending: EndingOutline) -> str:
    """What an ending needs, in a line."""
    return needs_in_a_line(ending.needs) if ending.needs else _("whatever is left")
