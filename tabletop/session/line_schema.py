"""What a line of a log may be, as a JSON Schema, for whoever reads logs with a program of their own.

Invariant: made of the very models that read and write a log, with their docstrings, so it cannot say anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from tabletop.authoring.schema import field_docs
from tabletop.decisions.words import Words
from tabletop.evaluation.events import EVALUATION_FORMAT, Assessed
from tabletop.evaluation.feedback import FEEDBACK_FORMAT, Collected
from tabletop.exercise.events import LOG_FORMAT, Recorded

FAMILIES: Final[Mapping[str, tuple[type[BaseModel], int]]] = MappingProxyType(
    {
        "session": (Recorded, LOG_FORMAT),
        "evaluation": (Assessed, EVALUATION_FORMAT),
        "feedback": (Collected, FEEDBACK_FORMAT),
    }
)
"""Kind of log → its record, and the version of its events."""

_HASH: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BOUNDS: Final = {"ge": "minimum", "le": "maximum"}
"""What pydantic calls a bound behind a validator of ours, and what the standard calls it."""
_REFERENCE: Final = "#/$defs/"


def line_schema(kind: str) -> JsonSchemaValue:
    """The schema of one line of that kind of log; KeyError for a kind there is not."""
    record, version = FAMILIES[kind]
    schema = record.model_json_schema()
    parts: dict[str, JsonSchemaValue] = schema.pop("$defs")
    models = _models(record)
    for name, part in {record.__name__: schema, **parts}.items():
        _describe(part, models.get(name))
    parts[Words.__name__] = _committed()
    parts["Record"] = _record(schema)
    return {
        "$schema": _DIALECT,
        "title": f"A line of the log: {kind}",
        "description": f"One JSON object on each line. Version {version} of the events.",
        "type": "object",
        "properties": {
            "record": {"$ref": f"{_REFERENCE}Record"},
            "hash": {**_HASH, "description": "SHA-256 over the bytes of `record` as they stand in the file."},
            "words": _words(),
        },
        "required": ["record", "hash", "words"],
        "additionalProperties": False,
        "$defs": dict(sorted(parts.items())),
    }


def _record(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A record as it stands in the file: with its place in the chain, and `time` for what the model calls `at`."""
    inner: dict[str, JsonSchemaValue] = dict(schema["properties"])
    number, time = inner.pop("number"), inner.pop("at")
    several = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
    chain = {
        "number": number,
        "previous": {**_HASH, "description": "The hash of the record before; zeros in the first."},
        "part": {**several, "description": "Which event of its command this is, and how many there are."},
        "time": time,
    }
    properties = {**chain, **inner}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _committed() -> JsonSchemaValue:
    return {
        "type": "object",
        "description": "Personal words: what stands here is SHA-256 over their salt and themselves.",
        "properties": {"commitment": _HASH},
        "required": ["commitment"],
        "additionalProperties": False,
    }


def _words() -> JsonSchemaValue:
    salt = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
    return {
        "type": "object",
        "description": "The personal words of the record by commitment; one that is not here was erased.",
        "propertyNames": {"pattern": _HASH["pattern"]},
        "additionalProperties": {
            "type": "object",
            "properties": {"salt": salt, "value": {"type": "string"}},
            "required": ["salt", "value"],
            "additionalProperties": False,
        },
    }


def _describe(part: JsonSchemaValue, model: type[BaseModel] | None) -> None:
    docs = field_docs(model) if model else {}
    for name, found in part.get("properties", {}).items():
        if name in docs:
            found["description"] = " ".join(docs[name].split())
        for ours in [one for one in _BOUNDS if one in found]:
            found[_BOUNDS[ours]] = found.pop(ours)


def _models(start: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Every model that can be reached from `start`, by name."""
    found: dict[str, type[BaseModel]] = {}
    todo: list[object] = [start]
    while todo:
        shape = todo.pop()
        if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
            todo += [inner for inner in get_args(shape) if not isinstance(inner, str)]
        elif shape.__name__ not in found:
            found[shape.__name__] = shape
            todo += [info.annotation for info in shape.model_fields.values()]
    return found
