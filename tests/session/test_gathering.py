"""Many logs: the good ones counted, the bad ones named; an index that spares reading and is never believed blindly."""

from __future__ import annotations

import os
import signal
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tabletop.decisions.words import Words
from tabletop.exercise.events import ExercisePaused, NoteTaken, Recorded, RoomBlanked, SessionResumed
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import PROGRAM, Moment
from tabletop.exercise.state import begin
from tabletop.reports.run import run_of
from tabletop.session import spreading
from tabletop.session.gathering import INDEX_VERSION, gather, logs_in
from tabletop.storage.codec import Decoder, Unreadable
from tabletop.storage.families import SESSIONS
from tabletop.storage.frame import put_together, taken_apart
from tabletop.storage.index import RunIndex, Stamp
from tabletop.storage.port import LogDamaged
from tabletop.storage.reading import LogReader
from tabletop.storage.sifting import SiftingReader
from tests.harbour import opening, scenario_of
from tests.reports.lived import DAY, RULED, WHY, lived, records, write

TABLE = lived()


@pytest.fixture(scope="module")
def bytes_of_a_log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good log."""
    return write(tmp_path_factory.mktemp("one") / "a.jsonl", records(TABLE)).read_bytes()


def logs(folder: Path, count: int) -> list[Path]:
    """So many good logs."""
    return [write(folder / f"log-{n:02}.jsonl", records(TABLE, f"s{n}", n * DAY)) for n in range(count)]


def test_a_run_is_the_same_from_a_file(tmp_path: Path) -> None:
    """Read in part, it says what the whole log says, with the head's hash."""
    found = records(TABLE)
    path = write(tmp_path / "a.jsonl", found)
    with LogReader(path) as reader:
        head = reader.verify().head
    (one,) = gather([path]).runs

    assert one.run == run_of(found, head.hash)


def test_bad_logs_are_named_and_the_rest_counts(tmp_path: Path, bytes_of_a_log: bytes) -> None:
    """Damaged, cut, forged, foreign, newer, empty, a copy, a folder, one that is not there."""
    good = logs(tmp_path, 3)
    lines = bytes_of_a_log.splitlines(keepends=True)
    bad = {
        "changed": b"".join([*lines[:4], lines[4].replace(b'"at"', b'"ta"', 1).replace(b"0", b"1"), *lines[5:]]),
        "out_of_order": b"".join([*lines[:9], *lines[30:]]),
        "torn": bytes_of_a_log[:-40],
        "empty": b"",
        "not_a_log": b"hello\n",
        "utf_16": "{}".encode("utf-16"),
        "line_endings": bytes_of_a_log.replace(b"\n", b"\r\n"),
    }
    for name, raw in bad.items():
        (tmp_path / f"{name}.jsonl").write_bytes(raw)
    (tmp_path / "twice.jsonl").write_bytes(good[0].read_bytes())
    newer = records(TABLE)
    write(
        tmp_path / "too_new.jsonl", [newer[0].model_copy(update={"event": opening().model_copy(update={"format": 99})})]
    )
    (tmp_path / ".hidden.jsonl").write_bytes(b"")
    (tmp_path / "readme.txt").write_bytes(b"")
    found = gather([tmp_path, tmp_path / "gone.jsonl"])

    assert [one.path for one in found.runs] == good
    left = {one.path.stem: one.why for one in found.left_out}
    assert left.pop("gone") == "unreadable_file"
    assert left.pop("changed") in {"changed", "unreadable"}
    assert left == {name: name for name in [*bad, "twice", "too_new"] if name != "changed"}
    assert found.asked == len(found.runs) + len(found.left_out)
    assert found.complete
    torn = next(one for one in found.left_out if one.why == "torn")
    assert 0 < torn.byte < len(bytes_of_a_log)


def test_a_cut_log_counts_when_asked(tmp_path: Path, bytes_of_a_log: bytes) -> None:
    """Up to its last whole command; it is never kept in the index."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(bytes_of_a_log[:-40])
    index = RunIndex(tmp_path / "index", INDEX_VERSION)
    (one,) = gather([path], index, cut=True).runs

    assert one.cut
    assert gather([path], index).left_out[0].why == "torn"


def test_what_lies_beside_logs_is_passed_over(tmp_path: Path) -> None:
    """An evaluator's log in a folder is nothing to tell; named itself it is."""
    write(tmp_path / "a.jsonl", records(TABLE))
    kept = next((Path(__file__).parents[1] / "storage" / "kept_evaluations").glob("*.jsonl"))
    beside = tmp_path / "a.evaluation-x.jsonl"
    beside.write_bytes(kept.read_bytes())

    assert (len(gather([tmp_path]).runs), gather([tmp_path]).left_out, gather([tmp_path]).asked) == (1, (), 1)
    assert [one.why for one in gather([beside]).left_out] == ["another_kind"]
    assert logs_in([tmp_path, beside, tmp_path]) == (beside, tmp_path / "a.jsonl")


