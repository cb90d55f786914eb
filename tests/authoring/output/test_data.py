"""What was found, as one JSON document."""

from __future__ import annotations

import json
from pathlib import Path

from tabletop.authoring.check import Checked
from tabletop.authoring.inspection import SetAside
from tabletop.authoring.output.data import as_data, as_json
from tabletop.authoring.profiles import Profile
from tabletop.scenario.problems import Code, Place, Problem

LEAK = Problem(
    Code.NO_INDICATOR,
    Place("scenarios/cable-north/scenario.yaml", 34, 49, 59),
    found="escalatoin",
    known=("cohesion", "escalation", "evidence"),
)
OTHER = Problem(
    Code.NO_OPTION, Place("x", 1, 1, 2), found="matrix", wants="board", related=Place("x", 2, 3, 4), note=True
)
UNASKED = Problem("TT201", Place("x", 5, 11, 15), found="late", where="late")


def test_problem() -> None:
    """Code, place, words, and the names that would have been right."""
    expected = {
        "code": "TT102",
        "rule": None,
        "level": "error",
        "file": "scenarios/cable-north/scenario.yaml",
        "line": 34,
        "column": 49,
        "end_column": 59,
        "where": None,
        "message": 'no indicator called "escalatoin"',
        "found": "escalatoin",
        "near": "escalation",
        "known": ["cohesion", "escalation", "evidence"],
        "hints": ['did you mean "escalation"? known here: cohesion, escalation, evidence'],
        "related": None,
    }
    assert expected == as_data(LEAK)


def test_rule() -> None:
    """What a rule found has its name, and the place as an `ignore` names it."""
    found = as_data(UNASKED)
    assert ("decision-never-asked", "late") == (found["rule"], found["where"])


def test_document() -> None:
    """Nothing is cut, and what people are only told the number of is there as well."""
    checked = Checked(Path("x"), (), (LEAK, OTHER), (SetAside(UNASKED, "on purpose"),), (UNASKED,))
    expected = {
        "problems": [as_data(LEAK), as_data(OTHER)],
        "set_aside": [as_data(UNASKED) | {"why": "on purpose"}],
        "before_publishing": [as_data(UNASKED)],
        "profile": "review",
        "files": ["x"],
    }
    assert expected == json.loads(as_json([checked], Profile.REVIEW))
