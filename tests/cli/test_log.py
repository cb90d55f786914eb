"""`tabletop log`: verify, list, show, receipt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tests.cli.streams import ALL, typed


@pytest.fixture
def log(sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A session left in the middle."""
    typed(monkeypatch, ALL, "play", "first-hour", "--seed", "7")
    capsys.readouterr()
    (found,) = sessions.glob("*.jsonl")
    return found


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_good_log_verifies(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how many records are good, and prints the receipt; `receipt` prints the receipt alone."""
    count = len(log.read_bytes().splitlines())
    receipt = said(capsys, "log", "receipt", log).strip()

    assert receipt.startswith(f"{count}:")
    assert said(capsys, "log", "verify", log).splitlines() == [
        f"Records 1 to {count} are as they were written.",
        f"Receipt of the last record: {receipt}",
    ]


def test_a_changed_log_does_not(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with the record and the byte; what comes before can still be read."""
    log.write_bytes(log.read_bytes().replace(b'"option":"defence"', b'"option":"minister"'))

    assert "is not what was written" in said(capsys, "log", "verify", log, code=Exit.PROBLEMS)
    assert "is not what was written" in said(capsys, "log", "receipt", log, code=Exit.PROBLEMS)
    shown = said(capsys, "log", "show", log, code=Exit.PROBLEMS)
    assert "Inject: Three messages" in shown
    assert "is not what was written" in shown


def test_receipts_find_what_a_chain_cannot(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kept receipt tells a whole log from one whose end was dropped, and from another one."""
    receipt = said(capsys, "log", "receipt", log).strip()
    other = f"2:{'0' * 64}"

    assert "kept" in said(capsys, "log", "verify", log, "--receipt", receipt)
    assert "another record" in said(capsys, "log", "verify", log, "--receipt", other, code=Exit.PROBLEMS)
    whole = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(whole[:4]))
    assert "gone" in said(capsys, "log", "verify", log, "--receipt", receipt, code=Exit.PROBLEMS)


@pytest.mark.parametrize("text", ["", "12", "12:abc", "0:" + "0" * 63, "x" * 70])
def test_what_is_no_receipt(text: str, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused as an argument."""
    found = said(capsys, "log", "verify", log, f"--receipt={text}", code=Exit.NOT_RUN)

    assert "a receipt is a number, a colon and 64 hexadecimal digits" in " ".join(found.split())


def test_the_list(log: Path, sessions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, mode, state, path; a file that is no log is said to be none."""
    (sessions / "notes.jsonl").write_text("hello\n", encoding="utf-8")

    found = said(capsys, "log", "list")
    lines = [json.loads(line) for line in said(capsys, "log", "list", "--json").splitlines()]

    assert "First Hour, alone, can be resumed" in found
    assert str(log) in found
    assert "This is not a session log." in found
    assert [("first-hour", "solo", False), (None, None, None)] == [
        (line.get("scenario"), line.get("mode"), line.get("closed")) for line in lines
    ]
    assert [True, False] == [line["readable"] for line in lines]


def test_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says where it looked; for a program it is empty."""
    assert "There are no sessions in" in said(capsys, "log", "list")
    assert "" == said(capsys, "log", "list", tmp_path, "--json")


def test_what_happened(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each entry, with its number and time, and the reasons below."""
    lines = said(capsys, "log", "show", log).splitlines()

    assert any(line.endswith("Inject: Three messages") for line in lines)
    assert any("– The county's house, The video, The sergeant's engine" in line for line in lines)
    assert any(line == f"{'':17}The house is real." for line in lines)


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        (("--kind", "answer"), {"answer"}),
        (("--team", "DUTY"), {"answer"}),
        (("--text", "three messages"), {"inject"}),
        (("--move", "judgement", "--kind", "inject"), {"inject"}),
        (("--move", "nowhere"), set()),
        (("--kind", "change", "--text", "nobody points"), {"change"}),
    ],
)
def test_filters(filters: tuple[str, ...], kinds: set[str], log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every filter narrows it down; together they narrow it further."""
    lines = [json.loads(line) for line in said(capsys, "log", "show", log, "--json", *filters).splitlines()]

    assert kinds == {line["kind"] for line in lines}


def test_json_is_the_same_in_every_language(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It holds codes and the events themselves, no sentence of the interface."""
    lines = [json.loads(line) for line in said(capsys, "log", "show", log, "--json").splitlines()]

    assert len(log.read_bytes().splitlines()) == len(lines)
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert "session-opened" == lines[0]["event"]["type"]
    assert {"kind": "team", "team": "DUTY"} in [line["actor"] for line in lines]


def test_hostile_words_in_a_log_are_only_words(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of what somebody typed reaches the terminal as a command."""
    typed(monkeypatch, "\n1 3 2\n\x1b]52;c;aGk=\x07\x1b[2Jhi \x9b31m\u202e there\n60\n", "play", "first-hour")
    capsys.readouterr()
    (log,) = sessions.glob("*.jsonl")

    shown = said(capsys, "log", "show", log)

    assert "hi" in shown
    assert all(line.isprintable() for line in shown.splitlines())


@pytest.mark.parametrize("command", ["verify", "show", "receipt"])
@pytest.mark.parametrize("content", [b"", b"hello\n", b"\xef\xbb\xbf{}\n", b"\x00" * 100, b"{}\n" * 3])
def test_what_is_no_log(command: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence says so, and the exit code is 1."""
    file = tmp_path / "other.jsonl"
    file.write_bytes(content)

    found = said(capsys, "log", command, file, code=Exit.PROBLEMS)

    assert "Traceback" not in found
    assert "fault in tabletop" not in found
