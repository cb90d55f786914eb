"""The names of one scenario put into a schema: what an editor completes, explains and underlines.

Invariant: where a set of names may be incomplete, nothing is put in; a name is explained in the author's own words,
which are escaped where an editor reads marks in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pydantic.json_schema import JsonSchemaValue

from tabletop.authoring.schema_shapes import HERE, YES_NO
from tabletop.documents.formats.markdown import escaped
from tabletop.scenario.references.names import Mapping as Data
from tabletop.scenario.references.names import Story, mapping, outcomes_of
from tabletop.scenario.references.uses import uses

Named = Mapping[str, str] | None
"""Name → what it stands for; None where the names are not known for sure."""
COMPARISON: Final[JsonSchemaValue] = {
    "type": "string",
    "pattern": "^((below|above|at least|at most|exactly) [0-9]{1,3}|between [0-9]{1,3} and [0-9]{1,3})$",
    "defaultSnippets": [
        {"label": "at least 60", "body": "at least ${1:60}"},
        {"label": "at most 40", "body": "at most ${1:40}"},
        {"label": "above 60", "body": "above ${1:60}"},
        {"label": "below 40", "body": "below ${1:40}"},
        {"label": "between 40 and 60", "body": "between ${1:40} and ${2:60}"},
    ],
}
CONDITION: Final[JsonSchemaValue] = {"$ref": "#/$defs/Condition"}
MOVES: Final[JsonSchemaValue] = {"$ref": "#/$defs/Moves"}


def explained(told: Story, field: str, *words: str) -> Named:
    """The names under a top-level field, each with the first of its own `words` that it has."""
    names = told.names(field)
    if names is None:
        return None
    found = mapping(told.data, field)
    return {name: _said(found.get(name), words) for name in names}


def parts_explained(told: Story, kind: str) -> Named:
    """The ids of the `injects` or `decisions`, each with its title or question."""
    parts = told.injects if kind == "injects" else told.decisions
    ids = told.ids(parts, kind)
    return None if ids is None else {part.id: _said(part.data, ("title", "question")) for part in parts}


def answers_explained(decision: Data, *fields: str) -> dict[str, str]:
    """What can be answered to a decision: options, items, marks, by id."""
    found: dict[str, str] = {}
    for field in fields:
        found |= {name: _said(one, ("label",)) for name, one in mapping(decision, field).items()}
    return found


def _said(part: object, words: Iterable[str]) -> str:
    if not isinstance(part, dict):
        return ""
    return next((text for word in words if isinstance(text := part.get(word), str) and text), "")


def listed(names: Mapping[str, str]) -> JsonSchemaValue:
    """One of these names, each with what it stands for."""
    shape: JsonSchemaValue = {"enum": list(names)}
    if any(names.values()):
        shape["markdownEnumDescriptions"] = [escaped(" ".join(words.split())) for words in names.values()]
    return shape


def in_list(found: JsonSchemaValue, names: Mapping[str, str]) -> None:
    """Let only these names stand in a list; or alone, where one can stand in place of a list."""
    for shape in found.get("anyOf", (found,)):
        if shape.get("type") == "array":
            shape["items"] = listed(names)
        else:
            shape.clear()
            shape.update(listed(names))


def as_keys(found: JsonSchemaValue, names: Mapping[str, str]) -> None:
    """Let only these names stand as the keys of a mapping."""
    for shape in found.get("anyOf", (found,)):
        if shape.get("type") == "array":
            shape["items"] = listed(names)
        elif shape.get("type") == "object":
            patterns = shape.pop("patternProperties", None)
            value = next(iter(patterns.values())) if patterns else shape.get("additionalProperties", {})
            shape.pop("propertyNames", None)
            shape["properties"] = {name: _described(value, words) for name, words in names.items()}
            shape["additionalProperties"] = False


def _described(value: JsonSchemaValue, words: str) -> JsonSchemaValue:
    return {**value, "description": words} if words else dict(value)


def condition(told: Story) -> JsonSchemaValue:
    """What may stand under `when`: the indicators, flags and decisions of the story, and all, any, not."""
    lines = _joints(CONDITION)
    for flag in flags(told):
        lines[flag] = {**YES_NO, "description": "A flag."}
    for name, words in (explained(told, "indicators", "about", "name") or {}).items():
        lines[name] = _described(COMPARISON, words)
    for part in told.decisions:
        if outcomes := outcomes_of(part.data):
            labels = answers_explained(part.data, "options", "items", "rubric")
            result = listed({name: labels.get(name, "") for name in outcomes})
            lines[part.id] = _described(result, _said(part.data, ("question",)))
    return {"type": "object", "minProperties": 1, "properties": lines, "additionalProperties": False}


def flags(told: Story) -> tuple[str, ...]:
    """The flags that something sets."""
    return tuple(dict.fromkeys(flag for _path, flag in uses(told.data).flags))


def read_flags(told: Story) -> tuple[str, ...]:
    """The names that conditions read as `yes` or `no`."""
    found: list[str] = []
    todo = [one for _path, one in uses(told.data).conditions]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            todo += [value for key, value in one.items() if key in {"all", "any", "not"}]
            found += [key for key, value in one.items() if value in ("yes", "no")]
    return tuple(dict.fromkeys(reversed(found)))


def moves(told: Story) -> JsonSchemaValue:
    """What may stand under `when` in a row of a sealed move: teams with their options, and all, any, not."""
    sealed = [part.data for part in told.decisions if part.data.get("type") == "sealed"]
    options: dict[str, str] = {}
    for data in sealed:
        options |= answers_explained(data, "options")
    teams = explained(told, "teams", "name") or {}
    lines = _joints(MOVES) | {team: _described(listed(options), words) for team, words in teams.items()}
    return {"type": "object", "minProperties": 1, "properties": lines, "additionalProperties": False}


def _joints(inner: JsonSchemaValue) -> dict[str, JsonSchemaValue]:
    several: JsonSchemaValue = {"type": "array", "items": inner, "minItems": 1}
    return {
        "all": {**several, "description": "Every one of these has to hold."},
        "any": {**several, "description": "One of these is enough."},
        "not": {**inner, "description": "This must not hold."},
    }


def with_conditions(shape: JsonSchemaValue, meant: JsonSchemaValue) -> JsonSchemaValue:
    """The shape with every mark of a condition turned into the reference that is meant."""

    def turned(found: object) -> object:
        if isinstance(found, list):
            return [turned(one) for one in found]
        if not isinstance(found, dict):
            return found
        rest = {key: turned(value) for key, value in found.items() if key != HERE}
        return {**rest, **meant} if HERE in found else rest

    return {key: turned(value) for key, value in shape.items()}
