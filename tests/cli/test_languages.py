"""Which language is spoken, and `tabletop translate`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.cli.main import main
from tabletop.language.catalogue import SOURCE_LANGUAGE, language, use
from tests.authoring.examples import BASE, BASE_TEXTS


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave the next test with the sentences of the code, and the environment as it was."""
    for name in ("TABLETOP_LANGUAGE", "TABLETOP_TERMINOLOGY", "LANGUAGE"):
        monkeypatch.setenv(name, "")
    yield
    use(SOURCE_LANGUAGE)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario in a folder of its own."""
    (tmp_path / "scenario.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("before", [["--language", "de"], ["--language=de"]])
def test_words_before_the_command(before: list[str], scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before the command, the language holds for any."""
    assert main([*before, "check", "--profile", "draft", str(scenario)]) == 0
    assert "1 Datei geprüft" in capsys.readouterr().out


def test_help_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is in that language, with what the library for command lines says itself."""
    assert main(["--language", "de", "--help"]) == 0
    said = capsys.readouterr().out
    assert [] == [word for word in ("Aufruf: ", "Optionen", "BEFEHL", "Szenario") if word not in said]


def test_a_program_reads_english(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a program reads is the same on every machine."""
    (scenario / "scenario.yaml").write_text(BASE.replace("minutes: 90", "minutes: x"), encoding="utf-8")
    main(["--language", "de", "check", "--format", "json", str(scenario)])
    assert "expected minutes" in capsys.readouterr().out


def test_a_mistyped_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The command that was probably meant is named."""
    assert main(["chekc"]) != 0
    assert "check" in capsys.readouterr().err


def test_following_a_scenario(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no language is settled, a report speaks that of the scenario in the log."""
    (scenario / "scenario.yaml").write_text(BASE.replace("kind: game", "kind: game\nlanguage: de"), encoding="utf-8")
    log = tmp_path / "run.jsonl"
    main(["play", str(scenario), "--plain", "--role", "NO", "--log", str(log)])
    capsys.readouterr()
    use(SOURCE_LANGUAGE)
    assert main(["report", str(log), "--format", "md", "-o", "-"]) == 0
    assert ("de", True) == (language(), "Überblick über die Übung" in capsys.readouterr().out)


def test_translate(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is made, brought up to date, and left alone where somebody wrote remarks."""
    texts = scenario / "scenario.de.yaml"
    assert main(["translate", str(scenario), "de"]) == 0
    assert "title: A cable goes silent" in texts.read_text(encoding="utf-8")
    assert main(["translate", str(scenario), "de"]) == 0
    texts.write_text(BASE_TEXTS.replace("prologue: Ein Kabel ist ausgefallen.\n", ""), encoding="utf-8")
    capsys.readouterr()
    assert main(["translate", str(scenario), "de"]) == 0
    assert "1 part" in capsys.readouterr().out
    now = texts.read_text(encoding="utf-8")
    assert "prologue: One cable is down." in now
    assert "Regierung von $NORWAY" in now
    remarked = now.replace("prologue:", "# ask Anna\nprologue:").replace("One cable", "Ein Kabel")
    texts.write_text(remarked.replace("title: Gemeinsam", "title: Zusammen # or so"), encoding="utf-8")
    before = texts.read_text(encoding="utf-8")
    assert main(["translate", str(scenario), "de"]) == 0
    assert before == texts.read_text(encoding="utf-8")
    assert (scenario / "scenario.de.new.yaml").is_file()


@pytest.mark.parametrize(("path", "to"), [("", "en"), ("", "deutsch"), ("nowhere", "de")])
def test_translate_refuses(path: str, to: str, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The scenario's own language, a word that is no language, no scenario: each is said, and nothing is written."""
    assert main(["translate", path or str(scenario), to]) != 0
    assert capsys.readouterr().err
    assert ["scenario.yaml"] == [one.name for one in scenario.iterdir()]


def test_translate_what_does_not_fit(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that does not fit its scenario is refused as it is; a check says why, at its place."""
    texts = scenario / "scenario.de.yaml"
    texts.write_text(BASE_TEXTS.replace("id: detect", "id: detekt"), encoding="utf-8")
    assert main(["translate", str(scenario), "de"]) != 0
    assert main(["check", str(texts)]) != 0
    assert "TT122" in capsys.readouterr().out
