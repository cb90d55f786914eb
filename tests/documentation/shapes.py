"""What stands in a class, in words: its fields, their docstrings, and what may be written there.

Invariant: nothing is said twice. The words for a type hang on the type itself, so that two fields of one type cannot be
described differently, and a type without words is an error.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a class."""

    owner: str
    """The class it is written under."""
    name: str
    """As it is written."""
    shape: object
    """Its type, with annotations."""
    required: bool
    usual: object
    """What holds when it is left out; None where nothing does."""
    doc: str
    """The docstring under it."""


def summary(kind: type) -> str:
    """The docstring of a class, on one line."""
    return " ".join((inspect.getdoc(kind) or "").split())


def docs(kind: type) -> dict[str, str]:
    """The docstring under each field of a class and its bases, by name."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if not base.__module__.startswith("tabletop."):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        for line, doc in pairwise(body.body if isinstance(body, ast.ClassDef) else []):
            name = _field_name(line)
            if name and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
                found[name] = " ".join(str(doc.value.value).split())
    return found


def _field_name(line: ast.stmt) -> str:
    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
        return line.target.id
    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
        return line.targets[0].id
    return ""


def fields(kind: type) -> Iterator[Field]:
    """The fields of a model or a dataclass, in order."""
    hints, said = get_type_hints(kind, include_extras=True), docs(kind)
    if issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            usual = None if info.is_required() else info.get_default(call_default_factory=True)
            yield Field(
                _owner(kind, name), info.alias or name, hints[name], info.is_required(), usual, said.get(name, "")
            )
    elif dataclasses.is_dataclass(kind):
        for one in dataclasses.fields(kind):
            required = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
            usual = None if one.default is dataclasses.MISSING else one.default
            yield Field(_owner(kind, one.name), one.name, hints[one.name], required, usual, said.get(one.name, ""))


def _owner(kind: type, name: str) -> str:
    """The class that first has the field."""
    return next(base.__name__ for base in reversed(kind.__mro__) if name in inspect.get_annotations(base))


def undocumented(kind: type) -> list[str]:
    """The fields of a class that have no docstring, as `Class.field`. A `type` that can be one word only needs none."""
    return [f"{kind.__name__}.{one.name}" for one in fields(kind) if not one.doc and not _says_itself(one)]


def _says_itself(field: Field) -> bool:
    return field.name == "type" and get_origin(field.shape) is Literal and len(get_args(field.shape)) == 1


def models(start: object) -> list[type[BaseModel]]:
    """Every model that can be reached from a shape, those met first before those inside them."""
    found: list[type[BaseModel]] = []
    todo: list[object] = [start]
    while todo:
        shape = todo.pop(0)
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            if shape not in found:
                found.append(shape)
                todo += [field.shape for field in fields(shape)]
        else:
            todo += [inner for inner in get_args(shape) if not isinstance(inner, str | FieldInfo)]
    return found


def title(kind: type[BaseModel]) -> str:
    """The name of a model as a heading: in words, or the `type` it stands for."""
    field = kind.model_fields.get("type")
    if field is not None and get_origin(field.annotation) is Literal:
        return str(get_args(field.annotation)[0])
    return " ".join(re.findall(r"[A-Z][a-z]*", kind.__name__)).capitalize()


def anchor(heading: str) -> str:
    """The address of a heading on its page, as the documentation's own rule makes it."""
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-")


def link(kind: type[BaseModel]) -> str:
    """A link to the heading of a model on the same page."""
    return f"[{title(kind).lower()}](#{anchor(title(kind))})"


def bounds(metadata: tuple[object, ...]) -> str:
    """How many there may be, or from where to where a number goes, in words."""
    facts = [fact for one in metadata for fact in (one.metadata if isinstance(one, FieldInfo) else [one])]
    least = most = None
    for fact in facts:
        match fact:
            case MinLen():
                least = str(fact.min_length)
            case MaxLen():
                most = str(fact.max_length)
            case Ge():
                least = str(fact.ge)
            case Le():
                most = str(fact.le)
    if least and most:
        return f", {least} to {most}"
    return f", at least {least}" if least else f", at most {most}" if most else ""


def words_for(shape: object, known: Callable[[object], str | None]) -> str:
    """A shape in words; `known` has those of the types with a name.

    Raises:
        TypeError: There are no words for it.
    """

    def of(part: object) -> str:
        return known(part) or _composed(part, of)

    return of(shape)


def _composed(shape: object, of: Callable[[object], str]) -> str:
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        base = inner[0] if len(inner) == 2 else Annotated[inner[:-1]]  # `Annotated` of a named type is flattened
        return of(base) + bounds(inner[-1:])
    if origin is Literal:
        return _either([f"`{one}`" for one in inner])
    if origin in {Union, UnionType}:
        return _either([of(part) for part in inner if part is not NoneType])
    if origin is dict:
        return f"{of(inner[0])} → {of(inner[1])}"
    if origin is tuple and inner[-1] is Ellipsis:
        return f"list: {of(inner[0])}"
    if origin is tuple:
        return f"[{', '.join(of(part) for part in inner)}]"
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return link(shape)
    raise TypeError(f"no words for {shape}")


def _either(parts: list[str]) -> str:
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def table(
    kind: type, words: Callable[[Field], str], shown: Callable[[object], str], *, without: tuple[str, ...] = ()
) -> str:
    """A class's fields as a table: what each is called, what stands there, what it means."""
    lines = ["| field | what stands there | what it is |", "|---|---|---|"]
    lines += [
        f"| {_named(one)} | {_cell(words(one))}{_usual(one, shown)} | {_cell(one.doc)} |"
        for one in fields(kind)
        if one.name not in without
    ]
    return "\n".join(lines)


def _named(field: Field) -> str:
    return f"**`{field.name}`**" if field.required else f"`{field.name}`"


def _usual(field: Field, shown: Callable[[object], str]) -> str:
    held = "" if field.required or field.usual is None else shown(field.usual)
    return f"; else `{held}`" if held else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
