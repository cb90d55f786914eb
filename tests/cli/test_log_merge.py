"""`tabletop log merge`: evaluators' and scribes' logs between the records of the session."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.storage.frame import put_together, take_apart
from tests.cli.streams import said
from tests.keeping import keep
from tests.tui.review import played


def test_merge(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was seen stands behind the record it is about; whose it is stands with it; no log is changed."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    lines = said(capsys, "log", "merge", "harbour.jsonl").splitlines()
    rated_at = next(place for place, line in enumerate(lines) if "evaluator table-2: Rated S" in line)
    assert lines[rated_at - 1].strip().startswith("9 ")
    assert lines[rated_at + 1].strip() == "Anna asked first."
    assert any("scribe: Strength" in line for line in lines)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_merge_into_lines_of_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every record of every log once, each with the log it is from; a file is never written over."""
    printed = said(capsys, "log", "merge", "harbour.jsonl", "--json")
    found = said(capsys, "log", "merge", "harbour.jsonl", "-o", "all.jsonl")
    assert found == "55 lines written to all.jsonl\n"
    rows = [json.loads(line) for line in (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert printed == (folder / "all.jsonl").read_text(encoding="utf-8")
    assert [row["record"] for row in rows] == sorted(row["record"] for row in rows)
    assert {row["role"] for row in rows if row["log"] != "harbour.jsonl"} == {"evaluator", "scribe"}
    said(capsys, "log", "merge", "harbour.jsonl", "-o", "all.jsonl", code=Exit.NOT_RUN)


def test_merge_named_logs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only those that were named, a copy of one counted once; another session's is refused by its name."""
    scribe = "harbour.evaluation-scribe.jsonl"
    shutil.copy(folder / scribe, folder / "copy.jsonl")
    found = said(capsys, "log", "merge", "harbour.jsonl", scribe, "copy.jsonl")
    assert found.count("They argued about the tug.") == 1
    assert "table-2" not in found
    keep(folder / "other.jsonl", played.records())
    found = said(capsys, "log", "merge", "other.jsonl", scribe, code=Exit.NOT_RUN)
    assert f"its session’s log was changed since: {scribe}" in found


def test_merge_leaves_out_what_does_not_fit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What lies beside the session and cannot be read, or is another's, is named; the others are merged."""
    path = folder / "harbour.evaluation-scribe.jsonl"
    path.write_bytes(path.read_bytes().replace(b"argued", b"agreed"))
    found = said(capsys, "log", "merge", "harbour.jsonl", code=Exit.PROBLEMS)
    assert "harbour.evaluation-scribe.jsonl was read up to record 1." in found
    path.write_bytes(b"hello\n")
    found = said(capsys, "log", "merge", "harbour.jsonl", code=Exit.PROBLEMS)
    assert "Left out: harbour.evaluation-scribe.jsonl. This is not a session log." in found
    assert "evaluator table-2: Rated S" in found
    keep(folder / "rewritten.jsonl", played.records())
    (folder / "rewritten.jsonl").replace(folder / "harbour.jsonl")
    found = said(capsys, "log", "merge", "harbour.jsonl", code=Exit.PROBLEMS)
    assert found.count("It was begun beside another session, or its session’s log was changed since.") == 1


def test_merge_knows_what_is_no_evaluation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Feedback has no moments and stays away; an evaluation of a later version is named."""
    first = (folder / "harbour.evaluation-scribe.jsonl").read_bytes().splitlines()[0]
    frame = take_apart(first)
    assert frame is not None
    later = put_together(frame.record.replace(b'"format":1,', b'"format":99,'), {})[0]
    (folder / "harbour.evaluation-later.jsonl").write_bytes(later)
    forms = put_together(frame.record.replace(b"evaluation-opened", b"feedback-opened"), {})[0]
    (folder / "harbour.feedback.jsonl").write_bytes(forms)
    found = said(capsys, "log", "merge", "harbour.jsonl", code=Exit.PROBLEMS)
    left_out = [line for line in found.splitlines() if line.startswith("Left out")]
    assert left_out == ["Left out: harbour.evaluation-later.jsonl. A later version of the program wrote this log."]


def test_merge_with_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The session alone, and a word about it."""
    for path in folder.glob("*evaluation*"):
        path.unlink()
    assert "No evaluator’s log lies beside the session." in said(capsys, "log", "merge", "harbour.jsonl")
