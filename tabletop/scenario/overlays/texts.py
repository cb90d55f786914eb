"""Which values of a scenario are texts for people, asked of the models.

Invariant: the models are the only description. A text is what a person reads in their own language; ids, numbers,
conditions, dates and sources are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from tabletop.scenario.model import Scenario
from tabletop.scenario.positions import Path
from tabletop.scenario.reader import Data
from tabletop.scenario.shapes import model_of

_STAY: Final = frozenset({"licence", "sources", "ignore"})
"""Fields that are the same in every language: terms, citations, notes from author to author."""


def texts(data: Data) -> Iterator[tuple[Path, str]]:
    """Every text of a scenario's data with its path, in the order of the file; what has the wrong shape is passed."""
    todo: list[tuple[Path, object, Data]] = [((), Scenario, data)]
    while todo:
        path, shape, value = todo.pop()
        if isinstance(value, str):
            if value and any(_holds_text(one) for one in _alternatives(shape)):
                yield path, value
            continue
        inner = [((*path, step), shape, item) for step, shape, item in _inside(shape, value) if not _stays(path, step)]
        todo += reversed(inner)


def _stays(path: Path, step: str | int) -> bool:
    return not path and step in _STAY


def _inside(shape: object, value: Data) -> Iterator[tuple[str | int, object, Data]]:
    """What stands one step further in, with its shape."""
    model = model_of(shape, value)
    if model is not None and isinstance(value, dict):
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        yield from ((key, _of_field(fields[key]), item) for key, item in value.items() if key in fields)
        return
    for one in _alternatives(shape):
        origin, inner = get_origin(one), get_args(one)
        if origin is dict and isinstance(value, dict):
            yield from ((key, inner[1], item) for key, item in value.items())
        elif origin is tuple and isinstance(value, list):
            yield from ((number, inner[0], item) for number, item in enumerate(value))


def _of_field(field: FieldInfo) -> object:
    """A field's shape with what pydantic took off it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _alternatives(shape: object) -> Iterable[object]:
    """The alternatives of a shape; a text keeps its constraints."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return [shape] if inner[0] is str else _alternatives(inner[0])
    if origin in {Union, UnionType}:
        return [one for part in inner for one in _alternatives(part)]
    return [shape]


def _holds_text(shape: object) -> bool:
    """Whether a value of this shape is a text: any words, no name of a fixed form. One for a list of texts counts."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is tuple:
        return any(_holds_text(one) for one in _alternatives(inner[0]))
    if origin is not Annotated:
        return shape is str
    limits = [one for one in inner[1:] if isinstance(one, StringConstraints)]
    return all(one.pattern is None for one in limits)
