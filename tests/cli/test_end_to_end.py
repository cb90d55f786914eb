"""The program itself, in a process of its own: a script plays it to the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.plain.solo import Solo
from tests.cli.processes import TABLETOP, environment, run
from tests.plain.players import played_by
from tests.plain.tables import solo_table


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
