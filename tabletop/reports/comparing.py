"""A comparison as a document: what was compared and what was left out, decisions, what followed, figures, endings.

Invariant: the same logs make the same document, in whatever order they are named; nobody is ranked in it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from tabletop.documents.document import Block, Document, Listing, Paragraph, Span, Table, plain
from tabletop.language.catalogue import N_, _, n_
from tabletop.reports import comparing_choices, comparing_figures
from tabletop.reports.after_action_words import BANNER, day, hour
from tabletop.reports.comparing_parts import Comparison, cells, minutes_of
from tabletop.reports.naming import said
from tabletop.reports.run_model import Run

__all__ = ["Comparison", "comparison_document"]


def comparison_document(comparison: Comparison) -> Document:
    """The whole comparison."""
    parting = comparing_choices.parting(comparison)
    sections = (
        *([parting] if parting else []),
        comparing_choices.decisions(comparison),
        comparing_choices.reached(comparison),
        comparing_figures.times(comparison),
        comparing_figures.stated(comparison),
        comparing_figures.indicators(comparison),
    )
    return Document(
        title=said(N_("Runs of “$title” compared"), title=comparison.labels.title),
        subtitle=_count(comparison),
        banner=_(BANNER),
        language=comparison.labels.scenario.language,
        written=max((run.finished for run in comparison.all), default=0),
        sections=sections,
        lead=tuple(_lead(comparison)),
        foot=(_proof(comparison),),
    )


def _count(comparison: Comparison) -> str:
    count = len(comparison.runs)
    return n_("{n} run", "{n} runs", count).replace("{n}", str(count))


def _proof(comparison: Comparison) -> str:
    heads = sorted(f"{run.head_number}:{run.head_hash}" for run in comparison.all)
    digest = sha256("\n".join(heads).encode()).hexdigest()
    return said(N_("SHA-256 over the receipts of the logs, sorted: $digest"), digest=digest)


def _lead(comparison: Comparison) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(plain(_("What others chose is no standard, and nothing here is a mark for a team or a class."))),
    ]
    if not comparison.complete:
        blocks.append(Paragraph(plain(_("Stopped before all logs were looked at: this is a part of them.")), "note"))
    blocks += [Paragraph(plain(text), "note") for text in _remarks(comparison)]
    if comparison.side:
        blocks.append(_runs(comparison))
    if comparison.left_out:
        blocks.append(Paragraph(plain(_("Left out:"))))
        items = tuple((Span(place, "strong"), Span(" – "), Span(why)) for place, why in comparison.left_out)
        blocks.append(Listing(items))
    return blocks


def _remarks(comparison: Comparison) -> list[str]:
    runs = comparison.all
    versions = Counter(run.digest for run in runs)
    found: list[str] = []
    if len(versions) > 1:
        words = N_(
            "The runs were played with $n versions of the scenario. Injects, decisions and options are compared where"
            " their ids agree; the words are those of the latest session."
        )
        found.append(said(words, n=len(versions)))
    cut_off = sum(not run.ended for run in runs)
    rehearsed = sum(run.rehearsal for run in runs)
    unfinished = n_(
        "{n} of the runs was not played to its end.", "{n} of the runs were not played to their end.", cut_off
    )
    found += [unfinished.replace("{n}", str(cut_off))] if cut_off else []
    rehearsals = n_("{n} of the runs was a rehearsal.", "{n} of the runs were rehearsals.", rehearsed)
    found += [rehearsals.replace("{n}", str(rehearsed))] if rehearsed else []
    if not comparison.side:
        words = N_("Figures about $few runs are not shown.")
        found.append(said(words, few=comparison.few()))
    return found


def _runs(comparison: Comparison) -> Table:
    rows = [
        cells(
            [
                name,
                one.place,
                f"{day(one.run.started)} {hour(one.run.started)}",
                minutes_of(one.run.played),
                _forked(one.run),
                f"{one.run.head_number}:{one.run.head_hash[:16]}",
            ]
        )
        for name, one in zip(comparison.names(), comparison.runs, strict=True)
    ]
    head = (_("Run"), _("Log"), _("Begun (UTC)"), _("Played"), _("Went on from"), _("Last record"))
    return Table(_("The runs"), head, tuple(rows))


def _forked(run: Run) -> str:
    return f"{run.forked.session}:{run.forked.number}" if run.forked else "–"
