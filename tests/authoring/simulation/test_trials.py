"""Options tried out where play is drawn: only what the plays carry is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.authoring.simulation.compile import compiled
from tabletop.authoring.simulation.explore import SIMULATE, Effort, explore
from tabletop.authoring.simulation.trials import Trials
from tabletop.scenario.loader import examine
from tabletop.scenario.model import Scenario
from tests.authoring.examples import BASE, laid_over

DRAWN = replace(SIMULATE, plays=120, always_draw=True)


def story(price: str) -> Scenario:
    """A road that looks good at once and costs `price` at its end; another that does nothing; and some noise."""
    text = f"""moves:
  - id: m
    title: M
    minutes: 30
    injects:
      - {{id: first, kind: news, title: F, text: {{everyone: E}}, cards: [art4], ask: [road, noise]}}
      - {{id: bill, kind: news, title: B, text: {{everyone: E}}, when: {{road: high}}, effects: {{{price}}}}}
    decisions:
      - id: road
        type: choice
        by: NO
        question: Which road
        options:
          high: {{label: High, effects: {{cohesion: {{by: +4, why: W}}}}}}
          low: {{label: Low}}
      - id: noise
        type: choice
        by: each team
        question: How loud
        options:
          loud: {{label: Loud, effects: {{cohesion: {{by: +9, why: W}}, escalation: {{by: +9, why: W}}}}, sets: asked}}
          calm: {{label: Calm, effects: {{cohesion: {{by: -9, why: W}}, escalation: {{by: -9, why: W}}}}}}
"""
    found = examine(laid_over(text, BASE).encode(), "story").scenario
    assert found is not None
    return found


@pytest.mark.parametrize("effort", [SIMULATE, DRAWN], ids=["exact", "drawn"])
@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("cohesion: {by: -9, why: W}", [("road", "high", ("low",), ("cohesion",), "value")]),
        ("cohesion: {by: -1, why: W}", [("road", "low", ("high",), ("cohesion",), "value")]),
        ("escalation: {by: +9, why: W}", []),
        ("cohesion: {by: -4, why: W}", []),
    ],
)
def test_what_an_option_costs_later(
    price: str, expected: list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]], effort: Effort
) -> None:
    """Drawn or exact, the road that ends worse is found; a price elsewhere, or none in sum, is a dilemma or nothing."""
    found = explore(story(price), effort=effort)
    said = [(one.decision, one.option, one.by, one.better, one.basis) for one in found.dominated]
    assert expected == [one for one in said if one[0] == "road"]
    assert {"exact" if effort == SIMULATE else "sampled"} >= {one.method.how for one in found.dominated}


def test_too_few_plays_say_nothing() -> None:
    """A decision that hardly any play came to is not judged."""
    game = compiled(story("cohesion: {by: -9, why: W}"))
    assert [] == list(Trials(game, 1, plays=50).dominated(set()))
    assert ["high"] == [one.option for one in Trials(game, 1, plays=150).dominated(set())]
