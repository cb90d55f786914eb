"""Settings: what is usual, the file, the environment, the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.cli.settings import THEMES, WrongSetting, read, settings_file
from tabletop.tui import themes


def wrote(folder: Path, text: str) -> dict[str, str]:
    """An environment whose settings file says this."""
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return {"TABLETOP_SETTINGS": str(file)}


def test_nothing_settled(tmp_path: Path) -> None:
    """There is a sensible value for everything."""
    found = read({"TABLETOP_SETTINGS": str(tmp_path / "none.toml")})

    assert ("", "dark", False, True) == (found.language, found.theme, found.plain, found.bias_prompt)
    assert ("sessions", "scenarios") == (found.sessions.name, found.scenarios.name)


def test_the_file(tmp_path: Path) -> None:
    """Folders stand beside the file unless they are absolute."""
    found = read(
        wrote(tmp_path, 'sessions = "logs"\ntheme = "light"\nplain = true\nbias_prompt = false\nlanguage = "en"\n')
    )

    assert (tmp_path / "logs", "light", True) == (found.sessions, found.theme, found.plain)
    assert not found.bias_prompt


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """And an empty variable says nothing."""
    environment = {**wrote(tmp_path, 'theme = "light"\n'), "TABLETOP_THEME": "high-contrast", "TABLETOP_LANGUAGE": ""}

    assert ("high-contrast", "") == (read(environment).theme, read(environment).language)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('language = "en"\nthem = "light"\n', 2, "perhaps theme is meant"),
        ("zebra = 1\n", 1, "there are sessions, scenarios, language, terminology, theme, plain"),
        ('theme = "pink"\n', 1, "one of light, dark, high-contrast"),
        ('plain = "perhaps"\n', 1, "true or false"),
        ('bias_prompt = "perhaps"\n', 1, "true or false"),
        ("sessions = 3\n", 1, "the path of a folder"),
        ('sessions = "a\\u0000b"\n', 1, "the path of a folder"),
        ('sessions = "~nobody-of-that-name/x"\n', 1, "the path of a folder"),
        ("[theme]\n", 1, "one of"),
    ],
)
def test_a_wrong_setting(text: str, line: int, words: str, tmp_path: Path) -> None:
    """It is named with file and line, and with what there is."""
    with pytest.raises(WrongSetting) as wrong:
        read(wrote(tmp_path, text))

    assert f"{tmp_path / 'settings.toml'}:{line}" == wrong.value.place
    assert words in wrong.value.why


@pytest.mark.parametrize("text", ["= nothing\n", "theme = \n", "\x00", "[[[", "theme = 'a\n"])
def test_a_file_that_is_not_toml(text: str, tmp_path: Path) -> None:
    """It is said which file."""
    with pytest.raises(WrongSetting) as wrong:
        read(wrote(tmp_path, text))

    assert str(tmp_path / "settings.toml") == wrong.value.place


def test_a_wrong_setting_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and one sentence, whatever command was called."""
    monkeypatch.setenv("TABLETOP_THEME", "pink")

    assert Exit.NOT_RUN == main(["log", "list"])
    assert "A setting cannot be used. TABLETOP_THEME: theme takes one of light, dark, high-contrast\n" == (
        capsys.readouterr().err
    )
    assert tmp_path.exists()


def test_the_themes_are_those_of_the_screens() -> None:
    """The front door does not load the screens to know their themes, so a test compares."""
    assert set(themes.NAMES) == set(THEMES)


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the system keeps such files, or where the environment says."""
    monkeypatch.setenv("TABLETOP_SETTINGS", str(tmp_path / "mine.toml"))

    assert tmp_path / "mine.toml" == settings_file()
    assert "settings.toml" == settings_file({}).name


@pytest.mark.parametrize(
    ("term", "asked", "settled"), [("dumb", False, False), ("xterm", True, False), ("xterm", False, True)]
)
def test_when_lines_are_meant(
    term: str,
    asked: bool,  # noqa: FBT001 - a table
    settled: bool,  # noqa: FBT001 - a table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked for, settled, or a terminal that can do nothing."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    chosen = settings.usual()

    assert settings.wants_lines(replace(chosen, plain=settled), asked=asked)
