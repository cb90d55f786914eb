"""What an evaluator sees is the room's view and, where chosen, the author's lines: never a team's secret."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.evaluation.views import EvaluatorView
from tabletop.exercise import commands as ask
from tabletop.exercise.views import Room, RoomView
from tabletop.session.observing import Observing
from tests.beside import Watched
from tests.exercise.playing import STEPS, played
from tests.harbour import TEAMS, TEXT, Table, scenario_of

AS_JSON = TypeAdapter(EvaluatorView)
ROOM_AS_JSON = TypeAdapter(RoomView)


def seen(table: Table, *, handbook: bool) -> str:
    """Everything an evaluator beside the table sees."""
    return AS_JSON.dump_json(Observing(Watched(table), handbook=handbook).view()).decode()


@given(STEPS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_secret_before_its_reveal(steps: list[tuple[str, ask.Command, int]], handbook: bool) -> None:  # noqa: FBT001
    """Neither role cards nor private texts nor the seed; facilitator's notes only with the handbook."""
    table = played([step for step in steps if not isinstance(step[1], ask.EndExercise)])
    shown = seen(table, handbook=handbook)

    for team in TEAMS:
        assert f"SECRET-{team}" not in shown
        assert f"PRIVATE-{team}" not in shown
    assert '"seed"' not in shown
    assert "Nerves of the pilots" not in shown
    if not handbook:
        assert "FACILITATOR-ONLY" not in shown


@given(STEPS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_secrets_change_no_byte(steps: list[tuple[str, ask.Command, int]], handbook: bool) -> None:  # noqa: FBT001
    """Non-interference: tell the teams other secrets, and an evaluator sees the same to the byte."""
    table = played([step for step in steps if not isinstance(step[1], ask.EndExercise)])
    changed = TEXT
    for team in TEAMS:
        changed = changed.replace(f"SECRET-{team}", "quite another").replace(f"PRIVATE-{team}", "something else")
    first = table.store.records[0]
    event = first.event.model_copy(update={"scenario_text": changed})
    other = Table()
    other.store.records = [first.model_copy(update={"event": event}), *table.store.records[1:]]

    assert scenario_of(changed) != scenario_of()
    assert seen(table, handbook=handbook) == seen(other, handbook=handbook)


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_the_scene_is_the_rooms(steps: list[tuple[str, ask.Command, int]]) -> None:
    """To the byte: what the room does not have yet, an evaluator does not have either, answers and ballots included."""
    table = played(steps)
    watched = Watched(table)
    view = Observing(watched, handbook=True).view()

    assert ROOM_AS_JSON.dump_json(RoomView(view.scene)) == ROOM_AS_JSON.dump_json(watched.view(Room()))


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_the_handbook_follows_the_rooms_inject(steps: list[tuple[str, ask.Command, int]]) -> None:
    """Its lines are on the inject the room sees, not on what comes, nor on what only some see."""
    table = played(steps)
    view = Observing(Watched(table), handbook=True).view()
    inject = view.scene.inject
    notes = scenario_of().injects[inject.id].facilitator if inject and inject.id in scenario_of().injects else None

    assert (view.handbook is None) == (notes is None)
    if view.handbook and notes:
        assert view.handbook.purpose == notes.purpose
        assert view.handbook.watch_for == (notes.watch_for or "")
