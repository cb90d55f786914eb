"""Problems as workflow commands, which GitHub shows beside the lines of a change.

Invariant: whatever a scenario holds, one problem is one command; nothing in it can end the command or begin another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from tabletop.authoring.check import Checked
from tabletop.authoring.messages import hints
from tabletop.authoring.sentences import sentence
from tabletop.scenario.characters import UNSEEN
from tabletop.scenario.problems import Problem


def as_annotations(checked: Sequence[Checked]) -> list[str]:
    """One command for each problem and each note."""
    return [_command(problem) for one in checked for problem in one.problems]


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": PurePath(place.file).as_posix(),
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.col),
        "endColumn": str(place.end),
        "title": str(problem.code),
    }
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    level = "notice" if problem.note else "error"
    return f"::{level} {listed}::{_message(problem)}"


def _message(problem: Problem) -> str:
    return _escaped("\n".join([sentence(problem), *hints(problem)]))


def _escaped(text: str, more: Iterable[str] = "") -> str:
    """As GitHub's runner reads it back: percent, line breaks, and in a property also colon and comma."""
    shown = "\n".join(UNSEEN.sub("\N{REPLACEMENT CHARACTER}", line) for line in text.split("\n"))
    for character in ("%", "\r", "\n", *more):
        shown = shown.replace(character, f"%{ord(character):02X}")
    return shown
