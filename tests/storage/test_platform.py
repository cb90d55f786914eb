"""Each system's own ways: all of them on Linux and macOS, its own on Windows, which opens no folders."""

from __future__ import annotations

import errno
import importlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tabletop.storage import platform
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.platform import Held, Linux, Mac, System, Windows
from tabletop.storage.port import LogInUse, NotSaved, NotSavedBecause
from tests.storage.samples import batch, begun, session


class FakeFlock:
    """Locks as `flock` keeps them: one per file on the disk, held by an open file."""

    def __init__(self) -> None:
        self.held: dict[int, int] = {}

    def __call__(self, file: int, operation: int) -> None:
        """Take with 2 | 4, free with 8."""
        inode = os.fstat(file).st_ino
        if operation == 8:
            self.held.pop(inode)
        elif self.held.setdefault(inode, file) != file:
            raise BlockingIOError(errno.EWOULDBLOCK, "held")


class FakeLocking:
    """Locks as `msvcrt.locking` keeps them: by file, of one byte, at the current position."""

    def __init__(self) -> None:
        self.held: dict[int, int] = {}

    def __call__(self, file: int, mode: int, size: int) -> None:
        """Take with 2, free with 0."""
        assert (os.lseek(file, 0, os.SEEK_CUR), size) == (0, 1)
        inode = os.fstat(file).st_ino
        if mode == 0:
            assert self.held.pop(inode) == file
        elif self.held.setdefault(inode, file) != file:
            raise PermissionError(errno.EACCES, "held")


class FakeFcntl:
    """F_FULLFSYNC, counted; or an error."""

    def __init__(self, error: int | None = None) -> None:
        self.error = error
        self.full = 0

    def __call__(self, file: int, command: int) -> int:
        """Sync, or fail."""
        assert (command, os.fstat(file).st_size >= 0) == (51, True)
        if self.error is not None:
            raise OSError(self.error, os.strerror(self.error))
        self.full += 1
        return 0


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folders")
SYSTEMS: dict[str, Callable[[], System]] = {
    "linux": lambda: Linux(FakeFlock()),
    "mac": lambda: Mac(FakeFlock(), FakeFcntl()),
    "windows": lambda: Windows(FakeLocking()),
}


@pytest.fixture(params=["windows", *(pytest.param(name, marks=posix_only) for name in ("linux", "mac"))])
def system(request: pytest.FixtureRequest) -> System:
    """One system after the other."""
    return SYSTEMS[str(request.param)]()


def test_session_on_every_system(system: System, tmp_path: Path) -> None:
    """Create, refuse a second writer, close, open, read."""
    path = tmp_path / "new" / "log.jsonl"
    batches = session()
    log = JsonlLog.create(path, batches[0], system)
    for events in batches[1:]:
        log.append(events)
    with pytest.raises(LogInUse):
        JsonlLog.open(path, system)
    log.close()
    again = JsonlLog.open(path, system)
    assert list(again.read()) == [recorded for events in batches for recorded in events]
    again.close()


def test_rewrite_on_every_system(system: System, tmp_path: Path) -> None:
    """A log is replaced under its lock, and is free and whole afterwards."""
    path = tmp_path / "log.jsonl"
    JsonlLog.create(path, begun(), system).rewrite(lambda line: line)
    log = JsonlLog.open(path, system)
    assert log.append(batch(2, session()[1][0].event)).number == 2
    log.close()


