"""Whose words the interface uses: settled, asked for, chosen at set-up, and taken up again with the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.options import words_of
from tabletop.cli.settings import WrongSetting, read
from tabletop.language.catalogue import SOURCE_LANGUAGE, use
from tabletop.session.opening import replay
from tests.cli.streams import typed
from tests.harbour import FILE, Table

SET_UP = "\n" * 7
"""Enter for everything that is asked before whose words."""


@pytest.fixture(autouse=True)
def _usual_words_again() -> Iterator[None]:
    """Leave the next test with the words of the code."""
    yield
    use(SOURCE_LANGUAGE)


def only(folder: Path) -> Path:
    """The one log there is."""
    (log,) = folder.glob("*.jsonl")
    return log


@pytest.mark.parametrize(
    ("text", "catalogue"),
    [
        ("", "en"),
        ('terminology = "hseep"\n', "en"),
        ('terminology = "nato"\n', "en@nato"),
        ('terminology = "uk"\nlanguage = "de"\n', "de@uk"),
        ('language = "en@uk"\n', "en@uk"),
        ('language = "en@uk"\nterminology = "nato"\n', "en@nato"),
    ],
)
def test_settled(tmp_path: Path, text: str, catalogue: str) -> None:
    """A setting names the house; one in the name of the language counts where there is none."""
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    assert catalogue == words_of(read({"TABLETOP_SETTINGS": str(file)}))


def test_a_house_nobody_knows(tmp_path: Path) -> None:
    """It is named with those there are."""
    with pytest.raises(WrongSetting, match="terminology takes one of hseep, nato, uk"):
        read({"TABLETOP_SETTINGS": str(tmp_path / "none.toml"), "TABLETOP_TERMINOLOGY": "martian"})


def test_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """--terminology holds for this run; the set-up offers it."""
    lines = "\n" * 12 + "\n\nl\nq\n"
    assert Exit.CLEAN == typed(monkeypatch, lines, "facilitate", FILE, "--terminology", "nato")

    out = " ".join(capsys.readouterr().out.split())
    assert "Whose words. Enter for 2:" in out
    assert "phase 1 of 2" in out


def test_chosen_at_set_up_and_taken_up_again(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was chosen stands in the log's first event, and holds again when the session is gone on with."""
    assert Exit.CLEAN == typed(monkeypatch, SET_UP + "3\n" + "\n" * 3 + "q\n", "facilitate", FILE)
    assert "uk" == replay(only(sessions)).opening.terminology
    use(SOURCE_LANGUAGE)
    capsys.readouterr()

    assert Exit.CLEAN == typed(monkeypatch, "?\nq\n", "resume", only(sessions))
    assert "park a question for the hot debrief" in capsys.readouterr().out
    assert Exit.CLEAN == typed(monkeypatch, "?\nq\n", "resume", only(sessions), "--terminology", "hseep")
    assert "park a question for the hot wash" in capsys.readouterr().out


def test_nobody_chose() -> None:
    """A log from before, or of somebody alone, says nothing; then whatever is settled holds."""
    assert Table().state.opening.terminology is None


def test_review_in_other_words(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finished log is read in the words of whoever reads it."""
    typed(monkeypatch, SET_UP + "1\n" + "\n" * 7 + "q\n", "facilitate", FILE)
    capsys.readouterr()
    typed(monkeypatch, "l\nq\n", "review", only(sessions), "--plain", "--terminology", "nato")
    assert "Phase: Fog" in capsys.readouterr().out
