"""What a receipt that somebody kept says about a log: the only way to find a removed end or a full rewrite.

Invariant: a receipt is kept only where the log verifies from its first record up to that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from tabletop.storage.frame import take_apart
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import Receipt
from tabletop.storage.reading import stretches
from tabletop.storage.scanner import Scanner


class Finding(StrEnum):
    """How a receipt and a log go together. The faces have a sentence for each."""

    KEPT = "kept"
    """The log still holds that record, and all before it, as they were."""
    ANOTHER = "another"
    """A different record has that number: the log was rewritten, or is another session's."""
    GONE = "gone"
    """The good part of the log ends before that record."""


def check(path: Path, receipts: Iterable[Receipt], system: System | None = None) -> Mapping[Receipt, Finding]:
    """What became of each receipt's record."""
    system = system or this_system()
    findings = dict.fromkeys(receipts, Finding.GONE)
    wanted = sorted(findings)
    file, scanner = system.open(path, writing=False), Scanner()
    try:
        for stretch in stretches(system, file, scanner):
            while wanted and wanted[0].number <= scanner.settled.number:
                receipt = wanted.pop(0)
                frame = take_apart(stretch.lines[receipt.number - stretch.number]) if receipt.number else None
                found = frame is not None and frame.hash.decode() == receipt.hash
                findings[receipt] = Finding.KEPT if found else Finding.ANOTHER
    finally:
        system.close(file)
    return findings