def test_the_index_spares_reading(tmp_path: Path) -> None:
    """The second time nothing is read; a changed file is; the result is the same; another version is nothing."""
    paths = logs(tmp_path / "logs", 3)
    index = RunIndex(tmp_path / "cache" / "runs", INDEX_VERSION)
    first = gather(paths, index)
    steps: list[tuple[int, int]] = []
    second = gather(paths, index, lambda done, of: steps.append((done, of)))
    write(paths[1], records(lived(overridden=True), "s1", DAY))
    third = gather(paths, index)

    assert first == second
    assert steps == [(3, 3)]
    assert [one.run.overrides for one in third.runs] == [0, 1, 0]
    assert RunIndex(tmp_path / "cache" / "runs", "other").find([Stamp.of(one) for one in paths]) == {}


def test_a_bad_index_is_no_trouble(tmp_path: Path) -> None:
    """Damaged, nonsense in it, a folder in its place, locked: the logs are read."""
    paths = logs(tmp_path / "logs", 2)
    file = tmp_path / "runs"
    good = gather(paths)
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    assert gather(paths, RunIndex(file, INDEX_VERSION)) == good
    assert gather(paths, RunIndex(file, INDEX_VERSION)) == good
    nonsense = RunIndex(file, INDEX_VERSION)
    nonsense.keep((Stamp.of(path), "{}") for path in paths)
    assert gather(paths, nonsense) == good
    with sqlite3.connect(file) as base:
        base.execute("UPDATE runs SET told = 7")
    assert gather(paths, nonsense) == good
    lock = sqlite3.connect(file)
    lock.execute("BEGIN EXCLUSIVE")
    assert gather(paths, nonsense) == good
    nonsense.keep([(Stamp.of(paths[0]), "{}")])
    lock.close()
    (tmp_path / "folder").mkdir()
    assert gather(paths, RunIndex(tmp_path / "folder", INDEX_VERSION)) == good
    RunIndex(tmp_path / "never").keep([])
    assert not (tmp_path / "never").exists()


def test_the_index_holds_nothing_personal(tmp_path: Path) -> None:
    """No reason, no note, no ruling, no name of a file or folder."""
    folder = tmp_path / "SENTINEL-FOLDER"
    path = write(folder / "SENTINEL-FILE.jsonl", records(lived(overridden=True)))
    gather([path], RunIndex(tmp_path / "runs", INDEX_VERSION))

    assert WHY.encode() in path.read_bytes()
    assert RULED.encode() in path.read_bytes()
    assert b"SENTINEL" not in (tmp_path / "runs").read_bytes()


def test_stopping(tmp_path: Path) -> None:
    """What there is by then comes back, and that it is not all."""
    paths = logs(tmp_path, 3)
    answers = iter([False, False, True])
    found = gather(paths, cancelled=lambda: next(answers))

    assert [one.path for one in found.runs] == paths[:2]
    assert not found.complete


def test_several_processes_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads, it comes to the same; and where no process can be had, this one reads."""
    paths = logs(tmp_path, 4)
    alone = gather(paths)
    monkeypatch.setattr(spreading, "WORTH_IT", 2)
    monkeypatch.setattr(spreading, "_PORTION", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert gather(paths) == alone
    assert len(gather(paths, cancelled=lambda: True).runs) < len(paths)
    for error in (OSError, BrokenProcessPool):

        class Failing(ProcessPoolExecutor):
            def submit(self, *_: object, **__: object) -> object:  # type: ignore[override]
                raise error  # noqa: B023 - used at once

        monkeypatch.setattr(spreading, "ProcessPoolExecutor", Failing)
        assert gather(paths) == alone

    def none(*_: object, **__: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(spreading, "ProcessPoolExecutor", none)
    assert gather(paths) == alone


@pytest.mark.parametrize(("alone", "system", "manner"), [(True, "linux", "fork"), (True, "win32", "spawn")])
def test_how_processes_begin(*, alone: bool, system: str, manner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied where that is safe."""
    monkeypatch.setattr("threading.active_count", lambda: 1 if alone else 2)
    monkeypatch.setattr("sys.platform", system)
    assert spreading._manner() == manner  # noqa: SLF001 - the choice alone


