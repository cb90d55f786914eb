"""The run's story in an after-action report: move by move, what came, who saw it, and what moved.

Invariant: in the order of release; documents stand as they were read, and every paragraph of facts names its record.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.documents.document import Block, Listing, Paragraph, Section, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.reports.account import Account, DecisionAccount, InjectAccount, MoveAccount
from tabletop.reports.after_action_decisions import decision
from tabletop.reports.after_action_words import change, joined, led, lines, minutes, note, record, say
from tabletop.reports.naming import said
from tabletop.reports.timeline import clock


def story(account: Account) -> Section:
    """What happened, from the prologue to where it ended."""
    began = Paragraph(plain(_("How it began"), "strong"))
    prologue = (began, Paragraph(plain(account.prologue), "quote")) if account.prologue else ()
    table = _in_brief(account)
    moves = tuple(_move(account, place, move) for place, move in enumerate(account.moves, 1))
    ending = (_ending(account),) if account.ending[0] else ()
    return Section(_("What happened"), "story", (*prologue, *table), (*moves, *ending), pages=True)


def _in_brief(account: Account) -> tuple[Block, ...]:
    """All decisions in one table, for those who read no further."""
    rows = tuple(
        (
            plain(f"{inject.number}. {inject.title}"),
            plain(put.question),
            _came(put),
            plain(str(put.ruling.record if put.ruling else put.record)),
        )
        for move in account.moves
        for inject in move.injects
        for put in inject.decisions
    )
    head = (_("Inject"), _("Decision"), _("What came of it"), _("Record"))
    return (Table(_("The decisions in brief"), head, rows),) if rows else ()


def _came(put: DecisionAccount) -> Text:
    """The result, or each team's answer where there is none; and whether it was ruled otherwise."""
    ruled = put.ruling
    said_so = lines(plain(f"{one.name}: {'; '.join(one.lines)}") for one in put.answers if one.lines)
    overruled = ruled is not None and ruled.how == "overridden"
    result = plain(ruled.result) if ruled and ruled.result else said_so
    if ruled is not None and overruled:
        result = lines(plain(text) for _team, text in ruled.lines)
    remarks = joined(
        _("never ruled on") if ruled is None else "",
        _("ruled otherwise by the facilitator") if overruled else "",
        _("teams differed") if put.split and len(put.answers) + len(put.waiting) > 1 else "",
    )
    return lines((result, plain(remarks, "quiet")))


def _ending(account: Account) -> Section:
    title, text = account.ending
    blocks = (Paragraph(plain(title, "strong")), Paragraph(plain(text), "quote"))
    remark = note(_("Nobody has won, and nobody has lost. There was no hidden right answer."))
    return Section(_("Where it ended"), "ending", (*blocks, remark))


def _move(account: Account, place: int, move: MoveAccount) -> Section:
    title = said(N_("Move $n: $title"), n=move.number, title=move.title)
    began = said(N_("Began at $time; $planned planned."), time=clock(move.at), planned=minutes(move.planned_minutes))
    injects = tuple(_inject(account, one) for one in move.injects)
    return Section(title, f"move-{place}", (note(began),), injects)


def _inject(account: Account, inject: InjectAccount) -> Section:
    blocks: list[Block] = [note(_about(inject))]
    if inject.text:
        blocks.append(Paragraph(plain(inject.text), "quote"))
    for team, text in inject.private:
        blocks += [say(said(N_("Only $team read:"), team=team)), Paragraph(plain(text), "quote")]
    if inject.purpose:
        blocks.append(Paragraph(led(_("Why it is there (for the facilitator):"), inject.purpose), "note"))
    for text in inject.arrived:
        blocks += [say(_("With it came what an earlier decision had set going:")), Paragraph(plain(text), "quote")]
    blocks += _changes(inject)
    for one in inject.decisions:
        blocks += decision(one, alone=account.heading.mode == "solo")
    title = said(N_("Inject $n: $title"), n=inject.number, title=inject.title)
    return Section(title, f"inject-{inject.number}", tuple(blocks))


def _changes(inject: InjectAccount) -> Iterator[Block]:
    if inject.changes:
        yield Paragraph(plain(_("What it moved"), "strong"))
        yield Listing(tuple(map(change, inject.changes)))


def _about(inject: InjectAccount) -> str:
    """When, what sort of document, from whom, for whom, and its record."""
    whom = said(N_("for $teams alone"), teams=", ".join(inject.seen_by)) if inject.seen_by else ""
    return joined(
        clock(inject.at),
        label(f"kind.{inject.kind}"),
        said(N_("from $sender"), sender=inject.sender) if inject.sender else "",
        label(f"confidence.{inject.confidence}") if inject.confidence else "",
        whom,
        record(inject.record),
    )
