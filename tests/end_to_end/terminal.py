"""A terminal for tests: runs the program on a pseudo-terminal, answers what a real one is asked, keeps the screen.

Invariant: nothing sleeps; a test waits for what it expects to read, and fails with the screen when it does not come.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Self

import pyte

_QUESTIONS: Final = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # size in band: not known
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),  # what are you
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # where is the cursor
)
_TOO_MUCH_FOR_PYTE: Final = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\|\x1b_[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
PATIENCE: Final = 30.0
"""Seconds to wait for something to be read, on a machine that has other things to do."""
KEYS: Final[Mapping[str, bytes]] = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "ctrl+c": b"\x03",
    "ctrl+q": b"\x11",
    "ctrl+s": b"\x13",
}


class NotShown(AssertionError):  # noqa: N818 - it is what the failure says
    """What was expected did not come; the message is the screen."""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.raw = bytearray()
        """Everything the program wrote."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * rows
        self._asked = 0
        surroundings = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        surroundings |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        surroundings.update(environment or {})
        self.pid, self._file = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), surroundings)  # noqa: S606 - the program under test
        self.code: int | None = None
        """The exit code, once it has ended; negative for a signal."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._file)

    def screen(self) -> str:
        """What a person would read now."""
        for row in self._screen.dirty:  # `pyte.Screen.display` measures every cell of every line, every time
            cells = self._screen.buffer[row]
            self._lines[row] = "".join(cells[column].data for column in range(self.columns)).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._lines)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._file], [], [], patience)
        if not ready:
            return True
        try:
            got = os.read(self._file, 65_536)
        except OSError:
            got = b""
        if not got:
            return False
        self.raw += got
        self._stream.feed(_TOO_MUCH_FOR_PYTE.sub(b"", got))
        self._answer()
        return True

    def _answer(self) -> None:
        fresh = bytes(self.raw[max(0, self._asked - 16) :])
        for question, answer in _QUESTIONS:
            for found in question.finditer(fresh):
                if max(0, self._asked - 16) + found.end() > self._asked:
                    os.write(self._file, answer)
        self._asked = len(self.raw)

    def until(self, wanted: str | Callable[[str], bool], patience: float = PATIENCE) -> str:
        """Wait until the screen shows `wanted` (or fulfils it); returns the screen."""
        fulfilled = wanted if callable(wanted) else lambda shown: wanted in shown
        end = time.monotonic() + patience
        while not fulfilled(shown := self.screen()):
            left = end - time.monotonic()
            if left <= 0 or not self._read(min(left, 0.25)):
                if fulfilled(shown := self.screen()):
                    return shown
                what = "what was expected" if callable(wanted) else repr(wanted)
                raise NotShown(f"{what} is not on the screen:\n{shown}")
        return shown

    def settled(self, quiet: float = 0.3) -> str:
        """Wait until nothing has been written for `quiet` seconds; returns the screen."""
        length = -1
        while length != len(self.raw):
            length = len(self.raw)
            self._read(quiet)
        return self.screen()

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text as it is."""
        for key in keys:
            os.write(self._file, KEYS.get(key, key.encode()))

    def kill(self) -> None:
        """End it like a power cut ends it."""
        if self.code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._reap()

    def _reap(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)

    def ended(self, patience: float = PATIENCE) -> int:
        """Wait until it has ended by itself; returns the exit code."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if not self._read(0.25):
                self._reap()
                assert self.code is not None
                return self.code
        raise NotShown(f"it has not ended:\n{self.screen()}")
