"""The author's commands at the front door: what they print and how they end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tabletop.authoring.explain import page
from tabletop.cli.main import main
from tests.authoring.examples import BASE


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario in order, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("scenario.yaml").write_text(BASE, encoding="utf-8")
    return Path("scenario.yaml")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "TT999"], "There is no page called TT999; codes look like TT102."),
        (["schema", "first-huor"], "There is no scenario “first-huor”. There is: first-hour"),
        (["chekc"], "There is no command “chekc”. There is: check"),
    ],
)
def test_could_not_run(file: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not run says so in a sentence on standard error, and ends with 2."""
    assert file.is_file()
    assert 2 == main(arguments)
    told = capsys.readouterr()
    assert "" == told.out
    assert words in told.err
    assert "Traceback" not in told.err


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """A code's page is printed."""
    assert 0 == main(["explain", "tt102"])
    assert page("TT102") == capsys.readouterr().out


def test_explain_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a code, all are listed with their titles."""
    assert 0 == main(["explain"])
    told = capsys.readouterr().out
    assert told.startswith("# Problems by code\n")
    assert "- TT102 No indicator of that name\n" in told
    assert "](" not in told


def test_explain_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal paragraphs are wrapped to its width, and examples stand whole, without the marks of Markdown."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert 0 == main(["explain", "TT210"])
    told = capsys.readouterr().out
    assert "```" not in told
    assert "\nmoves:\n  - id: detect\n" in told
    paragraph = told.split("\n\n")[1]
    assert max(len(line) for line in paragraph.split("\n")) <= 60
    assert page("TT210").split("\n\n")[1].split() == paragraph.split()


def test_schema(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The schemas of the scenario and of its plays are written beside the file, and their names printed."""
    assert 0 == main(["schema", str(file)])
    assert "scenario.schema.json\nplay.schema.json\n" == capsys.readouterr().out
    assert "Condition" in json.loads(Path("scenario.schema.json").read_text(encoding="utf-8"))["$defs"]


def test_schema_of_no_scenario(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no YAML ends with 1 and says where to look."""
    file.write_text("a: b: c\n", encoding="utf-8")
    assert 1 == main(["schema", str(file)])
    assert "TT008 line 1" in capsys.readouterr().err
