"""The texts of one file laid over another: part by part, by the ids that both have.

Invariant: nothing but texts changes. Whatever else the upper file says is what the lower one says, or a problem; what
it does not say stays in the words of the lower one and is told as missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from tabletop.scenario.overlays.texts import texts
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.scenario.reader import Data, Document

HEAD: Final = ("format", "scenario", "language")
"""What a file of texts says about itself."""
_FREE: Final[Path] = ("aliases",)
"""Where a language may have names of its own: one that declines wants more forms of a name than another."""
_SAME_WORDS: Final = 4
"""From so many words on, a text that equals the original is the original and no translation."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of laying one file over another."""

    data: dict[str, Data]
    """The original with every text that is translated."""
    places: dict[Path, Path]
    """Where a text stands in `data` → where it stands in the upper file."""
    parts: dict[Path, Path]
    """The same for every mapping and every list that both have."""
    missing: tuple[Path, ...]
    """The texts of the original that are not translated, in its order."""
    problems: tuple[Problem, ...]


def merged(original: Document, upper: Document) -> Merged:
    """Lay the texts of `upper` over `original`, a document that has the right shape."""
    known = dict(texts(original.data))
    laying = _Laying(known, upper.places)
    data = laying.mapping(original.data, {key: upper.data[key] for key in upper.data if key not in HEAD}, (), ())
    words = dict(texts(data))
    missing = [path for path, text in known.items() if path not in laying.found or _untouched(text, words[path])]
    return Merged(data, laying.found, laying.parts, tuple(missing), tuple(laying.problems))


def _untouched(before: str, after: str) -> bool:
    return before == after and len(before.split()) >= _SAME_WORDS


class _Laying:
    """One walk through both files; it keeps what it meets. `path` leads through the original, `at` the other."""

    def __init__(self, known: Collection[Path], places: Places) -> None:
        self.found: dict[Path, Path] = {}
        self.parts: dict[Path, Path] = {}
        self.problems: list[Problem] = []
        self._known = known
        self._places = places

    def mapping(self, here: dict[str, Data], there: dict[str, Data], path: Path, at: Path) -> dict[str, Data]:
        """Lay a mapping over another. What only the upper one has is a problem, but for names of its own."""
        self.parts[path] = at
        laid = {
            key: self._part(value, there[key], (*path, key), (*at, key)) if key in there else value
            for key, value in here.items()
        }
        for key in (key for key in there if key not in here):
            if path == _FREE:
                laid[key] = there[key]
                self.found[*path, key] = (*at, key)
            else:
                self.problems.append(
                    Problem(Code.NOT_IN_ORIGINAL, self._places.key((*at, key)), found=key, known=tuple(here))
                )
        return laid

    def _part(self, here: Data, there: Data, path: Path, at: Path) -> Data:
        if there == "" != here:
            name = next(step for step in reversed(at) if isinstance(step, str))
            self.problems.append(Problem(Code.NO_VALUE, self._places.key(at), found=name))
        elif isinstance(here, dict):
            if isinstance(there, dict):
                return self.mapping(here, there, path, at)
            self._misshapen("mapping", there, at)
        elif isinstance(here, list):
            if isinstance(there, list):
                return self._list(here, there, path, at)
            self._misshapen("list", there, at)
        elif not isinstance(there, str):
            self._misshapen("text", there, at)
        elif path in self._known:
            self.found[path] = at
            return there
        elif there != here:
            self.problems.append(Problem(Code.NOT_A_TEXT, self._places.value(at), found=there, wants=here))
        return here

    def _list(self, here: list[Data], there: list[Data], path: Path, at: Path) -> list[Data]:
        """Lay a list over another: by the ids of its items, or where they have none, one by one."""
        self.parts[path] = at
        ids = [one.get("id") for one in here if isinstance(one, dict)]
        if not here or None in ids or len(ids) < len(here):
            if len(here) != len(there):
                found, wants = str(len(there)), str(len(here))
                self.problems.append(Problem(Code.OTHER_NUMBER, self._places.key(at), found=found, wants=wants))
                return here
            pairs = zip(here, there, strict=True)
            return [self._part(one, two, (*path, n), (*at, n)) for n, (one, two) in enumerate(pairs)]
        laid = list(here)
        for number, item in enumerate(there):
            place = (*at, number)
            wanted = item.get("id") if isinstance(item, dict) else None
            if not isinstance(item, dict):
                self._misshapen("mapping", item, place)
            elif wanted is None:
                self.problems.append(Problem(Code.MISSING_FIELD, self._places.key(place), wants="id", known=("id",)))
            elif wanted not in ids:
                self._unknown(str(wanted), self._places.value((*place, "id")), map(str, ids))
            else:
                index = ids.index(wanted)
                laid[index] = self._part(laid[index], item, (*path, index), place)
        return laid

    def _unknown(self, found: str, place: Place, known: Iterable[str]) -> None:
        self.problems.append(Problem(Code.NOT_IN_ORIGINAL, place, found=found, known=tuple(known)))

    def _misshapen(self, wants: str, there: Data, at: Path) -> None:
        shape = "mapping" if isinstance(there, dict) else "list" if isinstance(there, list) else ""
        found = there if isinstance(there, str) else ""
        self.problems.append(Problem(Code.WRONG_SHAPE, self._places.value(at), found=found, wants=wants, shape=shape))
