"""The schema for an editor: what the loader takes, and the names of this one scenario."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TypeAlias

import pytest

from tabletop.authoring.schema import SCHEMA_FILE, field_docs, schema_of, write, written
from tabletop.authoring.schema_plays import PLAY_SCHEMA_FILE
from tabletop.scenario.model import Inject, Scenario
from tabletop.scenario.problems import ScenarioRefused
from tabletop.scenario.reader import Data, read
from tabletop.scenario.references.names import story
from tests.authoring.examples import BASE
from tests.scenario.test_play_file import STORY

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def schema(text: str) -> dict[str, Json]:
    """The schema for a scenario."""
    found: dict[str, Json] = json.loads(json.dumps(schema_of(story(read(text.encode(), "x"), ()))))
    return found


def at(found: Json, *path: str | int) -> Json:
    """What stands in a schema at a path."""
    for step in path:
        assert isinstance(found, dict | list)
        found = found[step]  # type: ignore[index]
    return found


class Validator:
    """As much of JSON Schema as the schema uses."""

    def __init__(self, whole: dict[str, Json]) -> None:
        self.whole = whole

    def accepts(self, shape: Json, value: Data) -> bool:
        """Whether the shape takes the value, every scalar of which is a text."""
        assert isinstance(shape, dict)
        if "$ref" in shape:
            shape = at(self.whole, *str(shape["$ref"]).removeprefix("#/").split("/"))
            assert isinstance(shape, dict)
        for rule in shape.get("allOf", []):  # type: ignore[union-attr]
            if self.accepts(at(rule, "if"), value) and not self.accepts(at(rule, "then"), value):
                return False
        if "not" in shape and isinstance(value, list | dict):
            return False
        for several in ("anyOf", "oneOf"):
            inner = shape.get(several)
            if isinstance(inner, list) and not any(self.accepts(one, value) for one in inner):
                return False
        if "enum" in shape and value not in (shape["enum"] or ()):  # type: ignore[operator]
            return False
        if "const" in shape and value != shape["const"]:
            return False
        return self.typed(shape, value) and self.inside(shape, value)

    def typed(self, shape: dict[str, Json], value: Data) -> bool:
        """Whether the value has the type, and a text the pattern."""
        kind = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"
        kinds = shape.get("type", kind)
        if kind not in (kinds if isinstance(kinds, list) else [kinds]):
            return False
        pattern = shape.get("pattern")
        return not (isinstance(value, str) and isinstance(pattern, str)) or re.search(pattern, value) is not None

    def inside(self, shape: dict[str, Json], value: Data) -> bool:
        """Whether what is inside is taken, too."""
        if isinstance(value, list):
            return all(self.accepts(shape.get("items", {}), one) for one in value)
        if not isinstance(value, dict):
            return True
        fields, required = shape.get("properties", {}), shape.get("required", [])
        assert isinstance(fields, dict)
        assert isinstance(required, list)
        rest = shape.get("additionalProperties", {})
        for pattern, one in (shape.get("patternProperties") or {}).items():  # type: ignore[union-attr]
            fields |= {key: one for key in value if re.search(pattern, key)}
        names = shape.get("propertyNames", {})
        return (
            all(key in value for key in required)
            and all(self.accepts(names, key) for key in value)
            and all(rest is not False or key in fields for key in value)
            and all(self.accepts(fields.get(key, rest), one) for key, one in value.items())
        )


@pytest.mark.parametrize("text", [BASE, STORY], ids=["choice", "every kind"])
def test_takes_the_scenario_itself(text: str) -> None:
    """A scenario in order is in order for the editor, too."""
    whole = schema(text)
    assert Validator(whole).accepts(whole, read(text.encode(), "x").data)


@pytest.mark.parametrize(
    "folder", sorted((Path(__file__).parents[2] / "scenarios").iterdir()), ids=lambda path: path.name
)
def test_takes_the_shipped_scenarios(folder: Path) -> None:
    """The scenarios that come with the program are in order for the editor."""
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    whole = schema(text)
    assert Validator(whole).accepts(whole, read(text.encode(), "x").data)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("kind: game", "kind: gam"),
        ("title: A cable", "tilte: A cable"),
        ("prologue: One", "prolog: One"),
        ("text: {everyone:", "text: {evryone:"),
        ("by: each team", "by: each taem"),
        ("{cohesion: {by: +6", "{cohsion: {by: +6"),
        ("by: +6", "by: six"),
        ("sources: [treaty]\n", "sources: [traety]\n"),
        ("cards: [art4]", "cards: [art5]"),
        ("ask: [first-response]", "ask: [first]"),
        ("themes: []", "themes: [T98]"),
        ("when: {asked: yes}", "when: {askd: yes}"),
        ("when: {asked: yes}", "when: {cohesion: under 40}"),
        ("when: {asked: yes}", "when: {first-response: polize}"),
        ("otherwise: yes", "otherwise: maybe"),
        ("  consult: {target:", "  consultation: {target:"),
        ("minutes: 30", "minutes: half an hour"),
    ],
)
def test_marks_what_the_loader_refuses(right: str, wrong: str) -> None:
    """A typo is underlined while it is written."""
    whole = schema(BASE)
    assert right in BASE
    assert not Validator(whole).accepts(whole, read(BASE.replace(right, wrong).encode(), "x").data)


def test_names_of_other_kinds() -> None:
    """Options that exclude each other, items, votes and conditions by flag are known as well."""
    whole = schema(STORY)
    assert ["a", "b"] == at(whole, "$defs", "PickableOption", "properties", "excludes", "items", "enum")
    names = at(whole, "$defs", "Condition", "properties")
    assert isinstance(names, dict)
    assert [
        "all",
        "any",
        "not",
        "asked",
        "cohesion",
        "escalation",
        *(part.id for part in story(read(STORY.encode(), "x"), ()).decisions if part.data["type"] != "confidence"),
    ] == list(names)
    assert ["adopted", "broken"] == at(names["agree"], "enum")


def test_rows_of_sealed_moves() -> None:
    """In a sealed move a row names teams and what they did, not the indicators."""
    rows = "outcomes: [{otherwise: yes}]"
    for row, right in (("{NO: a, not: {DE: b}}", True), ("{NO: c}", False), ("{cohesion: below 40}", False)):
        text = STORY.replace(rows, f"outcomes: [{{when: {row}}}, {{otherwise: yes}}]")
        assert rows in STORY
        assert Validator(schema(text)).accepts(schema(text), read(text.encode(), "x").data) is right


def test_words_for_hovering() -> None:
    """Every field of the schema says what it is, in the words of its docstring."""
    whole = schema(BASE)
    assert "The format version." == at(whole, "properties", "format", "description")
    assert "The sender inside the story." == at(whole, "$defs", "Inject", "properties", "from", "description")
    assert set(Inject.model_fields) == set(field_docs(Inject))
    assert set(Scenario.model_fields) == set(field_docs(Scenario))


def test_write(tmp_path: Path) -> None:
    """The schema lies beside the scenario, whole or not at all, and is written again over the old one."""
    (tmp_path / "scenario.yaml").write_text(BASE, encoding="utf-8")
    assert tmp_path / SCHEMA_FILE == write(tmp_path) == write(tmp_path / "scenario.yaml")
    (tmp_path / "plays").mkdir()
    (tmp_path / "plays" / "a.play.yaml").touch()
    assert (tmp_path / SCHEMA_FILE, tmp_path / PLAY_SCHEMA_FILE) == written(tmp_path / "plays" / "a.play.yaml")
    assert schema(BASE) == json.loads((tmp_path / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert [PLAY_SCHEMA_FILE, "plays", SCHEMA_FILE, "scenario.yaml"] == sorted(one.name for one in tmp_path.iterdir())


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails, the old schema stays and nothing lies about."""
    (tmp_path / "scenario.yaml").write_text(BASE, encoding="utf-8")
    old = write(tmp_path).read_bytes()
    monkeypatch.setattr("json.dump", lambda *_arguments, **_options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(tmp_path)
    assert old == (tmp_path / SCHEMA_FILE).read_bytes()
    assert [PLAY_SCHEMA_FILE, SCHEMA_FILE, "scenario.yaml"] == sorted(one.name for one in tmp_path.iterdir())


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A scenario with problems gets a schema; one that is no YAML is refused."""
    file = tmp_path / "scenario.yaml"
    file.write_text(BASE.replace("kind: game", "kind: gam"), encoding="utf-8")
    assert write(file).is_file()
    file.write_text("title: a: b\n", encoding="utf-8")
    with pytest.raises(ScenarioRefused):
        write(file)
