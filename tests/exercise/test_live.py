"""Live changes: the script and the tables while playing, all on record, the scenario untouched."""

from __future__ import annotations

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.commands import Command
from tabletop.exercise.evolve import evolve
from tabletop.exercise.refusals import Reason
from tabletop.exercise.upcoming import planned
from tabletop.exercise.views import Control, InjectView, Room, Seat
from tests.exercise.playing import begun, replayed
from tests.harbour import Table, opening, scenario_of

TUG = ChoiceAnswer(option="tug")
SEALED = "RIDDLE"


def _two() -> Table:
    """A table without the press."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(ask.StartExercise())
    return table


def _inject(table: Table, audience: Seat | Control | Room) -> InjectView | None:
    return table.session.view(audience).scene.inject


# the script


def test_an_edited_inject_reads_as_it_was_written_last() -> None:
    """Title and texts, everybody's and a team's; each reader sees what is its own, and the file's text is gone."""
    table = Table()
    table.must(
        ask.StartExercise(),
        live.EditInject("radar-out", "Dark", (("everyone", "Nothing on $COAST."), ("PORT", SEALED), ("PILOTS", ""))),
    )
    wording = table.session.view(Control()).coming[0].wording
    table.must(ask.ReleaseInject("radar-out"))
    port, pilots, room = _inject(table, Seat("PORT")), _inject(table, Seat("PILOTS")), _inject(table, Room())

    assert (wording.title, wording.text, wording.private) == ("Dark", "Nothing on Norway.", (("PORT", SEALED),))
    assert port is not None
    assert pilots is not None
    assert room is not None
    assert (port.title, port.text, port.private) == ("Dark", "Nothing on Norway.", (("PORT", SEALED),))
    assert (pilots.private, room.private) == ((), ())
    assert scenario_of().injects["radar-out"].title == "The radar is dark"


def test_what_is_typed_stands_sealed_in_the_log() -> None:
    """Texts and reasons are `Words` in the events, one for each text that changed; what did not change is no event."""
    table = Table()
    table.must(ask.StartExercise(), live.EditInject("radar-out", "The radar is dark", (("PORT", SEALED),)))
    table.must(live.EditInject("question", effects=(live.WriteEffect("trust", -4, SEALED),)))
    edited, written = table.events[-2:]

    assert isinstance(edited, happened.InjectEdited)
    assert isinstance(written, happened.InjectEffectsWritten)
    for event in (edited, written):
        assert SEALED not in event.model_dump_json(context={"seal": lambda _text: "0" * 64})


def test_a_template_with_effects_of_the_facilitators_own() -> None:
    """Its changes come with its release, each with the reason that was typed; the author's are gone."""
    table = Table()
    table.must(ask.StartExercise())
    effects = (live.WriteEffect("trust", -4, "She sounded cross."), live.WriteEffect("cost", 0, ""))
    table.must(live.EditInject("question", "The minister shouts", effects=effects))
    table.must(ask.ReleaseInject("question"))
    view = table.session.view(Seat("PORT"))
    trust = next(one for one in view.scene.indicators if one.id == "trust")
    change = next(event for event in table.events if isinstance(event, happened.IndicatorChanged))

    assert [(one.by, one.to, one.why) for one in trust.latest] == [(-4, 46, "She sounded cross.")]
    assert change.why == ""
    assert table.state == replayed(table.store.records)


def test_unchanged_is_no_event() -> None:
    """Saying again what is so already leaves nothing in the log."""
    table = Table()
    table.must(ask.StartExercise(), live.EditInject("question", effects=(live.WriteEffect("trust", 2, "So."),)))
    before = len(table.events)
    table.must(
        live.EditInject("radar-out", "The radar is dark"),
        live.EditInject("radar-out", texts=tuple(scenario_of().injects["radar-out"].text.items())),
        live.EditInject("question", effects=(live.WriteEffect("trust", 2, "So."),)),
        live.ReaddressInject("whisper", ("PRESS",)),
        live.MoveInject("radar-out", "whisper"),
        live.MoveInject("whisper", None),
        live.ChangeRelease("hand"),
    )

    assert len(table.events) == before


def test_a_readdressed_inject_is_seen_by_those_alone() -> None:
    """Others see nothing of it; the room neither."""
    table = Table()
    table.must(ask.StartExercise(), live.ReaddressInject("radar-out", ("PILOTS", "PORT")))
    assert table.session.view(Control()).coming[0].to == ("PORT", "PILOTS")
    table.must(ask.ReleaseInject("radar-out"))

    assert _inject(table, Seat("PORT")) is not None
    assert _inject(table, Seat("PRESS")) is None
    assert _inject(table, Room()) is None


def test_an_inject_comes_where_it_was_moved() -> None:
    """Earlier in its move, later in its move, into a later move; never into an earlier one."""
    table = Table()
    table.must(ask.StartExercise(), live.MoveInject("whisper", "radar-out"))
    assert [one.id for one in planned(table.state)][:2] == ["whisper", "radar-out"]
    table.must(live.MoveInject("whisper", None))
    assert [one.id for one in planned(table.state)][:2] == ["radar-out", "whisper"]
    table.must(live.MoveInject("whisper", "tug-back"))
    view = table.session.view(Control())

    assert [(one.id, one.move) for one in view.coming][:3] == [
        ("radar-out", "fog"),
        ("ships", "light"),
        ("whisper", "light"),
    ]
    assert table.refused(live.MoveInject("ships", "radar-out")) is Reason.EARLIER_MOVE


