"""Where things stand, beside the page or over it: gauges, flags, results, what is on its way, what comes.

Invariant: one text for both places, so that a narrow screen shows no less than a wide one.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tabletop.authoring.previewing.situation import Coming, Situation
from tabletop.exercise.views import IndicatorView
from tabletop.language.catalogue import _, n_
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.preview.offers import Laid
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.indicators import latest, word

_COMING = 8
_QUESTION = 40
"""Characters of a question that was answered."""


def standing_text(gauges: tuple[IndicatorView, ...], now: Situation, width: int) -> Content:
    """Everything an author wants at a glance."""
    parts: list[Content] = []
    if gauges:
        parts.append(_part(_("Where things stand"), [_gauge(one, width) for one in gauges]))
    if now.flags:
        names = Content(", ").join(foreign_line(one) for one in now.flags)
        parts.append(_part(_("Flags set"), [hung(Content(""), names, width)]))
    if now.pending:
        parts.append(_part(_("On its way"), [_pending(count, cause, width) for count, cause in now.pending]))
    if now.coming:
        rows = [_coming(one, width) for one in now.coming[:_COMING]]
        more = len(now.coming) - _COMING
        if more > 0:
            rows.append(Content.styled(n_("and $n more", "and $n more", more).replace("$n", str(more)), "$quiet"))
        parts.append(_part(_("What comes"), rows))
    if now.results:
        rows = [_decided(question, result, width) for question, result in now.results]
        parts.append(_part(_("Decided"), rows))
    return Content("\n\n").join(parts)


def _part(title: str, rows: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title, "$quiet"), *rows])


def _gauge(one: IndicatorView, width: int) -> Content:
    lead = Content.assemble((f"{one.value:>3}", "bold"), "  ")
    said = Content.assemble(word(one, 14).stylize("$quiet"), *(("  ", latest(one)) if one.latest else ()))
    name = foreign_line(one.name, limit=60)
    return hung(lead, Content.assemble(name, "  ", said), width)


def _decided(question: str, result: str, width: int) -> Content:
    said = Content.assemble(foreign_line(result, "bold"), "  ", foreign_line(question, "$quiet", limit=_QUESTION))
    return hung(Content("· "), said, width)


def _pending(count: int, cause: str, width: int) -> Content:
    when = n_("with the next inject", "in $n injects", count).replace("$n", str(count))
    after = foreign_line(cause, limit=_QUESTION)
    return hung(Content("◷ "), told(_("$when, after “$cause”"), when=Content(when), cause=after), width)


def _coming(one: Coming, width: int) -> Content:
    mark = Content("· ") if one.due else Content.styled("× ", "$quiet")
    title = foreign_line(one.title, "" if one.due else "$quiet")
    if not one.needs:
        return hung(mark, title, width)
    return hung(mark, Content.assemble(title, "  ", told(_("if $needs"), "$quiet", needs=one.needs)), width)


class Standing(VerticalScroll, can_focus=False):
    """The text beside the page."""

    def __init__(self) -> None:
        super().__init__(id="standing")
        self._gauges: tuple[IndicatorView, ...] = ()
        self._now = Situation((), (), (), ())
        self._laid = Laid(self._text)

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._laid

    def _text(self, width: int) -> Content:
        return standing_text(self._gauges, self._now, width)

    def show(self, gauges: tuple[IndicatorView, ...], now: Situation) -> None:
        """Show how things stand now; what did not change is not drawn anew."""
        if (gauges, now) != (self._gauges, self._now):
            self._gauges, self._now = gauges, now
            self._laid.anew()


class StandingDialog(Dialog[None]):
    """The same, over the page."""

    READING: ClassVar[bool] = True

    def __init__(self, gauges: tuple[IndicatorView, ...], now: Situation) -> None:
        super().__init__(Content(_("Where things stand, and what comes")))
        self._gauges, self._now = gauges, now

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield Laid(lambda width: standing_text(self._gauges, self._now, width))
