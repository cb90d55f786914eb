"""The lines that close a check."""

from __future__ import annotations

from pathlib import Path

from tabletop.authoring.check import Checked
from tabletop.authoring.inspection import SetAside
from tabletop.authoring.summary import closing
from tabletop.scenario.problems import Place, Problem

FOUND = Problem("TT206", Place("x", 5, 3, 6), found="OPS", where="OPS")
LOADED = Problem("TT101", Place("x", 5, 3, 6), found="OPS")
NOTE = Problem("TT206", Place("x", 5, 3, 6), found="OPS", where="OPS", note=True)
KEEP = [
    'Meant so? Keep it, under "ignore:" in the file:',
    "  - {rule: TT206, where: OPS, why: your reason}",
    "",
]


def checked(*problems: Problem, aside: int = 0, counted: int = 0) -> Checked:
    """A file with these problems."""
    return Checked(Path("x"), (), problems, (SetAside(FOUND, "why"),) * aside, (FOUND,) * counted)


def test_sums() -> None:
    """How many problems and remarks in how many files."""
    assert ["1 file checked, no problems."] == closing([checked()])
    assert ["1 problem in 2 files."] == closing([checked(LOADED), checked()])
    assert [*KEEP, "1 file checked, no problems, 2 remarks."] == closing([checked(NOTE, NOTE)])
    assert [*KEEP, "2 problems and 1 remark in 1 file."] == closing([checked(LOADED, NOTE, FOUND)])


def test_nothing_goes_unmentioned() -> None:
    """What is set aside and what waits until publishing is counted, and the way to see it named."""
    clean = "1 file checked, no problems."
    assert ["1 set aside in the file, with its reason: --show-ignored", clean] == closing([checked(aside=1)])
    shown = closing([checked(aside=2)], ignored_shown=True)
    assert ["2 set aside in the file, with reasons.", clean] == shown
    assert ["1 more point before publishing: --profile publish", clean] == closing([checked(counted=1)])
    assert ["12 more points before publishing: --profile publish", clean] == closing([checked(counted=12)])


def test_a_todo_is_not_to_be_kept() -> None:
    """A text that waits to be written is no example of what one keeps; the next finding is."""
    to_write = Problem("TT409", Place("x", 2, 3, 6), found="TODO", where="title")
    assert ["1 problem in 1 file."] == closing([checked(to_write)])
    assert [*KEEP, "2 problems in 1 file."] == closing([checked(to_write, FOUND)])
