"""`tabletop outline` at the front door: where it writes, what it prints, that it writes over nothing unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tabletop.cli.main import main
from tests.authoring.outlining.stories import STORY
from tests.cli.streams import said

CORPUS = Path(__file__).parents[1] / "corpus" / "yaml"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story, in the folder we are in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("scenario.yaml").write_text(STORY, encoding="utf-8")
    return Path("scenario.yaml")


def test_in_the_terminal(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines of at most 80 columns, no colours where nobody sees them, and whether it was played through."""
    shown = said(capsys, "outline", str(file))
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown
    assert "MOVE 1 – One (minutes 0 to 20)" in shown
    assert "Played through in every way" in shown
    assert "Structure only" in said(capsys, "outline", ".", "--no-tries", "--brief")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.txt", b"A story of Northland"),
        ("a.md", b"**EXERCISE"),
        ("a.mmd", b"flowchart"),
        ("a.gv", b"digraph"),
        ("a.dot", b"digraph"),
        ("a.svg", b"<?xml"),
        ("a.HTML", b"<!doctype html>"),
        ("a.json", b"{"),
    ],
)
def test_the_name_says_what(file: Path, name: str, begins: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """What the name ends in is what is written; `--format` wins."""
    assert f"Outline written to {name}\n" == said(capsys, "outline", str(file), "--no-tries", "-o", name)
    assert Path(name).read_bytes().startswith(begins)
    said(capsys, "outline", str(file), "--no-tries", "--format", "dot", "-o", "other.txt")
    assert Path("other.txt").read_bytes().startswith(b"digraph")


def test_to_standard_output(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every form can be piped on."""
    assert 0 == main(["outline", str(file), "--no-tries", "--format", "svg", "-o", "-"])
    assert capfdbinary.readouterr().out.startswith(b"<?xml")


def test_writes_over_nothing_unasked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays; with --force it goes, but never the scenario itself."""
    Path("map.svg").write_text("mine", encoding="utf-8")
    assert 2 == main(["outline", str(file), "--no-tries", "-o", "map.svg"])
    assert "mine" == Path("map.svg").read_text(encoding="utf-8")
    assert 0 == main(["outline", str(file), "--no-tries", "-o", "map.svg", "--force"])
    assert 2 == main(["outline", str(file), "--no-tries", "--format", "svg", "-o", str(file), "--force"])
    assert STORY == file.read_text(encoding="utf-8")
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nowhere"], 2, "There is no scenario"),
        ([".", "-o", "a.pdf"], 2, "No outline ends in “.pdf”"),
        ([".", "--no-tries", "-o", "no/such/a.svg"], 2, "no/such/a.svg"),
        (["broken.yaml"], 1, '"tabletop check" says why'),
    ],
)
def test_what_cannot_be(
    file: Path, arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said in a sentence."""
    file.with_name("broken.yaml").write_text(STORY.replace("kind: game", "kind: gam"), encoding="utf-8")
    assert code == main(["outline", *arguments])
    assert words in capsys.readouterr().err


def test_the_corpus(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hostile file gets a sentence, from the outline or from the schema, and never a fault or a control character."""
    for number, one in enumerate(sorted(CORPUS.glob("*.yaml"))):
        copy = str(shutil.copy(one, tmp_path / "c.yaml"))
        arguments = ["schema", copy] if number % 2 else ["outline", copy, "--no-tries"]
        assert main(arguments) in {0, 1, 2}, one.name
        told = capsys.readouterr()
        assert "fault in tabletop" not in told.err, one.name
        assert "\x1b" not in told.out + told.err, one.name
    assert file.is_file()
