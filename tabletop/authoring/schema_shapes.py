"""Models as JSON Schema, in the way an author writes them and an editor can help with.

Invariant: made from the models, so it cannot say anything else than the loader; where an editor would underline what
the loader takes (a title that is a number), the schema gives way.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

HERE: Final = "x-condition"
"""The mark of a condition, which `with_conditions` turns into what is meant."""
YES_NO: Final[JsonSchemaValue] = {
    "pattern": "^(yes|no)$",
    "not": {"type": ["number", "null", "array", "object"]},
    "defaultSnippets": [{"label": "yes", "body": "yes"}, {"label": "no", "body": "no"}],
}
"""An editor that reads older YAML sees a boolean here; with an enumeration it would complete them in quotes."""
WRITTEN: Final[Mapping[str, JsonSchemaValue]] = {
    "_whole": {"type": ["integer", "string"], "pattern": r"^[+-]?[0-9]{1,6}$"},
    "_seed": {"type": ["integer", "string"], "pattern": r"^[0-9]{1,15}$"},
    "_yes_no": YES_NO,
    "_after": {
        "type": "string",
        "pattern": "^[0-9]{1,2} injects?$",
        "defaultSnippets": [{"label": "2 injects", "body": "2 injects"}],
    },
    "_minutes": {"type": ["integer", "string"], "pattern": r"^\+?[0-9]{1,4}( ?min(utes?)?)?$"},
    "_pick": {"type": ["integer", "string"], "pattern": "^[0-9]{1,2}( ?- ?[0-9]{1,2})?$"},
}  # fmt: skip
"""What may be written where a scalar is typed by one of these functions of `decisions.scalars`, or of a play."""
_ONE_OR_SEVERAL: Final = frozenset({"_several", "_by", "_picks"})
_NUMBERS: Final = {"ge": "minimum", "le": "maximum"}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _Written(GenerateJsonSchema):
    """Describes what an author writes, not what it becomes."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A scalar typed from text, or one thing in place of a list."""
        name = getattr(schema["function"]["function"], "__name__", "")
        if name in WRITTEN:
            return dict(WRITTEN[name])
        inner = self.generate_inner(schema["schema"])
        if name == "_theme_claims":
            return {"anyOf": [inner, {"type": "array", "items": {"type": "string"}}]}
        return {"anyOf": [inner.get("items", {}), inner]} if name in _ONE_OR_SEVERAL else inner

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:  # noqa: ARG002
        """The only such type is a condition."""
        return {HERE: True}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Which kind it is decides what else may stand there: an editor says so of the one kind, not of all."""
        kinds = {str(tag): self.generate_inner(inner) for tag, inner in schema["choices"].items()}
        field = schema["discriminator"]
        said = {"properties": {field: {}}, "required": [field]}
        rules = [{"if": {**said, "properties": {field: {"const": tag}}}, "then": inner} for tag, inner in kinds.items()]
        return {"type": "object", "required": [field], "properties": {field: {"enum": list(kinds)}}, "allOf": rules}


def shape_of(model: type[BaseModel], comment: str) -> JsonSchemaValue:
    """The schema of a model and of all it holds, with the words of its docstrings."""
    schema = model.model_json_schema(schema_generator=_Written, mode="validation")
    schema = _eased(schema)
    schema["$schema"] = DIALECT
    schema["$comment"] = comment
    models = _models(model)
    for name, part in ((model.__name__, schema), *schema.get("$defs", {}).items()):
        for field, info in models[name].model_fields.items():
            part["properties"][info.alias or field]["description"] = field_docs(models[name])[field]
        if "const" in part["properties"].get("type", {}):
            part["properties"]["type"]["description"] = part["description"]  # what this kind is, while it is chosen
    return schema


def _eased(shape: JsonSchemaValue) -> JsonSchemaValue:
    """A shape without what only a program needs: `null`, defaults, titles made from names."""
    return {key: _inside(key, value) for key, value in _unwrapped(shape).items()}


def _inside(key: str, value: object) -> object:
    if isinstance(value, list):
        return [_eased(one) if isinstance(one, dict) else one for one in value]
    if isinstance(value, dict):
        if key in {"properties", "$defs", "patternProperties"}:
            return {name: _eased(one) for name, one in value.items()}
        return _eased(value)
    return value


def _unwrapped(shape: JsonSchemaValue) -> JsonSchemaValue:
    shape = {_NUMBERS.get(key, key): value for key, value in shape.items() if key not in {"default", "title"}}
    several = shape.get("anyOf")
    if isinstance(several, list) and {"type": "null"} in several:
        rest = [one for one in several if one != {"type": "null"}]
        shape = {key: value for key, value in shape.items() if key != "anyOf"}
        shape |= rest[0] if len(rest) == 1 else {"anyOf": rest}
    if shape.get("type") == "string" and not {"pattern", "enum", "const"} & set(shape):
        shape["type"] = ["string", "number"]  # every scalar is read as text
    return shape


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
