"""Events to lines and back, and the lifting of what earlier versions wrote.

Invariant: `decode(encode(x)) == x` while the words are kept; a record is read as it stands, one model, one pass.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tabletop.exercise.events import LOG_FORMAT, Recorded
from tabletop.storage.frame import AFTER_RECORD, BEFORE_RECORD, Word, put_together, read_words, take_apart
from tabletop.storage.port import LogTooNew, NotSaved, NotSavedBecause, Receipt

Upcast = Callable[[dict[str, object]], dict[str, object]]
"""Makes of one version's record, as plain data, the next version's."""

UPCASTS: Final[Mapping[int, Upcast]] = {}
"""By the version each one starts from. There has been one version so far."""

_TIME: Final = b',"time":'
_BEFORE_TIME: Final = 100
"""The chain stands in at least so many bytes in front."""
_READ: Final = Recorded.__pydantic_validator__.validate_json
"""What model_validate_json calls, without its checks of arguments: this is where reading a log spends its time."""
_NO_WORDS: Final = b'"words": {}}'


class Unreadable(ValueError):  # noqa: N818 - says what the record is
    """The record is whole, but no event this version knows."""


def encode(batch: Sequence[Recorded], after: Receipt) -> tuple[bytes, Receipt]:
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


def _line(recorded: Recorded, previous: str, part: str) -> tuple[bytes, str]:
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


class Decoder:
    """Reads one log's lines. The first line it is given must be the log's first: it names the version."""

    def __init__(self, upcasts: Mapping[int, Upcast] = UPCASTS, newest: int = LOG_FORMAT) -> None:
        self.format: int = newest
        """The version the log was written in."""
        self._upcasts = upcasts
        self._newest = newest

    def begin(self, header: bytes) -> None:
        """Learn the version from the first line; LogTooNew, or Unreadable when it names none."""
        frame = take_apart(header)
        event = json.loads(frame.record).get("event") if frame else None
        found = event.get("format") if isinstance(event, dict) else None
        if not isinstance(event, dict) or type(found) is not int or found < 1:
            raise Unreadable("the first record names no format")
        if found > self._newest:
            raise LogTooNew(found, self._newest, str(event.get("program", "")))
        self.format = found

    def decode(self, line: bytes) -> Recorded:
        """The event of a line that the scanner found good; Unreadable when it is none we know."""
        try:
            if self.format == self._newest and line.endswith(_NO_WORDS):
                # The usual line: `time` is called `at` in the model, and the chain is no concern of an event.
                number = line[len(BEFORE_RECORD) : line.index(b",", len(BEFORE_RECORD))]
                time = line.index(_TIME, _BEFORE_TIME) + len(_TIME)
                recorded: Recorded = _READ(b'%b,"at":%b' % (number, line[time:-AFTER_RECORD]))
                return recorded
            return self._decode_with_care(line)
        except ValueError as error:
            raise Unreadable(str(error)) from error

    def _decode_with_care(self, line: bytes) -> Recorded:
        frame = take_apart(line)
        if frame is None:
            raise Unreadable("no record")
        words = {key: word.value for key, word in (read_words(frame.words) or {}).items()}
        number, _, rest = frame.record.partition(b",")
        text = b'%b,"at":%b' % (number, rest.partition(_TIME[1:])[2])
        if self.format < self._newest:
            plain: dict[str, object] = json.loads(text)
            for version in range(self.format, self._newest):
                plain = self._upcasts[version](plain)
            text = json.dumps(plain).encode("ascii")
        return Recorded.model_validate_json(text, context={"words": words})
