"""`tabletop export`: whole logs go out, bad ones are named, and nothing is ever written over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.storage.frame import put_together, take_apart
from tests.keeping import assess, keep, noted, opened, rated
from tests.played import records_of
from tests.storage.samples import session
from tests.tui.review import played


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two sessions, and what evaluators put down beside the first."""
    folder = tmp_path_factory.mktemp("made")
    log = keep(folder / "harbour.jsonl", played.records())
    assess(log, opened(log), (9, rated("Anna asked first.")), (20, noted("Calm.", "PORT", "share")))
    assess(log, opened(log, "scribe", "scribe"), (12, noted("They argued about the tug.")))
    keep(folder / "grey.jsonl", records_of())
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, and the place to stand in."""
    shutil.copytree(made, tmp_path / "logs")
    monkeypatch.chdir(tmp_path / "logs")
    return tmp_path / "logs"


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    found = captured.out + captured.err
    assert "fault in tabletop" not in found
    return found


def test_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of the log's name, here; it says how much, and that everything is in it."""
    found = said(capsys, "export", "harbour.jsonl", "--to", "csv")
    assert "1 session, 8 rows written to harbour.csv" in found
    assert "--edition redacted" in found
    assert (folder / "harbour.csv").read_bytes().startswith(b"session,scenario,")
    said(capsys, "export", "harbour.jsonl", "--to", "csv", "--excel", "-o", "excel.csv")
    assert (folder / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + (folder / "harbour.csv").read_bytes()


def test_several_make_one_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Evaluators' logs among them go with their session."""
    names = sorted(path.name for path in folder.glob("*.jsonl"))
    found = said(capsys, "export", *names, "--to", "jsonl")
    assert found.splitlines()[0] == "2 sessions, 13 files written to sessions-tables"
    lines = (folder / "sessions-tables" / "session.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["scenario"] for line in lines} == {"harbour", "grey-weather"}
    seen = (folder / "sessions-tables" / "evaluations.jsonl").read_text(encoding="utf-8")
    assert seen.count("\n") == 3


def test_statements_without_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the redacted edition nothing that anybody wrote is left."""
    found = said(capsys, "export", "harbour.jsonl", "--to", "xapi", "--edition", "redacted")
    content = (folder / "harbour.xapi.json").read_text(encoding="utf-8")
    assert "statements written to harbour.xapi.json" in found
    assert "--edition" not in found
    assert json.loads(content)
    assert not any(words in content for words in ("Anna", "On second thought", "The tug turns back", "argued"))


def test_nothing_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing file, a folder that is not there: one sentence, and nothing half-written."""
    (folder / "harbour.csv").write_text("mine", encoding="utf-8")
    before = sorted(folder.iterdir())
    found = said(capsys, "export", "harbour.jsonl", "--to", "csv", code=Exit.NOT_RUN)
    assert found.splitlines()[-1].startswith("Not written: there is something of that name already: harbour.csv.")
    found = said(capsys, "export", "harbour.jsonl", "--to", "jsonl", "-o", "no/out", code=Exit.NOT_RUN)
    assert "Make it first" in found
    assert sorted(folder.iterdir()) == before
    assert (folder / "harbour.csv").read_text(encoding="utf-8") == "mine"


def later(line: bytes) -> bytes:
    """The first line as a version of the far future would write it."""
    frame = take_apart(line.rstrip(b"\n"))
    assert frame is not None
    return put_together(frame.record.replace(b'"format":1,', b'"format":99,'), {})[0]


def spoil(log: Path, kind: str) -> Path:
    """A copy of a log with something wrong with it."""
    bad = log.with_name(f"bad-{kind}.jsonl")
    lines = log.read_bytes().splitlines(keepends=True)
    spoiled = {
        "changed": b"".join(lines).replace(b'"option":"tug"', b'"option":"wait"'),
        "cut-out": b"".join(lines[:9] + lines[10:]),
        "empty": b"",
        "rubbish": b"hello\n",
        "newer": later(lines[0]),
        "crlf": b"".join(lines).replace(b"\n", b"\r\n"),
    }
    bad.write_bytes(spoiled[kind])
    return bad


BAD = ("changed", "cut-out", "empty", "rubbish", "newer", "crlf")


def test_a_hundred_logs_of_which_some_are_bad(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each bad one is named with its reason and left out; the others go out; the exit code says so."""
    bad = [spoil(folder / "harbour.jsonl", kind).name for kind in BAD]
    found = said(
        capsys,
        "export",
        "harbour.jsonl",
        *bad,
        "grey.jsonl",
        "none.jsonl",
        "--to",
        "csv",
        "-o",
        "o.csv",
        code=Exit.PROBLEMS,
    )
    assert "2 sessions, " in found
    left_out = [line for line in found.splitlines() if line.startswith("Left out: ")]
    assert [line.split()[2].rstrip(".") for line in left_out] == [*bad, "none.jsonl"]
    assert "is not what was written" in left_out[0]


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_log(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Alone: nothing is written. No copy is made of it, and it is not merged without saying so."""
    bad = spoil(folder / "harbour.jsonl", kind)
    found = said(capsys, "export", bad, "--to", "csv", "-o", "o.csv", code=Exit.PROBLEMS)
    assert "Nothing was written" in found
    code = Exit.NOT_RUN if kind == "newer" else Exit.PROBLEMS
    said(capsys, "log", "redact", bad, "-o", "copy.jsonl", code=code)
    said(capsys, "log", "merge", bad, code=code)
    assert not (folder / "o.csv").exists()
    assert not (folder / "copy.jsonl").exists()


def test_what_can_be_read_of_a_damaged_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only when it is asked for, and it says up to where; the table says it, too."""
    bad = spoil(folder / "harbour.jsonl", "changed")
    found = said(capsys, "export", bad, "--to", "jsonl", "--damaged", "-o", "o", code=Exit.PROBLEMS)
    assert "goes out up to record 10" in found
    assert "changed:11:" in (folder / "o" / "session.jsonl").read_text(encoding="utf-8")


def test_a_torn_end(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was whole goes out, as it would be resumed; that there was more is said."""
    with (folder / "harbour.jsonl").open("ab") as log:
        log.write(b'{"record": {"number":')
    found = said(capsys, "export", "harbour.jsonl", "--to", "csv", code=Exit.PROBLEMS)
    assert "8 rows" in found
    assert "harbour.jsonl goes out up to record 50. The end was half written at record 51" in found
    found = said(capsys, "log", "redact", "harbour.jsonl", "-o", "copy.jsonl", code=Exit.PROBLEMS)
    assert "What comes after was not copied. The end was half written at record 51" in found
    found = said(capsys, "log", "merge", "harbour.jsonl", code=Exit.PROBLEMS)
    assert "harbour.jsonl was read up to record 50." in found


def test_one_session_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy would count everything twice."""
    shutil.copy(folder / "harbour.jsonl", folder / "same.jsonl")
    found = said(capsys, "export", "harbour.jsonl", "same.jsonl", "--to", "csv", "-o", "o.csv", code=Exit.PROBLEMS)
    assert "same.jsonl. It is the same session as harbour.jsonl" in found


def test_logs_that_are_no_sessions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An evaluator's log alone is none; a scenario nobody can read, and a log of a later version, are said to be."""
    found = said(capsys, "export", "harbour.evaluation-scribe.jsonl", "--to", "csv", code=Exit.PROBLEMS)
    assert "Left out: harbour.evaluation-scribe.jsonl." in found
    assert not list(folder.glob("*.csv"))


def test_a_scenario_that_nobody_can_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log is good, but this version cannot tell what it is about."""
    keep(folder / "odd.jsonl", [record for batch in session() for record in batch])
    found = said(capsys, "export", "odd.jsonl", "--to", "csv", code=Exit.PROBLEMS)
    assert "This version cannot read the scenario in the log." in found


def test_a_text_longer_than_a_cell(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It goes on in a column of its own, and that is said."""
    monkeypatch.setattr("tabletop.documents.cells.fitted.__defaults__", (12,))
    found = said(capsys, "export", "harbour.jsonl", "--to", "csv", "-o", folder / "o.csv")
    assert "A text was longer than a cell can be; it goes on in column rationale_2." in found


def test_an_evaluation_that_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The session goes out without it, and it is named."""
    (folder / "harbour.evaluation-scribe.jsonl").write_bytes(b"hello\n")
    found = said(capsys, "export", "harbour.jsonl", "--to", "csv", code=Exit.PROBLEMS)
    assert "Left out: harbour.evaluation-scribe.jsonl." in found
    assert (folder / "harbour.csv").exists()


def test_doctored_logs_are_caught(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the middle by the log itself; at the end, and rewritten as a whole, by the head that every export has."""
    said(capsys, "export", "harbour.jsonl", "--to", "jsonl", "-o", "o")
    head = json.loads((folder / "o" / "manifest.json").read_text(encoding="utf-8"))["sessions"][0]["head"]
    assert "kept" in said(capsys, "log", "verify", "harbour.jsonl", "--receipt", head)
    lines = (folder / "harbour.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "harbour.jsonl").write_bytes(b"".join(lines[:-1]))
    assert "gone" in said(capsys, "log", "verify", "harbour.jsonl", "--receipt", head, code=Exit.PROBLEMS)
    (folder / "harbour.jsonl").unlink()
    keep(folder / "harbour.jsonl", [*played.records()[:-1], played.records()[-1]])
    assert "another record" in said(capsys, "log", "verify", "harbour.jsonl", "--receipt", head, code=Exit.PROBLEMS)
