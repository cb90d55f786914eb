"""The end of an after-action report: improvement plan, participants, chronology, and what the log can be known by.

Invariant: the improvement plan has issues that somebody named, and nothing else but empty cells; the chronology has
every record, those taken back struck through, and what evaluators put down in its moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.documents.document import Section, Span, Table, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun
from tabletop.language.labels import label
from tabletop.reports.account import Account, Observation
from tabletop.reports.after_action_words import day, joined, lines, moment, note, record
from tabletop.reports.naming import said
from tabletop.reports.timeline import Entry, clock

_EMPTY_ROWS: Final = 3
_LAYERS: Final = {
    "observed": N_("observed"),
    "adjudicated": N_("adjudicated"),
    "interpreted": N_("interpreted"),
}


def improvement(account: Account) -> Section:
    """The improvement plan: issues from areas for improvement and from what was to change; all else is left blank."""
    head = (
        _("Issue"),
        _("Corrective action"),
        _("Capability"),
        _("Responsible"),
        _("Point of contact"),
        _("Start"),
        _("Completion"),
    )
    issues = list(_issues(account)) or [()] * _EMPTY_ROWS
    rows = tuple((issue, *((),) * (len(head) - 1)) for issue in issues)
    lead = note(_("To be filled in by people: the log has issues that somebody named, and no owner and no date."))
    return Section(
        _("Appendix A: improvement plan"),
        "appendix-a",
        (lead, Table(_("Improvement plan"), head, rows, to_fill=True)),
        pages=True,
    )


def _issues(account: Account) -> Iterator[Text]:
    of = [note for objective in account.objectives for note in objective.observations]
    for one in (*of, *account.observations):
        if one.tag == "improve":
            yield (Span(one.text), Span(f" ({joined(one.who, record(one.record))})", "quiet"))
    for kept in account.notes:
        if kept.purpose == "change":
            yield (Span(kept.text), Span(f" ({joined(_('hot wash'), record(kept.record))})", "quiet"))


def participants(account: Account) -> Section:
    """Teams, their offices, and how many sat there. No person is named in a log."""
    rows = tuple(
        (
            plain(one.name, "strong"),
            lines(map(plain, one.roles)),
            plain(str(one.people) if one.people else _("not counted")),
            plain(_("played") if one.played else _("nobody; chance answered")),
        )
        for one in account.teams
    )
    head = (_("Team"), _("Offices"), _("People"), _("Seat"))
    found = [Table(_("Teams that took part"), head, rows)]
    watched = _watched(account)
    if watched:
        who = tuple((plain(one),) for one in watched)
        found.append(Table(_("Evaluators and scribes whose notes are in this report"), (_("Who"),), who))
    secrets = tuple((plain(one.name, "strong"), plain(one.secret)) for one in account.teams if one.secret)
    if secrets:
        found.append(Table(_("What each role card kept secret"), (_("Team"), _("Secret")), secrets))
    return Section(_("Appendix B: participants"), "appendix-b", tuple(found), pages=True)


def _watched(account: Account) -> tuple[str, ...]:
    notes = [one.who for objective in account.objectives for one in objective.observations]
    ratings = [who for one in account.objectives for task in one.tasks for who, _value, _text, _at in task.ratings]
    return tuple(sorted({*notes, *ratings, *(one.who for one in account.observations)}))


def chronology(account: Account) -> Section:
    """Every record of the log, and what evaluators put down in its moment."""
    dated = account.edition != "redacted"
    head = (_("Record"), _("Exercise time"), *((_("Clock (UTC)"),) if dated else ()), _("Layer"), _("Who"), _("What"))
    rows = tuple(_rows(account, dated=dated))
    layers = note(
        _(
            "Three layers, kept apart: observed (what was shown, decided and said), adjudicated (what was ruled and "
            "what moved), interpreted (what somebody thinks of it). What was taken back is struck through."
        )
    )
    title = _("Chronology") if account.heading.mode == "solo" else _("Appendix C: chronology")
    return Section(title, "chronology", (layers, Table(_("Every record of the log"), head, rows)), pages=True)


def _rows(account: Account, *, dated: bool) -> Iterator[tuple[Text, ...]]:
    teams = {one.id: one.name for one in account.teams}
    waiting = sorted(_interpreted(account), key=lambda one: (one.record, one.at))
    one_day = day(account.heading.started) == day(account.heading.finished)
    place = 0
    for entry in account.entries:
        wall = moment(entry.wall).strftime("%H:%M:%S" if one_day else "%Y-%m-%d %H:%M:%S")
        yield (
            plain(str(entry.number)),
            plain(clock(entry.time)),
            *((plain(wall),) if dated else ()),
            plain(_(_LAYERS[entry.layer])),
            plain(teams.get(entry.team, "")),
            _what(entry),
        )
        while place < len(waiting) and waiting[place].record <= entry.number:
            yield _seen(waiting[place], dated=dated)
            place += 1
    yield from (_seen(one, dated=dated) for one in waiting[place:])


def _what(entry: Entry) -> Text:
    if entry.struck:
        return plain("\n".join(text for text in (entry.text, entry.detail) if text), "struck")
    return lines((plain(entry.text), plain(entry.detail, "quiet")))


def _interpreted(account: Account) -> Iterator[Observation]:
    """Observations, and ratings told as such."""
    yield from account.observations
    times = {entry.number: entry.time for entry in account.entries}
    for objective in account.objectives:
        yield from objective.observations
        for task in objective.tasks:
            for who, value, text, at in task.ratings:
                letter = label(f"rating.{value}.letter")
                told = said(N_("Rated $letter: $task"), letter=letter, task=task.text)
                yield Observation(who, "plain", f"{told}\n{text}".strip(), "", at, times.get(at, 0))


def _seen(one: Observation, *, dated: bool) -> tuple[Text, ...]:
    tag = f"{begun(label(f'tag.{one.tag}'))}: " if one.tag != "plain" else ""
    return (
        plain(said(N_("to $n"), n=one.record), "quiet"),
        plain(clock(one.at)),
        *(((),) if dated else ()),
        plain(_(_LAYERS["interpreted"])),
        plain(joined(one.who, one.team)),
        plain(f"{tag}{one.text}"),
    )


def foot(account: Account) -> Iterator[str]:
    """What the log can be known by, and whether it is whole."""
    head, proof = account.heading, account.proof
    yield _verified(account)
    yield said(N_("Head of the log (record:hash): $head"), head=proof.head)
    yield _(
        "A changed end or a log rewritten from the start shows only against a receipt that somebody kept elsewhere."
    )
    yield said(N_("Scenario: $scenario, SHA-256 $digest"), scenario=head.scenario, digest=head.digest)
    if head.session:
        yield said(N_("Session: $session"), session=head.session)
    yield said(N_("Program $program, log format $format"), program=head.program, format=head.format)


def _verified(account: Account) -> str:
    proof = account.proof
    if proof.fault is None:
        return said(N_("All $n records verify: each holds the hash of the one before it."), n=proof.records)
    if proof.fault[0] == "torn":
        return said(N_("$n records verify; behind them stands a half-written end."), n=proof.records)
    return said(N_("$n records verify; what stands behind them is damaged and is not in this report."), n=proof.records)
