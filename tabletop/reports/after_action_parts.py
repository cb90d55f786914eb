"""The parts of an after-action report beside the story: who saw what, indicators, rubrics, feedback, what was captured.

Invariant: a figure has its table; with few forms nobody's words or marks are shown; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.documents.document import (
    Block,
    Chart,
    Listing,
    Paragraph,
    Point,
    Section,
    Series,
    Span,
    Table,
    Text,
    plain,
)
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.reports.account import Account, Curve, FeedbackAccount, InjectAccount, NoteAccount
from tabletop.reports.after_action_words import joined, note, record, say
from tabletop.reports.feedback import FEW, blocks
from tabletop.reports.naming import said
from tabletop.reports.timeline import clock

_FULL: Final = 100


def who_saw_what(account: Account) -> Section | None:
    """Injects against teams: when each of them could read what."""
    injects = [inject for move in account.moves for inject in move.injects]
    if not injects:
        return None
    teams = tuple(one.name for one in account.teams)
    rows = tuple((plain(f"{one.number}. {one.title}"), *(_saw(one, team) for team in teams)) for one in injects)
    table = Table(_("Who saw which inject, and when (exercise time)"), (_("Inject"), *teams), rows)
    own = any(one.private for one in injects)
    remark = (note(_("“+ own text”: the team read something in addition that no other team read.")),) if own else ()
    return Section(_("Who saw what, and when"), "seen", (table, *remark), pages=True)


def _saw(inject: InjectAccount, team: str) -> Text:
    if inject.seen_by and team not in inject.seen_by:
        return plain("–", "quiet")
    own = any(name == team for name, _text in inject.private)
    return (Span(clock(inject.at)), *((Span(f" {_('+ own text')}", "quiet"),) if own else ()))


def indicators(account: Account) -> Section | None:
    """A figure for each indicator that moved, with the cause of every change."""
    if not account.curves:
        return None
    lead = note(_("Indicators are teaching devices: they show what the author holds likely, and measure nothing."))
    found: list[Block] = [lead]
    for one in account.curves:
        found += _curve(one, account.heading.played)
    return Section(_("Indicators"), "indicators", tuple(found), pages=True)


def _curve(curve: Curve, played: int) -> Iterator[Block]:
    if not curve.changes:
        words = N_("$name: $value of 100 from beginning to end.")
        yield say(said(words, name=curve.name, value=curve.start))
        return
    rows = tuple(
        (plain(clock(one.at)), plain(f"{one.by:+}"), plain(str(one.to)), plain(one.why), plain(str(one.record)))
        for one in curve.changes
    )
    head = (_("Time"), _("Change"), _("Now"), _("Because"), _("Record"))
    points = (Point(0, curve.start), *(Point(one.at, one.to, one.why) for one in curve.changes))
    yield Chart(
        caption=curve.name,
        alt=_way(curve),
        kind="steps",
        series=(Series(curve.name, points),),
        low=0,
        high=_FULL,
        until=max(played, *(one.at for one in curve.changes)),
        data=Table(said(N_("Changes of $name"), name=curve.name), head, rows),
    )


def _way(curve: Curve) -> str:
    """What the figure shows, in a sentence."""
    count = len(curve.changes)
    values = [curve.start, *(one.to for one in curve.changes)]
    words = n_(
        "{name} began at {start}, changed {n} time between {low} and {high}, and ended at {end}.",
        "{name} began at {start}, changed {n} times between {low} and {high}, and ended at {end}.",
        count,
    )
    filled = {"start": curve.start, "n": count, "low": min(values), "high": max(values), "end": curve.end}
    for name, value in filled.items():
        words = words.replace(f"{{{name}}}", str(value))
    sentence = words.replace("{name}", curve.name)
    good = _("Upwards is desirable.") if curve.good == "up" else _("Downwards is desirable.")
    return f"{sentence} {good}"


def rubrics(account: Account) -> Section | None:
    """What was marked as true of written texts."""
    marked = [
        (put.question, one)
        for move in account.moves
        for inject in move.injects
        for put in inject.decisions
        for one in put.answers
        if one.marks
    ]
    if not marked:
        return None
    rows = tuple(
        (plain(one.name), plain(question), plain("; ".join(one.marks)), plain(str(one.record)))
        for question, one in marked
    )
    table = Table(_("What was marked as true of each text"), (_("Team"), _("Asked"), _("Marked"), _("Record")), rows)
    return Section(_("Texts and rubrics"), "rubrics", (table,))


def feedback(account: Account) -> Section | None:
    """Participants' forms: how many ticked what, and what they wrote."""
    found = account.feedback
    if found is None or not found.forms:
        return None
    if found.forms < FEW:
        told: tuple[Block, ...] = (note(_few(found)),)
    else:
        told = blocks(found)
    return Section(_("Participants’ feedback"), "feedback", told)


def _few(found: FeedbackAccount) -> str:
    texts = sum(len(answers) for _question, answers in found.texts)
    if not texts:
        words = N_("Fewer than $few forms were handed in. They are not shown: few people are easily guessed.")
        return said(words, few=FEW)
    counted = n_(
        "Fewer than {few} forms were handed in, with {n} text. They are not shown: few people are easily guessed.",
        "Fewer than {few} forms were handed in, with {n} texts. They are not shown: few people are easily guessed.",
        texts,
    )
    return counted.replace("{few}", str(FEW)).replace("{n}", str(texts))


def captured(account: Account) -> Section | None:
    """Parked questions, what to keep and to change, and the facilitator's notes where the edition has them."""
    kinds = (
        ("parked", _("Parked questions")),
        ("keep", _("Keep")),
        ("change", _("Change")),
        ("note", _("The facilitator’s notes")),
    )
    found: list[Block] = []
    for purpose, title in kinds:
        items = tuple(_noted(one) for one in account.notes if one.purpose == purpose)
        if items:
            found += [Paragraph(plain(title, "strong")), Listing(items)]
    return Section(_("What was written down"), "captured", tuple(found)) if found else None


def _noted(one: NoteAccount) -> Text:
    where = joined(one.team, one.about, record(one.record, one.at))
    return (Span(one.text), Span(f" ({where})", "quiet"))


def reflections(account: Account) -> Section | None:
    """What somebody who played alone wrote afterwards, under the question."""
    found: list[Block] = []
    for one in account.notes:
        asked = (Paragraph(plain(one.about, "strong")),) if one.about else ()
        found += [
            *asked,
            Paragraph(plain(one.text), "quote"),
            note(joined(label(f"note.{one.purpose}"), record(one.record))),
        ]
    return Section(_("Reflections"), "reflections", tuple(found)) if found else None


def questions(account: Account) -> Section | None:
    """The debrief's prompts for this very run, and what its author wants the log to answer."""
    found: list[Block] = []
    for step, texts in account.prompts:
        found += [Paragraph(plain(label(f"debrief.{step}"), "strong")), Listing(tuple(map(plain, texts)))]
    if account.review_questions:
        found += [
            Paragraph(plain(_("What the log should be able to answer"), "strong")),
            Listing(tuple(map(plain, account.review_questions))),
        ]
    return Section(_("Questions for the debrief of this run"), "questions", tuple(found)) if found else None
