"""What the guides show is what the program does: lines to copy, messages, golden plays."""

from __future__ import annotations

import re
from pathlib import Path

from tabletop.authoring.messages import render
from tabletop.authoring.rehearsing.divergence import Divergence
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tests.documentation.scenario_format import MINIMAL

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a page in a language."""
    return [text for found, text in _BLOCK.findall(path.read_text(encoding="utf-8")) if found == language]


def test_the_tutorial_sets_up_as_the_readme_does() -> None:
    """The first line of the README, for each system, is the one in the tutorial."""
    for language in ("bash", "powershell"):
        assert blocks(ROOT / "README.md", language)[0] == blocks(DOCS / "tutorial.md", language)[0]


def test_the_guide_shows_a_real_message() -> None:
    """The message in the guide is what check says of the smallest scenario with that slip."""
    text = MINIMAL.read_text(encoding="utf-8").replace("tension: {by: +6", "tenison: {by: +6")
    (problem,) = examine(text.encode(), "scenario.yaml").problems
    assert render(problem, text.split("\n")) + "\n" == blocks(DOCS / "guides" / "write-a-scenario.md", "text")[0]


def test_the_guide_shows_a_play_that_comes_out() -> None:
    """The golden play in the guide is one for the smallest scenario."""
    text = MINIMAL.read_text(encoding="utf-8")
    examined = examine(text.encode(), "scenario.yaml")
    (shown,) = blocks(DOCS / "guides" / "write-a-scenario.md", "yaml")
    assert examined.scenario is not None
    expected: list[Divergence] = []
    assert (
        expected == rehearse(parse_play(shown.encode(), "x.play.yaml", examined), examined.scenario, text).divergences
    )
