"""What the guide on simulating shows is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from tabletop.authoring.appraising.appraisal import Wanted, appraise, ready
from tabletop.authoring.appraising.text import rows
from tabletop.authoring.simulation.models import MODELS
from tabletop.plain.layout import wrapped
from tabletop.scenario.loader import examine, read_limited

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guides" / "simulate.md").read_text(encoding="utf-8")


def test_the_lines() -> None:
    """The endings in the guide are those of the scenario of the first steps."""
    parts = ready(examine(read_limited(DOCS / "guides" / "first-steps" / "scenario.yaml"), "scenario.yaml"))
    assert parts is not None
    shown = [line for row in rows(appraise(*parts, Wanted())) for line in wrapped(row.text, row.indent, row.hang, 80)]
    wanted = GUIDE.split("```text\n")[1].split("```")[0].rstrip("\n").split("\n")
    start = shown.index(wanted[0])
    assert wanted == shown[start : start + len(wanted)]


def test_the_players() -> None:
    """Every sort of players has its row, and begins as the program says."""
    found = dict(re.findall(r"^\| `([a-z-]+)`(?: \(the usual\))? \| (\w+ \w+)", GUIDE, re.MULTILINE))
    assert {name: " ".join(one.words.split()[:2]) for name, one in MODELS.items()}.items() <= found.items()