def test_a_process_is_deaf_and_does_its_portion(tmp_path: Path) -> None:
    """Ctrl-C is for whoever started it."""
    before = signal.getsignal(signal.SIGINT)
    try:
        spreading._deaf()  # noqa: SLF001 - what runs in other processes
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert spreading._all_of(Path.exists, [tmp_path]) == [True]  # noqa: SLF001 - as above


def test_a_name_that_is_none(tmp_path: Path) -> None:
    """No system has such a file; nothing is kept of it, nor of one that goes while it is read."""
    index = RunIndex(tmp_path / "runs", INDEX_VERSION)
    path = write(tmp_path / "a.jsonl", records(TABLE))
    found = gather([Path("a\0b"), path], index, lambda done, _of: path.unlink(missing_ok=True) if done == 2 else None)

    assert [one.why for one in found.left_out] == ["not_a_log"]
    assert len(found.runs) == 1
    assert gather([path], index).runs == ()


def test_time_goes_on_over_a_break(tmp_path: Path) -> None:
    """The record before a resumption counts, whatever it is: exercise time is the fold's."""
    played = records(lived(whole=False))
    last = played[-1]

    def more(number: int, ticks: int, event: object) -> Recorded:
        at = Moment(wall=last.at.wall, ticks=last.at.ticks + ticks)
        return Recorded(number=last.number + number, at=at, actor=PROGRAM, command=f"m{number}", event=event)  # type: ignore[arg-type]

    note = NoteTaken(purpose="note", text=Words.of("x"))
    told = [*played, more(1, 5_000, note), more(2, 900_000, SessionResumed()), more(3, 950_000, note)]
    for found in (told, [*told, more(4, 960_000, ExercisePaused())]):
        event = found[0].event
        assert event.type == "session-opened"
        for mode in ("facilitated", "solo"):
            first = found[0].model_copy(update={"event": event.model_copy(update={"mode": mode})})
            opened = first.event
            assert opened.type == "session-opened"
            state = begin(scenario_of(), opened)
            for one in [first, *found[1:]]:
                state = evolve(state, one)
            (run,) = gather([write(tmp_path / "a.jsonl", [first, *found[1:]])]).runs
            assert run.run.played == state.exercise_time()


def test_what_is_no_event_is_damage(tmp_path: Path) -> None:
    """A whole record that says nothing we know, as the last one and before it, as any reader would say."""
    played = records(lived(whole=False))
    blank = {"number": played[-1].number + 1, "command": "x", "event": RoomBlanked(blank=True)}
    blanked = played[-1].model_copy(update=blank)
    for kind in ("never-heard", "note-taken"):
        path = write(tmp_path / "a.jsonl", [*played, blanked])
        *before, last = path.read_bytes().splitlines(keepends=True)
        record = taken_apart(last[:-1]).record.replace(b"room-blanked", kind.encode())
        path.write_bytes(b"".join([*before, put_together(record, {})[0]]))
        with SiftingReader(path) as reader, pytest.raises(LogDamaged) as found:
            list(reader.sifted({b"note-taken"}, b"session-resumed"))
        with LogReader(path) as reader, pytest.raises(LogDamaged) as usual:
            list(reader.read())
        assert found.value.fault == usual.value.fault
    with pytest.raises(ValueError, match="session-opened"):
        run_of(played[1:])


def test_kinds_are_seen_from_outside(tmp_path: Path) -> None:
    """The kind of a line is seen without reading it; where that is not certain, it is read; what is none is told."""
    path = write(tmp_path / "a.jsonl", records(TABLE))
    lines = path.read_bytes().splitlines()
    decoder = Decoder(SESSIONS)
    decoder.begin(lines[0])

    assert [decoder.kind(line).decode() for line in lines] == [one.event.type for one in TABLE.store.records]
    assert decoder.kind(lines[3].replace(b'"event":{"type"', b'"event":{"epyt"')) == b""
    assert decoder.bare(lines[6]).event.type == "answer-submitted"
    with pytest.raises(Unreadable):
        decoder.bare(lines[6].replace(b'"event"', b'"tneve"'))
    decoder.format = 0
    assert decoder.kind(lines[3]) == b""
