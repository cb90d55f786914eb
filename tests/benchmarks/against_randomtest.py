"""Automated play against ChoiceScript's randomtest, on the same story, in one run.

    python -m tests.benchmarks.against_randomtest [PATH-OF-A-CHECKOUT]

ChoiceScript's licence is not a free one, so it is no dependency and nothing of it is here: whoever has a checkout
names its folder. What is needed of it is copied to a temporary folder, with the story beside it; the checkout is
only read. The story has twenty decisions of three options, each moving three indicators by steps of five. Randomtest
runs with two numbers of plays, and the difference counts, so that starting up falls away. A decision costs what its
part of a play costs; plays have twenty.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tabletop.authoring.simulation.compile import compiled
from tabletop.authoring.simulation.explore import SIMULATE, Effort, explore
from tabletop.authoring.simulation.unfolding import Unfolding
from tabletop.decisions.choice import Choice
from tabletop.scenario.model import Scenario
from tests.benchmarks.measuring import Timed, Work, in_turns
from tests.benchmarks.simulate_play import drawn, generated, scenario

DECISIONS: Final = 20
FEW: Final = 200
MANY: Final = 2_200
ROUNDS: Final = 5
PLAYS: Final = 2_000
GAME: Final = "bench"


def story(made: Scenario) -> str:
    """The same story in ChoiceScript."""
    lines = ["*title bench", "*author nobody", "*scene_list", "  startup"]
    lines += [f"*create {name} {one.start}" for name, one in made.indicators.items()]
    for number, decision in enumerate(made.decisions.values()):
        assert isinstance(decision, Choice)
        lines += [f"Decision {number}: what do you do?", "*choice"]
        for name, option in decision.options.items():
            lines.append(f"  #Option {name} of {number}")
            for indicator, effect in option.effects.items():
                lines.append(f"    *set {indicator} {'-' if effect.by < 0 else '+'} {abs(effect.by)}")
            lines.append(f"    *goto after_{number}")
        lines.append(f"*label after_{number}")
    return "\n".join([*lines, *ENDINGS]) + "\n"


ENDINGS: Final = (
    "*if calm < 35", "  It is loud.", "  *finish", "*if (cost >= 65) and (trust >= 40)", "  It is dear.", "  *finish",
    "*if trust >= 60", "  It is fine.", "  *finish", "It is open.", "*finish",
)  # fmt: skip


def copied(checkout: Path, folder: Path, made: Scenario) -> None:
    """What randomtest needs, and the game."""
    for path in (*checkout.glob("*.js"), *checkout.glob("*.json")):
        shutil.copy(path, folder)
    (folder / "web").mkdir()
    for path in checkout.glob("web/*.js"):
        shutil.copy(path, folder / "web")
    scenes = folder / "web" / GAME / "scenes"
    scenes.mkdir(parents=True)
    (scenes / "startup.txt").write_text(story(made), encoding="utf-8")
    (scenes / "choicescript_stats.txt").write_text("Nothing.\n", encoding="utf-8")


def randomtest(folder: Path, plays: int) -> Work:
    """So many plays by randomtest."""

    def work() -> None:
        called = ["node", "randomtest.js", f"num={plays}", f"game={GAME}", "showChoices=false", "showCoverage=false"]
        done = subprocess.run(called, cwd=folder, capture_output=True, text=True, check=True)
        assert re.search("passed", done.stdout, re.IGNORECASE), done.stdout[-400:]

    return work


def main() -> None:
    """Measure and print."""
    made = scenario(generated(DECISIONS, 3))
    states = explore(made, effort=SIMULATE).states
    works: dict[str, Work] = {
        "draw": lambda: drawn(made, PLAYS),
        "simulate_drawn": lambda: explore(made, effort=Effort(plays=PLAYS, influence=False, always_draw=True)),
        "unfold": lambda: Unfolding(compiled(made)).unfold(),
        "simulate_exact": lambda: explore(made, effort=SIMULATE),
    }
    with tempfile.TemporaryDirectory() as name:
        if len(sys.argv) > 1:
            copied(Path(sys.argv[1]), Path(name), made)
            works |= {"randomtest_few": randomtest(Path(name), FEW), "randomtest_many": randomtest(Path(name), MANY)}
        timed = in_turns(ROUNDS, **works)
    _tell(timed, states)


def _tell(timed: dict[str, Timed], states: int) -> None:
    ours = timed["draw"].median / (PLAYS * DECISIONS)
    print(f"drawn plays, nothing counted:  {ours * 1e6:6.2f} µs per decision ({PLAYS:,} plays)")
    counted = timed["simulate_drawn"].median / (PLAYS * DECISIONS)
    print(f"drawn plays, all figures:      {counted * 1e6:6.2f} µs per decision")
    for name in ("unfold", "simulate_exact"):
        each = timed[name].median / states
        print(f"{name:<30} {timed[name].median:6.3f} s, {states:,} states: {each * 1e6:.2f} µs per state")
    if "randomtest_many" not in timed:
        print("randomtest of ChoiceScript:    not measured: no checkout given")
        return
    theirs = (timed["randomtest_many"].median - timed["randomtest_few"].median) / ((MANY - FEW) * DECISIONS)
    print(f"randomtest of ChoiceScript:    {theirs * 1e6:6.2f} µs per decision ({MANY - FEW:,} plays)")
    print(f"  {theirs / ours:.1f} times ours drawn, {theirs / counted:.1f} times ours with all figures")
    equal = timed["simulate_exact"].median / (theirs * DECISIONS)
    print(f"  all courses of play, exactly, take as long as {equal:,.0f} plays of randomtest")


if __name__ == "__main__":
    main()
