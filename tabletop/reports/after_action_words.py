"""Small words of a report: times, dates, records, rows of a table.

Invariant: the same everywhere and on every machine: dates in UTC and in digits, no locale, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from tabletop.documents.document import Paragraph, Span, Text, plain
from tabletop.language.catalogue import N_, n_
from tabletop.language.labels import label
from tabletop.reports.account import Account, ChangeAccount
from tabletop.reports.naming import said
from tabletop.reports.timeline import clock

BANNER: Final = N_("EXERCISE – fictional events")
_BREAK: Final = Span("\n")


def minutes(count: int) -> str:
    """Minutes, in words."""
    return n_("{n} minute", "{n} minutes", count).replace("{n}", str(count))


def whole_minutes(milliseconds: int) -> int:
    """Minutes, rounded to whole ones."""
    return round(milliseconds / 60_000)


def moment(wall: int) -> datetime:
    """A wall time in UTC."""
    return datetime.fromtimestamp(wall / 1000, UTC)


def day(wall: int) -> str:
    """`2026-11-22`."""
    return moment(wall).strftime("%Y-%m-%d")


def hour(wall: int) -> str:
    """`14:05`."""
    return moment(wall).strftime("%H:%M")


def when(account: Account) -> str:
    """When the session was: the day alone in an edition that has no more."""
    began, ended = account.heading.started, account.heading.finished
    if account.edition == "redacted":
        return day(began)
    if day(began) == day(ended):
        return said(N_("$day, $from to $to (UTC)"), **{"day": day(began), "from": hour(began), "to": hour(ended)})
    words = N_("$day $from to $until $to (UTC)")
    return said(words, **{"day": day(began), "from": hour(began), "until": day(ended), "to": hour(ended)})


def record(number: int, at: int | None = None) -> str:
    """Which record proves it, and when that was."""
    if at is None:
        return said(N_("record $n"), n=number)
    return said(N_("record $n, $time"), n=number, time=clock(at))


def joined(*parts: str) -> str:
    """Short remarks behind one another."""
    return " · ".join(part for part in parts if part)


def lines(parts: Iterable[Text]) -> Text:
    """Several texts under one another."""
    found: list[Span] = []
    for part in parts:
        if part:
            found += [_BREAK, *part] if found else part
    return tuple(found)


def led(lead: str, text: str) -> Text:
    """A text with a word in front that says what it is."""
    return (Span(lead, "strong"), Span(" "), Span(text))


def note(text: str) -> Paragraph:
    """A remark on the report."""
    return Paragraph(plain(text, "quiet"), "note")


def prompt(text: str) -> Paragraph:
    """Something left to whoever finishes the draft."""
    return Paragraph(plain(text), "prompt")


def say(text: str) -> Paragraph:
    """A sentence of the report's own."""
    return Paragraph(plain(text))


def change(one: ChangeAccount) -> Text:
    """An indicator's move, with its reason and its record."""
    head = said(N_("$name $by, now $to"), name=one.name, by=f"{one.by:+}", to=one.to)
    reason = (Span(f" – {one.why}"),) if one.why else ()
    return (Span(head, "strong"), *reason, Span(f" ({record(one.record)})", "quiet"))


def rating(code: str) -> Text:
    """A rating: its letter and its words."""
    return (Span(label(f"rating.{code}.letter"), "chip"), Span(" "), Span(label(f"rating.{code}")))
