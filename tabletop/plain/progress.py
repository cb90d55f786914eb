"""Own runs over time, line by line, and what to play next.

Invariant: nothing is started here; the front door does what was chosen.
"""

from __future__ import annotations

from typing import Literal

from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console, Left
from tabletop.plain.layout import numbered, said, whole
from tabletop.reports import progress_words as words
from tabletop.reports.progress import Progress

Act = Literal["resume", "practise"]


def look_back(console: Console, progress: Progress) -> None:
    """Say everything there is."""
    console.say(_("EXERCISE – fictional events. Your progress"))
    _runs(console, progress)
    _sureness(console, progress)
    _themes(console, progress)


def choose(console: Console, progress: Progress) -> tuple[Act, str]:
    """What to play next: what to do, and with what file. Raises Left."""
    console.heading(_("What to play next:"))
    console.lines(numbered((words.offer_title(one), words.reason(one)) for one in progress.offers))
    console.say()
    if not progress.offers:
        raise Left("asked")
    while True:
        line = console.read(_("A number plays it, q leaves:"))
        if line.casefold() == "q":
            raise Left("asked")
        number = whole(line) or 0
        if 1 <= number <= len(progress.offers):
            offer = progress.offers[number - 1]
            return ("resume" if offer.why == "unfinished" else "practise"), offer.place
        console.say(said(N_("Please type a number from 1 to $n, or q."), n=len(progress.offers)))


def _runs(console: Console, progress: Progress) -> None:
    console.heading(_("Your runs:"))
    if not progress.played:
        console.say(words.nothing_words())
    for played in progress.played:
        console.say(f"{played.title}: {words.played_words(played)}")
        for run in played.runs:
            console.say(", ".join(words.run_words(run)), indent="   ")
        _some(console, words.endings_words(played), indent="   ")
    _some(console, words.left_out_words(progress))


def _sureness(console: Console, progress: Progress) -> None:
    if not progress.bands:
        return
    console.heading(_("How sure you were:"))
    console.say(words.said_words(progress))
    for band in progress.bands:
        console.say(f"{words.band_words(band.low, band.high)}: {band.count}", indent="   ")
    for line in words.calibration_words(progress):
        console.say(line)


def _themes(console: Console, progress: Progress) -> None:
    if progress.played:
        console.heading(words.themes_words(progress))
        for one in progress.met:
            console.say(words.met_words(one), indent="   ")
    if progress.ahead:
        console.heading(_("Not met yet, and where to meet it:"))
    for ahead in progress.ahead:
        console.say(f"{ahead.scenario.title}: {words.ahead_words(ahead)}", indent="   ")


def _some(console: Console, text: str, indent: str = "") -> None:
    """Say it, if there is anything to say."""
    if text:
        console.say(text, indent=indent)
