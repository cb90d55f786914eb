"""A file of texts made from a scenario, or brought up to date with it.

Invariant: what is translated already is kept, in the order of the scenario; what is not stands in the scenario's words.
"""

from __future__ import annotations

from collections.abc import Collection
from string import Template
from typing import Final

from tabletop.language.catalogue import N_, _
from tabletop.scenario.overlays.overlay import TEXTS_FORMAT
from tabletop.scenario.overlays.texts import texts
from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data
from tabletop.scenario.writing import Written, written

_HEAD: Final = (
    N_("The texts of $scenario in another language: translate what stands to the right of the colons."),
    N_("Ids stay as they are. Numbers, conditions and sources stand in scenario.yaml alone."),
    N_("What is still missing: tabletop check $file"),
)


def file_of_texts(data: dict[str, Data], language: str, name: str) -> str:
    """The file for a scenario's data, in whose texts everything translated stands already; `name` is the file's."""
    known = frozenset(path for path, _text in texts(data))
    kept = _kept(data, (), known)
    head: dict[str, Written] = {"format": TEXTS_FORMAT, "scenario": _id(data), "language": language}
    values = {"scenario": _id(data), "file": name}
    lines = [f"# {Template(_(line)).safe_substitute(values)}" for line in _HEAD]
    body = written({**head, **({key: _writable(kept[key]) for key in kept if key not in head})} if kept else head)
    return "\n".join([*lines, body])


def remarks(text: str) -> bool:
    """Whether somebody wrote remarks into a file of texts, which a new one would not have."""
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    return any(line.lstrip().startswith("#") for line in lines[first:])


def _id(data: dict[str, Data]) -> str:
    found = data.get("id")
    return found if isinstance(found, str) else ""


def _kept(data: dict[str, Data], path: Path, known: Collection[Path]) -> dict[str, Data]:
    """What of a mapping is text, or holds some."""
    found = {key: _part(value, (*path, key), known) for key, value in data.items()}
    return {key: value for key, value in found.items() if value is not None}


def _part(data: Data, path: Path, known: Collection[Path]) -> Data | None:
    if isinstance(data, str):
        return data if path in known else None
    if isinstance(data, dict):
        return _kept(data, path, known) or None
    inner = [_part(value, (*path, number), known) for number, value in enumerate(data)]
    if not any(inner):
        return None
    pairs = list(zip(data, inner, strict=True))
    if all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in data):
        return [{"id": one["id"], **other} for one, other in pairs if isinstance(one, dict) and isinstance(other, dict)]
    return [{} if other is None else other for _one, other in pairs]


def _writable(value: Data) -> Written:
    return value if isinstance(value, str) else {**value} if isinstance(value, dict) else [*value]
