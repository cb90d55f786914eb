"""What a scenario in hand can be asked."""

from __future__ import annotations

from tabletop.scenario.loader import parse
from tests.authoring.examples import BASE, laid_over

MOVES = """\
moves:
  - id: one
    title: One
    minutes: 9
    injects:
      - {id: a, kind: news, title: A, text: {everyone: E}, to: [NO], sets: asked}
      - {id: b, kind: news, title: B, text: {everyone: E}, when: ad hoc, ask: [d], themes: [T01]}
      - {id: c, kind: news, title: C, text: {everyone: E}, contingency: yes, themes: {T02: Why.}}
    decisions:
      - {id: d, type: confidence, by: each team, question: Q}
      - {id: e, type: negotiation, by: [NO, DE], minutes: 9, question: Q, clauses: {x: X, y: Y}}
indicators:
  cohesion: {name: C, start: 60, good: up, words: {20: broken, 50: strained}}
  escalation: {name: E, start: 60, good: down}
"""
STORY = parse(laid_over(MOVES, BASE).encode(), "x")


def test_parts() -> None:
    """Injects and decisions are found by id, with the move they stand in and the inject that asks."""
    assert ["a", "b", "c"] == list(STORY.injects)
    assert ["d", "e"] == list(STORY.decisions)
    assert dict.fromkeys("abcde", "one") == STORY.move_of
    assert {"d": "b"} == STORY.asked_by


def test_injects() -> None:
    """Templates and contingencies are not planned; an inject for one team is seen by no other."""
    planned = [(one.ad_hoc, one.planned) for one in STORY.injects.values()]
    assert [(False, True), (True, False), (False, False)] == planned
    assert [True, False] == [STORY.injects["a"].seen_by(team) for team in ("NO", "DE")]
    assert STORY.injects["b"].seen_by("DE")
    assert {"T01": ""} == STORY.injects["b"].themes


def test_words() -> None:
    """An indicator's word is the highest one reached; the lowest also holds below; without words it has none."""
    word = STORY.indicators["cohesion"].word
    assert ["broken", "broken", "strained", "strained"] == [word(value) for value in (0, 49, 50, 100)]
    assert "" == STORY.indicators["escalation"].word(50)


def test_solo() -> None:
    """A scenario is for one person when it says so and has one team."""
    assert not STORY.solo
    assert STORY.model_copy(update={"players": "1-6", "teams": {"NO": STORY.teams["NO"]}}).solo


def test_json_and_back() -> None:
    """What was loaded can be stored and read back."""
    assert type(STORY).model_validate_json(STORY.model_dump_json(by_alias=True)) == STORY


def test_names() -> None:
    """Aliases stand for real names, or for invented ones."""
    assert [{"NORWAY": "Norway"}, {"NORWAY": "Northland"}] == [
        STORY.names(fictional=wanted) for wanted in (False, True)
    ]
