"""What stands on the map: each inject and ending as a card of lines, with a port for every result that leads on.

Invariant: a card is as high as its lines; no line is wider than the card, and what was cut is in its tooltip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from tabletop.authoring.outlining.building import ENDING
from tabletop.authoring.outlining.outline import Asked, EndingOutline, Outline, Result, Step
from tabletop.authoring.outlining.telling import sort_of, who
from tabletop.authoring.outlining.words import filled
from tabletop.documents.charts_drawing import fitting, wide
from tabletop.documents.safe import printable
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label

RowKind = Literal["when", "title", "need", "note", "dead", "ask", "who", "port", "later"]
CardKind = Literal["planned", "conditional", "contingency", "template", "ending"]

WIDTH: Final = 268.0
PAD: Final = 12.0
INSET: Final = 8.0
"""How far a decision stands in from the edge of its card."""
SIZES: Final[Mapping[RowKind, float]] = {
    "when": 12, "title": 15, "need": 12.5, "note": 12, "dead": 12.5, "ask": 13.5, "who": 12, "port": 12.5, "later": 12,
}  # fmt: skip
BOLD: Final = frozenset({"title", "ask", "dead"})
_LEADING: Final = 1.32
_PLAIN_WIDE: Final = 0.9
"""The pen's widths are those of the widest letters; a whole line has narrow ones, too."""
_BOLD_WIDE: Final = 0.98
_MOST: Final[Mapping[RowKind, int]] = {"title": 3, "need": 6, "note": 3, "port": 2, "later": 2}
"""Lines a text may take; one where nothing stands here."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text; `y` is its base, from the card's top."""

    kind: RowKind
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Chip:
    """A decision on its card, from `top` to `bottom`."""

    top: float
    bottom: float
    about: str
    """The question, for a tooltip."""


@dataclass(eq=False)
class Card:
    """An inject or an ending, with its decisions."""

    key: str
    """The inject's id, or `ending:ID`."""
    kind: CardKind
    about: str
    """For a tooltip."""
    dead: bool = False
    at: int | None = None
    rows: list[Row] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    ports: dict[tuple[str, str], float] = field(default_factory=dict)
    """(decision or inject, result or empty) → how far from the top an arrow leaves."""
    height: float = PAD
    x: float = 0
    y: float = 0

    def write(self, kind: RowKind, text: str, *, inset: float = PAD) -> None:
        """Add a text below what there is, wrapped."""
        room = WIDTH - 2 * inset
        size = SIZES[kind]
        for line in _lines(text, room, size * (_BOLD_WIDE if kind in BOLD else _PLAIN_WIDE), _MOST.get(kind, 1)):
            self.height += size * _LEADING
            self.rows.append(Row(kind, line, self.height - size * 0.3))

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.height


def _lines(text: str, room: float, size: float, most: int) -> Iterator[str]:
    """The text in at most so many lines; what is too long ends in an ellipsis."""
    words = [piece for word in printable(text).split() for piece in _pieces(word, room, size)]
    for number in range(1, most + 1):
        line = ""
        while words and (not line or wide(f"{line} {words[0]}", size) <= room):
            line = f"{line} {words.pop(0)}" if line else words.pop(0)
        if not line:
            return
        rest = f"{line} {' '.join(words)}" if number == most and words else line
        yield fitting(rest, room, size)


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """A word, or as much of it as fits into a line, and the rest: some scripts set no space between words."""
    piece, width = "", 0.0
    for character in word:
        width += wide(character, size)
        if piece and width > room:
            yield piece
            piece, width = "", wide(character, size)
        piece += character
    yield piece


def cards_of(told: Outline) -> tuple[tuple[tuple[Card, ...], ...], tuple[Card, ...]]:
    """The cards of every move, and of the endings."""
    coming = _arrivals(told)
    moves = tuple(tuple(_of_step(step, coming.get(step.id, ())) for step in move.steps) for move in told.moves)
    return moves, tuple(_of_ending(one, number) for number, one in enumerate(told.endings, start=1))


def _arrivals(told: Outline) -> dict[str, list[str]]:
    """Inject → the decisions whose delayed consequences can arrive with it."""
    found: dict[str, list[str]] = {}
    for step in told.steps:
        for asked in step.asks:
            for result in asked.results:
                for one in result.arrival.injects if result.arrival else ():
                    found.setdefault(one, []).append(asked.id)
    return {key: list(dict.fromkeys(names)) for key, names in found.items()}


def _of_step(step: Step, coming: list[str] | tuple[()]) -> Card:
    card = Card(step.id, step.when, f"{step.id}: {step.title}", dead=step.dead, at=step.at)
    sort = sort_of(step)
    minutes = filled(N_("$n min"), n=step.minutes)
    card.write("when", " · ".join(part for part in (sort, minutes, ", ".join(step.to)) if part))
    card.write("title", step.title)
    if step.dead:
        card.write("dead", _("DEAD: it can never happen"))
    for number, need in enumerate(step.needs):
        card.write("need", filled(N_("or $what") if number else N_("needs $what"), what=need))
    if coming:
        card.write("note", filled(N_("may bring what follows late from $what"), what=", ".join(coming)))
    if step.leads:
        card.ports[step.id, ""] = card.height / 2
    for asked in step.asks:
        _chip(card, asked)
    card.height += PAD * 0.8
    return card


def _chip(card: Card, asked: Asked) -> None:
    card.height += 7
    top = card.height
    card.height += 3
    inner = PAD + INSET
    card.write("ask", asked.id, inset=inner)
    card.write("who", f"{label(f'type.{asked.type}')} · {who(asked)}", inset=inner)
    for result in asked.results:
        if result.tells or result.dead:
            _port(card, asked, result, inner)
    card.height += 6
    card.chips.append(Chip(top, card.height, f"{asked.id}: {asked.question}"))


def _port(card: Card, asked: Asked, result: Result, inner: float) -> None:
    start = card.height
    said = filled(N_("$what – DEAD"), what=result.label) if result.dead else result.label
    card.write("dead" if result.dead else "port", said, inset=inner + 6)
    if result.leads:
        card.ports[asked.id, result.id] = (start + card.height) / 2 + 1
    if result.arrival is not None:
        where = _(" or ").join(result.arrival.injects) or _("after the last inject")
        card.write("later", filled(N_("later, with $where"), where=where), inset=inner + 6)


def _of_ending(ending: EndingOutline, number: int) -> Card:
    card = Card(ENDING + ending.id, "ending", f"{ending.id}: {ending.title}", dead=ending.dead)
    card.write("title", f"{number}. {ending.title}")
    if ending.dead:
        card.write("dead", _("DEAD: it is never reached"))
    for count, need in enumerate(ending.needs):
        card.write("need", filled(N_("or $what") if count else N_("needs $what"), what=need))
    if not ending.needs:
        card.write("need", _("whatever is left"))
    card.height += PAD * 0.8
    return card
