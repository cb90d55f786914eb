"""Reading and checking a generated scenario of 1,000 injects against loading the same text with other readers.

`examine` is what is compared: shape and references, with the place of everything. `rules of structure` and `rules of
content` are what `check` does on top; the rules of logic play a scenario through, which says nothing about reading.
ruamel.yaml and strictyaml are compared where they are installed; the project does not need them.

Run with `python -m tests.benchmarks.check_large`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import yaml

from tabletop.authoring.rules import rules
from tabletop.authoring.rules.base import Subject
from tabletop.scenario.loader import Examined, examine
from tabletop.scenario.reader import Limits
from tests.benchmarks.measuring import Timed, Work, in_turns, once, said
from tests.harbour import TEXT

INJECTS = 1_000
LIFTED = Limits(size=1 << 23, values=1_000_000)
"""The door refuses a file of this size; what is measured is the speed behind it."""
WORDS = " ".join(["The radar shows nothing and the horn sounds twice in the fog."] * 20)


INJECT = """      - id: inject-{n}
        kind: call
        from: Duty clerk
        confidence: low
        title: The radar is dark {n}
        at: +5 min
        minutes: 8
        text:
          everyone: {words}
          PORT: The spare part is in a shed.
        cards: [closing]
        facilitator:
          purpose: Facts first.
          probes: [What do you know?, Who else must know?]
          if_stuck: Ask for the next hour.
        ask: [decision-{n}]
"""
DECISION = """      - id: decision-{n}
        type: choice
        by: each team
        question: What do you do first?
        rationale: required
        options:
          tug:
            label: Send the tug
            outcome: The tug goes out.
            effects:
              safety: {by: +8, why: Somebody looks.}
              cost: {by: +6, why: An hour is lost.}
          wait:
            label: Wait for light
            outcome: Nobody moves.
            effects:
              safety: {by: -6, why: Nobody looks.}
              cost: {by: -3, why: Nothing is spent.}
"""


def generated(count: int = INJECTS) -> str:
    """A scenario with `count` injects, each with texts, notes and a decision."""
    head, rest = TEXT.split("moves:\n", 1)
    tail = rest[rest.index("endings:\n") :]
    injects = "".join(INJECT.replace("{n}", str(number)).replace("{words}", WORDS) for number in range(count))
    decisions = "".join(DECISION.replace("{n}", str(number)) for number in range(count))
    move = "  - id: fog\n    title: Fog\n    minutes: 20\n    injects:\n"
    return f"{head}moves:\n{move}{injects}    decisions:\n{decisions}{tail}"


def others(text: str) -> dict[str, Work | None]:
    """Other libraries that keep the places of what they read; None where one is not installed."""
    found: dict[str, Work | None] = {"ruamel.yaml": None, "strictyaml": None}
    if find_spec("ruamel.yaml"):
        ruamel = import_module("ruamel.yaml")
        found["ruamel.yaml"] = lambda: ruamel.YAML().load(text)
    if find_spec("strictyaml"):
        strictyaml = import_module("strictyaml")
        found["strictyaml"] = lambda: strictyaml.dirty_load(text, allow_flow_style=True)
    return found


def asked(examined: Examined, group: str) -> int:
    """How many problems the rules of a group find."""
    assert examined.scenario is not None
    assert examined.document is not None
    subject = Subject(examined.scenario, examined.document, "2026-11")
    return sum(len(list(rule.find(subject))) for rule in rules().values() if rule.code[2] == group)


def main() -> None:
    """Measure and print."""
    text = (
        generated()
        .replace("{closed: yes}", "{safety: above 90}")
        .replace("{all: [{radar-works: yes}, {safety: at least 50}]}", "{safety: above 50}")
    )
    raw = text.encode()
    found = examine(raw, "generated.yaml", limits=LIFTED)
    print(f"{len(raw) / 1e6:.2f} MB, {INJECTS} injects, {len(found.problems)} problems")
    timed = in_turns(
        7,
        CSafeLoader=lambda: yaml.load(text, yaml.CSafeLoader),  # noqa: TID251 - the reference, on our own text
        examine=lambda: examine(raw, "generated.yaml", limits=LIFTED),
    )
    slow = {name: None if work is None else Timed(name, (once(work),)) for name, work in others(text).items()}
    reference = timed["CSafeLoader"]
    print(said(reference))
    print(said(timed["examine"], reference))
    for name, other in slow.items():
        print(f"{name:<28} not installed" if other is None else said(other, reference))
    print(said(_rules("structure", "2", found), timed["examine"]))
    print(said(_rules("content", "4", found), timed["examine"]))


def _rules(name: str, group: str, examined: Examined) -> Timed:
    return in_turns(3, **{f"rules of {name}": lambda: asked(examined, group)})[f"rules of {name}"]


if __name__ == "__main__":
    main()
