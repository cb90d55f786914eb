"""A person at a real terminal who plays line by line, and leaves in every way there is."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tests.cli.processes import TABLETOP, environment, run

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)
else:
    import fcntl
    import pty
    import termios


def _at_home() -> None:
    """In the child: its own terminal, and a hang-up that is not ignored, whatever the tests were started under."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A person at a terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [*TABLETOP, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(folder, TERM="xterm-256color"),
            start_new_session=True,
            preexec_fn=_at_home,  # noqa: PLW1509 - Ctrl-C wants a terminal that is ours
            cwd=folder.parent,
        )
        os.close(slave)
        self.seen = b""

    def until(self, words: str) -> None:
        """Read until these words stand there."""
        while words.encode() not in self.seen:
            ready, _writes, _errors = select.select([self.master], [], [], 30)
            assert ready, f"{words!r} never came: {self.seen[-400:]!r}"
            try:
                more = os.read(self.master, 65_536)
            except OSError:  # Linux: the other end is closed
                more = b""
            assert more, f"it ended before {words!r}: {self.seen[-400:]!r}"
            self.seen += more

    def type(self, text: str) -> None:
        """Type."""
        os.write(self.master, text.encode())

    def end(self) -> int:
        """Wait for its end; the exit code."""
        try:
            while select.select([self.master], [], [], 30)[0] and os.read(self.master, 65_536):
                pass
        except OSError:
            pass
        os.close(self.master)
        return self.process.wait(timeout=30)


@pytest.mark.pty
@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d", "q", "hang-up"])
def test_leaving_a_terminal(how: str, sessions: Path) -> None:
    """Ctrl-C, Ctrl-D, q: one sentence, a saved session, no traceback; and no escape sequence on the way."""
    terminal = Terminal(sessions, "play", "first-hour", "--plain")
    terminal.until("Enter: start the exercise.")
    terminal.type("\n")
    terminal.until("like this:")
    terminal.type("1 3 2\n")
    terminal.until("Why? One sentence")
    if how == "hang-up":
        os.killpg(terminal.process.pid, signal.SIGHUP)
    else:
        terminal.type({"ctrl-c": "\x03", "ctrl-d": "\x04", "q": "q\n"}[how])
        terminal.until("tabletop resume")
    code = terminal.end()

    expected = {"ctrl-c": Exit.INTERRUPTED, "ctrl-d": Exit.UNFINISHED, "q": Exit.CLEAN, "hang-up": -signal.SIGHUP}
    assert expected[how] == code
    assert b"Traceback" not in terminal.seen
    assert b"\x1b" not in terminal.seen
    resumed = run(sessions, "\n\nSo.\n60\nq\n", "resume")
    assert 0 == resumed.returncode, resumed.stderr
    assert b"You typed before: 1 3 2" in resumed.stdout
