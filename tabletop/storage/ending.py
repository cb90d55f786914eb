"""What stands behind the last whole command: nothing, a write that was cut off, or damage.

Invariant: an end is torn only when it can be nothing but the next command's unfinished write; all else is damage.
"""

from __future__ import annotations

from typing import Final

from tabletop.storage.frame import BEFORE_RECORD, MAX_BATCH, take_apart
from tabletop.storage.port import Fault, FaultKind
from tabletop.storage.scanner import Scanner

MOST: Final = 16 * 1024 * 1024
"""How many bytes behind the last whole command are looked at; more is damage in any case."""
MAX_TORN: Final = 64 * 1024
"""Bytes, NULs aside, of a torn end whose beginning is lost; one whose beginning stands may have MAX_BATCH."""

_RECORD: Final = BEFORE_RECORD + b"{"
_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")


def judge(scanner: Scanner, rest: bytes) -> Fault | None:
    """The fault, if any, given the bytes from `scanner.settled` to the end of the file (MOST + 1 of them at most)."""
    if scanner.settled.number == 0:
        return Fault(1, 0, _header_fault(scanner, rest))
    if not rest:
        return None
    if _torn(scanner, rest):
        return Fault(scanner.settled.number + 1, scanner.settled.offset, FaultKind.TORN)
    kind = scanner.bad or FaultKind.PART_MISSING
    return Fault(scanner.reached.number + 1, scanner.reached.offset, kind)


def _header_fault(scanner: Scanner, rest: bytes) -> FaultKind:
    """Why the first record cannot be read. It was put there whole, so it is never torn."""
    if not rest:
        return FaultKind.EMPTY
    if rest.startswith(_BOM):
        return FaultKind.BYTE_ORDER_MARK
    if rest.startswith(_UTF_16):
        return FaultKind.UTF_16
    if b"\r" in rest.partition(b"\n")[0]:
        return FaultKind.LINE_ENDINGS
    if not rest.startswith(BEFORE_RECORD):
        return FaultKind.NOT_A_LOG
    return scanner.bad or FaultKind.PART_MISSING


def _torn(scanner: Scanner, rest: bytes) -> bool:
    """Whether all of it can be one command's unfinished write."""
    here = scanner.settled
    known = rest.startswith(b'{"record": {"number":%d,"previous":"%b"' % (here.number + 1, here.hash))
    if len(rest) > MOST or len(rest) - rest.count(0) > (MAX_BATCH if known else MAX_TORN):
        return False
    at = rest.find(_RECORD, scanner.reached.offset - here.offset)
    while at >= 0:
        if not _may_be_cut_off(scanner, rest, at):
            return False
        at = rest.find(_RECORD, at + 1)
    return True


def _may_be_cut_off(scanner: Scanner, rest: bytes, at: int) -> bool:
    """Whether what begins at `at` can belong to the cut off write: no whole record, or one of that very command."""
    frame = take_apart(rest[at:].partition(b"\n")[0])
    if frame is None or not frame.verifies:
        return True
    reached = scanner.reached
    if scanner.settled.offset + at == reached.offset:  # a cut moves no record to another's place
        in_place = (frame.number, frame.previous) == (reached.number + 1, reached.hash)
        return in_place and scanner.bad is not FaultKind.PART_MISSING
    return frame.part > 1 and frame.first == scanner.settled.number + 1
