"""The author's commands at the front door: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.authoring.explain import page
from tabletop.cli.main import main
from tests.authoring.examples import BASE, laid_over


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario in order, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("scenario.yaml").write_text(BASE, encoding="utf-8")
    return Path("scenario.yaml")


def test_clean(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario in order ends with 0."""
    assert 0 == main(["check", str(file)])
    assert "1 file checked, no problems.\n" == capsys.readouterr().out


def test_problems(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are shown on standard output, and the exit code is 1."""
    file.write_text(laid_over("kind: gam\nsummary:\n", BASE), encoding="utf-8")
    assert 1 == main(["check", "."])
    expected = """\
scenario.yaml:1:7: error TT038: "gam" is not among the words that can stand here
  |
1 | kind: gam
  |       ^^^
  = known here: ttx, game, seminar

scenario.yaml:2:1: error TT034: "summary" has no value
  |
2 | summary:
  | ^^^^^^^
  = write a value after the colon, or take the field out

2 problems in 1 file.
"""
    assert expected == capsys.readouterr().out


def test_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a program the same is one JSON document, with the same exit codes."""
    assert 0 == main(["check", "--format", "json", str(file)])
    assert [] == json.loads(capsys.readouterr().out)["problems"]
    file.write_text(laid_over("kind: gam\n", BASE), encoding="utf-8")
    assert 1 == main(["check", "--format", "json", str(file)])
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert ("TT038", 1, 7, 10) == tuple(problem[name] for name in ("code", "line", "column", "end_column"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere"], "There is no scenario at nowhere."),
        (["explain", "TT999"], "There is no page called TT999; codes look like TT102."),
        (["schema", "nowhere"], "nowhere"),
        (["check"], "usage: tabletop check"),
        (["chekc"], "usage: tabletop"),
        (["check", "--formt", "json", "."], "usage: tabletop"),
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


def test_schema(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The schema is written beside the file, whose name is printed."""
    assert 0 == main(["schema", str(file)])
    assert "scenario.schema.json\n" == capsys.readouterr().out
    assert "Condition" in json.loads(Path("scenario.schema.json").read_text(encoding="utf-8"))["$defs"]


def test_schema_of_no_scenario(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no YAML ends with 1 and says where to look."""
    file.write_text("a: b: c\n", encoding="utf-8")
    assert 1 == main(["schema", str(file)])
    assert "TT008 line 1" in capsys.readouterr().err
