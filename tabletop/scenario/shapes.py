"""What may stand where in a file, asked of the models: the fields a mapping takes, by its path.

Invariant: the models are the only description of the format; nothing here repeats them.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data


def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model as an author writes them."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def model_at(root: type[BaseModel], path: Path, data: Data) -> type[BaseModel] | None:
    """The model that describes the mapping at `path`; None where no model does."""
    shape: object = root
    for step in path:
        value, data = data, _inside(data, step)
        shape = _step(shape, step, value)
    return model_of(shape, data)


def data_at(data: Data, path: Path) -> Data:
    """What stands at `path`; an empty text where nothing does."""
    for step in path:
        data = _inside(data, step)
    return data


def _inside(data: Data, step: str | int) -> Data:
    if isinstance(data, dict):
        return data.get(str(step), "")
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return ""


def _step(shape: object, step: str | int, value: Data) -> object:
    """The shape one step further in."""
    model = model_of(shape, value)
    if model is not None:
        for name, info in model.model_fields.items():
            if step == (info.alias or name):
                return info.annotation
        return None
    for part in _parts(shape):
        origin, inner = get_origin(part), get_args(part)
        if origin is dict and isinstance(step, str):
            return inner[1]
        if origin in {tuple, list} and isinstance(step, int):
            return inner[0]
    return None


def _parts(shape: object) -> Iterable[object]:
    """The alternatives of a shape, without their annotations."""
    origin = get_origin(shape)
    if origin is Annotated:
        return _parts(get_args(shape)[0])
    if origin in {Union, UnionType}:
        return [inner for part in get_args(shape) for inner in _parts(part)]
    return [shape]


def model_of(shape: object, value: Data) -> type[BaseModel] | None:
    """The model among the alternatives; of several, the one of the `type` that the author wrote."""
    models = [part for part in _parts(shape) if isinstance(part, type) and issubclass(part, BaseModel)]
    if len(models) == 1:
        return models[0]
    written = value.get("type") if isinstance(value, dict) else None
    return next((model for model in models if written in _kinds(model)), None)


def _kinds(model: type[BaseModel]) -> tuple[object, ...]:
    field = model.model_fields.get("type")
    return get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()
