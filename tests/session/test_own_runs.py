"""Own runs from a folder of logs: those played alone, each with the scenario in its own log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.exercise.events import SessionOpened
from tabletop.reports.progress import Progress
from tabletop.session import own_runs
from tabletop.session.opening import NotUnderstood
from tabletop.session.own_runs import own_progress
from tests.played import as_log, log_of, records_of

DAY = 86_400_000


def first_hour(play: str, day: int, until: int | None = None, **opening: object) -> bytes:
    """A golden play of the First Hour as a log, begun some days later."""
    records = [
        one.model_copy(update={"at": one.at.model_copy(update={"wall": one.at.wall + day * DAY})})
        for one in records_of("first-hour", play)[:until]
    ]
    first = records[0]
    assert isinstance(first.event, SessionOpened)
    event = first.event.model_copy(update={"session": f"day-{day}", **opening})
    return as_log([first.model_copy(update={"event": event}), *records[1:]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs to the end, one that was left in mid-sentence, a rehearsal, a class, and files that are no logs."""
    folder = tmp_path_factory.mktemp("sessions")
    logs = {
        "one": first_hour("open-page", 0),
        "two": first_hour("own-hand", 5, fictional=True),
        "half": first_hour("open-page", 9, 16) + b'{"record": {"numb',
        "rehearsal": first_hour("open-page", 7, rehearsal=True),
        "class": log_of(),
        "none": b"nothing\n",
    }
    for name, raw in logs.items():
        (folder / f"{name}.jsonl").write_bytes(raw)
    return folder


def test_own_runs(folder: Path, tmp_path: Path) -> None:
    """Alone and in earnest; what is no log is counted."""
    found = own_progress(folder, tmp_path)

    (played,) = found.played
    assert (played.scenario, played.title) == ("first-hour", "First Hour")
    assert [Path(one.place).stem for one in played.runs] == ["half", "two", "one"]
    assert [bool(one.ending) for one in played.runs] == [False, True, True]
    assert len(played.endings) == 2
    assert found.left_out == 1
    assert (found.offers[0].why, found.offers[0].place) == ("unfinished", str(folder / "half.jsonl"))
    assert found.met
    assert {one.scenario.id for one in found.ahead} >= {"grey-weather"}
    assert found.bands


def test_no_folder_yet(tmp_path: Path) -> None:
    """Nothing was played; there is still something to play."""
    found = own_progress(tmp_path / "none", tmp_path)

    assert found.played == ()
    assert found.offers[0].title == "First Hour"


def test_what_cannot_be_understood_is_counted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log whose scenario this version cannot read is left out, not an error."""

    def refuse(opening: SessionOpened) -> None:
        raise NotUnderstood(opening.scenario)

    monkeypatch.setattr(own_runs, "understood", refuse)
    found = own_progress(folder, tmp_path)

    assert (found.played, found.left_out) == ((), 4)


def test_broken_scenarios_are_not_offered(tmp_path: Path) -> None:
    """One that has problems, and one that vanished since it was listed; an own one in order is."""
    for name, text in (("bad", "id: bad\n"), ("good", _TEXT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "scenario.yaml").mkdir()

    assert {one.scenario.id for one in _found(tmp_path).ahead} >= {"first-hour", "grey-weather"}
    assert not {"bad", "gone"} & {one.scenario.id for one in _found(tmp_path).ahead}


_TEXT = (Path(__file__).parent.parent / "scenarios" / "harbour" / "scenario.yaml").read_text(encoding="utf-8")


def _found(own: Path) -> Progress:
    return own_progress(own / "none", own)
