"""A JSON Schema for an author's editor that also knows the ids of this one scenario.

Invariant: made from the models, so it cannot say anything else than the loader; names are added where the loader holds
references against them.
"""

from __future__ import annotations

import ast
import inspect
import json
import os
import tempfile
import textwrap
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tabletop.decisions.base import EACH_TEAM
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import read_limited
from tabletop.scenario.model import EVERYONE, Scenario
from tabletop.scenario.reader import read
from tabletop.scenario.references.citations import THEMES
from tabletop.scenario.references.names import Story, mapping, outcomes_of, story
from tabletop.scenario.references.uses import uses

SCHEMA_FILE: Final = "scenario.schema.json"
_COMMENT: Final = "Written by `tabletop schema`; write it again after adding names."
_CONDITION: Final = {"$ref": "#/$defs/Condition"}
_MOVES: Final = {"$ref": "#/$defs/Moves"}
_HERE: Final = "x-condition"
_COMPARISON: Final = "^((below|above|at least|at most|exactly) [0-9]{1,3}|between [0-9]{1,3} and [0-9]{1,3})$"
_WRITTEN: Final[Mapping[str, Mapping[str, object]]] = {
    "_whole": {"type": ["integer", "string"], "pattern": r"^[+-]?[0-9]{1,6}$"},
    "_yes_no": {"enum": ["yes", "no", True, False]},
    "_after": {"type": "string", "pattern": "^[0-9]{1,2} injects?$"},
    "_minutes": {"type": ["integer", "string"], "pattern": r"^\+?[0-9]{1,4}( ?min(utes?)?)?$"},
    "_pick": {"type": ["integer", "string"], "pattern": "^[0-9]{1,2}( ?- ?[0-9]{1,2})?$"},
}
"""What may be written where a scalar is typed by one of these functions of `decisions.scalars`."""
_OTHER_BY: Final = frozenset({"Effect", "Modifier"})
"""Models whose `by` is an amount."""
_ONE_OR_SEVERAL: Final = frozenset({"_several", "_by", "_picks"})


class _Written(GenerateJsonSchema):
    """Describes what an author writes, not what it becomes."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A scalar typed from text, or one thing in place of a list."""
        name = getattr(schema["function"]["function"], "__name__", "")
        if name in _WRITTEN:
            return dict(_WRITTEN[name])
        inner = self.generate_inner(schema["schema"])
        if name == "_theme_claims":
            return {"anyOf": [inner, {"type": "array", "items": {"type": "string"}}]}
        return {"anyOf": [inner.get("items", {}), inner]} if name in _ONE_OR_SEVERAL else inner

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:  # noqa: ARG002
        """The only such type is a condition."""
        return {_HERE: True}


