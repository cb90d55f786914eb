"""Two lines about the selected record, and the whole of it to read.

Invariant: what was observed, what was ruled and what somebody thinks of it are named apart.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from textual.content import Content

from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import N_, _
from tabletop.reports.timeline import Entry, Layer, clock
from tabletop.tui.review.chronicle import Chronicle
from tabletop.tui.review.entries import gone, worded
from tabletop.tui.review.remarks import Spot
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
LAYER_WORDS: Final[dict[Layer, str]] = {
    "observed": N_("observed"),
    "adjudicated": N_("adjudicated"),
    "interpreted": N_("interpreted"),
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


def caption(chronicle: Chronicle, spot: Spot) -> Content:
    """Time, line and layer; under it the reason, and what it follows from."""
    entry = chronicle.entry(spot)
    remark = chronicle.remark(spot)
    head = Content.assemble(
        (f"{clock(entry.time)}  ", "bold $live"),
        ("✎ " if spot in chronicle.marks else "", "bold"),
        worded(entry, gone(chronicle, spot)).stylize_before("bold"),
    )
    because = Content("") if remark else _because(chronicle, entry)
    sort = Content.styled(f"{kind(entry)} · {_(LAYER_WORDS[entry.layer])}", "$quiet")
    under: Content = because if because.plain else sort
    took = None if remark else chronicle.took(entry.number)
    if took is not None:
        said = told(_("decided in $time"), "$quiet", time=clock(took))
        under = Content.assemble(said, "  ", under)
    return Content("\n").join([head, Content.assemble(" " * (len(clock(entry.time)) + 2), under)])


def _because(chronicle: Chronicle, entry: Entry) -> Content:
    detail = foreign_line(chronicle.why(entry.number))
    cause = chronicle.cause_of(entry.number)
    if not cause:
        return detail
    source = told(_("from: $cause"), "$quiet", cause=foreign_line(cause, "$quiet", limit=160))
    return Content.assemble(detail, "  ", source) if detail.plain else source


def whole(chronicle: Chronicle, heads: tuple[TeamHead, ...], spot: Spot) -> Content:
    """Everything about a row."""
    entry = chronicle.entry(spot)
    remark = chronicle.remark(spot)
    if remark is not None:
        return _beside(remark.entry, remark.who, heads, gone(chronicle, spot))
    number = entry.number
    word = gone(chronicle, number)
    wall = local(entry.wall)
    took = chronicle.took(number)
    facts = [
        (_("Record"), Content(str(number))),
        (_("Exercise time"), Content(clock(entry.time))),
        (_("Clock"), Content(wall.strftime("%Y-%m-%d %H:%M:%S") if wall else "–")),
        (_("Who"), _who(chronicle, heads, number)),
        (_("Sort"), Content(f"{kind(entry)} · {_(LAYER_WORDS[entry.layer])}{f' · {word}' if word else ''}")),
        (_("About"), names(heads, entry.team) if entry.team else Content("")),
        (_("From"), foreign_line(chronicle.cause_of(number), limit=400)),
        (_("Decided in"), Content("" if took is None else clock(took))),
    ]
    return _full(entry.text, chronicle.why(number), facts)


def _beside(entry: Entry, who: str, heads: tuple[TeamHead, ...], word: str) -> Content:
    """Everything about what somebody put down beside the log."""
    written = local(entry.wall) if entry.wall else None
    facts = [
        (_("About record"), Content(str(entry.number))),
        (_("Exercise time"), Content(clock(entry.time))),
        (_("Written"), Content(written.strftime("%Y-%m-%d %H:%M:%S") if written else "")),
        (_("Who"), foreign_line(who) if who else Content(_("you"))),
        (_("Sort"), Content(f"{_(LAYER_WORDS[entry.layer])}{f' · {word}' if word else ''}")),
        (_("About"), names(heads, entry.team) if entry.team else Content("")),
    ]
    return _full(entry.text, entry.detail, facts)


def _full(text: str, detail: str, facts: list[tuple[str, Content]]) -> Content:
    width = max(len(name) for name, _value in facts) + 2
    rows = [Content.assemble((f"{name:<{width}}", "$quiet"), value) for name, value in facts if value.plain]
    parts = [foreign(text, "bold"), foreign(detail), Content("\n").join(rows)]
    return Content("\n\n").join(part for part in parts if part.plain)


def _who(chronicle: Chronicle, heads: tuple[TeamHead, ...], number: int) -> Content:
    actor = chronicle.actor(number)
    if actor.team:
        return names(heads, actor.team)
    words = {"facilitator": _("the facilitator"), "script": _("the scenario’s script"), "program": _("the program")}
    return Content(words.get(actor.kind.value, actor.kind.value))
