"""A log that begins as another one does: its first records, chained anew behind another opening.

Invariant: the other log is only read. What the copied records say, and the words beside them, stay byte for byte as
they were (a record's place in the chain is all that changes), and the new log appears whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from tabletop.exercise.events import Recorded
from tabletop.storage import whole
from tabletop.storage.codec import encode
from tabletop.storage.frame import MAX_HEADER, Frame, put_together, read_words
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import START, LogDamaged, NotSaved, NotSavedBecause, Receipt
from tabletop.storage.reading import LogReader

_OWN = frozenset({"session", "program", "forked"})
"""What of the opening is a branch's own."""
_BEFORE_PREVIOUS = b',"previous":"'
_HASH = 64


def branch(
    path: Path,
    frames: Sequence[Frame],
    opening: Mapping[str, object],
    wall: int,
    then: Sequence[Recorded] = (),
    system: System | None = None,
) -> None:
    """Make the new log `path` of another log's first records, which must be whole commands.

    Args:
        path: Where to; its folder is made where there is none.
        frames: The opening and what follows it.
        opening: What the new opening says otherwise.
        wall: When the new log was opened.
        then: One command's events that come after.
        system: Where files are.

    Raises:
        NotSaved: Nothing was written (EXISTS when the name is taken).
    """
    system = system or this_system()
    pieces, last = _chained(frames, opening, wall)
    if len(pieces[0]) > MAX_HEADER:
        raise NotSaved(NotSavedBecause.TOO_LONG)
    added, _ = encode(then, last)
    try:
        system.make_folder(path.parent)
        whole.publish(system, path, [*pieces, added])
    except OSError as error:
        raise NotSaved.after(error) from error


def _chained(frames: Iterable[Frame], opening: Mapping[str, object], wall: int) -> tuple[list[bytes], Receipt]:
    """The lines, and the receipt for the last."""
    lines: list[bytes] = []
    head = START
    for frame in frames:
        known = _chained_to(frame.record, head.hash.encode()) if lines else _reopened(frame, opening, wall)
        line, digest = put_together(known, read_words(frame.words) or {})
        head = Receipt(frame.number, digest)
        lines.append(line)
    return lines, head


def _reopened(frame: Frame, opening: Mapping[str, object], wall: int) -> bytes:
    """The first record with another opening; what it commits to, and what was erased, stays so."""
    record = json.loads(frame.record)
    record["event"] |= opening
    record["time"]["wall"] = wall
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def _chained_to(record: bytes, previous: bytes) -> bytes:
    before, _, rest = record.partition(_BEFORE_PREVIOUS)
    return before + _BEFORE_PREVIOUS + previous + rest[_HASH:]


def same_beginning(branched: Path, parent: Path, fork: Receipt) -> bool:
    """Whether `parent` still has the record of `fork`, and both logs say the same up to there.

    Words that were erased in one of them do not count. A log that is damaged before there does not say the same.
    Raises OSError.
    """
    with closing(LogReader(branched)) as ours, closing(LogReader(parent)) as theirs:
        try:
            for mine, yours in zip(ours.frames(), theirs.frames(), strict=False):
                if _said(mine) != _said(yours):
                    return False
                if yours.number == fork.number:
                    return yours.hash.decode() == fork.hash
        except LogDamaged:
            pass
    return False


def _said(frame: Frame) -> object:
    """What a record says, apart from its place in the chain; of an opening, what a branch takes over."""
    if frame.number > 1:
        return _chained_to(frame.record, b"")
    event = json.loads(frame.record)["event"]
    return {name: value for name, value in event.items() if name not in _OWN}