def schema_of(told: Story) -> JsonSchemaValue:
    """The schema of the format, with the names that this story defines."""
    schema = Scenario.model_json_schema(schema_generator=_Written, mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$comment"] = _COMMENT
    parts: dict[str, JsonSchemaValue] = schema["$defs"]
    references = _references(told)
    for name, part in (("Scenario", schema), *parts.items()):
        _describe(part, _MODELS[name])
        for field, found in part["properties"].items():
            names, where = references.get((name, field)) or references.get(("", field), (None, ""))
            if names and name not in _OTHER_BY:
                _name(found, names, where)
    parts["SealedRow"] = _with_conditions(parts["SealedRow"], _MOVES)
    schema = _with_conditions(schema, _CONDITION)
    schema["$defs"]["Condition"] = _condition(told)
    schema["$defs"]["Moves"] = _moves(told)
    return schema


def write(path: Path) -> Path:
    """Write the schema beside the scenario at `path` (a file or its folder) and return where it is.

    Raises:
        ScenarioRefused: The scenario cannot be read at all.
        OSError: The file cannot be read or the schema cannot be written.
    """
    file = path / SCENARIO_FILE if path.is_dir() else path
    told = story(read(read_limited(file), str(file)), ())
    target = file.parent / SCHEMA_FILE
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".schema-", text=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(schema_of(told), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


@cache
def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """The docstring under every field of a model, as its author wrote it."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if not (issubclass(kind, BaseModel) and kind is not BaseModel):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
        lines = body.body if isinstance(body, ast.ClassDef) else []
        for field, doc in pairwise(lines):
            target = field.target if isinstance(field, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
                found[target.id] = str(doc.value.value)
    return found


def _models(start: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Every model reachable from `start`, by name."""
    found = {start.__name__: start}
    todo: list[object] = [info.annotation for info in start.model_fields.values()]
    while todo:
        shape = todo.pop()
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            if shape.__name__ not in found:
                found[shape.__name__] = shape
                todo += [info.annotation for info in shape.model_fields.values()]
        else:
            todo += [inner for inner in get_args(shape) if not isinstance(inner, str)]
    return found


def _describe(part: JsonSchemaValue, model: type[BaseModel]) -> None:
    docs = field_docs(model)
    for name, info in model.model_fields.items():
        part["properties"][info.alias or name]["description"] = docs[name]


def _name(found: JsonSchemaValue, names: tuple[str, ...], where: str) -> None:
    """Let only these names stand in a list or as keys; or alone, where one can stand in place of a list."""
    kind = {"items": "array", "propertyNames": "object"}[where]
    for shape in found.get("anyOf", (found,)):
        if shape.get("type") == kind:
            _only(shape, where, names)
        elif where == "items":
            shape.clear()
            shape["enum"] = list(names)


def _only(shape: JsonSchemaValue, where: str, names: tuple[str, ...]) -> None:
    """Let only `names` stand as the items of a list, or as the keys of a mapping."""
    shape[where] = {"enum": list(names)}
    if "patternProperties" in shape:
        shape["additionalProperties"] = next(iter(shape.pop("patternProperties").values()))


def _references(told: Story) -> dict[tuple[str, str], tuple[tuple[str, ...] | None, str]]:
    """Model and field → the names that can stand there, and where; no model means any."""
    teams, sources = told.names("teams"), told.names("sources")
    options = tuple(dict.fromkeys(name for part in told.decisions for name in mapping(part.data, "options")))
    return {
        ("", "effects"): (told.indicators, "propertyNames"),
        ("", "per_step"): (told.indicators, "propertyNames"),
        ("", "by"): ((*(teams or ()), EACH_TEAM), "items"),
        ("Inject", "to"): (teams, "items"),
        ("Inject", "text"): ((EVERYONE, *(teams or ())), "propertyNames"),
        ("Inject", "sources"): (sources, "items"),
        ("Inject", "cards"): (told.names("cards"), "items"),
        ("Inject", "ask"): (told.ids(told.decisions, "decisions"), "items"),
        ("Inject", "themes"): (THEMES, "propertyNames"),
        ("Indicator", "visible_to"): (teams, "items"),
        ("Card", "sources"): (sources, "items"),
        ("PickableOption", "excludes"): (options, "items"),
        ("Scenario", "themes"): (THEMES, "items"),
        ("Scenario", "evaluation"): (told.names("objectives"), "propertyNames"),
    }


def _condition(told: Story) -> JsonSchemaValue:
    """What may stand under `when`: the indicators, flags and decisions of the story, and all, any, not."""
    lines = _joints(_CONDITION)
    for flag in dict.fromkeys(flag for _path, flag in uses(told.data).flags):
        lines[flag] = _WRITTEN["_yes_no"]
    for name in told.names("indicators") or ():
        lines[name] = {"type": "string", "pattern": _COMPARISON}
    for part in told.decisions:
        if outcomes := outcomes_of(part.data):
            lines[part.id] = {"enum": list(outcomes)}
    return {"type": "object", "minProperties": 1, "properties": lines, "additionalProperties": False}


def _moves(told: Story) -> JsonSchemaValue:
    """What may stand under `when` in a row of a sealed move: teams with their options, and all, any, not."""
    sealed = (part.data for part in told.decisions if part.data.get("type") == "sealed")
    options = list(dict.fromkeys(name for data in sealed for name in mapping(data, "options")))
    lines = _joints(_MOVES) | {team: {"enum": options} for team in told.names("teams") or ()}
    return {"type": "object", "minProperties": 1, "properties": lines, "additionalProperties": False}


def _joints(inner: JsonSchemaValue) -> dict[str, object]:
    several = {"type": "array", "items": inner, "minItems": 1}
    return {"all": several, "any": several, "not": inner}


def _with_conditions(schema: JsonSchemaValue, meant: JsonSchemaValue) -> JsonSchemaValue:
    """The schema with every mark of a condition turned into the reference that is meant."""

    def hook(found: JsonSchemaValue) -> JsonSchemaValue:
        if _HERE in found:
            del found[_HERE]
            found.update(meant)
        return found

    filled: JsonSchemaValue = json.loads(json.dumps(schema), object_hook=hook)
    return filled


_MODELS: Final = _models(Scenario)
