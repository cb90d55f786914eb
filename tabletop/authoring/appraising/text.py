"""What was found, for a person at a terminal: the most telling first.

Invariant: what a bar shows, a number says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.appraising import telling
from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming, spot
from tabletop.authoring.appraising.remarks import Remark, remarks
from tabletop.authoring.appraising.rows import Row, Tone, bar
from tabletop.authoring.appraising.telling import filled, share, spread_short
from tabletop.authoring.appraising.text_conditions import conditions, delayed
from tabletop.authoring.appraising.text_decisions import decisions
from tabletop.authoring.appraising.text_indicators import indicators
from tabletop.authoring.appraising.uncovered import uncovered
from tabletop.authoring.simulation.findings import Exploration
from tabletop.language.catalogue import N_, _

_BAR: Final = 22
_IN: Final = " " * 6
_SHOWN: Final = 30
"""Remarks shown; the rest are counted."""


def rows(told: Appraisal) -> Iterator[Row]:
    """All of it."""
    naming = Naming(told.subject)
    yield from head(told, naming)
    yield from _endings(told, naming)
    if len(told.runs) > 1:
        yield from _by_players(told.runs, naming)
    yield from _remarks(told, remarks(told, naming))
    yield from decisions(told, naming)
    yield from indicators(told, naming)
    yield from conditions(told, naming)
    yield from delayed(told, naming)
    yield from _uncovered(told, naming)


def head(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """Which scenario, and where the figures come from."""
    yield Row(f"{naming.title} – {told.subject.document.places.head(()).file}", "title")
    found = told.found
    lines = [telling.method(found), telling.why_drawn(found.overflow), telling.precision(found.method)]
    lines += [telling.players(found), *telling.conditions_of_play(told)]
    yield Row(" ".join(filter(None, lines)), "quiet")
    if words := telling.partial(told):
        yield Row(words, "wrong")


def heading(words: str) -> Iterator[Row]:
    """The head of a part."""
    yield Row()
    yield Row(words, "head")


def _endings(told: Appraisal, naming: Naming) -> Iterator[Row]:
    yield from heading(_("HOW IT ENDS"))
    endings = sorted(told.found.endings, key=lambda one: -one.share)
    if not any(one.share for one in endings):
        yield Row(_("No play came to its end."), "plain", "  ", "  ")
        return
    for one in endings:
        dead = one.certainty == "never"
        words = _(" – NEVER") if dead else _(" – ALWAYS") if one.certainty == "always" else ""
        column = "  " if dead or one.share else " ~"
        indent = f"{column}{share(one.share):>6}  {bar(one.share, _BAR)}  "
        yield Row(f"{naming.ending(one.id)} ({one.id}){words}", "wrong" if dead else "plain", indent, " " * len(indent))
    yield from _lengths(told, naming)


def _lengths(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """Minutes and injects of plays, by ending, the mean in brackets."""
    lines = [(_("minutes"), _("injects"), _("from–to (on the average); minutes of talk as planned"))]
    if told.found.minutes is not None:
        lines.append((spread_short(told.found.minutes), "", _("all plays")))
    lines += [
        (spread_short(one.minutes), spread_short(one.injects, 1), naming.ending(one.id))
        for one in sorted(told.found.endings, key=lambda one: -one.share)
        if one.minutes is not None and one.injects is not None
    ]
    widths = [max(len(line[column]) for line in lines) for column in (0, 1)]
    yield Row()
    for minutes, injects, title in lines:
        indent = f"  {minutes:>{widths[0]}}   {injects:>{widths[1]}}   "
        yield Row(title, "quiet" if title == lines[0][2] else "plain", indent, " " * len(indent))


def _by_players(runs: tuple[Exploration, ...], naming: Naming) -> Iterator[Row]:
    yield from heading(_("HOW IT ENDS, BY WHO PLAYS"))
    names = [run.model.partition("-")[0] for run in runs]
    widths = [max(len(name), 5) + 2 for name in names]
    yield Row("", "quiet", "".join(name.rjust(width) for name, width in zip(names, widths, strict=True)))
    order = sorted(runs[0].endings, key=lambda one: -one.share)
    for ending in order:
        shares = [next(one.share for one in run.endings if one.id == ending.id) for run in runs]
        cells = [share(part).rjust(width) for part, width in zip(shares, widths, strict=True)]
        indent = f"{''.join(cells)}   "
        yield Row(naming.ending(ending.id), "plain", indent, " " * len(indent))
    yield Row()
    for run in runs[1:]:
        yield Row(telling.players(run) + ("" if run.method == runs[0].method else f" {telling.method(run)}"), "quiet",
                  "  ", "    ")  # fmt: skip


def _remarks(told: Appraisal, found: tuple[Remark, ...]) -> Iterator[Row]:
    yield from heading(_("WRONG, OR WORTH A LOOK"))
    if told.found.partial:
        yield Row(_("Nothing is said of it: play was stopped."), "plain", "  ", "  ")
        return
    if not found:
        yield Row(_("Nothing: no rule has anything to say."), "plain", "  ", "  ")
    for one in found[:_SHOWN]:
        mark, tone = _mark(one)
        yield Row(f"{one.words} ({one.code})", tone, f"  {mark} ", "    ")
        if one.part:
            yield Row(one.part, "plain", "    ", "    ")
        yield Row(spot(one.place), "quiet", "    ", "    ")
        if one.basis:
            yield Row(one.basis, "quiet", "    ", "    ")
        last = filled(N_("kept on purpose: $why"), why=one.why) if one.why else f"→ {one.remedy}"
        yield Row(last, "plain", "    ", _IN)
    if len(found) > _SHOWN:
        words = N_("… and $n more; --format json has all of them")
        yield Row(filled(words, n=len(found) - _SHOWN), "plain", "  ", "  ")


def _mark(one: Remark) -> tuple[str, Tone]:
    if one.why:
        return "·", "quiet"
    return ("×", "wrong") if one.wrong else ("?", "look")


def _uncovered(told: Appraisal, naming: Naming) -> Iterator[Row]:
    missed = uncovered(told, naming)
    yield from heading(_("WHAT NO PLAY MET"))
    if not missed:
        yield Row(_("Nothing: every inject, option and ending was met."), "plain", "  ", "  ")
        return
    if words := telling.unseen(told.found.method):
        yield Row(words, "quiet", "  ", "  ")
    for one in missed:
        never = _(" – proved: never") if one.proved and told.found.method.how == "sampled" else ""
        yield Row(f"{one.kind} {one.where}: {one.part}{never}", "plain", "  ", "    ")
        yield Row(spot(one.place), "quiet", "    ", "    ")
