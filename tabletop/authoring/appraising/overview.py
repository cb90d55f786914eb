"""Several scenarios in one table, a line each.

Invariant: the table for the documentation holds nothing that differs from machine to machine: no seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabletop.authoring.appraising import telling
from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.authoring.appraising.remarks import remarks
from tabletop.authoring.appraising.rows import Row
from tabletop.authoring.appraising.telling import filled, share
from tabletop.authoring.appraising.uncovered import uncovered
from tabletop.authoring.simulation.findings import Exploration
from tabletop.language.catalogue import N_, _


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario."""

    id: str
    title: str
    endings: int
    likeliest: str
    share: str
    dominated: int
    wrong: int
    """Dead or dominated, and not meant to be."""
    missed: int
    """Injects, options and endings that no play met."""
    method: str
    seconds: float
    partial: bool
    by_players: tuple[tuple[str, str], ...] = ()
    """(players, share of the same ending) where several sorts play."""


def line(told: Appraisal) -> Line:
    """One scenario in a line."""
    naming, found = Naming(told.subject), told.found
    top = max(found.endings, key=lambda one: one.share)
    return Line(
        id=found.scenario,
        title=naming.title,
        endings=len(found.endings),
        likeliest=naming.ending(top.id) if top.share else "–",
        share=share(top.share) if top.share else "–",
        dominated=len(found.dominated),
        wrong=sum(one.wrong for one in remarks(told, naming)),
        missed=len(uncovered(told, naming)),
        method=_method(found),
        seconds=told.seconds,
        partial=told.partial,
        by_players=tuple((run.model, share(_of(run, top.id))) for run in told.runs) if len(told.runs) > 1 else (),
    )


def _of(found: Exploration, ending: str) -> float:
    return next(one.share for one in found.endings if one.id == ending)


def _method(found: Exploration) -> str:
    how = found.method
    if how.how == "exact":
        return filled(N_("exact, $count states"), count=f"{found.states:,}")
    return filled(N_("$count plays, seed $seed"), count=f"{how.plays:,}", seed=how.seed)


def table(told: Sequence[Appraisal], *, left: int = 0) -> Iterator[Row]:
    """For a terminal: figures first, so that they stand under each other whatever the titles are."""
    heads = (_("endings"), _("likeliest"), _("dominated"), _("not met"), _("time"))
    widths = [max(len(head), least) for head, least in zip(heads, (7, 6, 4, 4, 7), strict=True)]
    if told:
        yield Row("", "head", _columns(heads, widths))
    for one in map(line, told):
        figures = (str(one.endings), one.share, str(one.dominated), str(one.missed), f"{one.seconds:.1f} s")
        cells = _columns(figures, widths)
        yield Row(one.title, "wrong" if one.wrong else "plain", cells, " " * len(cells))
        words = N_("$id: mostly “$ending”; $method")
        stopped = _("STOPPED before its end; ") if one.partial else ""
        yield Row(
            stopped + filled(words, id=one.id, ending=one.likeliest, method=one.method),
            "quiet",
            "         ",
            "         ",
        )
        if one.by_players:
            shares = "; ".join(f"{name} {part}" for name, part in one.by_players)
            yield Row(filled(N_("its share by who plays: $shares"), shares=shares), "quiet", "         ", "         ")
    if words := next((telling.precision(one.found.method) for one in told if one.found.method.how == "sampled"), ""):
        yield Row()
        yield Row(words, "quiet")
    if left:
        yield Row(filled(N_("Not simulated any more: $n."), n=left), "wrong")


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"{cell:>{width}}  " for cell, width in zip(cells, widths, strict=True))


def markdown(told: Sequence[Appraisal]) -> str:
    """For a page: a table in Markdown."""
    shape = _("its share"), _("dominated options"), _("never met"), _("method")
    rows: list[tuple[str, ...]] = [
        (_("scenario"), _("endings"), _("the likeliest"), *shape),
        ("---", "--:", "---", "--:", "--:", "--:", "---"),
    ]
    for one in map(line, told):
        cells = (one.title, one.endings, one.likeliest, one.share, one.dominated, one.missed, one.method)
        rows.append(tuple(escaped(str(cell)) for cell in cells))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def escaped(text: str) -> str:
    """A text for a cell of Markdown, in which nothing is markup."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#+!|~" else one for one in text)
