"""Every sub-command and every option says what it is, in the terminal and on its page."""

from __future__ import annotations

import argparse
import re

import pytest

from tabletop.cli.main import COMMANDS, main
from tests.documentation.command_line import Described, described, written
from tests.documentation.refresh import REFERENCE

PARTS = tuple(described())
ACTIONS = [(part, action) for part in PARTS for action in part.actions]


def cli_page() -> str:
    """The page on the command line."""
    return (REFERENCE / "cli.md").read_text(encoding="utf-8")


def test_every_command_has_help() -> None:
    """One line in the list of commands for each."""
    assert [] == [command.name for command in COMMANDS if not command.help.strip()]


@pytest.mark.parametrize("part", PARTS, ids=[part.words for part in PARTS])
def test_command_is_documented(part: Described) -> None:
    """A command, and each part of it, has a sentence and a heading."""
    assert len(part.about) > len("x.")
    assert f"# `{part.words}`\n" in cli_page()


@pytest.mark.parametrize(
    ("part", "action"), ACTIONS, ids=[f"{part.words} {written(action)}" for part, action in ACTIONS]
)
def test_argument_is_documented(part: Described, action: argparse.Action) -> None:
    """An argument has help, and stands in the part of the page that is about its command."""
    section = cli_page().split(f"# `{part.words}`\n")[1].split("\n#", maxsplit=1)[0]
    assert action.help
    assert f"| `{written(action)}` |" in section


def test_the_program_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """What `tabletop --help` offers is what the page has under `tabletop`."""
    assert 0 == main(["--help"])
    offered = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
    assert offered == {written(action).split()[0] for action in PARTS[0].actions}
