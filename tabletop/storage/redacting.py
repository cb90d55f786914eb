"""A copy of a log without personal words, to be handed to somebody else.

Invariant: every record is copied byte for byte with its hash, so the copy verifies, and every receipt of the original
holds for it; only words that stand beside a record are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tabletop.storage.exports import write_file
from tabletop.storage.forgetting import reader_of
from tabletop.storage.frame import read_words, take_apart
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import START, Fault, Receipt
from tabletop.storage.sayings import Sort, sayings

Which = Literal["names", "texts", "all"]
"""What goes: names that somebody gave; what somebody wrote; both."""
_GO: dict[Which, frozenset[Sort]] = {
    "names": frozenset({"name"}),
    "texts": frozenset({"text"}),
    "all": frozenset({"name", "text"}),
}


@dataclass(slots=True)
class Redacted:
    """What became of the words."""

    gone: int = 0
    """Left out of the copy."""
    kept: int = 0
    """Still in it: sealed moves, and what was not asked to go."""
    head: Receipt = START
    """The receipt of the last record, in the original and in the copy alike."""
    torn: Fault | None = None
    """What stood behind it half written, and was not copied."""


def redact(path: Path, target: Path, which: Which = "all", system: System | None = None) -> Redacted:
    """Write a copy of the log `path` to the new file `target`, without the words that are to go.

    A half-written end is not copied. Raises what LogReader.read raises, and NotWritten; then there is no copy.
    """
    system = system or this_system()
    found = Redacted()
    with closing(reader_of(path, system)) as reader:

        def lines() -> Iterator[bytes]:
            for line, _recorded in reader.with_lines():
                yield _without(line, _GO[which], found) + b"\n"

        write_file(target, lines(), system)
        found.head, found.torn = reader.head, reader.verify().fault
    return found


def _without(line: bytes, going: frozenset[Sort], found: Redacted) -> bytes:
    frame = take_apart(line)
    words = read_words(frame.words) if frame else None
    if frame is None or not words:
        return line
    gone = {one.commitment for one in sayings(frame) if one.sort in going}
    kept = {commitment: word for commitment, word in words.items() if commitment not in gone}
    found.gone += len(words) - len(kept)
    found.kept += len(kept)
    return frame.line(kept)
