"""`tabletop progress`: what was played alone, and on to what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.reports.progress import Progress
from tabletop.tui.home.shelf import HomeChoice
from tabletop.tui.progress.screen import Chosen, Read
from tests.cli.streams import OPENING, typed
from tests.cli.test_screens import Faces, faces

__all__ = ["faces"]


@pytest.fixture(autouse=True)
def _index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What many logs came to is kept for this test alone."""
    monkeypatch.setattr("tabletop.cli.settings.runs_index", lambda: tmp_path / "runs.sqlite")


@pytest.fixture
def begun(sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A run that was left after one answer."""
    typed(monkeypatch, OPENING, "play", "first-hour", "--seed", "7")
    capsys.readouterr()
    (log,) = sessions.glob("*.jsonl")
    return log


def test_in_lines(begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The unfinished run is offered first, and gone on with."""
    records = begun.read_bytes().count(b"\n")
    assert Exit.CLEAN == typed(monkeypatch, "1\nq\n", "progress", "--plain")

    out = capsys.readouterr().out
    assert "1 question answered. Go on where you left." in " ".join(out.split())
    assert "You go on where you left." in out
    assert begun.read_bytes().count(b"\n") > records


def test_only_looking(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving, or the end of the input, is no failure, and nothing is written."""
    before = begun.read_bytes()
    for text in ("q\n", ""):
        assert Exit.CLEAN == typed(monkeypatch, text, "progress", "--plain")

    assert begun.read_bytes() == before


def test_a_new_one(sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing was played, a scenario is begun."""
    typed(monkeypatch, f"1\n{OPENING}q\n", "progress", "--plain")

    assert len(list(sessions.glob("first-hour-*.jsonl"))) == 1


def test_on_the_screen(begun: Path, faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the home screen, with its theme; what is chosen is played; leaving goes back."""
    seen: list[tuple[Progress, str]] = []
    answers: list[Chosen | int] = [Chosen("resume", str(begun)), 0]

    def look(read: Read, *, theme: str) -> Chosen | int:
        seen.append((read(), theme))
        return answers.pop(0)

    monkeypatch.setattr("tabletop.tui.progress.app.run", look)
    faces.choices = [HomeChoice("progress", "", "light"), HomeChoice("progress", "", "light")]
    assert Exit.CLEAN == main([])

    assert [(len(found.played), theme) for found, theme in seen] == [(1, "light")] * 2
    assert len(faces.solo) == 1
    assert faces.homes == [("", "")] * 3


def test_from_the_lines_at_home(
    begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter, and back again."""
    assert Exit.CLEAN == typed(monkeypatch, "?\np\nq\nq\n", "--plain")

    out = capsys.readouterr().out
    assert "p looks back on what you played alone" in " ".join(out.split())
    assert "Your progress" in out
    assert out.count("Your sessions:") == 2
    assert begun.exists()
