"""Where everything begins, line by line: sessions to go on with, scenarios to play.

Invariant: nothing is started here; the front door does what was chosen, and comes back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console, Left
from tabletop.plain.layout import clipped, numbered, said

Act = Literal["practise", "facilitate", "resume", "review"]

_LETTERS: Final[dict[str, Act]] = {"a": "practise", "f": "facilitate", "r": "resume", "v": "review"}
_WISH: Final = re.compile(r"([afrv]?) ?([0-9]{1,4})", re.IGNORECASE)
HELP: Final = (
    N_("A number does what is usual: play a scenario written for one, lead another, go on with a session, or"),
    N_("look at a finished one. With a letter before it: a 2 alone, f 2 leads a room, r 2 goes on, v 2 reviews."),
    N_("p looks back on what you played alone, and says what you could play next."),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A scenario or a session that can be chosen; `acts` are what can be done with it, the usual one first."""

    title: str
    detail: str
    path: str
    acts: tuple[Act, ...]
    session: bool = False


def home(console: Console, offers: Sequence[Offer], notice: str = "") -> tuple[Act | Literal["progress"], str]:
    """What somebody wants to do, and with what file; to look back on all own runs needs none. Raises Left."""
    console.say(_("EXERCISE – fictional events. tabletop"))
    if notice:
        console.say(notice)
    sessions = [offer for offer in offers if offer.session]
    scenarios = [offer for offer in offers if not offer.session]
    if sessions:
        console.heading(_("Your sessions:"))
        console.lines(numbered((offer.title, offer.detail) for offer in sessions))
    console.heading(_("Scenarios:"))
    console.lines(numbered(((offer.title, offer.detail) for offer in scenarios), len(sessions) + 1))
    console.say()
    return _chosen(console, (*sessions, *scenarios))


def _chosen(console: Console, offers: tuple[Offer, ...]) -> tuple[Act | Literal["progress"], str]:
    while True:
        line = console.read(_("A number, ? for help, q leaves:"))
        if line.casefold() == "q":
            raise Left("asked")
        if line.casefold() == "p":
            return "progress", ""
        wish = _WISH.fullmatch(line)
        number = int(wish[2]) if wish else 0
        if line == "?":
            console.say(" ".join(map(_, HELP)))
        elif wish is None or not 1 <= number <= len(offers):
            console.say(said(N_("Please type a number from 1 to $n, perhaps with a letter before it."), n=len(offers)))
        else:
            offer = offers[number - 1]
            act = _LETTERS.get(wish[1].casefold(), offer.acts[0])
            if act in offer.acts:
                return act, offer.path
            console.say(said(N_("That cannot be done with “$title”."), title=clipped(offer.title)))
