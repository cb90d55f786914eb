"""`tabletop report`: what it writes, where, and what it says when it cannot."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.reports import registry
from tabletop.storage import whole
from tests.keeping import assess, keep, opened
from tests.tui.review import played


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished session."""
    return keep(tmp_path_factory.mktemp("made") / "Harbour 7.jsonl", played.records())


@pytest.fixture
def log(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the place to stand in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return Path(shutil.copy(made, tmp_path / "here"))


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main(["report", *map(str, arguments)])
    captured = capsys.readouterr()
    assert "fault in tabletop" not in captured.err
    return captured.out + captured.err


def here() -> set[str]:
    """What lies in the current folder."""
    return {one.name for one in Path().iterdir()}


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody sat there."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def test_a_file_of_the_log_s_name(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal, a page in the current folder, and what it is good for."""
    at_a_terminal(monkeypatch)
    found = said(capsys, log)

    page = log.with_name("harbour-7-after-action-facilitator.html")
    assert f"Report written to {page.name}" in found
    assert "--edition participant" in found
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert "--edition" not in said(capsys, log, "--edition", "redacted")


def test_where_output_is_sent(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a pipe or a file goes the report itself, and nothing else; the same with a dash."""
    found = said(capsys, log, "--format", "md")

    assert found.startswith("**EXERCISE – fictional events**")
    assert found == said(capsys, log, "--format", "md", "-o", "-")
    assert {log.name} == here()


@pytest.mark.parametrize("ending", ["md", "html", "csv", "json"])
def test_the_ending_says_the_format(ending: str, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --format, the name does."""
    said(capsys, log, "-o", f"mine.{ending}")
    assert Path(f"mine.{ending}").read_bytes()


def test_a_folder_is_as_good(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name is made there."""
    said(capsys, log, "-o", tmp_path, "--format", "md", "--edition", "participant", "--page", "hot-wash")
    assert (tmp_path / "harbour-7-hot-wash-participant.md").is_file()


def test_an_ending_nobody_knows(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said which there are."""
    found = said(capsys, log, "-o", "mine.odt", code=Exit.NOT_RUN)
    assert "“.odt”. There is: .html, .md, .docx, .pdf, .csv, .xlsx, .json" in found


def test_a_page_is_no_table(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The one page for the hot wash is something to read."""
    found = said(capsys, log, "--format", "csv", "--page", "hot-wash", code=Exit.NOT_RUN)
    assert "“csv”. There is: html, md, docx, pdf" in found


def test_nothing_is_written_over_unasked(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And with --force at once, or not at all."""
    Path("mine.md").write_text("precious", "utf-8")

    assert "mine.md" in said(capsys, log, "-o", "mine.md", code=Exit.NOT_RUN)
    assert "precious" == Path("mine.md").read_text("utf-8")
    said(capsys, log, "-o", "mine.md", "--force")
    assert Path("mine.md").read_text("utf-8").startswith("**EXERCISE")
    said(capsys, log, "-o", "new.md", "--force")
    assert {log.name, "mine.md", "new.md"} == here()


def test_the_log_itself_is_never_written_over(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even by force, nor another one, nor under another name."""
    before = log.read_bytes()
    other, link = Path(shutil.copy(log, "other.jsonl")), Path("link.md")
    link.symlink_to(log)
    for target in (log, other, link):
        said(capsys, log, "--format", "md", "-o", target, "--force", code=Exit.NOT_RUN)
    assert [before] * 3 == [one.read_bytes() for one in (log, other, link)]


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_full_disk(
    force: tuple[str, ...], log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and nothing is left over; what was there is still there."""
    Path("mine.md").write_text("precious", "utf-8")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole, "write_all", full)
    name = "mine.md" if force else "new.md"
    assert "the disk is full" in said(capsys, log, "-o", name, *force, code=Exit.NOT_RUN)
    assert "precious" == Path("mine.md").read_text("utf-8")
    assert {log.name, "mine.md"} == here()


def test_a_folder_that_is_not_there(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not made by the way."""
    assert "there is no such folder" in said(capsys, log, "-o", "no/mine.md", code=Exit.NOT_RUN)


def test_a_damaged_log(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The good part is told; the damage stands in the report, behind it, and in the exit code."""
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:20], lines[20].replace(b'"number":21', b'"number":22'), *lines[21:]]))

    found = said(capsys, log, "-o", "mine.md", code=Exit.PROBLEMS)
    assert "The report tells the log up to record 20." in found
    assert "20" in Path("mine.md").read_text("utf-8")[:2000]


def test_what_lies_beside_and_cannot_be_read(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and the exit code says so."""
    beside = assess(log, opened(log))
    beside.write_bytes(b"nothing\n")

    assert f"Left out: {beside.name}." in said(capsys, log, "-o", "mine.md", code=Exit.PROBLEMS)


def test_what_is_no_log(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence; nothing is written."""
    log.write_bytes(b"hello\n")
    said(capsys, log, "-o", "mine.md", code=Exit.PROBLEMS)
    assert "No such file" in said(capsys, "nowhere.jsonl", "-o", "mine.md", code=Exit.NOT_RUN)
    assert not Path("mine.md").exists()


def test_a_format_that_needs_more(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said how to get it, and what needs nothing; the exit code is its own."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "tabletop.documents.formats.pdf", raising=False)
    found = said(capsys, log, "-o", "mine.pdf", code=Exit.NOT_INSTALLED)

    assert 'pip install "tabletop-exercises[pdf]"' in found
    assert "--format html" in found


def test_the_same_log_makes_the_same_bytes(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In every format, through the whole program."""
    for name, form in registry.FORMATS.items():
        for number in (1, 2):
            said(capsys, log, "--format", name, "-o", f"{number}{form.suffix}")
        assert Path(f"1{form.suffix}").read_bytes() == Path(f"2{form.suffix}").read_bytes()


def test_help_imports_no_library() -> None:
    """What only one format needs is imported when it is written."""
    program = (
        "import sys; from tabletop.cli.main import main; main(['report', '--help']);"
        "sys.exit(bool({'typst', 'docx', 'openpyxl', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert 0 == done.returncode, done.stderr
