"""A decision in an after-action report: who was asked, what each table said and why, what was ruled and what moved.

Invariant: every answer and every ruling names its record; what was replaced or overruled stands there struck through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tabletop.documents.document import Block, Listing, Paragraph, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.reports.account import AnswerAccount, DecisionAccount, RulingAccount
from tabletop.reports.after_action_words import change, joined, led, lines, note, record, say
from tabletop.reports.naming import said
from tabletop.reports.timeline import clock

_BETWEEN: Final = {"ranking": " → ", "open-text": "\n"}
_HOW: Final = {
    "scripted": N_("By the script"),
    "amended": N_("By the script, amended by the facilitator"),
    "overridden": N_("Ruled by the facilitator, otherwise than the script"),
}

Column = tuple[str, Callable[[AnswerAccount], Text]]


def decision(put: DecisionAccount, *, alone: bool) -> Iterator[Block]:
    """All that became of a question."""
    yield Paragraph(led(_("Decision:"), put.question))
    yield note(_about(put))
    if put.secret and not put.answers:
        yield note(_("It was a secret ballot: only the totals are known."))
    elif put.answers or put.waiting:
        yield _answers(put)
    if put.split and not alone:
        yield say(_("The teams were not of one mind."))
    yield from _course(put)
    if put.untaken:
        yield Paragraph(led(_("Nobody chose:"), "; ".join(put.untaken)))
    yield from _ruling(put)


def _about(put: DecisionAccount) -> str:
    closed = said(N_("closed at $time"), time=clock(put.closed)) if put.closed is not None else _("never closed")
    asked = said(N_("asked at $time"), time=clock(put.opened))
    return joined(label(f"type.{put.type}"), asked, closed, record(put.record))


def _answers(put: DecisionAccount) -> Table:
    """A column for reason, sureness and what was expected only where somebody gave one."""
    columns: list[Column] = [(_("Team"), _who), (_("Answer"), lambda one: _answer(put, one))]
    if any(one.rationale for one in put.answers):
        columns.append((_("Reason"), lambda one: plain(one.rationale)))
    if any(one.sure is not None for one in put.answers):
        columns.append((_("How sure"), lambda one: plain(f"{one.sure} %" if one.sure is not None else "–")))
    if any(one.predicts for one in put.answers):
        columns.append((_("Expected"), _expected))
    columns.append((_("Time taken"), lambda one: plain(clock(one.took))))
    columns.append((_("Record"), lambda one: plain(str(one.record))))
    rows = [tuple(cell(one) for _name, cell in columns) for one in put.answers]
    rest = ((),) * (len(columns) - 2)
    rows += [(plain(team, "strong"), plain(_("no answer"), "quiet"), *rest) for team in put.waiting]
    caption = said(N_("What was answered (question: record $n)"), n=put.record)
    return Table(caption, tuple(name for name, _cell in columns), tuple(rows))


def _who(one: AnswerAccount) -> Text:
    spoke = plain(said(N_("spoken by: $role"), role=one.speaker), "quiet") if one.speaker else ()
    return lines((plain(one.name, "strong"), spoke))


def _answer(put: DecisionAccount, one: AnswerAccount) -> Text:
    between = _BETWEEN.get(put.type, "; ")
    remarks = joined(_("late") if one.late else "", _("drawn by chance") if one.drawn else "")
    given = plain(between.join(one.lines) if one.status == "decided" else label(f"seat.{one.status}"))
    marks = plain(said(N_("marked: $marks"), marks="; ".join(one.marks)), "quiet") if one.marks else ()
    earlier = (plain(between.join(before), "struck") for before in one.earlier if before)
    return lines((*earlier, given, marks, plain(remarks, "quiet")))


def _expected(one: AnswerAccount) -> Text:
    return lines(
        plain(
            said(N_("$team: $move (came true)"), team=team, move=move)
            if came
            else said(N_("$team: $move (did not come true)"), team=team, move=move)
        )
        for team, move, came in one.predicts
    )


def _course(put: DecisionAccount) -> Iterator[Block]:
    """A proceeding step by step, and the text it came to."""
    if put.course:
        yield Paragraph(plain(_("Step by step"), "strong"))
        yield Listing(
            tuple(
                (
                    Span(f"{clock(one.time)}  {one.text}"),
                    *((Span(f"\n{one.detail}"),) if one.detail else ()),
                    Span(f" ({record(one.number)})", "quiet"),
                )
                for one in put.course
            )
        )
    if put.agreed:
        yield say(_("The text, as it read at the end:"))
        yield Paragraph(plain(put.agreed), "quote")


def _ruling(put: DecisionAccount) -> Iterator[Block]:
    ruled = put.ruling
    if ruled is None:
        yield note(_("It was never ruled on."))
        return
    yield Paragraph(_ruled(ruled, counted=len(put.answers) != 1))
    for text in ruled.overruled:
        yield Paragraph((Span(_("Announced before, and struck:"), "strong"), Span(" "), Span(text, "struck")))
    happened = tuple(led(f"{team}:", text) if team else plain(text) for team, text in _once(ruled.lines))
    if happened:
        yield Paragraph(happened[0], "quote") if len(happened) == 1 else Listing(happened)
    if ruled.why:
        yield Paragraph(led(_("Because:"), ruled.why))
    if ruled.assumptions:
        yield Paragraph(led(_("Assumed (for the facilitator):"), ruled.assumptions), "note")
    if ruled.changes:
        yield Paragraph(plain(_("What it moved"), "strong"))
        yield Listing(tuple(map(change, ruled.changes)))


def _ruled(ruled: RulingAccount, *, counted: bool) -> Text:
    """How it was ruled, by whom, what it came to, and how many stood where if there was more than one."""
    by = said(N_("ruled by: $who"), who=ruled.umpire) if ruled.umpire else ""
    counts = "; ".join(f"{name}: {count}" for name, count in ruled.counts if count) if counted else ""
    otherwise = ruled.how == "overridden"
    read = said(N_("the script goes on as after: $result"), result=ruled.result) if otherwise and ruled.result else ""
    quiet = joined(by, read, counts, record(ruled.record, ruled.at))
    how = _(_HOW[ruled.how])
    head = led(f"{how}:", ruled.result) if ruled.result and not otherwise else (Span(how, "strong"),)
    return (*head, Span(f" ({quiet})", "quiet"))


def _once(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What happened, with the teams that were told the same behind one another."""
    of: dict[str, list[str]] = {}
    for team, text in told:
        of.setdefault(text, []).append(team)
    return tuple((", ".join(team for team in teams if team), text) for text, teams in of.items())
