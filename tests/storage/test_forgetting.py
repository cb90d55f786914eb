"""Words go, records stay."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tabletop.decisions.words import Words
from tabletop.evaluation.feedback import Collected, FeedbackOpened, FormFilled
from tabletop.exercise.events import NoteTaken
from tabletop.exercise.moments import Moment
from tabletop.storage.drafts import Drafts
from tabletop.storage.forgetting import companions, forget, purge, spoken
from tabletop.storage.jsonl import FeedbackLog, JsonlLog
from tabletop.storage.platform import Windows
from tabletop.storage.port import LogDamaged, LogInUse, NotSaved
from tabletop.storage.reading import LogReader
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.play import LOG, shape
from tests.storage.samples import begun, session
from tests.storage.test_cuts import written
from tests.storage.test_platform import FakeLocking


def disk_with_log() -> SimulatedDisk:
    """The session on a disk."""
    disk = SimulatedDisk()
    disk.put(LOG, b"".join(written()))
    return disk


def test_one_persons_words() -> None:
    """Only the chosen words go, from the file itself."""
    disk = disk_with_log()
    chosen = [found for found in spoken(LOG, disk) if isinstance(found.recorded.event, NoteTaken)]
    text = next(found.text for found in chosen if found.text.startswith("line"))
    assert b"break" in disk.content(LOG)
    assert text == "line\nbreak\ttab \x7f"
    assert forget(LOG, [found.commitment for found in chosen], disk) == len(chosen) == 3
    assert b"break" not in disk.content(LOG)
    expected = [recorded for events in session() for recorded in events]
    with LogReader(LOG, disk) as reader:
        for found, recorded in zip(reader.read(), expected, strict=True):
            assert found == (shape(recorded) if isinstance(recorded.event, NoteTaken) else recorded)
    assert not disk.open_files


def test_twice() -> None:
    """What is gone cannot go again; unknown words change nothing."""
    disk = disk_with_log()
    words = [found.commitment for found in spoken(LOG, disk)]
    assert forget(LOG, words, disk) == len(words)
    assert forget(LOG, words, disk) == 0
    assert list(spoken(LOG, disk)) == []


def test_not_while_it_is_written() -> None:
    """A log in use keeps its words."""
    disk = disk_with_log()
    log = JsonlLog.open(LOG, disk)
    with pytest.raises(LogInUse):
        forget(LOG, [], disk)
    log.close()


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace"])
def test_failure_keeps_all(call: str) -> None:
    """When the new file cannot be made or put in place, the old one stands as it was, and nothing is left over."""
    disk = disk_with_log()
    before = disk.content(LOG)
    words = [found.commitment for found in spoken(LOG, disk)]
    seen = 0

    def fail(name: str) -> Trouble | None:
        nonlocal seen
        seen += name == call
        return Trouble(errno.EIO) if name == call and (call != "sync" or seen == 2) else None

    disk.trouble = fail
    with pytest.raises(NotSaved):
        forget(LOG, words, disk)
    disk.trouble = None
    assert disk.content(LOG) == before
    assert disk.paths() == [LOG]
    JsonlLog.open(LOG, disk).close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log with everything that can stand beside it, and a neighbour."""
    path = tmp_path / "log.jsonl"
    JsonlLog.create(tmp_path / "log.jsonl2", begun()).close()
    JsonlLog.create(path, begun()).close()
    with path.open("ab") as torn:
        torn.write(b'{"record": {')
    JsonlLog.open(path).close()
    Drafts(path).keep("a", "x")
    return path


def test_companions(path: Path) -> None:
    """The torn end and the unsent texts belong to the log; the neighbour does not."""
    names = [found.name for found in companions(path)]
    assert [name.partition("-")[0] for name in names] == ["log.jsonl.drafts", "log.jsonl.torn"]


def test_purge(path: Path) -> None:
    """Nothing of the log is left, and nothing else is touched."""
    purge(path)
    assert [found.name for found in path.parent.iterdir()] == ["log.jsonl2"]
    with pytest.raises(FileNotFoundError):
        purge(path)


def test_purge_on_windows(path: Path) -> None:
    """The lock file goes last."""
    purge(path, Windows(FakeLocking()))
    assert [found.name for found in path.parent.iterdir()] == ["log.jsonl2"]


def test_purge_of_a_damaged_log(path: Path) -> None:
    """A log need not be whole to be removed."""
    path.write_bytes(b"rubbish")
    purge(path)
    assert not path.exists()


def test_purge_of_a_log_in_use(path: Path) -> None:
    """A log in use stays, with all that is beside it."""
    log = JsonlLog.open(path)
    with pytest.raises(LogInUse):
        purge(path)
    assert len(companions(path)) == 2
    log.close()


def test_purge_that_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be removed is said."""

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, f"{path} {missing_ok}")

    with monkeypatch.context() as stubborn:
        stubborn.setattr(Path, "unlink", refuse)
        with pytest.raises(NotSaved):
            purge(path)
    JsonlLog.open(path).close()


def test_words_on_a_form(tmp_path: Path) -> None:
    """What a participant wrote can go from the feedback as well; marks stay."""
    path = tmp_path / "log.feedback.jsonl"
    first = FeedbackOpened(
        program="0.1.0",
        session="a1",
        log="log.jsonl",
        record=1,
        hash="0" * 64,
        scenario="x",
        scenario_title="X",
        scenario_digest="0" * 64,
        statements=("a", "b", "c", "d", "e"),
        questions=("f", "g"),
    )
    form = FormFilled(marks=(1, 2, 3, 4, 5), texts=(Words.of("Anna talked too long."), None), source="typed")
    at = Moment(wall=0, ticks=0)
    log = FeedbackLog.create(path, [Collected(number=1, at=at, command="1", event=first)])
    log.append([Collected(number=2, at=at, command="2", event=form)])
    log.close()
    (found,) = spoken(path)
    assert (found.text, found.sort, found.team) == ("Anna talked too long.", "text", "")
    assert forget(path, [found.commitment]) == 1
    assert b"Anna" not in path.read_bytes()
    assert list(spoken(path)) == []


@pytest.mark.parametrize("content", [b"", b"rubbish\n"])
def test_words_of_what_is_no_log(content: bytes, path: Path) -> None:
    """It is refused, and closed."""
    path.write_bytes(content)
    with pytest.raises(LogDamaged):
        list(spoken(path))
