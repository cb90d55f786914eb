"""Ids made of what planners write: control numbers, titles, names of teams.

Invariant: an id that is made is one that the format takes, and no two are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from typing import Final

LONGEST: Final = 40
_WORDS: Final = 5
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "œ": "oe"})


def slug(text: str) -> str:
    """A text in small letters, digits and hyphens; empty where nothing of it is left."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _NO_SLUG.sub("-", "".join(one for one in folded if one.isascii())).strip("-")


class Names:
    """Hands out ids, none twice."""

    def __init__(self, taken: Iterable[str] = (), before: str = "inject") -> None:
        self._taken = set(taken)
        self._before = before

    def of(self, number: str, title: str, known: Container[str] = ()) -> str:
        """An id for a control number, or for a title where there is no number."""
        if number in known and _ID.fullmatch(number) and number not in self._taken:
            self._taken.add(number)
            return number
        words = slug(number)[:LONGEST] or "-".join(slug(title).split("-")[:_WORDS])
        return self._free(words)

    def team(self, name: str) -> str:
        """An id for a team; a short code in capitals stays one."""
        if _CODE.fullmatch(name) and name not in self._taken:
            self._taken.add(name)
            return name
        return self._free(slug(name))

    def _free(self, words: str) -> str:
        name = words if words[:1].isalpha() else f"{self._before}-{words}".strip("-")
        name = name[:LONGEST].strip("-")
        found, number = name, 1
        while found in self._taken:
            number += 1
            found = f"{name[: LONGEST - len(str(number)) - 1].strip('-')}-{number}"
        self._taken.add(found)
        return found
