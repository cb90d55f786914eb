"""The one scanner: walks a log's bytes, knows where each record stands, and stops at the first that is not right.

Invariant: what it hands out are whole commands, each record exactly the one that was written after the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Final, NamedTuple

from tabletop.storage.frame import (
    AFTER_RECORD,
    BEFORE_RECORD,
    BEFORE_SALT,
    COMMITMENT,
    MAX_HEADER,
    plainly_worded,
    take_apart,
    words_fit,
)
from tabletop.storage.port import NOTHING_YET, FaultKind, Receipt

_NO_WORDS: Final = b'"words": {}}'
_SINGLE: Final = b"1,1]"
_OPENS: Final = re.compile(rb"1,([1-9][0-9]{0,3})\]")
_START: Final = len(BEFORE_RECORD)


class Stretch(NamedTuple):
    """Whole commands, one after the other."""

    number: int
    """The number of the first line's record."""
    offset: int
    """Where the first line begins, in bytes."""
    lines: list[bytes]
    """The lines, without their ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """Right behind a record: where the next one goes."""

    number: int = 0
    """The record's number."""
    hash: bytes = NOTHING_YET.encode()
    """The record's hash, in hexadecimal digits."""
    offset: int = 0
    """Bytes from the start of the file."""

    @property
    def receipt(self) -> Receipt:
        """The record's number and hash, for people."""
        return Receipt(self.number, self.hash.decode())


class Scanner:
    """Feed it a log's bytes from `start` on, in blocks of any size, until they end or `bad` is set."""

    def __init__(self, start: Place | None = None) -> None:
        self.settled: Place = start or Place()
        """Behind the last whole command."""
        self.reached: Place = self.settled
        """Behind the last good record, whether or not its command is whole."""
        self.bad: FaultKind | None = None
        """What is wrong with the line at `reached`; None while all is well."""
        self.erased: int = 0
        """How many words were committed to and are gone."""
        self._pending: list[bytes] = []  # the lines from `settled` to `reached`
        self._carry = b""  # the unfinished line behind them
        self._part, self._parts = 1, 1  # of the last good record

    @property
    def unfinished(self) -> bytes:
        """What was fed and is not part of a whole command."""
        return b"".join(line + b"\n" for line in self._pending) + self._carry

    def feed(self, block: bytes) -> Stretch:
        """The commands that became whole with this block."""
        text = self._carry + block
        lines = text.split(b"\n")
        self._carry = lines.pop()
        before, index = self.settled, 0
        while True:
            index += self._usual(lines[index:] if index else lines)
            if index == len(lines):
                break
            self.bad = self._unusual(lines[index])
            if self.bad is not None:
                self._carry = b"\n".join([*lines[index:], self._carry])
                break
            index += 1
        if self.bad is None and len(self._carry) > MAX_HEADER:
            self.bad = FaultKind.UNREADABLE
        good = self._pending + lines[:index]
        settled = self.settled.number - before.number
        done, self._pending = good[:settled], good[settled:]
        if COMMITMENT in text:  # seldom, so most blocks need no look at each line
            self.erased += sum(line.count(COMMITMENT) - line.count(BEFORE_SALT) for line in done)
        return Stretch(before.number + 1, before.offset, done)

    def _usual(self, lines: list[bytes]) -> int:
        """Go on while lines are in place, with plain words at most, and count them: the hot loop, 100,000 in 0.2 s."""
        number, head = self.reached.number, self.reached.hash
        part, parts = self._part, self._parts
        turns = _turns(parts)
        turn = turns[part]
        whole = (self.settled.number, self.settled.hash)  # where a command of several events began
        for line in lines:
            begin = b'{"record": {"number":%d,"previous":"%b","part":[%b' % (number + 1, head, turn)
            many = 0
            if not line.startswith(begin):  # out of place, or the first event of several
                opens = _OPENS.match(line, len(begin) - len(turn)) if turn is _SINGLE else None
                if opens is None or not line.startswith(begin[: -len(turn)]):
                    break
                many = int(opens[1])
            if line.endswith(_NO_WORDS):
                digest = sha256(line[_START:-AFTER_RECORD]).hexdigest().encode()
                if not line.endswith(b', "hash": "%b", "words": {}}' % digest):
                    break
            else:
                digest = plainly_worded(line)
                if not digest:
                    break
            if many:
                part, parts, whole = 1, many, (number, head)
                turns = _turns(parts)
                turn = turns[part]
            elif turn is not _SINGLE:
                part += 1
                turn = turns[part]
            number, head = number + 1, digest
        before, self._part, self._parts = self.reached, part, parts
        self.reached = _behind(before, lines, number, head)
        if turn is _SINGLE:
            self.settled = self.reached
        elif whole[0] > self.settled.number:
            self.settled = _behind(before, lines, *whole)
        return number - before.number

    def _unusual(self, line: bytes) -> FaultKind | None:
        """Weigh one line by every rule, and go on behind it when it is good."""
        frame = take_apart(line)
        if frame is None:
            return FaultKind.UNREADABLE
        if not frame.verifies:
            return FaultKind.CHANGED
        if (frame.number, frame.previous) != (self.reached.number + 1, self.reached.hash):
            return FaultKind.OUT_OF_ORDER
        begins = self._part == self._parts
        wanted = (1, frame.parts) if begins else (self._part + 1, self._parts)
        if (frame.part, frame.parts) != wanted:
            return FaultKind.PART_MISSING
        if not words_fit(frame):
            return FaultKind.WORDS_CHANGED
        self._part, self._parts = wanted
        self.reached = Place(frame.number, frame.hash, self.reached.offset + len(line) + 1)
        if frame.part == frame.parts:
            self.settled = self.reached
        return None


@lru_cache(maxsize=64)
def _turns(parts: int) -> tuple[bytes, ...]:
    """What the next record's part should be, by the last one's: most commands are one event."""
    return (b"", *(b"%d,%d]" % (part, parts) for part in range(2, parts + 1)), _SINGLE)


def _behind(before: Place, lines: list[bytes], number: int, head: bytes) -> Place:
    """The place behind record `number`, when `lines` begin right behind `before`."""
    count = number - before.number
    return Place(number, head, before.offset + sum(map(len, islice(lines, count))) + count)
