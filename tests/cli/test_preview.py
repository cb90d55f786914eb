"""`tabletop preview`: any file that is there, playable or not; a play is kept beside it, under a free name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.previewing.checking import Check
from tabletop.authoring.previewing.keeping import Keeper, Kept, NotKept
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Watched
from tabletop.cli import preview as command
from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.scenario.library import find
from tabletop.tui.preview import app
from tests.authoring.previewing.plays import played
from tests.cli.streams import typed
from tests.harbour import FILE, TEXT


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    file = folder / "scenario.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_line_by_line(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A script chooses and leaves; that it ends is no fault. What was played is kept, and rehearses as it was."""
    assert Exit.CLEAN == typed(monkeypatch, "\n2\ns\ns\nq\n", "preview", file.parent, "--plain")
    out = capsys.readouterr().out
    assert "Nobody moves." in out
    assert "Saved as a golden play:" in out
    plays = sorted((file.parent / "plays").glob("*.play.yaml"))
    assert 2 == len(plays)
    assert Exit.CLEAN == typed(monkeypatch, "", "preview", file, "--plain")
    assert Exit.CLEAN == main(["rehearse", *map(str, plays)])


def test_a_file_that_cannot_be_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It opens all the same: that is what a preview is for."""
    file = tmp_path / "new.yaml"
    file.write_bytes(b"format: tabletop/1\n\xff")
    assert Exit.CLEAN == typed(monkeypatch, "q\n", "preview", file)
    assert "is not UTF-8 text" in capsys.readouterr().out


def test_by_its_id_and_not_at_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario is known by its id, too; what is not there is said, with what there is."""
    assert Exit.CLEAN == typed(monkeypatch, "q\n", "preview", "first-hour")
    assert Exit.NOT_RUN == main(["preview", "nowhere"])
    assert "first-hour" in capsys.readouterr().err


def test_on_a_screen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The face gets the file to watch, a check of a draft, and a way to keep a play."""
    seen: list[object] = []

    def face(shown: Preview, watched: Watched, *, check: Check, keeper: Keeper, theme: str) -> int:
        seen.extend([shown.standing, watched.look(), check(), keeper(played([])), theme])
        return 0

    monkeypatch.setattr(app, "run", face)
    monkeypatch.setattr(settings, "wants_lines", lambda _chosen, *, asked: asked)
    assert Exit.CLEAN == main(["preview", str(file), "--theme", "light"])
    standing, look, found, kept, theme = seen
    assert ("good", None, "light") == (standing, look, theme)
    assert isinstance(found, tuple)
    assert isinstance(kept, NotKept)


def test_where_a_play_goes(file: Path) -> None:
    """Into `plays` beside a file called scenario.yaml; nowhere else, and not where nothing can be written."""
    plays = file.parent / "plays"
    kept = command.keeper(file, plays)(played([1] * 80))
    assert isinstance(kept, Kept)
    assert plays == Path(kept.place).parent
    other = command.keeper(FILE.with_name("other.yaml"), plays)(played([1] * 4))
    assert isinstance(other, NotKept)
    assert "scenario.yaml" in other.why
    blocked = file.parent / "blocked"
    blocked.write_text("")
    refused = command.keeper(blocked / "scenario.yaml", blocked / "plays")(played([1] * 4))
    assert isinstance(refused, NotKept)
    shipped, own = find("first-hour"), file.parent
    assert shipped is not None
    assert own / "plays" == command.plays_folder("first-hour", shipped, own)
    assert shipped.parent / "plays" == command.plays_folder(str(shipped), shipped, own)
    assert own / "plays" == command.plays_folder("harbour", file, own)


def test_a_file_that_went_before_it_was_checked(tmp_path: Path) -> None:
    """Nothing can be said of it, and nothing raises."""
    assert command.checked(tmp_path / "gone.yaml") is None
