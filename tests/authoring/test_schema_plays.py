"""The schema of golden plays, and how names are explained: what the loader takes is taken, a slip is marked."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tabletop.authoring.schema import schema_of
from tabletop.authoring.schema_plays import play_schema_of
from tabletop.scenario.reader import read
from tabletop.scenario.references.names import Story, story
from tests.authoring.examples import BASE
from tests.authoring.outlining.stories import STORY
from tests.authoring.test_schema import Json, Validator, at

ROOT = Path(__file__).parents[2]
PLAYS = sorted([*ROOT.glob("scenarios/*/plays/*.play.yaml"), *ROOT.glob("docs/guides/*/plays/*.play.yaml")])
FIRST = ROOT / "docs" / "guides" / "first-steps"


def told(text: str) -> Story:
    """A scenario laid out."""
    return story(read(text.encode(), "x"), ())


@cache
def plays_of(folder: Path) -> Validator:
    """The schema of the plays of a scenario."""
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    whole: dict[str, Json] = json.loads(json.dumps(play_schema_of(told(text))))
    return Validator(whole)


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.name)
def test_takes_the_plays_there_are(path: Path) -> None:
    """Every play that is rehearsed is in order for an editor, too."""
    found = plays_of(path.parents[1])
    assert found.accepts(found.whole, read(path.read_bytes(), "x").data)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("scenario: white-dot", "scenario: grey-weather"),
        ("choose: same-table", "choose: tell"),
        ("choose: for", "choose: four"),
        ("  answer:\n    ministry:", "  answer:\n    air:"),
        ("  on-purpose:\n", "  on-purpos:\n"),
        ("      percent: 40", "      percnt: 40"),
        ("      percent: 40", "      choose: tell"),
        ("        - seen\n", "        - sean\n"),
        ("ending: by-lamplight", "ending: by-lamp"),
        ("    - no-ferry\n", "    - no-ferri\n"),
        ("    trust: between 50 and 65", "    trust: 50 to 65"),
        ("    trust: between", "    trsut: between"),
        ("  seen:\n    air:", "  seen:\n    sky:"),
    ],
)
def test_marks_a_slip(right: str, wrong: str) -> None:
    """Names of others, answers of another kind, comparisons that are none."""
    text = (FIRST / "plays" / "a-by-lamplight.play.yaml").read_text(encoding="utf-8")
    assert right in text
    found = plays_of(FIRST)
    assert not found.accepts(found.whole, read(text.replace(right, wrong, 1).encode(), "x").data)


def test_names_are_explained_and_harmless() -> None:
    """What a name stands for goes with it; marks in it are none for an editor that reads marks."""
    text = STORY.replace("name: Other", 'name: "![x](http://example.org/x.png) <b>A</b>"', 1)
    assert text != STORY
    whole: Json = json.loads(json.dumps(schema_of(told(text))))
    to = at(whole, "$defs", "Inject", "properties", "to", "items")
    assert ["NO", "DE"] == at(to, "enum")
    assert r"!\[x\](http\://example\.org/x\.png) \<b\>A\</b\>" == at(to, "markdownEnumDescriptions", 1)


def test_flags_are_suggested_and_free() -> None:
    """A flag that a condition reads is offered where flags are set; any other may be set, too."""
    whole: Json = json.loads(json.dumps(schema_of(told(BASE))))
    found = at(whole, "$defs", "Option", "properties", "sets")
    assert "asked" in json.dumps(found)
    assert isinstance(whole, dict)
    assert Validator(whole).accepts(found, "something-new")
