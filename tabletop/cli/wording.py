"""What the front door says of logs: when, and what is wrong with one.

Invariant: what comes from outside (paths, reasons of the system) leaves here cleaned.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.plain.layout import seen

if TYPE_CHECKING:
    from tabletop.storage.opening import UnreadableLog
    from tabletop.storage.port import Fault


def when(wall: int) -> str:
    """A moment (milliseconds since 1970, UTC) as a day and a time here."""
    return datetime.fromtimestamp(wall / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def wrong(fault: Fault) -> str:
    """What is wrong with a log, and where."""
    return sentence(f"log.{fault.kind}", record=fault.record, byte=fault.byte)


def unreadable(entry: UnreadableLog) -> str:
    """Why a file is no log we can read."""
    from tabletop.storage.port import Fault, LogTooNew

    match entry.why:
        case Fault():
            return wrong(entry.why)
        case LogTooNew():
            return _("A later version of the program wrote this log.")
        case _:
            return seen(entry.why.strerror or str(entry.why))
