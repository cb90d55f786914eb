"""Ids from titles and names, whatever script they are in.

Invariant: an id made here is one that the format takes, is no name that some system keeps for a device, and is like no
other that was made before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Final

LONGEST: Final = 40
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_APART: Final = re.compile(r"[^a-z0-9]+")
_LETTERS: Final = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i",
    "ħ": "h", "ŋ": "n",
    "'": "", "’": "",
})  # fmt: skip
"""Letters that Unicode does not take apart."""
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for itself: no folder can have them."""


def fits(name: str) -> bool:
    """Whether a name can be a scenario's id and its folder's name."""
    return len(name) <= LONGEST and _ID.fullmatch(name) is not None and name not in DEVICES


def slug(text: str, fallback: str, taken: Collection[str] = ()) -> str:
    """An id that looks like the text, or the fallback where nothing of it can stay; never one that is taken."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = _APART.sub("-", "".join(one for one in plain if not unicodedata.combining(one))).strip("-")
    bare = re.sub(r"^[0-9-]+", "", bare)[:LONGEST].strip("-")
    base = bare if _ID.fullmatch(bare) else fallback
    number, found = 1, base
    while found in taken or found in DEVICES:
        number += 1
        found = f"{base[: LONGEST - len(str(number)) - 1].rstrip('-')}-{number}"
    return found


def slugs(texts: Iterable[str], fallback: str, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Ids for several names, all different; `fallback` gets a letter where nothing of a name can stay."""
    made: list[str] = []
    used = set(taken)
    for number, text in enumerate(texts):
        made.append(slug(text, f"{fallback}-{chr(ord('a') + number % 26)}", used))
        used.add(made[-1])
    return tuple(made)
