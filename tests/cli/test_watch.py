"""`tabletop check --watch`: one clear state after every change, and the exit code of what was seen last."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tabletop.cli.check import once
from tabletop.cli.codes import Exit
from tabletop.cli.watch import watch
from tests.authoring.examples import BASE, laid_over


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario in order, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    Path("scenario.yaml").write_text(BASE, encoding="utf-8")
    return Path("scenario.yaml")


def watched(
    file: Path, acts: Iterable[Callable[[], object]], check: Callable[[argparse.Namespace], tuple[str, Exit]]
) -> Exit:
    """Watch `file` while these things happen, one before each look, until Ctrl-C."""
    todo = iter(acts)

    def wait() -> None:
        act = next(todo, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    options = argparse.Namespace(
        paths=[file], profile="review", format="text", quick=True, show_ignored=False, watch=True
    )
    return watch(options, check, wait, lambda: "12:00:00")


def nothing() -> None:
    """Nothing happens."""


def states(told: str) -> list[str]:
    """The last line of each state that was shown."""
    parts = told.split("\n\nChecked at 12:00:00; again when a file changes. Ctrl-C ends.\n")
    assert "" == parts[-1].strip()
    return [part.splitlines()[-1] for part in parts[:-1]]


def test_a_change(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is found is shown at the start and after a change, and Ctrl-C ends with the last exit code."""

    def spoil() -> None:
        file.write_text(laid_over("kind: gam\n", BASE), encoding="utf-8")

    assert Exit.PROBLEMS is watched(file, [nothing, spoil, nothing, nothing], once)
    assert ["1 file checked, no problems.", "1 problem in 1 file."] == states(capsys.readouterr().out)


def test_gone_and_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that vanishes is waited for."""

    def back() -> None:
        file.write_text(BASE, encoding="utf-8")

    assert Exit.CLEAN is watched(file, [file.unlink, nothing, nothing, back, nothing], once)
    clean = "1 file checked, no problems."
    assert [clean, "There is no scenario at scenario.yaml. Waiting for it.", clean] == states(capsys.readouterr().out)
    assert Exit.NOT_RUN is watched(file, [file.unlink, nothing], once)


def test_changed_while_it_is_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read in the middle of a change is not shown; what comes after is."""
    checks = iter(["half", "whole"])

    def check(options: argparse.Namespace) -> tuple[str, Exit]:
        words = next(checks)
        if words == "half":
            file.write_text(laid_over("kind: gam\n", BASE), encoding="utf-8")
        assert [file] == options.paths
        return words, Exit.CLEAN

    assert Exit.CLEAN is watched(file, [nothing, nothing, nothing], check)
    assert ["whole"] == states(capsys.readouterr().out)


def test_a_folder_that_cannot_be_looked_into(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the system is one sentence, and the watch goes on."""

    def check(options: argparse.Namespace) -> tuple[str, Exit]:
        raise PermissionError(13, "Permission denied", str(options.paths[0]))

    assert Exit.NOT_RUN is watched(file, [nothing], check)
    expected = "scenario.yaml cannot be read just now (Permission denied). Waiting for it."
    assert [expected] == states(capsys.readouterr().out)


@pytest.mark.parametrize("terminal", [True, False])
def test_the_screen_is_cleared_on_a_terminal_only(
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
) -> None:
    """In a file or a pipe there is nothing to clear."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert Exit.CLEAN is watched(file, [], once)
    assert terminal is capsys.readouterr().out.startswith("\x1b[H\x1b[2J")
