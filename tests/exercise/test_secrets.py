"""No view holds what is not its own, whatever people do."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn
from tabletop.exercise.events import Recorded
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Room, RoomView, Seat, TeamView
from tests.exercise.playing import STEPS, played, replayed
from tests.harbour import TEAMS, TEXT, Table, opening, scenario_of

AS_JSON = TypeAdapter(RoomView | TeamView)


SEATED = st.sampled_from([TEAMS, TEAMS, ("PORT", "PILOTS")])


def _own(table: Table, team: str) -> tuple[str, ...]:
    """The team, and those that speak through the same seat."""
    return table.state.cast.voices(table.state.cast.voice(team))


def _told_otherwise(record: Recorded, own: tuple[str, ...]) -> Recorded:
    """The same record, where a text that was written live for another team says something else."""
    event = record.event
    if event.type != "inject-edited" or event.team is None or event.team in own:
        return record
    return record.model_copy(update={"event": event.model_copy(update={"words": Words.of("something else")})})


def _seen(table: Table, team: str) -> str:
    return AS_JSON.dump_json(table.session.view(Seat(team))).decode()


@given(STEPS, st.sampled_from(TEAMS), SEATED)
@settings(max_examples=150)
def test_no_view_holds_what_is_not_its_own(
    steps: list[tuple[str, ask.Command, int]], team: str, seated: tuple[str, ...]
) -> None:
    """Secrets, private texts and facilitator notes are absent from other views until they are revealed.

    Whatever is changed live, whoever joins: a seat sees what is its own, and what is its own of those it speaks for.
    """
    table = played([step for step in steps if not isinstance(step[1], ask.EndExercise)], teams=seated)
    own = _own(table, team)
    seen = _seen(table, team)
    room = AS_JSON.dump_json(table.session.view(Room())).decode()

    for other in TEAMS:
        assert f"SECRET-{other}" not in room
        assert f"PRIVATE-{other}" not in room
        if other not in own:
            assert f"SECRET-{other}" not in seen
            assert f"PRIVATE-{other}" not in seen
    for text in (seen, room):
        assert "FACILITATOR-ONLY" not in text
        assert '"seed"' not in text
    if "PILOTS" not in own:
        assert "Nerves of the pilots" not in seen


@given(STEPS, st.sampled_from(TEAMS), SEATED)
@settings(max_examples=150)
def test_other_teams_secrets_change_no_byte_of_a_view(
    steps: list[tuple[str, ask.Command, int]], team: str, seated: tuple[str, ...]
) -> None:
    """Non-interference: tell others something else, in the file or live, and this view stays the same to the byte."""
    steps = [step for step in steps if not isinstance(step[1], ask.EndExercise)]
    changed = TEXT
    table = played(steps, teams=seated)
    own = _own(table, team)
    for other in TEAMS:
        if other not in own:
            changed = changed.replace(f"SECRET-{other}", "quite another").replace(f"PRIVATE-{other}", "something else")
    changed = changed.replace("FACILITATOR-ONLY", "another note")
    state = table.state
    other_state = replayed(
        [
            record.model_copy(update={"event": record.event.model_copy(update={"scenario_text": changed})})
            if record.event.type == "session-opened"
            else _told_otherwise(record, own)
            for record in table.store.records
        ]
    )

    assert AS_JSON.dump_json(view(state, Seat(team), state.last)) == AS_JSON.dump_json(
        view(other_state, Seat(team), state.last)
    )


@given(st.integers(0, 2), st.sampled_from(TEAMS), st.text(min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=60)
def test_unrevealed_answers_change_no_byte_of_another_view(option: int, team: str, reason: str) -> None:
    """What the others answered is not in this team's view before the ruling."""
    views = []
    for shift in (0, 1):
        table = Table(opening())
        table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
        for other in TEAMS:
            answer = drawn(
                replace(table.state, number=option + shift * 7), scenario_of().decisions["first-step"], other
            )
            said = f"{reason}{shift}" if other != team else "own"
            answer = replace(answer, rationale=said)
            if other == team:
                answer = replace(
                    answer,
                    answer=drawn(replace(table.state, number=3), scenario_of().decisions["first-step"], other).answer,
                )
            table.do(answer)
        views.append(_seen(table, team))

    assert views[0] == views[1]


def test_views_are_plain_data() -> None:
    """Every view turns into JSON and says who it is for by what it holds."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), actor=FACILITATOR)

    data = json.loads(_seen(table, "PORT"))

    assert data["team"]["id"] == "PORT"
    assert data["scene"]["injects"][0]["private"] == [["PORT", "PRIVATE-PORT the spare part is in a shed."]]
