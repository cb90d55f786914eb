"""The plain faces on this program's own input and output.

Invariant: no byte that comes in and no character that goes out can raise; Ctrl-C falls only while a line is read, so
nothing that is being saved is ever cut off.
"""

from __future__ import annotations

import io
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shlex import quote
from types import FrameType
from typing import Final, TextIO

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console, Left, Why
from tabletop.plain.layout import said, seen

GLANCE: Final = 0.2
"""Seconds between two looks at whether somebody pressed Ctrl-C."""

_EXITS: dict[Why, Exit] = {
    "asked": Exit.CLEAN,
    "end-of-input": Exit.UNFINISHED,
    "interrupted": Exit.INTERRUPTED,
}


def console() -> Console:
    """A console on standard input and output."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    source: TextIO | None = sys.stdin  # None when somebody closed it
    sink: TextIO | None = sys.stdout
    if source is None or not source.isatty():
        return Console(source or io.StringIO(), sink or io.StringIO(), terminal=False)
    return Console(source, sink or io.StringIO(), terminal=True, wait=_waiting(source))


def _waiting(source: TextIO) -> Callable[[], None]:
    """Waits for a line, and looks up now and then: a Ctrl-C just before a read would else wait for the line with it."""
    try:
        number = source.fileno()
    except OSError:  # a terminal that is none of the system's
        number = None
    if number is None or sys.platform == "win32":
        return lambda: None

    def wait() -> None:
        while not select.select([number], [], [], GLANCE)[0]:
            pass

    return wait


@contextmanager
def patient(console: Console) -> Iterator[None]:
    """Let Ctrl-C wait until the next line is read."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if console.reading:
            raise KeyboardInterrupt
        console.interrupted = True

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def until_left(console: Console, run: Callable[[], None]) -> Why | None:
    """Run a face; why somebody left before its end, None when it came to its end."""
    with patient(console):
        try:
            run()
        except Left as left:
            return left.why
    return None


def exit_of(why: Why | None) -> Exit:
    """The exit code for the way a face was left."""
    return Exit.CLEAN if why is None else _EXITS[why]


def say_where(why: Why | None, place: str, *, closed: bool) -> None:
    """Say that the session is saved, where, and how to go on. Commands stand on lines of their own, to be copied."""
    if closed:
        print(said(N_("The session is saved in $place"), place=seen(place)))
        print(_("Look at it again with:"))
        print(f"  tabletop review {quote(seen(place))}")
        return
    if why == "end-of-input":
        print(_("The input ended before the exercise did."))
    print(said(N_("The session is saved in $place"), place=seen(place)))
    print(_("Go on where you left with:"))
    print(f"  tabletop resume {quote(seen(place))}")
