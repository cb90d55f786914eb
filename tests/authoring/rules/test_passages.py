"""Every text of a scenario, and everything its decisions can come to: nothing left out, and where it stands."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.rules.passages import voice
from tabletop.authoring.rules.wording import words
from tabletop.scenario.loader import examine

ROOT = Path(__file__).parents[3]
FILES = [
    ROOT / "scenarios" / "northern-mirror" / "scenario.yaml",
    ROOT / "tests" / "scenarios" / "harbour" / "scenario.yaml",
    ROOT / "tests" / "scenarios" / "quay" / "scenario.yaml",
]


@cache
def subject(file: Path) -> Subject:
    """What a rule sees."""
    examined = examine(file.read_bytes(), file.name)
    assert examined.scenario is not None
    assert examined.document is not None
    return Subject(examined.scenario, examined.document, "2026-11")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_text_has_its_place(file: Path) -> None:
    """The first and the last word of every text are found where the file has them, quoted, folded or plain."""
    seen = subject(file)
    for passage in seen.passages:
        runs = words(passage.text)
        for run in (runs[0], runs[-1]) if runs else ():
            place = seen.places.part(passage.path, passage.text, run.start(), run.end())
            assert run[0] == seen.places.lines[place.line - 1][place.col - 1 : place.end - 1].replace('\\"', '"')


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_text_speaks_in_a_voice(file: Path) -> None:
    """What is said to nobody has no space in it, but for the words of a condition, a time and a name."""
    spoken_to_nobody = [one for one in subject(file).passages if one.voice == "rest" and " " in one.text.strip()]
    known = {"when", "at", "by", "real", "fictional", "after", "silence"}
    assert [] == [one.path for one in spoken_to_nobody if not known & {str(step) for step in one.path}]


def test_voices() -> None:
    """Who speaks follows from the place."""
    spoken = {
        ("moves", 0, "injects", 0, "text", "everyone"): "inject",
        ("moves", 0, "injects", 0, "confidence"): "rest",
        ("moves", 0, "decisions", 0, "confidence"): "question",
        ("moves", 0, "decisions", 0, "text"): "draft",
        ("moves", 0, "decisions", 0, "target"): "rest",
        ("moves", 0, "decisions", 0, "options", "label", "label"): "label",
        ("moves", 0, "injects", 0, "facilitator", "probes", 0): "facilitator",
        ("moves", 0, "injects", 0, "facilitator", "read_aloud"): "read-aloud",
        ("teams", "NO", "brief", "secret"): "brief",
        ("teams", "NO", "left_out"): "brief",
        ("evaluation", "a", "target"): "goal",
        ("cards", "a", "text"): "card",
        ("endings", 0, "text"): "ending",
        ("objectives", "a", "text"): "goal",
        ("id",): "rest",
    }
    assert spoken == {path: voice(path) for path in spoken}


def test_where() -> None:
    """A text belongs to the nearest part that an `ignore` can name."""
    seen = subject(FILES[2])
    named = {one.where for one in seen.passages}
    assert {"crane/row-1", "crane/otherwise", "terms/signed", "ship-in", "first-word/ask", "CREW", "prologue"} <= named
    assert {one.where for one in seen.results} <= named | {
        one.where for one in seen.results if not one.consequence.effects
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_effect_of_a_decision_is_a_result(file: Path) -> None:
    """What a walk through the file finds among decisions the results have as well, each effect once, in its place."""
    seen = subject(file)
    walked = Counter((*path, name) for path, effects in seen.uses.effects if "decisions" in path for name in effects)
    assert walked == Counter(path for result in seen.results for _name, _effect, path in result.effects())
    for result in seen.results:
        for name, _effect, path in result.effects():
            place = seen.places.key(path)
            assert name == seen.places.lines[place.line - 1][place.col - 1 : place.end - 1]
