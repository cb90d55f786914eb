"""When a screen has come to rest, seen from the event loop: nothing is ready to run, and nothing is about to be.

Textual's own measure sleeps a fiftieth of a second at least three times for every key, and guesses from the time the
processor was given; so it takes minutes on the whole, and a busy machine looks like a screen at rest. Invariant: what
is due within that fiftieth of a second has happened, as it has with Textual's measure, and nobody waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from math import inf

import pytest
import textual.app
import textual.pilot

SOON = 1 / 50
"""Seconds. Textual lays out and draws within a sixtieth of a second after something changed."""
GRAIN = 1 / 1000
"""Seconds between two looks at a thread that is at work, or at a screen that seems at rest."""
LOOKS = 4
"""How often in a row it has to seem so."""


async def rest(_least: float = 0, most: float = 1) -> None:
    """Wait until nothing is ready and nothing is due soon; a thread that is at work gets as long as a timer."""
    loop = asyncio.get_running_loop()
    end = loop.time() + most
    patience, looks = SOON, 0
    while loop.time() < end and looks < LOOKS:
        await asyncio.sleep(0)
        if _ready(loop):
            looks = 0
        elif (left := _due(loop)) is not None:
            looks = 0
            await asyncio.sleep(left)
        elif patience > 0 and _at_work(loop):
            looks, patience = 0, patience - GRAIN
            await asyncio.sleep(GRAIN)
        else:
            looks += 1
            await asyncio.sleep(GRAIN)


def _ready(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether something else could run now."""
    ready: deque[asyncio.Handle] = vars(loop)["_ready"]
    return bool(ready)


def _due(loop: asyncio.AbstractEventLoop) -> float | None:
    """Seconds until the next timer, if it is near."""
    timers: list[asyncio.TimerHandle] = vars(loop)["_scheduled"]
    left = min((timer.when() for timer in timers if not timer.cancelled()), default=inf) - loop.time()
    return max(left, 0.0) if left <= SOON else None


def _at_work(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether a thread of the loop has something to do."""
    threads: ThreadPoolExecutor | None = vars(loop)["_default_executor"]
    if threads is None:
        return False
    known = vars(threads)
    return bool(known["_work_queue"].qsize() or known["_idle_semaphore"]._value < len(known["_threads"]))  # noqa: SLF001


def make_quick(patches: pytest.MonkeyPatch) -> None:
    """Let a pilot wait like this."""
    patches.setattr(textual.app, "wait_for_idle", rest)
    patches.setattr(textual.pilot, "wait_for_idle", rest)
