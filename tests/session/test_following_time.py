"""Time on a second screen: it runs on between records as at the writer’s, and stands still when it does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Room, RoomView, Seat, TeamView
from tabletop.session.following import LEFT_ALONE, follow
from tabletop.session.local import LocalSession
from tabletop.session.opening import resume, start
from tabletop.storage.jsonl import JsonlLog
from tests.fakes import FakeClock, FakeDrafts
from tests.harbour import TEAMS, TEXT, first, opened, opening, scenario_of
from tests.session.growing import LOG, following
from tests.storage.disk import SimulatedDisk

AS_JSON = TypeAdapter(RoomView | TeamView)
SETUP = Setup(mode="facilitated", teams=TEAMS, people=(("PORT", 5),), seed=3)


class Desk:
    """A writer and a follower of one log on one disk and one clock."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.disk = SimulatedDisk()
        event = opening()
        store = JsonlLog.create(LOG, [first(event)], self.disk)
        self.writer = LocalSession(store, opened(event), self.clock, FakeDrafts())
        self.followed = following(self.disk, self.clock)

    def views(self) -> tuple[list[bytes], list[bytes]]:
        """What the room and a table see, here and there."""
        here, there = [], []
        for audience in (Room(), Seat("PORT")):
            here.append(AS_JSON.dump_json(self.writer.view(audience)))
            there.append(AS_JSON.dump_json(self.followed.view(audience)))
        return here, there


BEAT = st.tuples(st.sampled_from([None, "start", "pause", "resume", "release", "note"]), st.integers(0, 400_000))
ACTS: dict[str, ask.Command] = {
    "start": ask.StartExercise(),
    "pause": ask.PauseExercise(),
    "resume": ask.ResumeExercise(),
    "release": ask.ReleaseInject("radar-out"),
    "note": ask.TakeNote("note", "n"),
}


@given(st.lists(BEAT, max_size=12))
@settings(max_examples=40, deadline=None)
def test_time_is_the_writers_time_between_records_too(beats: list[tuple[str | None, int]]) -> None:
    """Whatever is paused and resumed, the follower's views are the writer's to the byte, clocks and all."""
    desk = Desk()
    for act, later in [("start", 0), *beats]:
        if act is not None:
            desk.writer.send(ACTS[act], FACILITATOR)
        desk.followed.poll()
        desk.clock.pass_ms(later)
        here, there = desk.views()
        assert here == there


def test_a_wall_clock_that_is_set_moves_nothing() -> None:
    """Summer time begins in mid-lesson: what was seen before goes on by running time."""
    desk = Desk()
    desk.writer.send(ask.StartExercise(), FACILITATOR)
    desk.followed.poll()
    desk.clock.wall += 3_600_000
    desk.clock.pass_ms(1_000)

    assert desk.followed.view(Room()).scene.clock.exercise == 1_000
    desk.clock.wall -= 7_200_000
    assert following(desk.disk, desk.clock).view(Room()).scene.clock.exercise == 0


def test_a_running_log_that_everybody_left_stands_still() -> None:
    """A console that was killed last week is not an exercise of ten thousand minutes."""
    desk = Desk()
    desk.writer.send(ask.StartExercise(), FACILITATOR)
    desk.clock.pass_ms(LEFT_ALONE + 1)
    desk.followed.poll()

    assert desk.followed.view(Room()).scene.clock.exercise == 0


def test_a_session_on_the_disk_is_followed_through_leaving_resuming_and_forgetting(tmp_path: Path) -> None:
    """The real thing: another program begins, leaves, comes back; forgetting words makes another file of the log."""
    clock = FakeClock()
    log = tmp_path / "a.jsonl"
    session = start(TEXT.encode(), scenario_of(), SETUP, log, clock)
    followed = follow(log)
    session.send(ask.StartExercise(), FACILITATOR)
    session.close()
    assert followed.poll()
    assert followed.view(Room()).scene.phase == "running"
    again = resume(log, clock)
    again.close()
    assert followed.poll()
    assert (followed.view(Room()).scene.phase, followed.place) == ("paused", str(log))
    log.with_name("b.jsonl").write_bytes(log.read_bytes())
    log.with_name("b.jsonl").replace(log)
    assert followed.poll()
    assert followed.fault is not None
    assert followed.fault[0] == "replaced"
    followed.close()