def test_failed_rewrite_on_every_system(system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the old file cannot be replaced it stands, unlocked, and nothing is left over."""
    path = tmp_path / "log.jsonl"
    log = JsonlLog.create(path, begun(), system)
    before = path.read_bytes()

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target), None, str(source))

    monkeypatch.setattr(system, "replace", refuse)
    with pytest.raises(NotSaved) as refused:
        log.rewrite(lambda line: line)
    assert refused.value.because is NotSavedBecause.READ_ONLY
    assert path.read_bytes() == before
    assert {found.name for found in tmp_path.iterdir()} <= {"log.jsonl", "log.jsonl.lock"}
    JsonlLog.open(path, system).close()


def test_never_over_another(system: System, tmp_path: Path) -> None:
    """A name that is taken stays with its file."""
    path = tmp_path / "log.jsonl"
    path.write_text("mine")
    with pytest.raises(NotSaved) as refused:
        JsonlLog.create(path, begun(), system)
    assert refused.value.because is NotSavedBecause.EXISTS
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_lock_file_that_cannot_be_locked(tmp_path: Path) -> None:
    """Windows keeps its lock beside the log, and the file is closed when the lock is refused."""
    locking = FakeLocking()
    system = Windows(locking)
    log = JsonlLog.create(tmp_path / "log.jsonl", begun(), system)
    assert (tmp_path / "log.jsonl.lock").exists()
    with pytest.raises(Held):
        system.lock(0, log.path)
    log.close()
    assert locking.held == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in the folder's access list")
def test_owner_only(tmp_path: Path) -> None:
    """Nobody else may read a log, or look into its folder."""
    system = Linux(FakeFlock())
    JsonlLog.create(tmp_path / "sessions" / "log.jsonl", begun(), system).close()
    assert stat.S_IMODE((tmp_path / "sessions" / "log.jsonl").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "sessions").stat().st_mode) == 0o700


@posix_only
def test_mac_syncs_through_the_drive(tmp_path: Path) -> None:
    """On macOS every command asks the drive itself."""
    fcntl = FakeFcntl()
    log = JsonlLog.create(tmp_path / "log.jsonl", begun(), Mac(FakeFlock(), fcntl))
    before = fcntl.full
    log.append(batch(2, session()[2][0].event))
    assert fcntl.full == before + 1
    log.close()


@posix_only
@pytest.mark.parametrize("error", [errno.ENOTSUP, errno.EINVAL])
def test_mac_on_a_network_drive(error: int, tmp_path: Path) -> None:
    """Where there is no stronger sync, the usual one is used."""
    log = JsonlLog.create(tmp_path / "log.jsonl", begun(), Mac(FakeFlock(), FakeFcntl(error)))
    assert log.append(batch(2, session()[2][0].event)).number == 2
    log.close()


@posix_only
def test_mac_with_a_failing_drive(tmp_path: Path) -> None:
    """A real error is an error."""
    with pytest.raises(NotSaved) as refused:
        JsonlLog.create(tmp_path / "log.jsonl", begun(), Mac(FakeFlock(), FakeFcntl(errno.EIO)))
    assert refused.value.because is NotSavedBecause.DEVICE_FAILED
    assert list(tmp_path.iterdir()) == []


@posix_only
class TestFileSystems:
    """What some file systems cannot do."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        """A finished file without its name."""
        path = tmp_path / "draft"
        path.write_text("new")
        return path

    def test_without_hard_links(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """FAT has none: rename, but never over another file."""

        def refuse(target: Path, source: Path) -> None:
            raise OSError(errno.EPERM, f"{target} {source}")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        target = source.with_name("log")
        Linux(FakeFlock()).publish(source, target)
        assert target.read_text() == "new"
        source.write_text("newer")
        with pytest.raises(FileExistsError):
            Linux(FakeFlock()).publish(source, target)
        assert target.read_text() == "new"

    def test_second_name_that_stays(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """When the draft's name cannot be removed, the log has its own all the same."""

        def refuse(path: Path) -> None:
            raise OSError(errno.EIO, str(path))

        monkeypatch.setattr(Path, "unlink", refuse)
        Linux(FakeFlock()).publish(source, source.with_name("log"))
        assert source.with_name("log").read_text() == "new"

    @pytest.mark.parametrize(("error", "raised"), [(errno.EINVAL, False), (errno.EIO, True)])
    def test_folders_that_cannot_be_synced(
        self,
        error: int,
        raised: bool,  # noqa: FBT001 - a case
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Some network drives do not know the call; an error of the drive is another matter."""

        def fail(file: int) -> None:
            raise OSError(error, f"fsync of {file}")

        monkeypatch.setattr(os, "fsync", fail)
        if raised:
            with pytest.raises(OSError, match="fsync"):
                Linux(FakeFlock()).sync_folder(tmp_path)
        else:
            Linux(FakeFlock()).sync_folder(tmp_path)


def test_this_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each system gets its class, and the modules it needs are imported only there."""
    wanted: list[str] = []

    class Module:
        """Stands for fcntl and msvcrt."""

        @staticmethod
        def flock(file: int, operation: int) -> None:
            """Never called."""

        fcntl = locking = flock

    def load(name: str) -> type[Module]:
        wanted.append(name)
        return Module

    monkeypatch.setattr(importlib, "import_module", load)
    assert type(platform.this_system("win32")) is Windows
    assert wanted == ["msvcrt"]
    assert type(platform.this_system("darwin")) is Mac
    assert type(platform.this_system("freebsd14")) is Linux
    assert type(platform.this_system("linux")) is Linux
    assert set(wanted) == {"msvcrt", "fcntl"}


def test_importing_needs_no_system() -> None:
    """The module itself imports nothing that exists on one system only."""
    source = Path(platform.__file__).read_text(encoding="utf-8")
    assert not {"import fcntl", "import msvcrt", "import resource"} & set(source.splitlines())


@posix_only
def test_without_a_way_to_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot be told to forget what it remembers, a log opens all the same; and where it fails to."""
    path = tmp_path / "log.jsonl"

    def fail(file: int, offset: int, length: int, advice: int) -> None:
        raise OSError(errno.ESPIPE, f"{file} {offset} {length} {advice}")

    monkeypatch.setattr(os, "posix_fadvise", fail, raising=False)
    JsonlLog.create(path, begun(), Linux(FakeFlock())).close()
    monkeypatch.delattr(os, "posix_fadvise")
    JsonlLog.open(path, Linux(FakeFlock())).close()


def test_stamp_is_a_file_name() -> None:
    """The time of a torn file is fit for every file system."""
    stamp = Linux(FakeFlock()).stamp()
    assert len(stamp) == 16
    assert stamp.isalnum()
