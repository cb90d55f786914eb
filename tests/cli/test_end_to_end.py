"""The program itself, in a process of its own: a script plays it to the end, a person at a terminal leaves it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.plain.solo import Solo
from tests.architecture.house import ROOT
from tests.plain.players import played_by
from tests.plain.tables import solo_table

TABLETOP = (sys.executable, "-m", "tabletop")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The program's environment: this checkout, that folder."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM", "COLUMNS"}}
    return {**kept, "PYTHONPATH": str(ROOT), "TABLETOP_SESSIONS": str(folder), "PYTHONUTF8": "1", **more}


def run(folder: Path, text: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [*TABLETOP, *arguments],
        input=text.encode(),
        capture_output=True,
        env=environment(folder, **more),
        cwd=folder.parent,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def answers() -> str:
    """An answers file for the whole First Hour, with comments."""
    table, team = solo_table("first-hour")
    console, player = played_by()
    Solo(table.session, team, console).run()
    return "".join(f"# line {number}\n{line}\n" for number, line in enumerate(player.typed, 1))


def test_the_whole_first_hour_from_a_file(answers: str, sessions: Path) -> None:
    """`tabletop play first-hour --plain < answers.txt` ends with 0 and a log that verifies and is finished."""
    played = run(sessions, answers, "play", "first-hour", "--plain", "--seed", "7")
    (log,) = sessions.glob("*.jsonl")

    assert (0, b"") == (played.returncode, played.stderr)
    out = played.stdout.decode()
    assert "This session is finished." in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= max(72, len(str(log)) + 40)
    verified = run(sessions, "", "log", "verify", str(log))
    assert (0, b"Records 1 to") == (verified.returncode, verified.stdout[:12])
    assert not list(sessions.glob("*.drafts"))


def test_lines_need_no_screen_library(answers: str, sessions: Path) -> None:
    """Playing line by line loads neither Textual nor rich."""
    code = (
        "import sys\nfrom tabletop.cli.main import main\ncode = main(['play', 'first-hour'])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'rich', 'asyncio'}))"
    )
    probe = subprocess.run(
        [sys.executable, "-c", code],
        input=answers.encode(),
        capture_output=True,
        env=environment(sessions),
        check=True,
        timeout=60,
    )

    assert b"[]" == probe.stdout.splitlines()[-1]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_any_encoding_of_the_terminal(encoding: str, answers: str, sessions: Path) -> None:
    """What a terminal cannot show becomes a question mark; what it cannot have meant ends nothing."""
    played = run(sessions, answers, "play", "first-hour", PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert 0 == played.returncode, played.stderr


def test_bytes_that_are_no_text(sessions: Path) -> None:
    """Input that is not UTF-8 is asked about again like any other unclear line."""
    played = subprocess.run(
        [*TABLETOP, "play", "first-hour"],
        input=b"\n\xff\xfe\x00\x80\n1 3 2\n\xc3\x28 reason\n60\n",
        capture_output=True,
        env=environment(sessions),
        check=False,
        timeout=60,
    )

    assert Exit.UNFINISHED == played.returncode
    assert b"Traceback" not in played.stderr


def test_whoever_has_read_enough_may_close_the_pipe(answers: str, sessions: Path) -> None:
    """`tabletop play … | head -3` ends quietly, and the session can be gone on with."""
    command = f"{sys.executable} -m tabletop play first-hour --seed 7 | head -3"
    piped = subprocess.run(
        ["sh", "-c", command],
        input=answers.encode(),
        capture_output=True,
        env=environment(sessions),
        check=True,
        timeout=60,
    )

    assert b"" == piped.stderr
    assert 3 == len(piped.stdout.splitlines())
    (log,) = sessions.glob("*.jsonl")
    assert 0 == run(sessions, "", "log", "verify", str(log)).returncode


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
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - Ctrl-C wants a terminal that is ours
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
            while os.read(self.master, 65_536):
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
