"""`tabletop check` at the front door: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli.main import main
from tests.authoring.examples import BASE, laid_over

SHORT = "minutes: 60\n"
"""A scenario whose moves do not fit (TT214)."""
KEPT = "ignore: [{rule: TT214, where: minutes, why: Two afternoons.}]\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario in order, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("scenario.yaml").write_text(BASE, encoding="utf-8")
    return Path("scenario.yaml")


def write(file: Path, text: str) -> None:
    """Lay a text over the scenario."""
    file.write_text(laid_over(text, BASE), encoding="utf-8")


def test_clean(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario in order ends with 0."""
    assert 0 == main(["check", str(file)])
    assert "1 file checked, no problems.\n" == capsys.readouterr().out


def test_problems(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are shown on standard output, and the exit code is 1."""
    write(file, "kind: gam\nsummary:\n")
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


def test_what_a_rule_finds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding that can be kept shows how, once, in words that can be copied."""
    write(file, SHORT)
    assert 1 == main(["check", "--quick", str(file)])
    expected = """\
scenario.yaml:1:10: error TT214: the moves take 30 minutes even without optional
  injects; briefing and debrief leave 26 of 60
  |
1 | minutes: 60
  |          ^^
  = detect 30: shorten a move, make injects optional, or plan more minutes

Meant so? Keep it, under "ignore:" in the file:
  - {rule: TT214, where: minutes, why: your reason}

1 problem in 1 file.
"""
    assert expected == capsys.readouterr().out


@pytest.mark.parametrize(
    ("profile", "code", "level", "counted"),
    [("draft", 0, "note", False), ("review", 1, "error", True), ("publish", 1, "error", False)],
)
def test_profiles(
    file: Path,
    profile: str,
    code: int,
    level: str,
    capsys: pytest.CaptureFixture[str],
    *,
    counted: bool,
) -> None:
    """Structure is a remark in a draft and a problem in review; content is counted in review and shown to publish."""
    write(file, SHORT + "review_by: 2020-01\n")
    assert code == main(["check", "--quick", "--profile", profile, str(file)])
    told = capsys.readouterr().out
    assert f": {level} TT214: " in told
    assert ("error TT4" in told) is (profile == "publish")
    assert ("more point before publishing: --profile publish" in told) is counted
    assert profile != "draft" or "1 file checked, no problems, 1 remark.\n" in told


def test_set_aside(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the file keeps is told in one line; asked for, it is shown with its reason. Neither is a problem."""
    write(file, SHORT + KEPT)
    assert 0 == main(["check", "--quick", str(file)])
    expected = "1 set aside in the file, with its reason: --show-ignored\n1 file checked, no problems.\n"
    assert expected == capsys.readouterr().out
    assert 0 == main(["check", "--quick", "--show-ignored", str(file)])
    expected = """\
scenario.yaml:1:10: set aside TT214: the moves take 30 minutes even without
  optional injects; briefing and debrief leave 26 of 60
  |
1 | minutes: 60
  |          ^^
  = the reason: Two afternoons.

1 set aside in the file, with its reason.
1 file checked, no problems.
"""
    assert expected == capsys.readouterr().out


def test_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a program the same is one JSON document, with the same exit codes."""
    assert 0 == main(["check", "--format", "json", str(file)])
    assert [] == json.loads(capsys.readouterr().out)["problems"]
    write(file, "kind: gam\n")
    assert 1 == main(["check", "--format", "json", str(file)])
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert ("TT038", 1, 7, 10) == tuple(problem[name] for name in ("code", "line", "column", "end_column"))


def test_sarif(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a code host it is one SARIF log."""
    write(file, SHORT)
    assert 1 == main(["check", "--format", "sarif", str(file)])
    [run] = json.loads(capsys.readouterr().out)["runs"]
    assert ["TT214"] == [result["ruleId"] for result in run["results"]]


def test_github(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a workflow each problem is a command, and the sum is for whoever reads its log."""
    write(file, SHORT)
    assert 1 == main(["check", "--format", "github", str(file)])
    first, *_rest, last = capsys.readouterr().out.splitlines()
    assert first.startswith("::error file=scenario.yaml,line=1,endLine=1,col=10,endColumn=12,title=TT214::the moves")
    assert "1 problem in 1 file." == last


def test_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario that is listed is found by its id; what lies here under that name comes first."""
    assert 0 == main(["new", "mine"])
    assert 0 == main(["check", "--quick", "mine"])
    assert "2 files checked, no problems." in capsys.readouterr().out
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(tmp_path)
        assert 1 == main(["check", "--quick", "mine"])


def test_a_file_that_cannot_be_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, the others are checked, and the exit code is 2."""
    (file.parent / "plays" / "one.play.yaml").mkdir(parents=True)
    write(file, SHORT)
    assert 2 == main(["check", "--quick", str(file)])
    told = capsys.readouterr().out
    assert "TT000: the file cannot be read: " in told
    assert "TT214" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere"], "There is no scenario at nowhere."),
        (["check", "--watch", "nowhere"], "There is no scenario at nowhere."),
        (["check", "--watch", "--format", "json", "."], "A watch is for people"),
        (["check"], "usage: tabletop check"),
        (["check", "--profile", "strict", "."], "usage: tabletop check"),
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
