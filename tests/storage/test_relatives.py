"""What belongs to a session is found by what it says of itself, and by its name where it says nothing."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path

import pytest

from tabletop.exercise.events import Fork
from tabletop.storage.drafts import Drafts
from tabletop.storage.jsonl import EvaluationLog, JsonlLog
from tabletop.storage.platform import Linux
from tabletop.storage.relatives import relatives
from tests.storage.samples import batch, begun, begun_evaluation, opening


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session with all that can belong to it, and neighbours."""
    JsonlLog.create(tmp_path / "a.jsonl", begun("a1")).close()
    JsonlLog.create(tmp_path / "other.jsonl", begun("b2")).close()
    forks = {"what-if": ("c3", "a1"), "further": ("d4", "c3"), "elsewhere": ("e5", "b2")}
    for name, (session, parent) in forks.items():
        left = Fork(session=parent, number=1, hash="0" * 64, log="a.jsonl")
        first = opening(session, forked=left)
        JsonlLog.create(tmp_path / f"{name}.jsonl", batch(1, first)).close()
    for name, session in {"a.evaluation-x": "a1", "renamed": "a1", "a.evaluation-foreign": "b2"}.items():
        with closing(EvaluationLog.create(tmp_path / f"{name}.jsonl", begun_evaluation(session))):
            pass
    (tmp_path / "a.feedback.jsonl").write_bytes(b"rubbish\n")
    (tmp_path / ".a.hidden.jsonl").write_bytes(b"rubbish\n")
    (tmp_path / "a.jsonl.marks.json").write_bytes(b"{}")
    Drafts(tmp_path / "a.jsonl").keep("a", "x")
    return tmp_path


def names(found: tuple[Path, ...]) -> list[str]:
    """The names of files."""
    return [one.name for one in found]


def test_all_of_a_session(folder: Path) -> None:
    """Companions by name, logs beside it by session, forks and forks of forks by their parent."""
    found = relatives(folder / "a.jsonl")
    assert names(found.companions) == ["a.jsonl.drafts", "a.jsonl.marks.json"]
    assert names(found.beside) == ["a.evaluation-x.jsonl", "a.feedback.jsonl", "renamed.jsonl"]
    assert names(found.forks) == ["further.jsonl", "what-if.jsonl"]
    assert names(found.origin) == []


def test_where_a_fork_comes_from(folder: Path) -> None:
    """A fork names its parent."""
    assert names(relatives(folder / "further.jsonl").origin) == ["what-if.jsonl"]


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\xff" * 300_000])
def test_a_log_that_says_nothing(content: bytes, folder: Path) -> None:
    """Its own beginning is lost: names are all there is."""
    (folder / "a.jsonl").write_bytes(content)
    found = relatives(folder / "a.jsonl")
    assert names(found.beside) == ["a.evaluation-foreign.jsonl", "a.evaluation-x.jsonl", "a.feedback.jsonl"]
    assert (found.forks, found.origin) == ((), ())


class Broken(Linux):
    """A disk on which one file cannot be opened, and another not be read."""

    def __init__(self, call: str) -> None:
        super().__init__()
        self._call = call

    def open(self, path: Path, *, writing: bool) -> int:
        """Not this one."""
        if self._call == "open" and path.name == "renamed.jsonl":
            raise PermissionError(errno.EACCES, "no")
        return super().open(path, writing=writing)

    def read(self, file: int, size: int, offset: int) -> bytes:
        """None at all."""
        if self._call == "read":
            raise OSError(errno.EIO, "no")
        return super().read(file, size, offset)


@pytest.mark.parametrize("call", ["open", "read"])
def test_what_cannot_be_read_goes_by_its_name(call: str, folder: Path) -> None:
    """Nothing is raised."""
    found = relatives(folder / "a.jsonl", Broken(call))
    assert "renamed.jsonl" not in names(found.beside)
    assert "a.feedback.jsonl" in names(found.beside)
