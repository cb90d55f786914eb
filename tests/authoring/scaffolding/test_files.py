"""A new scenario is whole: it loads, checks clean, says what was typed, and its golden play comes out."""

from __future__ import annotations

import json
from dataclasses import replace
from string import Template

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tabletop.authoring.inspection import Inspection, inspect
from tabletop.authoring.profiles import Profile, Weight, weight
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.authoring.scaffolding.files import PLAY, files_of
from tabletop.authoring.scaffolding.opening import gauge_ids, team_ids
from tabletop.authoring.scaffolding.wishes import MOST_MOVES, Gauge, Wishes, title_typed, typed
from tabletop.authoring.schema import SCHEMA_FILE
from tabletop.authoring.schema_plays import PLAY_SCHEMA_FILE
from tabletop.scenario.model import Scenario
from tabletop.scenario.play_file import parse_play
from tabletop.scenario.writing import legible

PLAIN = Wishes("harbour-night", "2026-11")
HOSTILE = ": # \"'%@`&*!|>{}[],?- \\ $team $$ ${x} <<: no ~ null TODO\t\x07\u202e\n---\n"
STRUCTURE = "012"
"""Groups of rules that need no exploration."""


def looked_at(wishes: Wishes, groups: str = STRUCTURE) -> tuple[Inspection, Scenario]:
    """The scenario of these wishes, and what is found in it."""
    found = inspect(files_of(wishes)["scenario.yaml"], "scenario.yaml", month=wishes.month, groups=groups)
    assert found.examined.scenario is not None, found.problems
    return found, found.examined.scenario


def plays_as_written(wishes: Wishes) -> None:
    """The golden play has nothing to say against the scenario."""
    made = files_of(wishes)
    found, scenario = looked_at(wishes)
    play = parse_play(made[PLAY], PLAY, found.examined)
    assert [] == list(rehearse(play, scenario, made["scenario.yaml"].decode()).divergences)


@pytest.mark.parametrize("solo", [False, True])
@pytest.mark.parametrize("moves", [1, 2, MOST_MOVES])
def test_every_size_is_clean_and_plays(moves: int, *, solo: bool) -> None:
    """However many moves: no problem in the usual profile, logic included, and the golden play comes out."""
    wishes = replace(PLAIN, moves=moves, solo=solo)
    found, scenario = looked_at(wishes, "0123")
    assert [] == [one for one in found.problems if weight(one.code, Profile.REVIEW) is Weight.PROBLEM]
    assert moves == len(scenario.moves)
    assert solo == scenario.solo
    plays_as_written(wishes)


@pytest.mark.parametrize(("teams", "gauges"), [(1, 2), (2, 6), (3, 4), (12, 5)])
def test_every_number_of_teams_and_gauges(teams: int, gauges: int) -> None:
    """However many teams and gauges: clean, each asked something, each moved, and the golden play comes out."""
    named = tuple(Gauge(f"Gauge {number}", "down" if number % 2 else "up") for number in range(gauges))
    wishes = replace(PLAIN, team_count=teams, gauges=named)
    found, scenario = looked_at(wishes, "0123" if teams < 3 else STRUCTURE)
    assert () == found.problems
    assert (teams, gauges) == (len(scenario.teams), len(scenario.indicators))
    plays_as_written(wishes)


texts = st.one_of(
    st.text(max_size=300), st.sampled_from(["no", "yes", "1e3", "~", "- a", "a: b", "'", '"', "TODO", "#"])
)


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    title=texts,
    subject=texts,
    teams=st.lists(texts, max_size=4),
    gauges=st.lists(st.builds(Gauge, texts, st.sampled_from(["up", "down"])), max_size=6),
    solo=st.booleans(),
    moves=st.integers(1, 3),
)
@example(
    title=HOSTILE,
    subject=HOSTILE,
    teams=[HOSTILE, HOSTILE, "all", "Everyone"],
    gauges=[Gauge("any"), Gauge("first-step"), Gauge("no")],
    solo=False,
    moves=3,
)
def test_says_what_was_typed(
    title: str, subject: str, teams: list[str], gauges: list[Gauge], *, solo: bool, moves: int
) -> None:
    """Whatever was typed: the scenario loads and is clean, and shows exactly that, cleaned as any text is."""
    wishes = Wishes(
        "x", "2026-11", title=title, subject=subject, teams=tuple(teams), gauges=tuple(gauges), solo=solo, moves=moves
    )
    found, scenario = looked_at(wishes)
    assert () == found.problems

    def shown(text: str) -> str:
        return Template(text).substitute()

    if said := legible(title_typed(title)).strip():
        assert shown(said) == shown(scenario.title)
    if said := legible(typed(subject)).strip():
        assert shown(said) == shown(scenario.summary)
    assert team_ids(wishes) == tuple(scenario.teams)
    assert gauge_ids(wishes) == tuple(scenario.indicators)
    names = [legible(title_typed(one)) for one in teams if title_typed(one)]
    if names:
        assert names[: 1 if solo else None] == [one.name for one in scenario.teams.values()]


def test_the_play_of_hostile_words() -> None:
    """Ids are made of the names, so a play of hostile names comes out, too."""
    plays_as_written(replace(PLAIN, title=HOSTILE, teams=(HOSTILE, "海", "Everyone", "all"), moves=3))


def test_every_text_to_write_is_named_for_publishing() -> None:
    """What begins with TODO is found by the rule for it, text by text; nothing else stands in the way."""
    found, _scenario = looked_at(PLAIN, "01234")
    marked = files_of(PLAIN)["scenario.yaml"].decode().count("TODO – ")
    assert marked == sum(one.code == "TT409" for one in found.problems)
    assert {"TT409", "TT429"} >= {one.code for one in found.problems}


def test_block_style_with_a_line_for_the_editor() -> None:
    """The first line points to the schema, no text is in flow style, and each part has a remark above it."""
    made = files_of(PLAIN)
    lines = made["scenario.yaml"].decode().splitlines()
    assert f"# yaml-language-server: $schema=./{SCHEMA_FILE}" == lines[0]
    assert f"# yaml-language-server: $schema=../{PLAY_SCHEMA_FILE}" == made[PLAY].decode().splitlines()[0]
    assert [] == [line for line in lines if line.lstrip()[:1] in {"{", "["} or ": {" in line or ": [" in line]
    parts = ("objectives", "teams", "indicators", "sources", "prologue", "moves", "endings", "debrief", "evaluation")
    assert [True] * len(parts) == [lines[lines.index(_line(lines, part)) - 1].startswith("# ") for part in parts]
    assert {SCHEMA_FILE, PLAY_SCHEMA_FILE} == {name for name in made if json_object(made[name])}


def _line(lines: list[str], part: str) -> str:
    return next(line for line in lines if line.startswith(f"{part}:"))


def json_object(content: bytes) -> bool:
    """Whether it is one."""
    try:
        return isinstance(json.loads(content), dict)
    except ValueError:
        return False


def test_what_a_beginner_needs_is_there() -> None:
    """Two teams, three gauges, three injects and one held back; a choice, a text, a vote; a card with a source."""
    _found, scenario = looked_at(PLAIN)
    assert (2, 3, 3) == (len(scenario.teams), len(scenario.indicators), len(scenario.endings))
    assert ["first-news", "held-back", "turning-point", "last-word"] == list(scenario.injects)
    assert ["choice", "open-text", "vote"] == [one.type for one in scenario.decisions.values()]
    assert ("fact-one",) == scenario.injects["first-news"].cards
    assert ("source-one",) == scenario.cards["fact-one"].sources
    assert scenario.injects["held-back"].contingency
    assert scenario.evaluation
