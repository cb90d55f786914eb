"""The front door itself: every way out has a sentence and a code."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop import __version__
from tabletop.cli import check as checking
from tabletop.cli.exits import ended
from tabletop.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is one line."""
    assert 0 == main(["--version"])
    assert f"tabletop {__version__}\n" == capsys.readouterr().out


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names every command."""
    assert 0 == main(["--help"])
    told = capsys.readouterr().out
    assert [] == [command.name for command in COMMANDS if f"    {command.name} " not in told.replace("\n", " ")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_a_command(command: argparse.Namespace, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself."""
    assert 0 == main([command.name, "--help"])
    assert f"usage: tabletop {command.name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (PermissionError(13, "Permission denied", "x.yaml"), 2, "Could not read or write: x.yaml: Permission denied\n"),
        (OSError("no words"), 2, "Could not read or write: no words\n"),
        (ZeroDivisionError("secret"), 3, "This is a fault in tabletop itself (ZeroDivisionError, test_main.py:"),
    ],
)
def test_errors(
    error: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error leaves as a sentence, without a traceback and without what it holds."""

    def fails(_command: str, _options: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(checking, "run", fails)
    assert code == main(["check", "."])
    told = capsys.readouterr()
    assert told.err.startswith(words)
    assert "secret" not in told.err
    assert "Traceback" not in told.err


def test_an_error_from_nowhere() -> None:
    """An error that was never raised can be told, too."""
    words, code = ended(ValueError("x"))
    assert (3, True) == (code, "ValueError" in words)


def test_a_reader_that_has_seen_enough() -> None:
    """A pipe that closes early is no error."""
    code = "import sys; from tabletop.cli.main import main; sys.exit(main(['explain', 'TT102'] ))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (b"", 0) == (process.stderr.read(), process.wait())
