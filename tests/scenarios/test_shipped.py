"""The shipped scenarios: their golden plays come out as written, and no secret leaves its table."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.authoring.rehearsing.rehearsal import Rehearsal, rehearse
from tabletop.authoring.rehearsing.scripts import FOLDER, Scripts
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import RoomView, Seat, TeamView
from tabletop.scenario.loader import examine, parse
from tabletop.scenario.model import EVERYONE, Inject, Scenario
from tabletop.scenario.play_file import parse_play

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PLAYS = sorted(SCENARIOS.glob("*/plays/*.play.yaml"))
TRANSCRIPTS = sorted(SCENARIOS.glob(f"*/plays/*{FOLDER}"))
SHIPPED = sorted({play.parents[1].name for play in PLAYS})
AS_JSON = TypeAdapter(RoomView | TeamView)


@cache
def text_of(name: str) -> str:
    """A scenario's file."""
    return (SCENARIOS / name / "scenario.yaml").read_text(encoding="utf-8")


@cache
def scenario_of(name: str) -> Scenario:
    """A scenario."""
    return parse(text_of(name).encode(), name)


@lru_cache(maxsize=3)
def rehearsed(play: Path) -> Rehearsal:
    """A golden play, played. Few are kept: all of them fill the memory, and slow down whatever runs after them."""
    name = play.parents[1].name
    golden = parse_play(play.read_bytes(), str(play), examine(text_of(name).encode(), name))
    return rehearse(golden, scenario_of(name), text_of(name))


def test_every_shipped_scenario_has_golden_plays() -> None:
    """A scenario without a play is not tested."""
    assert sorted(folder.parent.name for folder in SCENARIOS.glob("*/scenario.yaml")) == SHIPPED


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: f"{play.parents[1].name}/{play.name}")
def test_a_golden_play(play: Path) -> None:
    """Played once for all that is asked of it: it comes out as written, reads as it is kept, and leaks nothing."""
    _comes_out_as_written(play)
    _reads_as_it_is_kept(play)
    _shows_no_secret_before_its_reveal(play)


def _comes_out_as_written(play: Path) -> None:
    """Injects, ending, indicators; what must and must never be seen."""
    assert rehearsed(play).divergences == []


def _reads_as_it_is_kept(play: Path) -> None:
    """What each team and the room saw and did; `tabletop rehearse --update` writes what was meant to change."""
    name = play.name.removesuffix(".play.yaml")
    folder = play.with_name(f"{name}{FOLDER}")
    if folder not in TRANSCRIPTS:
        return
    done = rehearsed(play)
    scripts = Scripts.of(play, name, done, done.play.title)
    assert [] == [one.problem for one in scripts.differences("play")]
    assert sorted(scripts.texts) == sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("name", SHIPPED)
def test_the_plays_together_meet_every_inject_and_ending(name: str) -> None:
    """What no play reaches is not known to work."""
    scenario = scenario_of(name)
    left = set(scenario.injects)
    for play in (one for one in PLAYS if one.parents[1].name == name):
        events = [record.event for record in rehearsed(play).records] if left else []
        left -= {event.inject for event in events if event.type == "inject-released"}

    assert left == set()


def _strings_for(scenario: Scenario, team: str) -> set[str]:
    """What only `team` may read: its private texts and its secret, as runs of words without names in them."""
    own = [scenario.teams[team].brief.secret]
    own += [inject.text[team] for inject in scenario.injects.values() if team in inject.text]
    alone = [inject for inject in scenario.injects.values() if inject.to == (team,)]
    own += [inject.text[EVERYONE] for inject in alone if EVERYONE in inject.text]
    return {run for text in own for run in _runs(text)}


def _for_control(scenario: Scenario) -> set[str]:
    notes = [inject.facilitator for inject in scenario.injects.values() if inject.facilitator]
    texts = [
        text for note in notes for text in (note.purpose, note.watch_for, note.expect, note.if_stuck, *note.probes)
    ]
    return {run for text in texts if text for run in _runs(text)}


def _runs(text: str) -> set[str]:
    """Runs of eight words or more without an alias."""
    found: set[str] = set()
    for part in re.split(r"\$\w+|[\n\"\\]", text):
        words = part.split(" ")
        if len(words) >= 8:
            found.add(" ".join(words[1:-1]))
    return found


def _states(rehearsal: Rehearsal) -> list[State]:
    first = rehearsal.records[0].event
    assert first.type == "session-opened"
    states = [begin(rehearsal.scenario, first)]
    for record in rehearsal.records:
        states.append(evolve(states[-1], record))
    return [state for state in states[1:] if state.ending is None]


def _shows_no_secret_before_its_reveal(play: Path) -> None:
    """Neither another team's words nor the facilitator's are in any view of any team or of the room."""
    rehearsal = rehearsed(play)
    scenario = rehearsal.scenario
    ended = next(one.number for one in rehearsal.records if one.event.type == "exercise-ended")
    secrets = {team: _strings_for(scenario, team) for team in scenario.teams}
    for watch in rehearsal.watches:
        read = "\n".join(text for text, where in watch.texts.items() if where.number < ended)
        others = set().union(*(secrets[other] for other in scenario.teams if other != watch.team))
        assert len(watch.views) > 10
        assert not [text for text in others | _for_control(scenario) if text in read], watch.team


@pytest.mark.parametrize("name", [name for name in SHIPPED if len(scenario_of(name).teams) > 1])
@given(data=st.data())
@settings(max_examples=12)
def test_other_teams_secrets_change_no_byte(name: str, data: st.DataObject) -> None:
    """Non-interference: rewrite what the others alone may read; this team's view stays the same to the byte."""
    plays = [play for play in PLAYS if play.parents[1].name == name]
    rehearsal = rehearsed(data.draw(st.sampled_from([plays[0], plays[-1]])))
    states = _states(rehearsal)
    state = data.draw(st.sampled_from(states))
    team = data.draw(st.sampled_from(state.teams))
    changed = _rewritten(rehearsal.scenario, team)
    first = rehearsal.records[0].event
    assert first.type == "session-opened"
    other = begin(changed, first)
    for record in rehearsal.records[: state.number]:
        other = evolve(other, record)

    assert AS_JSON.dump_json(view(state, Seat(team), state.last)) == AS_JSON.dump_json(
        view(other, Seat(team), other.last)
    )


def _rewritten(scenario: Scenario, keep: str) -> Scenario:
    teams = {
        name: team
        if name == keep
        else team.model_copy(update={"brief": team.brief.model_copy(update={"secret": "X", "wants": "X"})})
        for name, team in scenario.teams.items()
    }
    moves = tuple(
        move.model_copy(update={"injects": tuple(_told_otherwise(inject, keep) for inject in move.injects)})
        for move in scenario.moves
    )
    return scenario.model_copy(update={"teams": teams, "moves": moves})


def _told_otherwise(inject: Inject, keep: str) -> Inject:
    text = {team: said if team in {EVERYONE, keep} else "X" for team, said in inject.text.items()}
    return inject.model_copy(update={"text": text, "facilitator": None})
