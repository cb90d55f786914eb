"""Folders of its own for every test: no session of one is seen by another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.keeping import assess, keep, noted, opened, rated
from tests.tui.review import played


@pytest.fixture(autouse=True)
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that session logs go to."""
    folder = tmp_path / "sessions"
    monkeypatch.setenv("TABLETOP_SESSIONS", str(folder))
    monkeypatch.setenv("TABLETOP_SCENARIOS", str(tmp_path / "scenarios"))
    monkeypatch.setenv("TABLETOP_SETTINGS", str(tmp_path / "settings.toml"))
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session, and what evaluators put down beside it."""
    folder = tmp_path_factory.mktemp("made")
    log = keep(folder / "harbour.jsonl", played.records())
    assess(log, opened(log, record=8), (9, rated("Anna asked first.")), (20, noted("On second thought.", "PORT")))
    assess(log, opened(log, "scribe", "scribe", 8), (12, noted("They argued about the tug.")))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, and the place to stand in."""
    shutil.copytree(made, tmp_path / "logs")
    monkeypatch.chdir(tmp_path / "logs")
    return tmp_path / "logs"
