"""Folders of its own for every test: no session of one is seen by another."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that session logs go to."""
    folder = tmp_path / "sessions"
    monkeypatch.setenv("TABLETOP_SESSIONS", str(folder))
    monkeypatch.setenv("TABLETOP_SCENARIOS", str(tmp_path / "scenarios"))
    monkeypatch.setenv("TABLETOP_SETTINGS", str(tmp_path / "settings.toml"))
    return folder
