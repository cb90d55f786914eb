"""The same work on many files, by as many processes as there are processors, where that is worth it.

Invariant: results are the same whoever did the work; where no second process can be had, this one does all of it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

WORTH_IT: Final = 60
"""So many files and more: below it, starting processes costs more than it spares."""
_PORTION: Final = 20
"""Files handed over at once: few enough for a progress bar, and for a quick end."""
_MOST: Final = 4
"""Processes; more only wait for the disk."""


def spread(work: Callable[[Path], T], files: Sequence[Path], cancelled: Callable[[], bool]) -> Iterator[tuple[Path, T]]:
    """Each file with what became of it, in any order, until all are done or somebody cancelled."""
    done: set[Path] = set()
    processors = min(_MOST, os.cpu_count() or 1)
    if len(files) >= WORTH_IT and processors > 1:
        for path, result in _by_several(work, files, cancelled, processors):
            done.add(path)
            yield path, result
    for path in files:
        if cancelled():
            return
        if path not in done:
            yield path, work(path)


def _by_several(
    work: Callable[[Path], T], files: Sequence[Path], cancelled: Callable[[], bool], processors: int
) -> Iterator[tuple[Path, T]]:
    """As far as other processes get; what they leave is done here."""
    portions = [files[start : start + _PORTION] for start in range(0, len(files), _PORTION)]
    try:
        pool = ProcessPoolExecutor(processors, multiprocessing.get_context(_manner()), initializer=_deaf)
    except (OSError, ValueError, NotImplementedError):  # no semaphores here
        return
    try:
        waiting: list[Future[list[T]]] = []
        places: dict[Future[list[T]], Sequence[Path]] = {}
        for portion in portions:
            future = pool.submit(_all_of, work, portion)
            places[future] = portion
            waiting.append(future)
        for future in as_completed(waiting):
            yield from zip(places[future], future.result(), strict=True)
            if cancelled():
                return
    except (OSError, BrokenProcessPool):  # a process that could not begin, or was killed
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _all_of(work: Callable[[Path], T], portion: Sequence[Path]) -> list[T]:
    return [work(path) for path in portion]


def _deaf() -> None:
    """Ctrl-C is for whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _manner() -> str:
    """Copying this process is quicker by far, but safe only where it does one thing at a time."""
    alone = threading.active_count() == 1
    return "fork" if alone and sys.platform.startswith("linux") else "spawn"