REFUSED: list[tuple[Command, Reason]] = [
    (live.EditInject("nowhere", "x"), Reason.NO_SUCH_INJECT),
    (live.EditInject("radar-out", "x"), Reason.INJECT_RELEASED),
    (live.EditInject("ships", " "), Reason.EMPTY_TEXT),
    (live.EditInject("ships", texts=(("everyone", ""),)), Reason.NOTHING_TO_READ),
    (live.EditInject("ships", texts=(("NOBODY", "x"),)), Reason.NO_SUCH_TEAM),
    (live.EditInject("ships", effects=()), Reason.NOT_A_TEMPLATE),
    (live.EditInject("question", effects=(live.WriteEffect("x", 1, "x"),)), Reason.NO_SUCH_INDICATOR),
    (live.EditInject("question", effects=(live.WriteEffect("trust", 101, "x"),)), Reason.EFFECT_TOO_BIG),
    (live.EditInject("question", effects=(live.WriteEffect("trust", 1, " "),)), Reason.EFFECT_WITHOUT_REASON),
    (live.ReaddressInject("nowhere", ()), Reason.NO_SUCH_INJECT),
    (live.ReaddressInject("ships", ("NOBODY",)), Reason.NO_SUCH_TEAM),
    (live.ReaddressInject("whisper", ("PORT",)), Reason.NOTHING_TO_READ),
    (live.MoveInject("nowhere", None), Reason.NO_SUCH_INJECT),
    (live.MoveInject("question", None), Reason.NOT_PLANNED),
    (live.MoveInject("ships", "ships"), Reason.NOT_PLANNED),
    (live.MoveInject("ships", "question"), Reason.NOT_PLANNED),
    (live.MoveInject("ships", "radar-out"), Reason.INJECT_RELEASED),
    (live.ReplanInject("nowhere", 3), Reason.NO_SUCH_INJECT),
    (live.ReplanInject("siren", 3), Reason.NOT_PLANNED),
    (live.ReplanInject("ships", -1), Reason.BAD_TIME),
    (live.ReplanInject("ships", 481), Reason.BAD_TIME),
    (live.PostponeInjects(0), Reason.BAD_MINUTES),
    (live.PostponeInjects(61), Reason.BAD_MINUTES),
    (live.BeginMove("fog"), Reason.NOT_A_LATER_MOVE),
    (live.BeginMove("nowhere"), Reason.NOT_A_LATER_MOVE),
    (live.AddTeam("NOBODY"), Reason.NO_SUCH_TEAM),
    (live.AddTeam("PORT"), Reason.TEAM_TAKES_PART),
    (live.MergeTeams("PORT", "PORT"), Reason.SAME_TEAM),
    (live.MergeTeams("PORT", "NOBODY"), Reason.NO_SUCH_TEAM),
]


@pytest.mark.parametrize(("command", "reason"), REFUSED)
def test_what_cannot_be_changed_is_refused_by_name(command: Command, reason: Reason) -> None:
    """Every refusal has its own code, and nothing happens."""
    table = begun()
    before = len(table.events)

    assert table.refused(command) is reason
    assert len(table.events) == before


def test_before_the_start_the_script_can_be_changed_but_time_cannot() -> None:
    """There is no time yet that could be put off, and no move to leave."""
    table = Table()
    table.must(live.EditInject("radar-out", "Dark"), live.ChangeRelease("clock"), live.ReplanInject("ships", 4))

    assert table.refused(live.PostponeInjects(5)) is Reason.NOT_STARTED
    assert table.refused(live.BeginMove("light")) is Reason.NOT_STARTED


@pytest.mark.parametrize(
    "command",
    [
        live.ChangeRelease("clock"),
        live.EditInject("ships", "x"),
        live.AddTeam("PRESS"),
        live.MergeTeams("PORT", "PILOTS"),
        live.BeginMove("light"),
    ],
)
def test_after_the_end_nothing_is_changed_live(command: Command) -> None:
    """ENDEX ends it."""
    table = begun()
    table.must(ask.EndExercise())

    assert table.refused(command) is Reason.ALREADY_ENDED


def test_nothing_is_put_off_before_there_is_a_move() -> None:
    """A log that says so all the same, of whatever version, changes no time."""
    table = Table()
    put_off = happened.InjectsPostponed(minutes=5)
    record = table.store.records[-1].model_copy(update={"number": 2, "command": "2", "event": put_off})
    after = evolve(table.state, record)

    assert (after.schedule.postponed, after.move_extra) == (table.state.schedule.postponed, 0)


def test_a_live_change_is_a_step_that_can_be_taken_back() -> None:
    """Edits, addresses, order, a join and a merge; what is about time stays."""
    table = _two()
    steps: list[Command] = [
        live.EditInject("radar-out", "Dark"),
        live.EditInject("question", effects=(live.WriteEffect("trust", 2, "So."),)),
        live.ReaddressInject("radar-out", ("PORT",)),
        live.MoveInject("whisper", "radar-out"),
        live.AddTeam("PRESS"),
        live.MergeTeams("PRESS", "PORT"),
    ]
    stood = [(table.state.script, table.state.cast)]
    for step in steps:
        table.must(step)
        stood.append((table.state.script, table.state.cast))
    table.must(live.ReplanInject("ships", 9), live.PostponeInjects(5))
    for before in reversed(stood[:-1]):
        table.must(ask.UndoStep())
        assert (table.state.script, table.state.cast) == before

    assert table.state.schedule.times["ships"] == 9
    assert table.state.move_extra == 5
