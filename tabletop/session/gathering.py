"""Many logs, each boiled down to a run: verified, counted, and the bad ones named and left out.

Invariant: a log that is not whole and sound never counts without being told; the index only ever spares reading a file
that has not changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from tabletop import __version__
from tabletop.reports.run import RUN_FORMAT, UNREAD, Run, run_of
from tabletop.session.replayed import collector_at_rest
from tabletop.session.spreading import spread
from tabletop.storage.index import RunIndex, Stamp
from tabletop.storage.opening import SUFFIX
from tabletop.storage.port import Fault, FaultKind, LogDamaged, LogOfAnotherKind, LogTooNew
from tabletop.storage.sifting import SiftingReader

INDEX_VERSION: Final = f"{RUN_FORMAT}/{__version__}"
"""What an index must be of to be believed."""
_UNREAD: Final = frozenset(kind.encode() for kind in UNREAD)
_AFTER: Final = b"session-resumed"

Progress = Callable[[int, int], None]
"""Called with how many logs are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that does not count, and why."""

    path: Path
    why: str
    """A fault of a log (`changed`, `torn`, `empty`, …), or `too_new`, `another_kind`, `twice`, `unreadable_file`."""
    record: int = 0
    byte: int = 0
    detail: str = ""
    """What the system says of a file it cannot read; which log `twice` is the same as."""


@dataclass(frozen=True, slots=True)
class FoundRun:
    """A run, and the log it is from."""

    path: Path
    run: Run
    cut: bool = False
    """Whether a half-written end was left away."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of looking at many logs."""

    runs: tuple[FoundRun, ...]
    """In the order of their paths."""
    left_out: tuple[LeftOut, ...]
    asked: int
    """How many there were to look at."""
    complete: bool = True
    """Whether all were looked at, or somebody stopped it."""


def logs_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The log files that are named, and those in the folders that are named, and below; none twice."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob(f"*{SUFFIX}"))
            found.update(dict.fromkeys(one for one in inside if one.is_file() and not one.name.startswith(".")))
        else:
            found[path] = None
    return tuple(found)


def gather(
    paths: Sequence[Path],
    index: RunIndex | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    cut: bool = False,
) -> Gathered:
    """Look at every log among `paths`; folders stand for the logs in them.

    `cut` lets a log count whose end was half written, up to there. An evaluator's log, or another that stands beside
    a session's, is passed over in a folder, and told where it was named itself.
    """
    named = {path for path in paths if not path.is_dir()}
    files = logs_in(paths)
    known = _known(files, index)
    say = progress or _nobody
    say(len(known), len(files))
    fresh: dict[Path, FoundRun | LeftOut] = {}
    missing = [path for path in files if path not in known]
    for path, told in spread(_Reader(cut=cut), missing, cancelled or _never):
        fresh[path] = told if isinstance(told, LeftOut) else FoundRun(path, Run.model_validate_json(told[0]), told[1])
        say(len(known) + len(fresh), len(files))
    _keep(index, fresh)
    found = [known.get(path) or fresh[path] for path in files if path in known or path in fresh]
    return _sorted_out(found, named, len(files))


def _nobody(_done: int, _all: int) -> None:
    """Nobody wants to know how far it is."""


def _never() -> bool:
    return False


def _sorted_out(found: Sequence[FoundRun | LeftOut], named: set[Path], asked: int) -> Gathered:
    """The runs, without copies of the same log; and what does not count."""
    runs: list[FoundRun] = []
    left_out: list[LeftOut] = []
    heads: dict[tuple[str, str], Path] = {}
    beside = 0
    for one in found:
        if isinstance(one, LeftOut):
            if one.why == FaultKind.ANOTHER_KIND and one.path not in named:
                beside += 1
            else:
                left_out.append(one)
            continue
        head = (one.run.session, one.run.head_hash)
        if head in heads:
            left_out.append(LeftOut(one.path, "twice", detail=str(heads[head])))
            continue
        heads[head] = one.path
        runs.append(one)
    return Gathered(tuple(runs), tuple(left_out), asked - beside, complete=len(found) == asked)


def _known(files: Sequence[Path], index: RunIndex | None) -> dict[Path, FoundRun]:
    """What the index has of files that have not changed."""
    if index is None:
        return {}
    stamps = {stamp: path for path in files if (stamp := _stamp(path)) is not None}
    known: dict[Path, FoundRun] = {}
    with collector_at_rest():
        for stamp, told in index.find(list(stamps)).items():
            try:
                run = Run.model_validate_json(told)
            except ValidationError:
                continue
            known[stamps[stamp]] = FoundRun(stamps[stamp], run)
    return known


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(path)
    except (OSError, ValueError):
        return None


def _keep(index: RunIndex | None, fresh: dict[Path, FoundRun | LeftOut]) -> None:
    if index is None:
        return
    whole = [one for one in fresh.values() if isinstance(one, FoundRun) and not one.cut]
    index.keep(_entries(whole))


def _entries(runs: Sequence[FoundRun]) -> Iterator[tuple[Stamp, str]]:
    for one in runs:
        stamp = _stamp(one.path)
        if stamp is not None:
            yield stamp, _json(one.run)


def _json(run: Run) -> str:
    """A run as it is sent and kept: what is as usual is left away, which makes it quicker to read."""
    return run.model_dump_json(exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one log; can be sent to another process."""

    cut: bool

    def __call__(self, path: Path) -> tuple[str, bool] | LeftOut:
        """The run as JSON and whether its end was left away; or why it does not count."""
        try:
            return self._read(path)
        except LogTooNew:
            return LeftOut(path, "too_new")
        except LogOfAnotherKind:
            return LeftOut(path, FaultKind.ANOTHER_KIND.value)
        except LogDamaged as error:
            return _left_out(path, error.fault)
        except OSError as error:
            return LeftOut(path, "unreadable_file", detail=error.strerror or type(error).__name__)
        except ValueError:  # a path that is none, or a first record that opens nothing
            return LeftOut(path, FaultKind.NOT_A_LOG.value, record=1)

    def _read(self, path: Path) -> tuple[str, bool] | LeftOut:
        with closing(SiftingReader(path)) as reader:
            records = list(reader.sifted(_UNREAD, _AFTER))
            head, torn = reader.head, reader.torn_at
        if torn and not self.cut:
            return LeftOut(path, FaultKind.TORN.value, record=head.number + 1, byte=torn)
        return _json(run_of(records, head.hash)), torn > 0


def _left_out(path: Path, fault: Fault) -> LeftOut:
    return LeftOut(path, fault.kind.value, fault.record, fault.byte)
