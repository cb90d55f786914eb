"""Dropping what people said from a log, while what happened stays and still verifies.

Invariant: no record is touched; a record holds only commitments, and the words that go stand beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tabletop.evaluation.events import Assessed
from tabletop.exercise.events import Recorded
from tabletop.storage.frame import read_words, take_apart
from tabletop.storage.jsonl import EvaluationLog, JsonlLog, seize
from tabletop.storage.platform import LOCK_SUFFIX, System, this_system
from tabletop.storage.port import LogOfAnotherKind, NotSaved
from tabletop.storage.reading import EvaluationReader, LogReader


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that a log still has, and the event they belong to."""

    recorded: Recorded | Assessed
    commitment: str
    """What the record holds in their place."""
    text: str


def spoken(path: Path, system: System | None = None) -> Iterator[Spoken]:
    """All words of a session's or an evaluator's log, so that a person's can be chosen.

    Raises what LogReader.read raises.
    """
    with closing(_reader(path, system)) as reader:
        for line, recorded in reader.with_lines():
            frame = take_apart(line)
            words = read_words(frame.words) if frame else None
            for commitment, word in (words or {}).items():
                yield Spoken(recorded, commitment, word.value)


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


def _reader(path: Path, system: System | None) -> LogReader | EvaluationReader:
    reader = LogReader(path, system)
    try:
        reader.header()
    except LogOfAnotherKind:
        reader.close()
        return EvaluationReader(path, system)
    except BaseException:
        reader.close()
        raise
    return reader


def _opened(path: Path, system: System | None) -> JsonlLog | EvaluationLog:
    try:
        return JsonlLog.open(path, system)
    except LogOfAnotherKind:
        return EvaluationLog.open(path, system)


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
