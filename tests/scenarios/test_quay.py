"""The quay: every mechanic in golden plays that come out as written, and nothing under cover in anybody's view."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.authoring.rehearsing.rehearsal import Rehearsal, rehearse
from tabletop.decisions.intervening import acts
from tabletop.decisions.kinds import KINDS
from tabletop.decisions.matrix_course import Estimated
from tabletop.decisions.negotiation_course import SideDealDeclared
from tabletop.decisions.sealed import SealedAnswer
from tabletop.decisions.words import Words
from tabletop.exercise.events import AnswerSubmitted, Event, InterventionMade, Recorded, SessionOpened
from tabletop.exercise.state import State
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tests.documentation.shapes import title
from tests.exercise.playing import replayed
from tests.quay import FOLDER, TEAMS, TEXT, scenario_of

PLAYS = sorted((FOLDER / "plays").glob("*.play.yaml"))
AS_JSON: TypeAdapter[object] = TypeAdapter(RoomView | TeamView | FacilitatorView)
DEAL = "DEAL-CREW-YARD"


@cache
def rehearsed(play: Path) -> Rehearsal:
    """A golden play, played."""
    golden = parse_play(play.read_bytes(), str(play), examine(TEXT.encode(), "quay"))
    return rehearse(golden, scenario_of(), TEXT)


def shown(state: State, audience: Audience) -> bytes:
    """Everything an audience sees, as bytes."""
    return AS_JSON.dump_json(view(state, audience, state.last))


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_a_golden_play_comes_out_as_written(play: Path) -> None:
    """Injects, ending, indicators; what must and must never be seen."""
    assert rehearsed(play).divergences == []


def test_the_quay_has_every_mechanic_and_the_plays_meet_everything() -> None:
    """All kinds of decisions; every inject, every ending, every act and every result of a proceeding."""
    scenario = scenario_of()
    events = [record.event for play in PLAYS for record in rehearsed(play).records]
    ruled = {(event.decision, event.result) for event in events if event.type == "outcome-ruled"}
    done = {event.intervention.act for event in events if event.type == "intervention-made"}

    assert {decision.type for decision in scenario.decisions.values()} == {title(kind) for kind in KINDS}
    assert set(scenario.injects) == {event.inject for event in events if event.type == "inject-released"}
    assert {one.id for one in scenario.endings} == {event.ending for event in events if event.type == "exercise-ended"}
    assert {("statement", "adopted"), ("statement", "broken"), ("crane", "row-1"), ("crane", "row-2")} <= ruled
    assert {("crane", "otherwise"), ("find-owner", "success"), ("find-owner", "failure")} <= ruled
    assert {("terms", "signed"), ("terms", "reserved"), ("terms", "walked")} <= ruled
    assert {act for kind in ("consensus", "matrix", "negotiation") for act in acts(kind)} - done == {"end-talks"}


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_no_secret_stands_in_a_view_in_any_state(play: Path) -> None:
    """Neither another team's words nor the facilitator's nor a closed deal, after any record until play ends."""
    records = rehearsed(play).records
    for number in range(1, len(records) + 1):
        state = replayed(records[:number])
        if state.ending is not None:
            break
        audiences: list[Audience] = [Room(), *map(Seat, state.teams)]
        for audience in audiences:
            text = shown(state, audience).decode()
            own = audience.team if isinstance(audience, Seat) else ""
            forbidden = [f"{kind}-{team}" for kind in ("SECRET", "PRIVATE") for team in TEAMS if team != own]
            forbidden += ["FACILITATOR-ONLY"] + ([DEAL] if own not in {"CREW", "YARD"} else [])
            assert [one for one in forbidden if one in text] == [], (number, own)
            assert own == "CREW" or "Nerves of the crew" not in text


def under_cover(event: Event, state: State, audience: Audience, chance: Random) -> Event:
    """The same event, with something else in it where this audience may not know yet what it was."""
    own = audience.team if isinstance(audience, Seat) else None
    control = isinstance(audience, Control)
    match event:
        case AnswerSubmitted(team=team, decision=decision) if team != own and event.answer is not None:
            unknown = state.decisions[decision].ruling is None
            if isinstance(event.answer, SealedAnswer):
                unknown = state.decisions[decision].moves is None
            if unknown and (not control or isinstance(event.answer, SealedAnswer)):
                question = scenario_of().decisions[decision]
                other = question.guess_of(lambda sides: chance.randint(1, sides), team, question.seats(state.teams))
                return event.model_copy(update={"answer": other})
        case InterventionMade(intervention=Estimated(), team=team, decision=decision) if team != own and not control:
            if not any(one.what.act == "turn" for one in state.decisions[decision].made):
                card = Estimated(percent=chance.choice((0, 10, 30, 50, 70, 90, 100)))
                return event.model_copy(update={"intervention": card})
        case InterventionMade(intervention=SideDealDeclared(open=False) as deal, team=team) if not control:
            if own not in {team, *deal.parties}:
                said = deal.model_copy(update={"text": Words.of(f"another deal {chance.random()}")})
                return event.model_copy(update={"intervention": said})
        case _:
            pass
    return event


def told_otherwise(audience: Audience) -> str:
    """The scenario with something else in what this audience may not read."""
    text = TEXT
    own = audience.team if isinstance(audience, Seat) else ""
    for team in TEAMS:
        if team != own:
            text = text.replace(f"SECRET-{team}", "quite another").replace(f"PRIVATE-{team}", "something else")
    return text.replace("FACILITATOR-ONLY", "another note")


@given(st.sampled_from(PLAYS), st.data())
@settings(max_examples=150)
def test_what_is_under_cover_changes_no_byte(play: Path, data: st.DataObject) -> None:
    """Non-interference, in every state: other texts, other sealed moves, other cards, other closed deals."""
    records = rehearsed(play).records
    last = next(number for number, one in enumerate(records) if one.event.type == "exercise-ended")
    number = data.draw(st.integers(1, last))
    state = replayed(records[:number])
    audiences: list[Audience] = [Room(), Control(), *map(Seat, state.teams)]
    audience = data.draw(st.sampled_from(audiences))
    chance = Random(data.draw(st.integers(0, 999)))
    changed: list[Recorded] = []
    for one in records[:number]:
        event = under_cover(one.event, state, audience, chance)
        if isinstance(event, SessionOpened) and not isinstance(audience, Control):
            event = event.model_copy(update={"scenario_text": told_otherwise(audience)})
        changed.append(one.model_copy(update={"event": event}))

    assert shown(state, audience) == shown(replayed(changed), audience)
