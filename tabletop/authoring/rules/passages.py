"""Every text of a scenario: where it stands, which part it belongs to, and in whose voice it speaks.

Invariant: each text of the file is here once, with its words exactly as they are read out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data, Document
from tabletop.scenario.references.names import parts

Voice = Literal[
    "brief", "card", "debrief", "detail", "draft", "ending", "facilitator", "goal", "indicator", "inject", "intro",
    "label", "name", "note", "outcome", "prologue", "question", "read-aloud", "reading", "reason", "rest", "source",
    "summary", "title",
]  # fmt: skip
"""Who speaks, and to whom; `rest` is what is no text for people: ids, dates, numbers."""

_TOP: Final[dict[str, Voice]] = {
    "title": "title", "summary": "summary", "prologue": "prologue", "simplification": "note", "credits": "source",
    "content_notes": "note", "ground_rules": "note", "review_questions": "debrief", "debrief": "debrief",
    "sources": "source",
}  # fmt: skip
_INSIDE: Final[dict[str, Voice]] = {
    "facilitator": "facilitator", "readings": "reading", "clauses": "draft", "brief": "brief", "roles": "name",
    "words": "indicator", "tasks": "goal", "themes": "goal",
}  # fmt: skip
_FIELD: Final[dict[str, Voice]] = {
    "why": "reason", "outcome": "outcome", "label": "label", "detail": "detail", "question": "question",
    "confidence": "question", "intro": "intro", "from": "name", "title": "title", "name": "name", "about": "indicator",
    "left_out": "brief", "target": "goal", "read_aloud": "read-aloud",
}  # fmt: skip
_TEXT: Final[dict[str, Voice]] = {
    "cards": "card", "endings": "ending", "injects": "inject", "decisions": "draft", "objectives": "goal",
}  # fmt: skip
_ELSEWHERE: Final = frozenset({("confidence", False), ("target", True)})
"""How sure a sender is, and what a throw must reach: no texts, whether in a decision or not."""
_OFFERED: Final = frozenset({"options", "items", "rubric", "outcomes"})
_IN_MOVE: Final = 4
"""Steps to an inject or a decision: `moves`, its number, `injects`, its number."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text."""

    path: Path
    """Where it stands in the file."""
    text: str
    """Its words."""
    where: str
    """The part it belongs to, as an `ignore` names it."""
    voice: Voice
    """Who speaks."""
    attributed: bool = False
    """Whether somebody in the story says it: an inject with a sender."""


def passages(document: Document) -> tuple[Passage, ...]:
    """Every text of a file."""
    senders = _with_senders(document)
    found: list[Passage] = []
    todo: list[tuple[Path, Data]] = [((), document.data)]
    while todo:
        path, part = todo.pop()
        if isinstance(part, dict):
            todo += [((*path, key), value) for key, value in reversed(part.items())]
        elif isinstance(part, list):
            todo += [((*path, number), item) for number, item in reversed(tuple(enumerate(part)))]
        else:
            said = path[:_IN_MOVE] in senders and path[_IN_MOVE] == "text"
            found.append(Passage(path, part, where(document, path), voice(path), attributed=said))
    return tuple(found)


def _with_senders(document: Document) -> frozenset[Path]:
    moves = parts(document.data, "moves", ())
    return frozenset(one.path for move in moves for one in parts(move.data, "injects", move.path) if "from" in one.data)


def voice(path: Path) -> Voice:
    """Who speaks the text at `path`."""
    first, fields = str(path[0]), [step for step in path[1:] if isinstance(step, str)]
    if first in _TOP:
        return _TOP[first]
    last = fields[-1] if fields else ""
    if (last, "decisions" in fields) in _ELSEWHERE:
        return "rest"
    if last in {"why", "outcome", "read_aloud"}:
        return _FIELD[last]
    inside = next((_INSIDE[step] for step in fields[:-1] if step in _INSIDE), None)
    if inside is not None or last in _INSIDE:
        return inside or _INSIDE[last]
    if "text" in fields:
        return _TEXT.get(next((step for step in fields if step in _TEXT), first), "rest")
    return _FIELD.get(last, "rest")


def where(document: Document, path: Path) -> str:
    """The part a path leads into, as an `ignore` names it: `first-response/accuse`, `press-leak`, `prologue`."""
    first = str(path[0])
    if first in {"moves", "endings"}:
        return _in_story(document, path)
    if first in {"teams", "cards", "sources", "indicators", "objectives"} and len(path) > 1:
        return str(path[1])
    return f"{first}/{path[1]}" if first in {"debrief", "evaluation", "aliases"} and len(path) > 1 else first


def _in_story(document: Document, path: Path) -> str:
    named = ""
    part: Data | None = document.data
    for number, step in enumerate(path):
        inner = part.get(str(step)) if isinstance(part, dict) else _item(part, step)
        if isinstance(inner, dict) and isinstance(inner.get("id"), str):
            named = str(inner["id"])
        elif step in _OFFERED and number == _IN_MOVE and number + 1 < len(path):
            return f"{named}/{_offered(inner, path[number + 1])}"
        part = inner
    return named or str(path[0])


def _item(part: Data | None, step: str | int) -> Data | None:
    return part[step] if isinstance(part, list) and isinstance(step, int) and step < len(part) else None


def _offered(outcomes: Data | None, step: str | int) -> str:
    """An option's id, or of a row in a table its number: `row-1`, `otherwise`."""
    if not isinstance(step, int):
        return step
    row = _item(outcomes, step)
    return "otherwise" if isinstance(row, dict) and "when" not in row else f"row-{step + 1}"
