"""The front door with somebody typing at it, without a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main

OPENING = "\n1 3 2\nThe house is real.\n60\n"
"""The first decision of the First Hour."""

ALL = """\
# Which message is a fact?

1 3 2
The house is real.
60
# The first call

2
They have instruments.
40
# How deliberate?

40

# The box

3
Nothing two people saw agrees.
55
"""
"""Half of the First Hour, as somebody would write an answers file."""


def typed(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str | Path) -> int:
    """Run the program with this on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return main([str(argument) for argument in arguments])


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main([*arguments])
    captured = capsys.readouterr()
    found = captured.out + captured.err
    assert "fault in tabletop" not in found
    return found
