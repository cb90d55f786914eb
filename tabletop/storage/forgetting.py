"""Dropping what people said from a log, while what happened stays and still verifies.

Invariant: no record is touched; a record holds only commitments, and the words that go stand beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tabletop.evaluation.events import Assessed
from tabletop.evaluation.feedback import Collected
from tabletop.exercise.events import Recorded
from tabletop.storage.frame import read_words, take_apart
from tabletop.storage.jsonl import EvaluationLog, FeedbackLog, JsonlLog, seize
from tabletop.storage.platform import LOCK_SUFFIX, System, this_system
from tabletop.storage.port import LogOfAnotherKind, NotSaved
from tabletop.storage.reading import EvaluationReader, FeedbackReader, LogReader
from tabletop.storage.sayings import Sort, sayings

AnyLogReader = LogReader | EvaluationReader | FeedbackReader
K = TypeVar("K", bound=AnyLogReader)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that a log still has, and the event they belong to."""

    recorded: Recorded | Assessed | Collected
    commitment: str
    """What the record holds in their place."""
    text: str
    team: str
    """The team they belong to or are about, by its id; empty for none."""
    sort: Sort


def spoken(path: Path, system: System | None = None) -> Iterator[Spoken]:
    """All words of a log of whatever kind, so that a person's can be chosen.

    Raises what LogReader.read raises.
    """
    with closing(reader_of(path, system)) as reader:
        for line, recorded in reader.with_lines():
            frame = take_apart(line)
            words = (read_words(frame.words) if frame else None) or {}
            said = [one for one in sayings(frame) if one.commitment in words] if frame and words else []
            for one in said:
                yield Spoken(recorded, one.commitment, words[one.commitment].value, one.team, one.sort)


def forget(path: Path, chosen: Collection[str], system: System | None = None) -> int:
    """Drop the words of the chosen commitments for good, and say how many there were.

    The log must not be open elsewhere. What `companions` finds may hold the same words: purge it as well.
    Raises what JsonlLog.open raises; NotSaved, and then all words are still there.
    """
    gone = 0

    def without(line: bytes) -> bytes:
        nonlocal gone
        frame = take_apart(line)
        words = read_words(frame.words) if frame else None
        if frame is None or not words:
            return line
        kept = {commitment: word for commitment, word in words.items() if commitment not in chosen}
        gone += len(words) - len(kept)
        return frame.line(kept)

    with closing(_opened(path, system)) as log:
        log.rewrite(without)
    return gone


def reader_of(path: Path, system: System | None = None) -> AnyLogReader:
    """A log of whatever kind, open for reading. Raises OSError, LogTooNew, LogDamaged (its beginning is bad)."""
    for kind in (LogReader, EvaluationReader):
        with suppress(LogOfAnotherKind):
            return _headed(kind(path, system))
    return _headed(FeedbackReader(path, system))


def _headed(reader: K) -> K:
    """The reader, if it is one of its kind's; closed, if not."""
    try:
        reader.header()
    except BaseException:
        reader.close()
        raise
    return reader


def _opened(path: Path, system: System | None) -> JsonlLog | EvaluationLog | FeedbackLog:
    for kind in (JsonlLog, EvaluationLog):
        with suppress(LogOfAnotherKind):
            return kind.open(path, system)
    return FeedbackLog.open(path, system)


def companions(path: Path) -> tuple[Path, ...]:
    """The files beside a log that hold parts of it: torn ends, unsent texts, a lock."""
    return tuple(sorted(found for found in path.parent.iterdir() if found.name.startswith(f"{path.name}.")))


def purge(path: Path, system: System | None = None) -> None:
    """Remove a log, whatever its state, and what stands beside it. Raises FileNotFoundError, LogInUse, NotSaved."""
    system = system or this_system()
    file, lock = seize(path, system)
    try:
        if not system.renames_open_files:
            system.close(file)
        locks = {path.with_name(path.name + LOCK_SUFFIX)}
        for found in (*(set(companions(path)) - locks), path):
            system.remove(found)
        system.sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.after(error) from error
    finally:
        system.unlock(lock)
        if system.renames_open_files:
            system.close(file)
    with suppress(OSError):
        system.remove(path.with_name(path.name + LOCK_SUFFIX))
