"""What every exporter's list comes to: rows that a spreadsheet could hold, and what has no place in a scenario.

Invariant: whatever an export holds is either in the scenario, or counted under what was left out, or dropped as
personal data, and counted there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from tabletop.authoring.msel.converting import MOST_INJECTS, Converted, Wanted, convert
from tabletop.authoring.msel.headings import mapped
from tabletop.authoring.msel.names import Names
from tabletop.authoring.msel.parts import Part
from tabletop.authoring.msel.table import Remarks, Row, Sheet, duration
from tabletop.authoring.peers.packing import NotTaken, Refused
from tabletop.decisions.text import TITLE_LIMIT, clean_line

_HEADINGS: Final = (
    "Control number",
    "Time",
    "Move",
    "From",
    "To",
    "Method",
    "Subject",
    "Message",
    "Expected action",
    "Notes",
    "Status",
)
_BLOCKS: Final = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"})
_TAG: Final = re.compile(r"<[a-zA-Z/!][^>]*>")
_DAY: Final = 1440
"""Minutes: the longest that a scenario can be."""
_MARKUP: Final = 200_000
PLAY: Final = "Play"
"""The move of an export that knows none."""


@dataclass(slots=True)
class Item:
    """One inject of an export."""

    key: str
    """Its id there."""
    title: str
    message: str
    seconds: int | None = None
    """From STARTEX."""
    to: Sequence[str] = ()
    """Ids of teams there; none for everybody."""
    sender: str = ""
    method: str = ""
    expected: str = ""
    notes: str = ""
    status: str = ""


@dataclass(slots=True)
class Ledger:
    """What was not taken over."""

    left: dict[str, list[str]] = field(default_factory=dict)
    """A kind of thing → the things."""
    dropped: dict[str, int] = field(default_factory=dict)
    """A kind of personal data → how many."""

    def leave(self, kind: str, what: str = "") -> None:
        """Something has no place in a scenario."""
        self.left.setdefault(kind, []).append(clean_line(what, limit=TITLE_LIMIT))

    def drop(self, kind: str, count: int = 1) -> None:
        """Personal data is not taken over."""
        if count:
            self.dropped[kind] = self.dropped.get(kind, 0) + count


@dataclass(slots=True)
class Transferred:
    """A scenario made of an export."""

    program: str
    made: Converted
    ids: dict[str, str]
    """Inject there → inject here."""
    teams: dict[str, str]
    """Team there → team here."""
    ledger: Ledger
    remarks: Remarks


def transfer(program: str, items: Sequence[Item], teams: dict[str, str], wanted: Wanted, ledger: Ledger) -> Transferred:
    """Make a scenario of the injects of an export; `teams` are ids and names there. Raises NotTaken, NoSheet."""
    if not items:
        raise NotTaken(Refused.NOTHING)
    if len(items) > MOST_INJECTS:
        raise NotTaken(Refused.FULL, str(MOST_INJECTS))
    names, numbers = Names(before="team"), Names()
    short = {key: names.team(name) for key, name in teams.items()}
    remarks = Remarks()
    ids = {one.key: numbers.of("", one.title or one.message) for one in items}
    rows = [Row(1, _HEADINGS), *(_row(at, one, ids[one.key], short) for at, one in enumerate(items, 2))]
    sheet = Sheet("", tuple(rows))
    made = convert(sheet, mapped(sheet.rows, ()), wanted, remarks)
    for key, name in teams.items():
        team = made.parts.teams.get(short[key])
        if team is not None:
            team["name"] = clean_line(name, limit=TITLE_LIMIT).replace("$", "$$") or short[key]
    return Transferred(program, made, ids, short, ledger, remarks)


def _row(at: int, one: Item, number: str, teams: dict[str, str]) -> Row:
    to = "; ".join(teams[key] for key in one.to if key in teams)
    when = duration(one.seconds) if one.seconds is not None else ""
    title = one.title if clean_line(one.title) else f"Inject {at - 1}"
    message = one.message or title
    return Row(
        at,
        (number, when, PLAY, one.sender, to, one.method, title, message, one.expected, one.notes, one.status),
    )


def planned(found: Transferred, minutes: int | None) -> None:
    """Plan the exercise, and the one move of it, for as long as the export says."""
    if minutes is None or not 0 < minutes <= _DAY:
        return
    found.made.parts.head["minutes"] = str(minutes)
    for move in found.made.parts.moves.values():
        move["minutes"] = str(max(minutes, int(str(move["minutes"]))))


def put(part: Part, key: str, value: str) -> None:
    """Put a text into a head, with its dollars doubled; nothing where there is no text."""
    if value:
        part[key] = value.replace("$", "$$")


def words_of(markup: str) -> str:
    """The words of a text with HTML in it, a line for each block."""
    if not _TAG.search(markup[:_MARKUP]):
        return markup
    reader = _Words()
    reader.feed(markup[:_MARKUP])
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Keeps what is read and drops how it looks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        self._silent += tag in {"script", "style"}
        if tag in _BLOCKS:
            self.found.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        self._silent = max(0, self._silent - (tag in {"script", "style"}))
        if tag in _BLOCKS and tag != "br":
            self.found.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._silent:
            self.found.append(data)
