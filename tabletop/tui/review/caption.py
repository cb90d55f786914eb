"""Two lines about the selected record, and the whole of it to read.

Invariant: what was observed, what was ruled and what somebody thinks of it are named apart.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from textual.content import Content

from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import Entry, clock
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.entries import gone, worded
from tabletop.tui.review.timeline import names
from tabletop.tui.safe_text import foreign, foreign_line, told

KINDS: Final = {
    "inject": N_("injects"),
    "decision": N_("questions"),
    "answer": N_("answers"),
    "ruling": N_("rulings"),
    "change": N_("changes"),
    "note": N_("notes"),
    "flow": N_("time and moves"),
    "program": N_("the program"),
}
"""What the log can be sifted for, the most asked first."""
_LAYERS: Final = {
    "observed": N_("observed"),
    "adjudicated": N_("ruled"),
    "interpreted": N_("an interpretation"),
}


def local(wall: int) -> datetime | None:
    """The wall clock's time on this machine; None where the machine's clock was far off."""
    try:
        return datetime.fromtimestamp(wall / 1000, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return None


def kind(entry: Entry) -> str:
    """The sort of record, as a word."""
    return _(KINDS[entry.kind])


def caption(chronicle: Chronicle, number: int) -> Content:
    """Time, line and layer; under it the reason, and what it follows from."""
    entry = chronicle.entry(number)
    head = Content.assemble(
        (f"{clock(entry.time)}  ", "bold $live"), worded(entry, gone(chronicle, number)).stylize_before("bold")
    )
    because = _because(chronicle, entry)
    under: Content = (
        because if because.plain else Content.styled(f"{kind(entry)} · {_(_LAYERS[entry.layer])}", "$quiet")
    )
    return Content("\n").join([head, Content.assemble(" " * (len(clock(entry.time)) + 2), under)])


def _because(chronicle: Chronicle, entry: Entry) -> Content:
    detail = foreign_line(chronicle.why(entry.number))
    cause = chronicle.cause_of(entry.number)
    if not cause:
        return detail
    source = told(_("from: $cause"), "$quiet", cause=foreign_line(cause, "$quiet", limit=160))
    return Content.assemble(detail, "  ", source) if detail.plain else source


def whole(chronicle: Chronicle, heads: tuple[TeamHead, ...], number: int) -> Content:
    """Everything about a record."""
    entry = chronicle.entry(number)
    word = gone(chronicle, number)
    wall = local(entry.wall)
    facts = [
        (_("Record"), Content(str(number))),
        (_("Exercise time"), Content(clock(entry.time))),
        (_("Clock"), Content(wall.strftime("%Y-%m-%d %H:%M:%S") if wall else "–")),
        (_("Who"), _who(chronicle, heads, number)),
        (_("Sort"), Content(f"{kind(entry)} · {_(_LAYERS[entry.layer])}{f' · {word}' if word else ''}")),
        (_("About"), names(heads, entry.team) if entry.team else Content("")),
        (_("From"), foreign_line(chronicle.cause_of(number), limit=400)),
    ]
    width = max(len(name) for name, _value in facts) + 2
    rows = [Content.assemble((f"{name:<{width}}", "$quiet"), value) for name, value in facts if value.plain]
    parts = [foreign(entry.text, "bold"), foreign(chronicle.why(number)), Content("\n").join(rows)]
    return Content("\n\n").join(part for part in parts if part.plain)


def _who(chronicle: Chronicle, heads: tuple[TeamHead, ...], number: int) -> Content:
    actor = chronicle.actor(number)
    if actor.team:
        return names(heads, actor.team)
    words = {"facilitator": _("the facilitator"), "script": _("the scenario’s script"), "program": _("the program")}
    return Content(words.get(actor.kind.value, actor.kind.value))
