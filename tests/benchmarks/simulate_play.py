"""Exploring generated scenarios: exactly, by plays that are drawn, and as `check` does for a file of a hundred lines.

Run with `python -m tests.benchmarks.simulate_play`.
"""

from __future__ import annotations

from random import Random
from typing import Final

from tabletop.authoring.inspection import inspect
from tabletop.authoring.simulation.compile import compiled
from tabletop.authoring.simulation.drawing import Drawer
from tabletop.authoring.simulation.explore import SIMULATE, explore
from tabletop.authoring.simulation.playing import Play
from tabletop.authoring.simulation.unfolding import Unfolding
from tabletop.scenario.loader import examine
from tabletop.scenario.model import Scenario
from tests.authoring.examples import BASE, laid_over
from tests.benchmarks.measuring import in_turns, said

INDICATORS: Final = ("calm", "cost", "trust")
STEPS: Final = (-10, -5, 0, 5, 10)
HEAD: Final = """indicators:
  calm: {name: Calm, start: 50, good: up}
  cost: {name: Cost, start: 50, good: down}
  trust: {name: Trust, start: 50, good: up}
"""
ENDINGS: Final = """endings:
  - {id: loud, when: {calm: below 35}, title: Loud, text: It is loud.}
  - {id: dear, when: {all: [{cost: at least 65}, {trust: at least 40}]}, title: Dear, text: It is dear.}
  - {id: fine, when: {trust: at least 60}, title: Fine, text: It is fine.}
  - {id: open, otherwise: yes, title: Open, text: It is open.}
"""


def generated(decisions: int, options: int, steps: tuple[int, ...] = STEPS) -> str:
    """A scenario with so many decisions in a row, each with so many options that move three indicators."""
    random = Random(1)
    asks = ", ".join(f"d{number}" for number in range(decisions))
    inject = f"      - {{id: i, kind: news, title: I, text: {{everyone: So.}}, cards: [art4], ask: [{asks}]}}\n"
    lines = [HEAD, "moves:\n  - id: m\n    title: M\n    minutes: 60\n    injects:\n", inject, "    decisions:\n"]
    for number in range(decisions):
        lines.append(f"      - {{id: d{number}, type: choice, by: NO, question: What now, options: {{")
        offered = []
        for option in range(options):
            moved = ((name, random.choice(steps)) for name in INDICATORS)
            effects = ", ".join(f"{name}: {{by: {by:+}, why: So.}}" for name, by in moved if by)
            offered.append(f"o{option}: {{label: Option {option}, effects: {{{effects}}}}}")
        lines.append(", ".join(offered) + "}}\n")
    return laid_over("".join([*lines, ENDINGS]), BASE)


def scenario(text: str) -> Scenario:
    """The scenario a text holds."""
    found = examine(text.encode(), "generated.yaml").scenario
    assert found is not None
    return found


def drawn(made: Scenario, plays: int) -> int:
    """Draw so many plays, without counting anything."""
    game = compiled(made)
    drawer = Drawer(game, Random(1))
    return sum(Play(game, drawer.choose).run().ending for _ in range(plays))


def main() -> None:
    """Measure and print."""
    twenty, forty = scenario(generated(20, 3)), scenario(generated(40, 4))
    raw = laid_over(MOVES, BASE).encode()
    lines = raw.count(b"\n")
    for name, made in (("20 x 3", twenty), ("40 x 4", forty)):
        found = explore(made, effort=SIMULATE)
        print(f"{name}: {found.method.how}, {found.states:,} states, at most {found.widest:,} at one point")
    timed = in_turns(
        5,
        unfold_20_3=lambda: Unfolding(compiled(twenty)).unfold(),
        simulate_20_3=lambda: explore(twenty, effort=SIMULATE),
        unfold_40_4=lambda: Unfolding(compiled(forty)).unfold(),
        simulate_40_4=lambda: explore(forty, effort=SIMULATE),
        draw_20000_of_20=lambda: drawn(twenty, 20_000),
        check_without_rules=lambda: examine(raw, "x"),
        check_of_100_lines=lambda: inspect(raw, "x", month="2026-11"),
        its_simulation=lambda: explore(scenario(raw.decode())),
    )
    print(f"the file that is checked has {lines} lines")
    for one in timed.values():
        print(said(one))


MOVES: Final = """moves:
  - id: detect
    title: Detection
    minutes: 30
    injects:
      - id: cable-cut
        kind: incident
        title: One of two cables is lost
        text: {everyone: One of two cables is down.}
        cards: [art4]
        ask: [first-response]
        facilitator: {purpose: Keep facts and hypotheses apart.}
      - {id: leak, kind: social, title: A leak, text: {everyone: A ship is named.}, when: {asked: yes}, ask: [tone]}
      - {id: calm, kind: news, title: A calm day, text: {everyone: Nothing leaks.}, when: {asked: no}}
    decisions:
      - id: first-response
        type: choice
        by: each team
        question: What do you do before noon
        options:
          consult:
            label: Ask for talks
            effects: {cohesion: {by: +6, why: Allies were asked first.}, escalation: {by: +4, why: A public step.}}
            sets: asked
          police:
            label: Keep it a police case
            effects: {cohesion: {by: -6, why: Allies heard it late.}, escalation: {by: -4, why: Nobody was cornered.}}
      - id: tone
        type: choice
        by: each team
        question: How do you word it
        options:
          firm: {label: Firmly, effects: {cohesion: {by: +3, why: So.}, escalation: {by: +3, why: So.}}}
          calm: {label: Calmly, effects: {cohesion: {by: -3, why: So.}, escalation: {by: -3, why: So.}}}
  - id: respond
    title: Response
    minutes: 30
    injects:
      - id: council
        kind: diplomatic
        title: The Council meets
        text: {everyone: Ambassadors take their seats.}
        ask: [patrol, statement]
        facilitator: {purpose: Ask what each can say in public.}
    decisions:
      - id: patrol
        type: allocation
        by: each team
        question: Spend ten patrol days
        points: 10
        step: 2
        items:
          survey: {label: Survey, per_step: {cohesion: {by: +1, why: So.}}}
          show: {label: Presence, per_step: {escalation: {by: +1, why: So.}}}
          rest: {label: Rest, per_step: {escalation: {by: -1, why: So.}, cohesion: {by: -1, why: So.}}}
      - id: statement
        type: consensus
        by: each team
        question: Adopt the statement
        text: We are concerned.
        silence: 5
        outcomes:
          adopted: {effects: {cohesion: {by: +5, why: So.}, escalation: {by: +2, why: So.}}}
          broken: {effects: {cohesion: {by: -4, why: So.}}}
"""


if __name__ == "__main__":
    main()
