"""What the guide on outlines shows is what the program makes of the first-steps scenario."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tabletop.authoring.outlining.building import outline
from tabletop.authoring.outlining.formats import written
from tabletop.authoring.outlining.liveness import dead_in
from tabletop.authoring.outlining.outline import Outline
from tabletop.authoring.outlining.text import rows
from tabletop.authoring.simulation.explore import explore
from tabletop.plain.layout import wrapped
from tabletop.scenario.loader import parse, read_limited

DOCS = Path(__file__).parents[2] / "docs"
COLUMNS = 80


@cache
def told() -> Outline:
    """The outline of the scenario in the guide."""
    scenario = parse(read_limited(DOCS / "guides" / "first-steps" / "scenario.yaml"), "scenario.yaml")
    return outline(scenario, dead_in(explore(scenario)))


def test_the_lines() -> None:
    """The lines in the guide are lines of the terminal."""
    shown = [line for row in rows(told()) for line in wrapped(row.text, row.indent, row.hang, COLUMNS)]
    page = (DOCS / "guides" / "outline.md").read_text("utf-8")
    wanted = page.split("```text\n")[1].split("```")[0].rstrip("\n").split("\n")
    start = shown.index(wanted[0])
    assert wanted == shown[start : start + len(wanted)]


def test_the_map() -> None:
    """The picture is today's; `tabletop outline FOLDER -o FILE --force` draws it anew."""
    assert written(told(), "svg") == (DOCS / "images" / "outline-white-dot.svg").read_bytes()
