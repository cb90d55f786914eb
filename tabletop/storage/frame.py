"""One line of a log as bytes: `{"record": {…}, "hash": "…", "words": {…}}`, taken apart by structure.

Invariant: what is hashed are the bytes of the record as they stand in the file; nothing here ever writes them again.
A quote inside a text is escaped, and records are written without spaces, so no text can look like the frame.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

MAX_HEADER: Final = 16 * 1024 * 1024
"""Bytes of the first line, which holds a whole scenario (1 MiB, up to six times that when escaped)."""
MAX_BATCH: Final = 256 * 1024
"""Bytes of one command's lines. An inject of 20,000 characters outside ASCII takes 240,000 when escaped."""

BEFORE_RECORD: Final = b'{"record": '
BEFORE_HASH: Final = b', "hash": "'
AFTER_HASH: Final = b'", "words": '
NO_WORDS: Final = b"{}}"
AFTER_RECORD: Final = len(BEFORE_HASH) + 64 + len(AFTER_HASH) + len(NO_WORDS)
"""How much follows the record on a line without words."""
_WHOLE: Final = b'{"record": %b, "hash": "%b", "words": %b}'
COMMITMENT: Final = b'{"commitment":"'
BEFORE_SALT: Final = b'": {"salt": "'

_LINE: Final = re.compile(rb'\{"record": (\{[^\n]*\}), "hash": "([0-9a-f]{64})", "words": (\{[^\n]*\})\}')
_PLACE: Final = re.compile(
    rb'\{"number":([1-9][0-9]{0,8}),"previous":"([0-9a-f]{64})","part":\[([1-9][0-9]{0,3}),([1-9][0-9]{0,3})\],"time":'
)
_COMMITTED: Final = re.compile(rb'\{"commitment":"([0-9a-f]{64})"\}')
_PLAIN: Final = re.compile(
    rb', "hash": "([0-9a-f]{64})", "words": '
    rb'\{"([0-9a-f]{64})": \{"salt": "([0-9a-f]{32})", "value": "([ !#-\[\]-~]*)"\}\}\}'
)
"""What follows a record with one text in which nothing is escaped, as on most lines with words."""
_WORD: Final = re.compile(rb'"([0-9a-f]{64})": \{"salt": "([0-9a-f]{32})", "value": ("(?:[^"\\]|\\.)*")\}')


@dataclass(frozen=True, slots=True)
class Frame:
    """A line taken apart; nothing about it is checked yet."""

    record: bytes
    hash: bytes
    words: bytes
    number: int
    previous: bytes
    part: int
    parts: int

    @property
    def verifies(self) -> bool:
        """Whether the record is the one that was hashed."""
        return sha256(self.record).hexdigest().encode() == self.hash

    def line(self, words: dict[str, Word]) -> bytes:
        """The same line with other words, without its line end."""
        return _WHOLE % (self.record, self.hash, write_words(words))

    @property
    def first(self) -> int:
        """The number of the first record of its command."""
        return self.number - self.part + 1


@dataclass(frozen=True, slots=True)
class Word:
    """Personal words as they stand beside a record, in clear."""

    salt: str
    value: str

    @classmethod
    def fresh(cls, value: str) -> Word:
        """With a salt of its own, so that equal words do not look equal."""
        return cls(secrets.token_hex(16), value)

    @property
    def commitment(self) -> str:
        """SHA-256 over the salt's 16 bytes and the words in UTF-8."""
        return sha256(bytes.fromhex(self.salt) + self.value.encode()).hexdigest()


def take_apart(line: bytes) -> Frame | None:
    """The parts of a line without its line end; None when it is none."""
    outer = _LINE.fullmatch(line)
    if outer is None:
        return None
    record, digest, words = outer.groups()
    place = _PLACE.match(record)
    if place is None:
        return None
    return Frame(record, digest, words, int(place[1]), place[2], int(place[3]), int(place[4]))


def taken_apart(line: bytes) -> Frame:
    """The parts of a line that a scanner found good; ValueError when it is none."""
    frame = take_apart(line)
    if frame is None:
        raise ValueError("no line of a log")
    return frame


def put_together(record: bytes, words: dict[str, Word]) -> tuple[bytes, str]:
    """The line for a record, with its line end, and its hash."""
    digest = sha256(record).hexdigest()
    return _WHOLE % (record, digest.encode(), write_words(words)) + b"\n", digest


def write_words(words: dict[str, Word]) -> bytes:
    """The one way to write words; read_words accepts no other."""
    if not words:  # as on most lines
        return b"{}"
    entries = {key: {"salt": word.salt, "value": word.value} for key, word in words.items()}
    return json.dumps(entries).encode("ascii")


def read_words(raw: bytes) -> dict[str, Word] | None:
    """The words of a line by commitment; None when they are not exactly as written, or not what was committed to."""
    words: dict[str, Word] = {}
    for match in _WORD.finditer(raw):
        try:
            value = json.loads(match[3])
            word = Word(match[2].decode(), str(value))
            if word.commitment != match[1].decode():
                return None
        except ValueError:  # an escape that is none, or half of a surrogate pair
            return None
        words[match[1].decode()] = word
    return words if write_words(words) == raw else None


def commitments(record: bytes) -> list[str]:
    """What the record commits to, in order."""
    return [found.decode() for found in _COMMITTED.findall(record)]


def words_fit(frame: Frame) -> bool:
    """Whether every word beside the record is one it commits to, unchanged. Erased words are simply not there."""
    words = read_words(frame.words)
    return words is not None and words.keys() <= set(commitments(frame.record))


def plainly_worded(line: bytes) -> bytes:
    """The hash of a good record with one text in which nothing is escaped; empty for every other line.

    What it says of such a line is what `take_apart`, `verifies` and `words_fit` say, in a fraction of the time.
    """
    at = line.find(BEFORE_HASH)
    plain = _PLAIN.fullmatch(line, at) if line.startswith(BEFORE_RECORD) and at > 0 else None
    if plain is None:
        return b""
    record = line[len(BEFORE_RECORD) : at]
    digest = sha256(record).hexdigest().encode()
    committed = sha256(bytes.fromhex(plain[3].decode()) + plain[4]).hexdigest().encode()
    good = digest == plain[1] and committed == plain[2] and b'{"commitment":"%b"}' % committed in record
    return digest if good else b""
