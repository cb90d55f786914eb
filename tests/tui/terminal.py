"""A real terminal's side of a pseudo-terminal: it answers what Textual asks at the start, and keeps every byte."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

LONGEST = 180.0
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}


def run(
    command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], size: tuple[int, int]
) -> tuple[bytes, int]:
    """Run a program on a pseudo-terminal until it ends: what it wrote, and its return code."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    with subprocess.Popen(
        command, cwd=cwd, env=dict(environment), stdin=its, stdout=its, stderr=its, start_new_session=True
    ) as program:
        os.close(its)
        written = bytearray()
        try:
            while select.select([ours], [], [], LONGEST)[0] and (data := _read(ours)):
                written += data
                for question, answer in ANSWERS.items():
                    if question in data:
                        os.write(ours, answer)
        finally:
            if program.poll() is None and not written:
                program.kill()
            os.close(ours)
    return bytes(written), program.returncode


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # Linux says so when the other side is closed
        return b""
