"""`tabletop print`: what it makes, where, and what it says when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour" / "scenario.yaml"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an empty folder."""
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main(["print", *map(str, arguments)])
    captured = capsys.readouterr()
    assert "fault in tabletop" not in captured.err
    return captured.out + captured.err


def here() -> set[str]:
    """What lies in the current folder."""
    return {one.name for one in Path().iterdir()}


def test_everything_in_a_folder_of_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """With whom each file is for; nothing is written over."""
    found = said(capsys, HARBOUR)
    files = {one.name for one in Path("harbour-print").iterdir()}

    assert {"participant-manual.html", "facilitator-guide.html", "role-cards.html", "handouts.html"} <= files
    assert "facilitator-guide.html   for the facilitator only – not for participants" in found
    before = Path("harbour-print/role-cards.html").read_bytes()
    assert "Not written" in said(capsys, HARBOUR, code=Exit.NOT_RUN)
    assert before == Path("harbour-print/role-cards.html").read_bytes()
    said(capsys, HARBOUR, "-o", "again", "--format", "md")
    assert {f"{Path(name).stem}.md" for name in files} == {one.name for one in Path("again").iterdir()}


def test_one_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Here, in a folder, or under a name; a name that is taken stays as it is."""
    Path("desk").mkdir()
    found = said(capsys, HARBOUR, "--what", "manual")
    said(capsys, HARBOUR, "--what", "guide", "--format", "md", "-o", "desk")
    said(capsys, HARBOUR, "--what", "roles", "-o", "cards.html")
    assert "Written to harbour-participant-manual.html – for everybody who takes part" in found
    assert {"harbour-participant-manual.html", "desk", "cards.html"} == here()
    assert Path("desk/harbour-facilitator-guide.md").read_text("utf-8").startswith("**EXERCISE")
    assert "Not written" in said(capsys, HARBOUR, "--what", "roles", "-o", "cards.html", code=Exit.NOT_RUN)
    assert "no such folder" in said(capsys, HARBOUR, "--what", "roles", "-o", "no/cards.html", code=Exit.NOT_RUN)


def test_the_name_says_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    """As far as there is such a format; all pages are no file."""
    said(capsys, HARBOUR, "--what", "roles", "-o", "cards.MD")
    assert Path("cards.MD").read_text("utf-8").startswith("**EXERCISE")
    assert ".html, .md, .docx, .pdf" in said(capsys, HARBOUR, "--what", "roles", "-o", "cards.odt", code=Exit.NOT_RUN)
    for name in ("all.pdf", "-"):
        assert "--what guide" in said(capsys, HARBOUR, "-o", name, code=Exit.NOT_RUN)
    assert {"cards.MD"} == here()


def test_into_a_pipe(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """With a dash, one page and nothing else; the same bytes as in a file."""
    assert Exit.CLEAN == main(["print", str(HARBOUR), "--what", "roles", "-o", "-"])
    piped = capfdbinary.readouterr().out
    assert set() == here()
    assert Exit.CLEAN == main(["print", str(HARBOUR), "--what", "roles", "-o", "cards.html"])
    assert Path("cards.html").read_bytes() == piped


def test_the_card_of_one_team(capsys: pytest.CaptureFixture[str]) -> None:
    """To send it; a team that is not there is named, with those that are."""
    said(capsys, HARBOUR, "--what", "roles", "--team", "PORT")
    assert {"harbour-role-card-port.html"} == here()
    assert "PORT, PILOTS" in said(capsys, HARBOUR, "--what", "roles", "--team", "port", code=Exit.NOT_RUN)
    assert "--what roles" in said(capsys, HARBOUR, "--team", "PORT", code=Exit.NOT_RUN)


def test_people_minutes_names_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    """They change the pages."""
    guide = ("northern-mirror", "--what", "guide", "--format", "md")
    said(capsys, *guide, "--people", "8", "--minutes", "60")
    text = Path("northern-mirror-facilitator-guide.md").read_text("utf-8")
    assert "Talk is shorter than planned" in text
    assert "left out" in text
    assert "Veleria" not in text
    said(capsys, *guide, "--fictional", "--terminology", "nato", "-o", "fictional.md")
    fictional = Path("fictional.md").read_text("utf-8")
    assert "Veleria" in fictional
    assert "## Phase 1" in fictional


@pytest.mark.parametrize("minutes", ["0", "39", "481", "-5", "ten", "٦٠", "9" * 40])
def test_minutes_that_make_no_session(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is possible is said."""
    found = said(capsys, HARBOUR, f"--minutes={minutes}", code=Exit.NOT_RUN)
    assert "480" in found
    assert set() == here()


def test_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario for one person has a paper version, and says so."""
    found = said(capsys, "first-hour", "--format", "md")
    assert "paper version" in found
    assert {"facilitator-guide.md"} == {one.name for one in Path("first-hour-print").iterdir()}
    assert "--what guide" in said(capsys, "first-hour", "--what", "manual", code=Exit.NOT_RUN)


def test_a_broken_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    """The problem with its place; nothing is written."""
    text = HARBOUR.read_text("utf-8").replace("kind: ", "kimd: ", 1)
    Path("scenario.yaml").write_text(text, "utf-8")
    found = said(capsys, "scenario.yaml", code=Exit.PROBLEMS)

    assert "scenario.yaml:" in found
    assert "kimd" in found
    assert "Nothing was printed" in found
    assert {"scenario.yaml"} == here()


def test_what_is_no_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence each."""
    assert "There is no scenario" in said(capsys, "nowhere", code=Exit.NOT_RUN)
    Path("x.yaml").write_bytes(b"\xff\xfe")
    assert "x.yaml:1" in said(capsys, "x.yaml", code=Exit.PROBLEMS)


def test_a_format_that_needs_more(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said how to get it; nothing is left behind."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "tabletop.documents.formats.pdf", raising=False)
    found = said(capsys, HARBOUR, "--format", "pdf", code=Exit.NOT_INSTALLED)

    assert 'pip install "tabletop-exercises[pdf]"' in found
    assert set() == here()


def test_help_imports_no_library() -> None:
    """Not even what reads a scenario."""
    program = (
        "import sys; from tabletop.cli.main import main; main(['print', '--help']);"
        "sys.exit(bool({'typst', 'docx', 'pydantic', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert 0 == done.returncode, done.stderr
