"""Events to lines and back, and the lifting of what earlier versions wrote.

Invariant: `decode(encode(x)) == x` while the words are kept; a record is read as it stands, one model, one pass.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, Generic

from tabletop.storage.families import OPENINGS, Family
from tabletop.storage.frame import AFTER_RECORD, BEFORE_HASH, BEFORE_RECORD, Word, put_together, read_words, take_apart
from tabletop.storage.port import Entry, LogOfAnotherKind, LogTooNew, NotSaved, NotSavedBecause, R, Receipt

_TIME: Final = b',"time":'
_BEFORE_TIME: Final = 100
"""The chain stands in at least so many bytes in front."""
_NO_WORDS: Final = b'"words": {}}'
_TYPE: Final = b'{"type":"'
_EVENT: Final = b',"event":' + _TYPE
"""In front of an event, where a record's own words come later: quotes in them are escaped, so none can look like it."""


class Unreadable(ValueError):  # noqa: N818 - says what the record is
    """The record is whole, but no event this version knows."""


def encode(batch: Sequence[Entry], after: Receipt) -> tuple[bytes, Receipt]:
    """One command's lines, and the receipt for the last; ValueError when its numbers do not come next."""
    lines: list[bytes] = []
    head = after
    for part, recorded in enumerate(batch, start=1):
        if recorded.number != head.number + 1:
            raise ValueError(f"record {recorded.number} cannot follow record {head.number}")
        line, digest = _line(recorded, head.hash, f"{part},{len(batch)}")
        lines.append(line)
        head = Receipt(recorded.number, digest)
    return b"".join(lines), head


def _line(recorded: Entry, previous: str, part: str) -> tuple[bytes, str]:
    words: dict[str, Word] = {}

    def seal(text: str) -> str:
        word = Word.fresh(text)
        words[word.commitment] = word
        return word.commitment

    try:
        text = recorded.model_dump_json(context={"seal": seal}, ensure_ascii=True)
    except ValueError as error:  # half of a surrogate pair
        raise NotSaved(NotSavedBecause.UNWRITABLE) from error
    number = f'{{"number":{recorded.number}'
    rest = text.removeprefix(f'{number},"at":')
    return put_together(f'{number},"previous":"{previous}","part":[{part}],"time":{rest}'.encode("ascii"), words)


class Decoder(Generic[R]):
    """Reads one log's lines. The first line it is given must be the log's first: it names the version."""

    def __init__(self, family: Family[R]) -> None:
        self.format: int = family.format
        """The version the log was written in."""
        self._family = family
        self._read = family.read
        self._newest = family.format

    def begin(self, header: bytes) -> None:
        """Learn the version from the first line; LogTooNew, LogOfAnotherKind, or Unreadable when it names none."""
        frame = take_apart(header)
        event = json.loads(frame.record).get("event") if frame else None
        found = event.get("format") if isinstance(event, dict) else None
        if not isinstance(event, dict) or type(found) is not int or found < 1:
            raise Unreadable("the first record names no format")
        if event.get("type") in OPENINGS - {self._family.opening}:
            raise LogOfAnotherKind
        if found > self._newest:
            raise LogTooNew(found, self._newest, str(event.get("program", "")))
        self.format = found

    def decode(self, line: bytes) -> R:
        """The event of a line that the scanner found good; Unreadable when it is none we know."""
        try:
            if self.format == self._newest and line.endswith(_NO_WORDS):
                # The usual line: `time` is called `at` in the model, and the chain is no concern of an event.
                number = line[len(BEFORE_RECORD) : line.index(b",", len(BEFORE_RECORD))]
                time = line.index(_TIME, _BEFORE_TIME) + len(_TIME)
                return self._read(b'%b,"at":%b' % (number, line[time:-AFTER_RECORD]))
            return self._decode_with_care(line)
        except ValueError as error:
            raise Unreadable(str(error)) from error

    def bare(self, line: bytes) -> R:
        """As `decode`, with everybody's words taken for erased: for whoever counts and does not quote."""
        if self.format != self._newest or line.endswith(_NO_WORDS):
            return self.decode(line)
        try:
            start = len(BEFORE_RECORD)
            number = line[start : line.index(b",", start)]
            time = line.index(_TIME, _BEFORE_TIME) + len(_TIME)
            return self._read(b'%b,"at":%b' % (number, line[time : line.index(BEFORE_HASH, time)]))
        except ValueError as error:
            raise Unreadable(str(error)) from error

    def kind(self, line: bytes) -> bytes:
        """The type of the event, seen without reading the line; empty where it cannot be seen that easily."""
        if self.format != self._newest:
            return b""
        found = line.find(_EVENT, _BEFORE_TIME) + len(_EVENT)
        return line[found : line.find(b'"', found)] if line.startswith(_TYPE, found - len(_TYPE)) else b""

    def _decode_with_care(self, line: bytes) -> R:
        frame = take_apart(line)
        if frame is None:
            raise Unreadable("no record")
        words = {key: word.value for key, word in (read_words(frame.words) or {}).items()}
        number, _, rest = frame.record.partition(b",")
        text = b'%b,"at":%b' % (number, rest.partition(_TIME[1:])[2])
        if self.format < self._newest:
            plain: dict[str, object] = json.loads(text)
            for version in range(self.format, self._newest):
                plain = self._family.upcasts[version](plain)
            text = json.dumps(plain).encode("ascii")
        return self._read(text, context={"words": words})
