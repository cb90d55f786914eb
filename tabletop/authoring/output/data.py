"""What was found as plain data, and as one JSON document.

Invariant: fields are only ever added; a script that reads one keeps reading it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tabletop.authoring.check import Checked
from tabletop.authoring.messages import hints
from tabletop.authoring.profiles import Profile
from tabletop.authoring.rules import rule_of
from tabletop.authoring.sentences import sentence
from tabletop.scenario.problems import Problem


def as_data(problem: Problem) -> dict[str, object]:
    """One problem as plain data."""
    place, other, rule = problem.place, problem.related, rule_of(problem.code)
    return {
        "code": str(problem.code),
        "rule": rule.name if rule is not None else None,
        "level": "note" if problem.note else "error",
        "file": place.file,
        "line": place.line,
        "column": place.col,
        "end_column": place.end,
        "where": problem.where or None,
        "message": sentence(problem),
        "found": problem.found,
        "near": problem.near,
        "known": list(problem.known),
        "hints": hints(problem),
        "related": {"file": other.file, "line": other.line, "column": other.col} if other else None,
    }


def as_json(checked: Sequence[Checked], profile: Profile) -> str:
    """Everything as one JSON document: nothing is cut, and what is not shown to people is there as well."""
    document = {
        "problems": [as_data(problem) for one in checked for problem in one.problems],
        "set_aside": [as_data(aside.problem) | {"why": aside.why} for one in checked for aside in one.set_aside],
        "before_publishing": [as_data(problem) for one in checked for problem in one.counted],
        "profile": str(profile),
        "files": [str(one.file) for one in checked],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
