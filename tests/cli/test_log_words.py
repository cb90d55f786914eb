"""`tabletop log redact`, `forget`, `purge`, `schema`: what people may ask of a log."""

from __future__ import annotations

import io
import json
from contextlib import closing
from pathlib import Path

import pytest

from tabletop.cli.asking import agreed
from tabletop.cli.codes import Exit
from tabletop.storage.drafts import Drafts
from tabletop.storage.frame import put_together, take_apart
from tabletop.storage.jsonl import EvaluationLog, JsonlLog
from tests.cli.streams import said
from tests.keeping import keep
from tests.played import records_of

WORDS = (b"On second thought", b"Nobody asked the ministry", b"The tug turns back", b"Ask early")


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Put this on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize(
    ("text", "expected"), [("y\n", True), ("YES\n", True), ("\n", False), ("no\n", False), ("yes please\n", False)]
)
def test_only_a_clear_yes_is_one(text: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """Everything else leaves all as it is."""
    typing(monkeypatch, text)
    assert agreed("Sure?", yes=False) is expected
    assert agreed("Sure?", yes=True)


# ── redact ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_redact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy has no words, verifies, has the same receipt, and can be reviewed; the original is as it was."""
    before = (folder / "harbour.jsonl").read_bytes()
    found = said(capsys, "log", "redact", "harbour.jsonl", "-o", "copy.jsonl")
    receipt = said(capsys, "log", "receipt", "harbour.jsonl").strip()
    assert found.splitlines()[0] == "50 records copied to copy.jsonl"
    assert found.splitlines()[-1].endswith(receipt)
    assert not any(words in (folder / "copy.jsonl").read_bytes() for words in WORDS)
    assert "8 personal words were erased" in said(capsys, "log", "verify", "copy.jsonl", "--receipt", receipt)
    assert "(erased)" in said(capsys, "log", "show", "copy.jsonl")
    assert (folder / "harbour.jsonl").read_bytes() == before


def test_redact_only_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stays is counted, and that there was nothing of the sort is said."""
    found = said(capsys, "log", "redact", "harbour.jsonl", "-o", "copy.jsonl", "--only", "names")
    assert "nothing of that sort" in found
    assert "8 others are still in it." in found
    assert (folder / "copy.jsonl").read_bytes() == (folder / "harbour.jsonl").read_bytes()


def test_redact_keeps_what_was_decided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sealed move is a choice; the copy can still be told in full."""
    keep(folder / "mirror.jsonl", records_of("northern-mirror", "two-mirrors"))
    found = said(capsys, "log", "redact", "mirror.jsonl", "-o", "copy.jsonl")
    assert "3 sealed moves stay: they are choices." in found
    assert "Moves revealed" in said(capsys, "log", "show", "copy.jsonl")


def test_redact_writes_over_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even over the log itself."""
    before = (folder / "harbour.jsonl").read_bytes()
    found = said(capsys, "log", "redact", "harbour.jsonl", "-o", "harbour.jsonl", code=Exit.NOT_RUN)
    assert "Choose another name" in found
    assert (folder / "harbour.jsonl").read_bytes() == before


# ── forget ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_forget_a_teams_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are shown first; then gone; the log verifies, and it is said where the same words may be, too."""
    Drafts(folder / "harbour.jsonl").keep("first-step", "On sec")
    typing(monkeypatch, "y\n")
    found = said(capsys, "log", "forget", "harbour.jsonl", "--team", "port")
    assert "   11  PORT: On second thought." in found
    assert "Forget these 3 for good?" in found
    assert "harbour.jsonl.drafts" in found
    assert "harbour.evaluation-table-2.jsonl  (has one of them)" in found
    assert b"On second thought" not in (folder / "harbour.jsonl").read_bytes()
    assert b"The tug turns back" in (folder / "harbour.jsonl").read_bytes()
    assert "3 personal words were erased" in said(capsys, "log", "verify", "harbour.jsonl")


@pytest.mark.parametrize(("answer", "code"), [("n\n", Exit.CLEAN), ("", Exit.NOT_RUN)])
def test_forget_asks(
    answer: str, code: Exit, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a yes nothing changes; where nobody answers, the exit code says so."""
    before = (folder / "harbour.jsonl").read_bytes()
    typing(monkeypatch, answer)
    found = said(capsys, "log", "forget", "harbour.jsonl", "--record", "11", code=code)
    assert "Nothing was changed" in found or "nothing was changed" in found
    assert (folder / "harbour.jsonl").read_bytes() == before


def test_forget_by_text_in_a_script(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In an evaluator's log, too; what beside it cannot be read is said to be so."""
    (folder / "harbour.evaluation-scribe.jsonl").write_bytes(b"hello\n")
    said(capsys, "log", "forget", "harbour.evaluation-table-2.jsonl", "--text", "anna", "--yes")
    found = said(capsys, "log", "forget", "harbour.jsonl", "--text", "ministry", "--record", "10", "--yes")
    assert "harbour.evaluation-scribe.jsonl  (cannot be read)" in found
    assert b"Anna" not in (folder / "harbour.evaluation-table-2.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        ((), "Say whose or which words", Exit.NOT_RUN),
        (("--team", "PROT"), "There are some of: PORT", Exit.PROBLEMS),
        (("--record", "1"), "no such words", Exit.PROBLEMS),
        (("--text", "xyzzy"), "no such words", Exit.PROBLEMS),
    ],
)
@pytest.mark.usefixtures("folder")
def test_nothing_to_forget(
    arguments: tuple[str, ...], words: str, code: Exit, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip is answered with what there is."""
    assert words in said(capsys, "log", "forget", "harbour.jsonl", *arguments, code=code)


def test_not_while_the_session_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither forgotten nor purged."""
    with closing(JsonlLog.open(folder / "harbour.jsonl")):
        for command in (("forget", "harbour.jsonl", "--team", "PORT"), ("purge", "harbour.jsonl")):
            assert "Another program has this session open" in said(capsys, "log", *command, "--yes", code=Exit.NOT_RUN)
    assert len(list(folder.iterdir())) == 3


# ── purge ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_purge(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that goes is named first; nothing of it is left."""
    Drafts(folder / "harbour.jsonl").keep("a", "b")
    (folder / "harbour.jsonl.marks.json").write_bytes(b"{}")
    names = sorted(path.name for path in folder.iterdir())
    (folder / "neighbour.txt").write_bytes(b"")
    typing(monkeypatch, "y\n")
    found = said(capsys, "log", "purge", "harbour.jsonl")
    assert sorted(line.strip() for line in found.splitlines() if line.startswith("  ")) == names
    assert [path.name for path in folder.iterdir()] == ["neighbour.txt"]


def test_purge_and_keep_evaluations(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They stay, and it says so; without a yes, everything does."""
    typing(monkeypatch, "\n")
    assert "Nothing was removed." in said(capsys, "log", "purge", "harbour.jsonl")
    found = said(capsys, "log", "purge", "harbour.jsonl", "--keep-evaluations", "--yes")
    assert "These belong to it, too, and stay:" in found
    assert sorted(path.name for path in folder.iterdir()) == [
        "harbour.evaluation-scribe.jsonl",
        "harbour.evaluation-table-2.jsonl",
    ]


def test_purge_what_is_left_of_a_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It need not be readable; what stands beside it goes by its name. One in use stays, and is named."""
    (folder / "harbour.jsonl").write_bytes(b"hello\n")
    with closing(EvaluationLog.open(folder / "harbour.evaluation-scribe.jsonl")):
        found = said(capsys, "log", "purge", "harbour.jsonl", "--yes", code=Exit.PROBLEMS)
    assert "Still there, because another program has it open: harbour.evaluation-scribe.jsonl" in found
    assert [path.name for path in folder.iterdir()] == ["harbour.evaluation-scribe.jsonl"]


def test_purge_of_what_is_no_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is told before any question; nobody's thesis goes. A later version's log may."""
    assert "No such file" in said(capsys, "log", "purge", "harbor.jsonl", code=Exit.NOT_RUN)
    assert "Is a directory" in said(capsys, "log", "purge", str(folder), "--yes", code=Exit.NOT_RUN)
    (folder / "thesis.docx").write_bytes(b"PK")
    assert "not a session log" in said(capsys, "log", "purge", "thesis.docx", "--yes", code=Exit.PROBLEMS)
    assert (folder / "thesis.docx").exists()
    frame = take_apart((folder / "harbour.jsonl").read_bytes().splitlines()[0])
    assert frame is not None
    later = put_together(frame.record.replace(b'"format":1,', b'"format":99,'), {})[0]
    (folder / "later.jsonl").write_bytes(later)
    assert "Removed." in said(capsys, "log", "purge", "later.jsonl", "--keep-evaluations", "--yes")


# ── schema ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["session", "evaluation", "feedback"])
def test_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One schema for each kind of log; another kind is refused."""
    assert json.loads(said(capsys, "log", "schema", kind))["title"] == f"A line of the log: {kind}"
    said(capsys, "log", "schema", "novel", code=Exit.NOT_RUN)
