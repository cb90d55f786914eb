"""A small story in which nearly everything is wrong that a simulation can find."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal, Wanted, appraise, ready
from tabletop.authoring.simulation.explore import SIMULATE
from tabletop.authoring.simulation.models import MODELS, UNIFORM
from tabletop.scenario.loader import examine
from tabletop.scenario.model import Scenario
from tabletop.scenario.reader import Document
from tests.authoring.examples import BASE, laid_over

TELLTALE: Final = """moves:
  - id: detect
    title: Detection
    minutes: 30
    injects:
      - id: cable-cut
        kind: incident
        title: One of two cables is lost
        text: {everyone: One of two cables is down.}
        ask: [first-response, idle-talk]
      - id: leak
        kind: social
        title: A leak that $NORWAY cannot have
        text: {everyone: A ship is named.}
        when: {all: [{cohesion: above 60}, {cohesion: below 40}]}
      - {id: calm, kind: news, title: A calm day, text: {everyone: Nothing leaks.}, when: {asked: no}, ask: [bargain]}
    decisions:
      - id: first-response
        type: choice
        by: each team
        question: What do you do before noon
        options:
          consult:
            label: Ask for talks
            effects: {cohesion: {by: +6, why: Allies were asked first.}, escalation: {by: -4, why: A public step.}}
            sets: asked
            later: {after: 1 inject, effects: {cohesion: {by: +1, why: So.}}}
          police:
            label: Keep it a police case
            effects: {cohesion: {by: -6, why: Allies heard it late.}, escalation: {by: +4, why: Nobody was cornered.}}
      - id: idle-talk
        type: choice
        by: NO
        question: Does it *matter* | to [anybody](x)
        options: {a: {label: =Yes}, b: {label: <b>No</b>}}
      - id: bargain
        type: matrix
        by: NO
        question: Argue that it holds
        modifiers: [{when: {cohesion: below 58}, by: -1, why: So.}]
        outcomes: {success: {effects: {escalation: {by: -2, why: So.}}}, failure: {}}
"""
KEPT: Final = "ignore:\n  - {rule: TT308, where: idle-talk, why: The talk is the point.}\n"


@cache
def story(text: str = TELLTALE) -> tuple[Scenario, Document]:
    """The story, read."""
    parts = ready(examine(laid_over(text, BASE).encode(), "cable/scenario.yaml"))
    assert parts is not None
    return parts


@cache
def told(*, drawn: bool = False, everybody: bool = False, text: str = TELLTALE) -> Appraisal:
    """What is found in it."""
    effort = replace(SIMULATE, plays=200, seed=7, always_draw=drawn)
    models = tuple(MODELS.values()) if everybody else (UNIFORM,)
    return appraise(*story(text), Wanted(models=models, effort=effort))


LOPSIDED: Final = """indicators:
  cohesion: {name: Alliance cohesion, start: 60, good: up}
  escalation: {name: Escalation risk, start: 1, good: down}
moves:
  - id: detect
    title: Detection
    minutes: 30
    injects:
      - {id: cut, kind: incident, title: A cut, text: {everyone: One cable is down.}, ask: [step]}
    decisions:
      - id: step
        type: choice
        by: NO
        question: What now
        options:
          talk: {label: Talk, effects: {cohesion: {by: +6, why: So.}, escalation: {by: +1, why: So.}}, sets: talked}
          wait: {label: Wait, effects: {cohesion: {by: -6, why: So.}, escalation: {by: -1, why: So.}}}
          sit: {label: Sit and wait, effects: {cohesion: {by: -6, why: So.}, escalation: {by: -1, why: So.}}}
  - id: respond
    title: The answer
    minutes: 30
    injects:
      - {id: council, kind: news, title: The Council, text: {everyone: They meet.}, when: {talked: yes}}
endings:
  - {id: cut, when: {cohesion: below 60}, title: Few words, text: So.}
  - {id: loud, when: {cohesion: above 90}, title: Loud, text: So.}
  - {id: rest, otherwise: yes, title: The rest, text: So.}
"""
"""A move that play can go past, an ending nearly certain and one never reached, two answers alike, a still gauge."""
