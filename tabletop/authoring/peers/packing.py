"""From an export's bytes to plain data: a JSON document, alone or in a zip file.

Invariant: no recursion follows a stranger's nesting, no path of an archive is ever followed, and every text is cleaned
before anybody gets it.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NoReturn

from tabletop.authoring.msel.archive import content, opened, strays
from tabletop.decisions.text import INJECT_LIMIT, clean

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

MOST_BYTES: Final = 16 * 1024 * 1024
"""Bytes of a JSON document."""
MOST_DEPTH: Final = 64
_MOST_VALUES: Final = 500_000
_SAMPLE: Final = 12
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_LIMIT: Final = INJECT_LIMIT * 4


class Refused(StrEnum):
    """Why an export is not taken. There is a sentence for each."""

    NOT_JSON = "not-json"
    TOO_BIG = "too-big"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    KEY_TWICE = "key-twice"
    NO_NUMBER = "no-number"
    """NaN or Infinity, which are no JSON."""
    ENCODING = "encoding"
    PATHS = "paths"
    """The archive holds a name that leads out of it, or a link."""
    NESTED = "nested"
    """Nothing but another archive."""
    NO_JSON_INSIDE = "no-json-inside"
    WORD = "word"
    UNKNOWN = "unknown"
    """JSON, but of no program that is known."""
    NOTHING = "nothing"
    """There is no inject in it."""
    FULL = "full"
    """More injects than a scenario can have."""


class NotTaken(ValueError):  # noqa: N818 - it is what the sentence says
    """The export is not taken; `detail` is what the sentence needs."""

    def __init__(self, because: Refused, detail: str = "") -> None:
        super().__init__(because.value)
        self.because = because
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an export held."""

    data: Json
    entry: str = ""
    """The name of the document in its archive."""
    others: tuple[str, ...] = ()
    """What else was in the archive; none of it is read."""
    cleaned: int = 0
    """Texts from which characters were taken that nobody sees."""


def unpack(raw: bytes) -> Unpacked:
    """The document of an export. Raises NotTaken, and NoSheet for an archive that cannot be opened."""
    if not raw.startswith(b"PK"):
        data, cleaned = read_json(raw)
        return Unpacked(data, cleaned=cleaned)
    archive = opened(raw)
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if any(strays(one) for one in entries):
        raise NotTaken(Refused.PATHS)
    documents = [one for one in entries if one.filename.casefold().endswith(".json")]
    if not documents and any(one.filename == "word/document.xml" for one in entries):
        raise NotTaken(Refused.WORD)
    if not documents:
        nested = any(one.filename.casefold().endswith((".zip", ".7z", ".tar", ".gz", ".rar")) for one in entries)
        raise NotTaken(Refused.NESTED if nested else Refused.NO_JSON_INSIDE)
    chosen = max(documents, key=_likely)
    data, cleaned = read_json(content(archive, chosen.filename))
    return Unpacked(data, chosen.filename, tuple(one.filename for one in entries if one is not chosen), cleaned)


def _likely(entry: zipfile.ZipInfo) -> tuple[bool, int]:
    """The main entry says what it is in its comment; of several, the largest."""
    return (entry.comment in {b"Scenario", b"Exercise"}, entry.file_size)


def read_json(raw: bytes) -> tuple[Json, int]:
    """A JSON document as data, every text of it cleaned; and how many had to be. Raises NotTaken."""
    if len(raw) > MOST_BYTES:
        raise NotTaken(Refused.TOO_BIG, str(MOST_BYTES // 1024 // 1024))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken(Refused.ENCODING) from None
    if _depth(text) > MOST_DEPTH:
        raise NotTaken(Refused.TOO_DEEP, str(MOST_DEPTH))
    try:
        data: Json = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        raise NotTaken(Refused.NOT_JSON, where) from None
    return _cleaned(data)


def _depth(text: str) -> int:
    """How deep brackets go, texts left out."""
    depth = deepest = 0
    for sign in _TEXT.sub("", text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Json]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _value in pairs)
        raise NotTaken(Refused.KEY_TWICE, counts.most_common(1)[0][0])
    return found


def _no_number(name: str) -> NoReturn:
    raise NotTaken(Refused.NO_NUMBER, name)


def _whole(digits: str) -> int:
    return int(digits[:_SAMPLE])


def _cleaned(data: Json) -> tuple[Json, int]:
    """The same data with clean texts; keys, too."""
    counter = [0, 0]

    def walk(value: Json) -> Json:
        counter[1] += 1
        if counter[1] > _MOST_VALUES:
            raise NotTaken(Refused.TOO_MANY, str(_MOST_VALUES))
        if isinstance(value, str):
            found = clean(value, limit=_LIMIT, lines=_LIMIT)
            counter[0] += found != value.strip().replace("\r\n", "\n")
            return found
        if isinstance(value, list):
            return [walk(one) for one in value]
        if isinstance(value, dict):
            return {clean(key, limit=200, lines=1): walk(one) for key, one in value.items()}
        return value

    found = walk(data)
    return found, counter[0]


def mapping(value: Json) -> dict[str, Json]:
    """A mapping; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def mappings(value: Json) -> Iterator[dict[str, Json]]:
    """The mappings in a list."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield one


def text(value: Json) -> str:
    """A text; a number as one; nothing for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def whole(value: Json) -> int | None:
    """A whole number, of a text that is one, too."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value)
    return (
        int(value) if isinstance(value, str) and value.strip().lstrip("-").isdigit() and len(value) <= _SAMPLE else None
    )


def texts(value: Json) -> list[str]:
    """The texts in a list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
