"""What the progress screen says: offers, runs, how sure, themes.

Invariant: every bar stands beside its number; nothing is scored. A part that has nothing to say is empty.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.language.catalogue import _
from tabletop.reports import progress_words as words
from tabletop.reports.progress import Offer, OwnRun, Played, Progress
from tabletop.tui.safe_text import foreign, foreign_line
from tabletop.tui.widgets.curve import block_bar
from tabletop.tui.widgets.hanging import hung

_BAR: Final = 24
_FULL: Final = 100
_INDENT: Final = Content("   ")


def _parts(*parts: Content) -> Content:
    """Those that say anything, with air between them."""
    return Content("\n\n").join(part for part in parts if part.plain)


def _lines(*lines: Content) -> Content:
    """Those that say anything, under one another."""
    return Content("\n").join(line for line in lines if line.plain)


def _heading(text: str) -> Content:
    return Content.styled(text, "bold")


def _wrapped(text: Content, width: int) -> Content:
    return hung(Content(""), text, width) if text.plain else text


def reading(width: int) -> Content:
    """While it is being read."""
    return _wrapped(Content.styled(_("Looking through your runs …"), "$quiet"), width)


def offers(progress: Progress, width: int) -> Content:
    """What to play next, with a number to press and the reason."""
    found = [_offer(number, offer, width) for number, offer in enumerate(progress.offers, start=1)]
    return _parts(_heading(_("What to play next")), *found) if found else Content("")


def _offer(number: int, offer: Offer, width: int) -> Content:
    title = foreign_line(words.offer_title(offer), "bold")
    why = foreign(words.reason(offer), "$quiet")
    return _lines(hung(Content.styled(f"{number}  ", "bold $live"), title, width), hung(_INDENT, why, width))


def runs(progress: Progress, width: int) -> Content:
    """Every scenario that was played, with its runs; or how to begin."""
    if not progress.played:
        return _lines(_heading(_("Your runs")), _wrapped(Content(words.nothing_words()), width))
    left_out = _wrapped(Content.styled(words.left_out_words(progress), "$quiet"), width)
    return _parts(_heading(_("Your runs")), *(_played(one, width) for one in progress.played), left_out)


def _played(played: Played, width: int) -> Content:
    head = _lines(foreign_line(played.title), Content.styled(words.played_words(played), "$quiet"))
    return _lines(head, *(_run(one, width) for one in played.runs))


def _run(run: OwnRun, width: int) -> Content:
    day, time, *rest = words.run_words(run)
    lead = Content.styled(f"   {day}  {time:>7}  ", "$quiet")
    return hung(lead, foreign_line(" · ".join(rest)), width)


def sureness(progress: Progress, width: int) -> Content:
    """How often somebody was how sure; nothing where nobody asked."""
    most = max((band.count for band in progress.bands), default=0)
    if not most:
        return Content("")
    bars = [
        Content.assemble(
            (f"   {words.band_words(band.low, band.high):>9}  ", "$quiet"),
            (block_bar(band.count * _FULL // most, _BAR), "$live"),
            f" {band.count}",
        )
        for band in progress.bands
    ]
    said = _wrapped(Content.styled(words.said_words(progress), "$quiet"), width)
    held = [_wrapped(Content.styled(line, "$quiet"), width) for line in words.calibration_words(progress)]
    return _parts(_lines(_heading(_("How sure you were")), said), _lines(*bars), _lines(*held))


def met(progress: Progress, width: int) -> Content:
    """The themes that were met; nothing before the first run."""
    lines = [hung(_INDENT, foreign_line(words.met_words(one)), width) for one in progress.met]
    return _lines(_heading(words.themes_words(progress)), *lines) if progress.played else Content("")


def ahead(progress: Progress, width: int) -> Content:
    """The themes that were not met, by the scenario that puts them."""
    found = [
        _lines(foreign_line(one.scenario.title), hung(_INDENT, foreign(words.ahead_words(one), "$quiet"), width))
        for one in progress.ahead
    ]
    return _parts(_heading(_("Not met yet, and where to meet it")), *found) if found else Content("")
