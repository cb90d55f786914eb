"""What a file of texts leaves in the words of the original, told part by part.

Invariant: every text that is missing is named once, at the part of the file where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.scenario.overlays.merging import Merged
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.scenario.reader import Data, Document

_DEPTH: Final = {"moves": 4, "endings": 2}
"""Steps to a part: an inject or a decision, an ending; two for everything else that has names inside."""
_USUAL: Final = 2


def untranslated(laid: Merged, original: Document, document: Document) -> Iterator[Problem]:
    """One problem for every part of which texts are not translated; `found` names it, `wants` the texts."""
    parts: dict[Path, list[str]] = {}
    for path in laid.missing:
        depth = min(_DEPTH.get(str(path[0]), _USUAL), len(path) - 1)
        parts.setdefault(path[:depth], []).append(_said(path[depth:]))
    for path, fields in parts.items():
        place = _place(path, laid, document)
        yield Problem(Code.NOT_TRANSLATED, place, found=_name(path, original.data), wants=", ".join(fields))


def _said(steps: Path) -> str:
    """A text inside a part: `text/everyone`, `options/minister/label`; in a list by its number, from 1."""
    return "/".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def _name(path: Path, data: Data) -> str:
    """A part by its own id, or by its name in the file."""
    name = "scenario"
    for step in path:
        data = data[str(step)] if isinstance(data, dict) else data[int(step)] if isinstance(data, list) else data
        own = data.get("id") if isinstance(data, dict) else None
        name = own if isinstance(own, str) else str(step)
    return name


def _place(path: Path, laid: Merged, document: Document) -> Place:
    """The part in the file of texts; the nearest around it that is there."""
    while path and path not in laid.parts:
        path = path[:-1]
    at = laid.parts.get(path, ())
    return document.places.key(at) if at else document.places.head(())
