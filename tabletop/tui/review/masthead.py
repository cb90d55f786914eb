"""The lines under the banner: which session, whether its log is whole, whose eyes one looks through.

Invariant: nobody can mistake this for a session that is running: the past is named as such.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.exercise.events import SessionOpened
from tabletop.language.catalogue import _, n_
from tabletop.language.sentences import sentence
from tabletop.session.port import Past
from tabletop.tui.review.caption import local
from tabletop.tui.safe_text import foreign, told

_HUNDRED = 100


class Masthead(Widget):
    """One line: about the log at the left, whose eyes at the right."""

    DEFAULT_CSS = "Masthead { height: 1; width: 100%; padding: 0 1; color: $quiet; text-wrap: nowrap; }"

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> RenderResult:
        """The right part keeps its place; the left one gives way."""
        room = self.content_size.width - self.right.cell_length - 2
        left = self.left.truncate(max(1, room), ellipsis=True) if self.left.cell_length > room else self.left
        gap = " " * max(1, self.content_size.width - left.cell_length - self.right.cell_length)
        return Content.assemble(left, gap, self.right)


def about(past: Past, count: int, expected: int, *, running: bool = False) -> Content:
    """Date, teams, how it was led, and whether the log is whole, or still being written."""
    opening = past.opening
    wall = local(past.records[0].at.wall)
    parts = [wall.strftime("%Y-%m-%d") if wall else "–", *_kind(opening)]
    facts, state = Content(" · ").join(parts), condition(past, count, expected, running=running)
    first, second = (state, facts) if running else (facts, state)
    return Content.assemble(first, " · ", second)


def _kind(opening: SessionOpened) -> list[str]:
    teams = len(opening.seats)
    words = [n_("$n team", "$n teams", teams).replace("$n", str(teams))]
    words.append(_("alone") if opening.mode == "solo" else _("facilitated"))
    if opening.rehearsal:
        words.append(_("rehearsal"))
    if opening.forked is not None:
        words.append(_("what if, from record $n").replace("$n", str(opening.forked.number)))
    return words


def condition(past: Past, count: int, expected: int, *, running: bool = False) -> Content:
    """Being read, whole, damaged, or still running; in words."""
    number = f"{count:,}".replace(",", " ")
    records = n_("$n record", "$n records", count).replace("$n", number)
    if not past.complete:
        if expected > count:
            percent = str(count * _HUNDRED // expected)
            return told(_("reading … $percent %"), "$live", percent=percent)
        return told(_("reading … $records"), "$live", records=records)
    if past.fault is not None:
        return told(_("! damaged after $records"), "bold $error", records=records)
    if running:
        return told(_("▶ still running, $records so far"), "$live", records=records)
    return told(_("✓ $records, unchanged"), records=records)


def damage(past: Past) -> Content:
    """What is wrong where; empty for a whole log."""
    if past.fault is None:
        return Content("")
    code, record, byte = past.fault
    said = sentence(f"log.{code}", record=record, byte=byte)
    kept = _("Everything before it is shown here, as it was written.")
    return Content.assemble(("! ", "bold $error"), foreign(said), " ", kept)
