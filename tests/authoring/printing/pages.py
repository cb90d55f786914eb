"""Printed pages as plain text, and what may not stand on them, for tests to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from tabletop.authoring.printing.order import PrintOrder
from tabletop.documents.document import Block, Chart, Document, Listing, Paragraph, Section, Table, Text
from tabletop.scenario.loader import parse
from tabletop.scenario.model import EVERYONE, Inject, Scenario

ROOT: Final = Path(__file__).parents[3]
FILES: Final = {
    path.parent.name: path
    for path in (*sorted((ROOT / "scenarios").glob("*/scenario.yaml")), ROOT / "tests/scenarios/harbour/scenario.yaml")
}
SHIPPED: Final = tuple(FILES)
_SENTENCE: Final = re.compile(r"(?<=[.!?:;])\s+|\n+")
_TELLING: Final = 6
"""Words from which a sentence is nobody else's by chance."""
_TERSE: Final = {"harbour": 4}
"""As many do where nobody speaks longer, and nothing is said twice."""


@cache
def scenario_of(name: str) -> Scenario:
    """A scenario."""
    return parse(FILES[name].read_bytes(), name)


def order_of(name: str, **chosen: object) -> PrintOrder:
    """An order for its pages."""
    return PrintOrder(scenario_of(name), "0" * 64, "0.1.0", **chosen)  # type: ignore[arg-type]  # of its fields


def class_rooms() -> list[str]:
    """The scenarios for more than one person."""
    return [name for name in SHIPPED if not scenario_of(name).solo]


# ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────


def flat(text: Text) -> str:
    """A text without its tones."""
    return "".join(span.text for span in text)


def words(part: Document | Section) -> str:
    """Everything that stands in it, with one space between words."""
    return " ".join(" ".join(_parts(part)).split())


def _parts(part: Document | Section) -> Iterator[str]:
    yield part.title
    blocks = part.lead if isinstance(part, Document) else part.blocks
    for block in blocks:
        yield from _block(block)
    for inner in part.sections:
        yield from _parts(inner)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield flat(block.text)
        case Listing():
            yield from map(flat, block.items)
        case Table():
            yield from (block.caption, *block.head, *(flat(cell) for row in block.rows for cell in row))
        case Chart():
            yield from (block.caption, block.alt)


def anchors(document: Document) -> list[str]:
    """Every anchor."""
    return [section.anchor for section in sections(document)]


def sections(part: Document | Section) -> Iterator[Section]:
    """Every section, the outer first."""
    for section in part.sections:
        yield section
        yield from sections(section)


def section(document: Document, anchor: str) -> Section:
    """One of them."""
    return next(one for one in sections(document) if one.anchor == anchor)


# ── Secrets ───────────────────────────────────────────────────────────────────────────────────────────────────────


def sentences(order: PrintOrder, texts: Iterable[str | None], team: str | None = None) -> set[str]:
    """The sentences of texts, as somebody reads them, that are long enough to be known again."""
    said = (part for text in texts for part in _SENTENCE.split(order.fill(text, team)))
    whole = (" ".join(part.split()) for part in said)
    return {part for part in whole if len(part.split()) >= _TERSE.get(order.scenario.id, _TELLING)}


def of_team(order: PrintOrder, team: str) -> set[str]:
    """What only this team may read before the hot wash."""
    found = order.scenario.teams[team]
    injects = order.scenario.injects.values()
    brief = found.brief
    texts = [brief.situation, brief.wants, brief.fears, brief.may_not, brief.secret, found.left_out]
    texts += [inject.text.get(team) for inject in injects]
    texts += [inject.text.get(EVERYONE) for inject in injects if inject.to == (team,)]
    return sentences(order, texts, team)


def of_control(order: PrintOrder) -> set[str]:
    """What the facilitator alone may read: notes, what follows from anything, endings, debrief."""
    scenario = order.scenario
    parts: list[object] = [inject.facilitator for inject in scenario.injects.values()]
    parts += [inject.effects for inject in scenario.injects.values()]
    parts += [scenario.endings, scenario.debrief, scenario.evaluation]
    follows = list(named(scenario.decisions, {"outcome", "why"}))
    return sentences(order, [*(text for part in parts for text in strings(part)), *follows])


def of_story(order: PrintOrder, but: Inject | None = None) -> set[str]:
    """What happens in the story: texts of injects and cards, questions and what they offer, moves."""
    scenario = order.scenario
    injects = [one for one in scenario.injects.values() if one is not but]
    own = set(but.ask) if but is not None else set()
    texts: list[str | None] = [inject.text.get(EVERYONE) for inject in injects]
    texts += [move.intro for move in scenario.moves]
    texts += [text for one in scenario.decisions.values() if one.id not in own for text in strings(one)]
    opened = set(but.cards) if but is not None else set()
    texts += [card.text for name, card in scenario.cards.items() if name not in opened]
    return sentences(order, texts)


def strings(part: object) -> Iterator[str]:
    """Every text in a part of a scenario."""
    match part:
        case str():
            yield part
        case BaseModel():
            for name in type(part).model_fields:
                yield from strings(getattr(part, name))
        case dict():
            for value in part.values():
                yield from strings(value)
        case tuple() | list():
            for value in part:
                yield from strings(value)


def named(part: object, names: set[str]) -> Iterator[str]:
    """Every text of fields with one of these names."""
    match part:
        case BaseModel():
            for name in type(part).model_fields:
                value = getattr(part, name)
                if name in names:
                    yield from strings(value)
                else:
                    yield from named(value, names)
        case dict():
            for value in part.values():
                yield from named(value, names)
        case tuple() | list():
            for value in part:
                yield from named(value, names)


def leaked(secrets: set[str], text: str) -> list[str]:
    """Those of the secrets that stand in a text."""
    return sorted(one for one in secrets if one in text)
