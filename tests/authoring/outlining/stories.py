"""A small story that has every part an outline can show, and the same with other words."""

from __future__ import annotations

from functools import cache

from tabletop.authoring.outlining.building import outline
from tabletop.authoring.outlining.outline import Outline
from tabletop.scenario.loader import parse

STORY = """\
format: tabletop/1
id: story
title: A story of $COAST
summary: One.
kind: game
minutes: 80
players: 2-8
difficulty: 1
licence: CC-BY-4.0
review_by: 2027-11
aliases: {COAST: {real: Northland, fictional: Southland}}
teams:
  NO: {name: $COAST, roles: {a: A}, brief: {wants: A., fears: B., may_not: C., secret: D.}, left_out: E.}
  DE: {name: Other, roles: {a: A}, brief: {wants: A., fears: B., may_not: C., secret: F.}, left_out: E.}
indicators:
  trust: {name: Trust, start: 50, good: up}
  heat: {name: Heat, start: 50, good: down}
prologue: One.
moves:
  - id: one
    title: One
    minutes: 20
    injects:
      - {id: start, title: Start, kind: news, at: 0, text: {everyone: A.}, ask: [first]}
      - {id: maybe, title: Maybe, kind: news, at: 12, optional: yes, text: {everyone: B.}, sets: seen}
      - {id: aside, title: "Aside, $COAST", kind: call, contingency: yes, when: {any: [{first: shout}, {trust: below 40}]}, text: {everyone: C.}, ask: [second]}
      - {id: pull, title: Pull, kind: call, when: ad hoc, to: [NO], text: {NO: D.}}
    decisions:
      - id: first
        type: choice
        by: each team
        question: Who speaks for $team?
        options:
          shout: {label: Shout, effects: {trust: {by: 5, why: A.}, heat: {by: 5, why: B.}}, sets: [loud, unread]}
          wait: {label: Wait, effects: {trust: {by: -5, why: A.}}, later: {after: 2 injects, effects: {trust: {by: -5, why: C.}}, sets: noticed}}
      - {id: second, type: vote, by: each team, question: "On?", outcomes: {passes: {effects: {heat: {by: 5, why: A.}}}}}
  - id: two
    title: Two
    minutes: 15
    injects:
      - {id: after, title: After, kind: news, at: 0, when: {loud: yes}, text: {everyone: E.}}
      - {id: last, title: Last, kind: news, at: 5, text: {everyone: F.}, ask: [sure, argue, both, share]}
    decisions:
      - {id: sure, type: confidence, by: NO, question: "How likely?"}
      - {id: argue, type: matrix, by: DE, question: "Argue.", modifiers: [{when: {heat: at least 60}, by: 1, why: A.}], outcomes: {success: {effects: {trust: {by: 9, why: A.}}}}}
      - {id: both, type: sealed, by: [NO, DE], question: "Move.", options: {a: {label: Go}, b: {label: Stay}}, outcomes: [{when: {NO: a, DE: b}, outcome: A.}, {otherwise: yes, outcome: B.}]}
      - {id: share, type: allocation, by: NO, question: "Share.", points: 10, step: 5, items: {x: {label: X, per_step: {heat: {by: 1, why: A.}}, thresholds: {10: {sets: seen}}}, y: {label: Y}}}
endings:
  - {id: calm, title: Calm, when: {loud: no, not: {any: [{trust: at least 60}, {trust: exactly 3}]}}, text: A.}
  - {id: late, title: Late, when: {noticed: yes}, text: B.}
  - {id: seen, title: Seen, when: {seen: yes}, text: B.}
  - {id: rest, title: Rest, otherwise: yes, text: C.}
debrief: {defuse: A., describe: B., interpret: C., reveal: D., generalise: E., apply: F.}
"""  # noqa: E501 - one part on one line, to be looked over at a glance

HOSTILE = (
    'a"b', "a\\", "--> x", "]", "[[x]]", "{{y}}", "a|b", "%%{init: {}}%%", "`md`", "end", "<b>x</b>", "a;b", "#quot;",
    "&amp;", "::: c", "n1 --> n2", "subgraph g", "\\n", "$$x", "a\u2028b",
    "日本語のながいことば" * 8, "x" * 119, "e\u0301",
)  # fmt: skip
"""Titles that mean something in one language of pictures or another."""


@cache
def told(title: str = "") -> Outline:
    """The outline of the story, all titles and labels the same where one is given."""
    made = outline(parse(STORY.encode(), "x"))
    return made if not title else _titled(title)


def varied(old: str, new: str) -> Outline:
    """The outline of the story with a change."""
    assert old in STORY, old
    return outline(parse(STORY.replace(old, new).encode(), "x"))


def _titled(title: str) -> Outline:
    scenario = parse(STORY.encode(), "x")
    moves = tuple(
        move.model_copy(
            update={
                "title": title,
                "injects": tuple(one.model_copy(update={"title": title}) for one in move.injects),
                "decisions": tuple(one.model_copy(update={"question": title}) for one in move.decisions),
            }
        )
        for move in scenario.moves
    )
    endings = tuple(one.model_copy(update={"title": title}) for one in scenario.endings)
    return outline(scenario.model_copy(update={"title": title, "moves": moves, "endings": endings}))
