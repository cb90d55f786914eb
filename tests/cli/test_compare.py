"""`tabletop compare`: two or many sessions of one scenario."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tabletop.cli import compare, screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.reports.comparing_parts import Comparison
from tests.reports.lived import DAY, WHY, lived, other_scenario, records, write


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two logs; the index goes to a folder of its own."""
    monkeypatch.setattr(settings, "runs_index", lambda: tmp_path / "cache" / "runs")
    first = write(tmp_path / "logs" / "a.jsonl", records(lived(), "a"))
    second = write(tmp_path / "logs" / "b.jsonl", records(lived(overridden=True), "b", DAY))
    return [str(first), str(second)]


def test_two_logs_are_laid_side_by_side(pair: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """As text where there is no terminal, with the reasons."""
    assert main(["compare", *pair]) == Exit.CLEAN
    text = capsysbinary.readouterr().out.decode()

    assert text.startswith("EXERCISE – fictional events\n")
    assert WHY in text
    assert "Where they part" in text


def test_a_folder_is_counted(pair: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Small groups are not shown, bad logs are named, and the exit code says so."""
    (tmp_path / "logs" / "bad.jsonl").write_bytes(b"")
    assert main(["compare", str(tmp_path / "logs"), "--by", "year"]) == Exit.PROBLEMS
    out, err = capsysbinary.readouterr()

    assert b"fewer than 5" in out
    assert WHY.encode() not in out
    assert b"bad.jsonl. The file is empty" in err
    assert (tmp_path / "cache" / "runs").exists()
    assert pair


@pytest.mark.parametrize("kind", ["text", "md", "html", "csv", "json"])
def test_formats(kind: str, pair: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """By name on standard output, or by the ending of a new file; the bytes are the same."""
    suffix = "txt" if kind == "text" else kind
    assert main(["compare", *pair, "--format", kind, "--no-index"]) == Exit.CLEAN
    out = capsysbinary.readouterr().out
    target = tmp_path / f"out.{suffix}"
    assert main(["compare", *pair, "-o", str(target)]) == Exit.CLEAN

    assert target.read_bytes() == out
    assert "EXERCISE – fictional events" in out.decode()
    assert b"2 sessions compared" in capsysbinary.readouterr().out
    assert main(["compare", *pair, "-o", str(target)]) == Exit.NOT_RUN
    if kind == "json":
        assert [one["session"] for one in json.loads(out)["runs"]] == ["a", "b"]


def test_what_cannot_be_compared(pair: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that names the files; no file is begun."""
    other = write(tmp_path / "other.jsonl", other_scenario(records(lived(), "c")))
    for arguments, words in (
        ([pair[0]], "There are not two logs that can be compared"),
        ([pair[0], str(other)], "Only sessions of one scenario can be compared"),
        ([*pair, "-o", str(tmp_path / "x.doc")], ".doc"),
        ([*pair, "--least", "4"], "5 or more"),
        ([*pair, "--happened", "x"], "an equals sign"),
    ):
        assert main(["compare", *arguments]) == Exit.NOT_RUN
        assert words in capsys.readouterr().err


def test_why_logs_are_left_out(pair: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy, a newer one, one that is not there, a cut one: a sentence each. A likelihood can be scored."""
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(Path(pair[0]).read_bytes())
    found = records(lived())
    event = found[0].event.model_copy(update={"format": 99})
    newer = write(tmp_path / "newer.jsonl", [found[0].model_copy(update={"event": event})])
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(copy.read_bytes()[:-9])
    logs = [*pair, str(copy), str(newer), str(cut), str(tmp_path / "gone.jsonl")]
    assert main(["compare", *logs, "--happened", "how-sure=yes", "--least", "6", "--by", "rehearsal"]) == Exit.PROBLEMS
    told = capsys.readouterr().err

    for words in ("It is the same as", "A later version", "half written", "No such file"):
        assert words in told
    assert main(["compare", str(cut), pair[1], "--cut"]) == Exit.CLEAN


class Terminal(io.StringIO):
    """Somebody who types and looks."""

    def isatty(self) -> bool:
        """Somebody sits there."""
        return True

    @property
    def buffer(self) -> io.BytesIO:
        """For bytes."""
        return io.BytesIO()


def test_at_a_terminal(pair: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen opens for a few logs, or lines with --plain; a bar says how far the reading is."""
    opened: list[Comparison] = []

    def screen(found: Comparison, _chosen: object) -> Exit:
        opened.append(found)
        return Exit.CLEAN

    monkeypatch.setattr(screens, "comparison", screen)
    monkeypatch.setenv("TERM", "xterm")
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("d\n"))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["compare", *pair]) == Exit.CLEAN
    assert [one.side for one in opened] == [True]
    assert "█ 2 of 2 logs" in err.getvalue()
    assert main(["compare", *pair, "--plain"]) == Exit.CLEAN
    assert "side by side" in out.getvalue()
    compare._bar(0, 0)  # noqa: SLF001 - no logs at all


def test_stopping(
    pair: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C stops after the log at hand, and what there is by then is told; a second one stops at once."""
    third = write(tmp_path / "logs" / "c.jsonl", records(lived(), "c"))

    class Typing(Terminal):
        def write(self, text: str) -> int:
            if "2 of 3" in text:
                os.kill(os.getpid(), signal.SIGINT)
            return super().write(text)

    err = Typing()
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["compare", *pair, str(third), "--no-index"]) == Exit.INTERRUPTED
    assert "Stopped before all logs" in err.getvalue()
    assert capsys.readouterr().out
    with compare._patient() as stopped:  # noqa: SLF001 - the second one
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert stopped


def test_a_library_that_is_not_there(
    pair: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, with the way to get it."""
    monkeypatch.setitem(sys.modules, "tabletop.documents.formats.pdf", None)
    assert main(["compare", *pair, "--format", "pdf"]) == Exit.NOT_INSTALLED
    assert "pdf" in capsys.readouterr().err
