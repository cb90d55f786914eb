"""What every printed file has around its text: the line on every page, whom it is for, where it comes from.

Invariant: "EXERCISE – fictional events" and whom the file is for stand on every page, so that a sheet found on a
table says what it is.
"""

from __future__ import annotations

from tabletop.authoring.printing.order import PrintOrder, said
from tabletop.documents.document import Block, Document, Paragraph, Section, Text, plain
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

_DIGITS = 12


def banner() -> str:
    """The line that keeps a page from passing as news."""
    return _("EXERCISE – fictional events")


def framed(
    order: PrintOrder, name: str, audience: str, sections: tuple[Section, ...], lead: tuple[Block, ...] = ()
) -> Document:
    """A document of this name for that audience."""
    scenario = order.scenario
    return Document(
        title=order.fill(scenario.title),
        subtitle=f"{name} · {label(f'scenario.{scenario.kind}')}",
        banner=f"{banner()} · {audience}",
        language=scenario.language,
        written=0,
        sections=sections,
        lead=(Paragraph(plain(f"{audience[:1].upper()}{audience[1:]}.", "strong")), *lead),
        foot=_foot(order),
        paper=order.paper,
    )


def audience_of(document: Document) -> str:
    """Whom a document is for."""
    return document.banner.removeprefix(banner()).lstrip(" ·")


def _foot(order: PrintOrder) -> tuple[str, ...]:
    scenario = order.scenario
    made = said(
        N_("$id · licence $licence · made with tabletop $version"),
        id=scenario.id,
        licence=scenario.licence,
        version=order.program,
    )
    facts = said(
        N_("Facts to be looked at again by $month. File: $digest"),
        month=scenario.review_by,
        digest=order.digest[:_DIGITS],
    )
    return (*((order.fill(scenario.credits),) if scenario.credits else ()), made, facts)


def lines(*texts: str) -> tuple[Text, ...]:
    """Texts for a list."""
    return tuple(plain(text) for text in texts if text)


def clock(minute: int) -> str:
    """`0:34`, in hours and minutes from the start of the session."""
    return f"{minute // 60}:{minute % 60:02}"


def span(start: int, end: int) -> str:
    """`0:34–0:42`; one moment where nothing lasts."""
    return clock(start) if start == end else f"{clock(start)}–{clock(end)}"
