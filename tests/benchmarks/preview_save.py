"""From a saved file to the same place in its preview: load, check references, replay the choices.

The page of `design` asks for less than 50 ms at 100 lines. Measured are a file of 100 lines played to its end, the
harbour of the tests, and the largest scenario that ships, each with its choices; and beside it what a thorough check
of a draft takes, which runs in a thread of its own after the page has been drawn.

Run with `python -m tests.benchmarks.preview_save`.
"""

from __future__ import annotations

from tabletop.authoring.check import check
from tabletop.authoring.previewing.course import Course, Version, begun
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found
from tabletop.authoring.profiles import Profile
from tabletop.scenario.library import shelf
from tabletop.scenario.loader import parse
from tests.authoring.previewing.plays import chosen
from tests.benchmarks.measuring import Work, in_turns, said
from tests.harbour import FILE

ROUNDS = 30

HEAD = """format: tabletop/1
id: hundred
title: A hundred lines
summary: What a planner writes in an afternoon.
kind: game
minutes: 60
players: 4-12
difficulty: 1
licence: CC0-1.0
review_by: 2030-01
teams:
  A:
    name: Town
    roles: {lead: Mayor}
    brief: {wants: Calm., fears: Panic., may_not: Lie., secret: None.}
    left_out: The rest.
  B:
    name: Port
    roles: {lead: Master}
    brief: {wants: Trade., fears: Fog., may_not: Close., secret: None.}
    left_out: The rest.
indicators:
  trust: {name: Trust, start: 50, good: up}
  cost: {name: Cost, start: 40, good: down}
prologue: It is early.
moves:
  - id: one
    title: One
    minutes: 40
    injects:
"""
INJECT = """      - {{id: inject-{n}, title: News {n}, kind: news, text: {{everyone: Something.}}, ask: [ask-{n}]}}
"""
DECISION = """      - id: ask-{n}
        type: choice
        by: each team
        question: What now, {n}?
        options:
          go:
            {{label: Go, outcome: They go., effects: {{trust: {{by: +3, why: So.}}}}, sets: went}}
          wait:
            {{label: Wait, outcome: They wait., effects: {{trust: {{by: -2, why: So.}}}}}}
"""
TAIL = """endings:
  - {id: good, when: {trust: above 60}, title: Good, text: It went well.}
  - {id: other, otherwise: yes, title: Other, text: It went.}
debrief:
  defuse: How are you?
  describe: What happened?
  interpret: Why?
  reveal: What was hidden?
  generalise: What is it like?
  apply: What will you do?
"""


def hundred() -> str:
    """A scenario of a hundred lines: six injects, six decisions of two teams."""
    count = 6
    injects = "".join(INJECT.format(n=n) for n in range(count))
    decisions = "".join(DECISION.format(n=n) for n in range(count))
    return f"{HEAD}{injects}    decisions:\n{decisions}{TAIL}"


def whole(text: str) -> Course:
    """A course through a scenario to its end."""
    course = begun(Version(parse(text.encode(), "file"), text, "14:02"))
    while (act := chosen(course, 0)) is not None:
        following = course.after(act)
        if not isinstance(following, Course):
            break
        course = following
    return course


def saving(text: str) -> tuple[Work, Course]:
    """Save a file again and again, with a comment that changes; and the course that is replayed."""
    preview = Preview("file")
    preview.found(Found(text.encode(), "14:02"))
    course = whole(text)
    preview.play(course.acts)
    count = iter(range(1_000_000))

    def work() -> None:
        preview.found(Found(f"{text}\n# {next(count)}\n".encode(), "14:05"))

    return work, course


def main() -> None:
    """Measure, and print."""
    largest = max(shelf(), key=lambda entry: entry.file.stat().st_size).file
    files = {
        "hundred lines": hundred(),
        "harbour": FILE.read_text("utf-8"),
        largest.parent.name: largest.read_text("utf-8"),
    }
    works: dict[str, Work] = {}
    for name, text in files.items():
        works[name], course = saving(text)
        print(f"{name}: {len(text.splitlines())} lines, {len(course.acts)} acts, {len(course.records)} records")
    works[f"check a draft: {largest.parent.name}"] = lambda: check(largest, profile=Profile.DRAFT)
    for timed in in_turns(ROUNDS, **works).values():
        print(said(timed))


if __name__ == "__main__":
    main()
