"""What the models refuse, in codes and places that an author can use.

Invariant: no word of the model's language gets out (`dict`, `string_type`, discriminator tags), and one slip of the pen
is one problem: what only follows from another problem is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from tabletop.scenario.condition_words import misshapen
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Code, Problem, nearest
from tabletop.scenario.reader import Data, Document
from tabletop.scenario.shapes import data_at, field_names, model_at

FORMS: Final = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "id",
    r"^([a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z][A-Z0-9]{0,7})$": "team-id",
    r"^[A-Z][A-Z0-9_]*$": "alias-name",
    r"^[0-9]{4}-(0[1-9]|1[0-2])$": "month",
    r"^T[0-9]{2}$": "theme",
    r"^[0-9]{1,3}(-[0-9]{1,3})?$": "players",
    r"^TT[0-9]{3}$": "rule",
    r"^[a-z]{2}(-[A-Z]{2})?$": "language",
}
"""The name of every pattern in the models. A test finds a pattern that has none."""
_IDS: Final = frozenset({"id", "team-id", "alias-name"})
_SHAPES: Final = {
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "mapping_type": "mapping",
    "tuple_type": "list",
    "list_type": "list",
    "string_type": "text",
    "int_type": "number",
    "bool_type": "yes-no",
}
_OWN: Final = {
    "whole_number": (Code.NOT_A_NUMBER, "number"),
    "after_injects": (Code.BAD_FORM, "after"),
    "minutes": (Code.BAD_FORM, "minutes"),
    "pick": (Code.BAD_FORM, "pick"),
    "pick_range": (Code.CONTRADICTION, "pick"),
    "points_step": (Code.CONTRADICTION, "step"),
    "source_shape": (Code.CONTRADICTION, "source"),
    "when_or_otherwise": (Code.CONTRADICTION, "ending"),
    "one_answer": (Code.CONTRADICTION, "answer"),
    "act_or_wait": (Code.CONTRADICTION, "played-step"),
    "one_turn": (Code.CONTRADICTION, "played-turn"),
    "by_nobody": (Code.COUNT, "1"),
}
Model = TypeVar("Model", bound=BaseModel)
_LOOKED_AT: Final = 200
"""Errors of a model that are translated: a file with more has one cause, not a thousand."""
_QUOTED: Final = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error of a model, with its path in the file."""

    kind: str
    path: Path
    key: bool
    data: Data
    context: dict[str, object]

    @property
    def words(self) -> str:
        if self.key:
            return str(self.path[-1])
        return self.data if isinstance(self.data, str) else ""

    @property
    def shape(self) -> str:
        if self.key:
            return ""
        if self.data == "":
            return "nothing"
        return "list" if isinstance(self.data, list) else "mapping" if isinstance(self.data, dict) else ""


def wrong_format(document: Document, wanted: str) -> Problem | None:
    """A file of another format is refused by name, before anything else is held against it."""
    found = document.data.get("format")
    if not isinstance(found, str) or found in {wanted, ""}:
        return None
    return Problem(Code.FORMAT, document.places.value(("format",)), found=found, wants=wanted)


def validated(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """A file's data as `model`, or what is wrong with its shape; and what the reader had found before."""
    try:
        return model.model_validate(document.data), list(document.problems)
    except ValidationError as error:
        return None, [*document.problems, *_translated(error, document, model)]


def _translated(error: ValidationError, document: Document, root: type[BaseModel]) -> Iterator[Problem]:
    faults = _independent([_located(one, document.data) for one in _errors(error)[:_LOOKED_AT]])
    missing: dict[Path, list[str]] = {}
    for fault in faults:
        if fault.kind == "missing":
            missing.setdefault(fault.path[:-1], []).append(str(fault.path[-1]))
        else:
            yield from _problems(fault, document.places, root, document.data)
    for path, names in missing.items():
        meant = _meant(path, root, document.data)
        left = tuple(name for name in names if name not in meant)
        if left:
            yield Problem(Code.MISSING_FIELD, document.places.key(path), wants=left[0], known=left)


def _errors(error: ValidationError) -> list[tuple[str, Path, dict[str, object]]]:
    listed = error.errors(include_url=False, include_input=False)
    return [(one["type"], one["loc"], dict(one.get("ctx", {}))) for one in listed]


def _located(error: tuple[str, Path, dict[str, object]], data: Data) -> _Fault:
    """Walk an error's location through the data; steps that are no place in the file (tags, types) fall away."""
    kind, location, context = error
    path: list[str | int] = []
    inner = data
    for number, step in enumerate(location):
        if isinstance(inner, dict) and step in inner and not (step == inner.get("type") and number + 1 < len(location)):
            path.append(step)
            inner = inner[str(step)]
        elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            path.append(step)
            inner = inner[step]
        elif isinstance(inner, list) and step in inner:
            path.append(inner.index(str(step)))
            inner = str(step)
        elif kind == "missing" and number + 1 == len(location):
            path.append(step)
            inner = ""
    key = location[-1:] == ("[key]",) and bool(path) and isinstance(path[-1], str)
    return _Fault(kind, tuple(path), key, inner, context)


def _independent(faults: list[_Fault]) -> list[_Fault]:
    """Leave out what only follows: another branch, a list short of its wrong items, a wrong name used again."""
    kinds: dict[tuple[Path, bool], set[str]] = {}
    for fault in faults:
        kinds.setdefault((fault.path, fault.key), set()).add(fault.kind)
    deeper = {fault.path[:length] for fault in faults for length in range(len(fault.path))}
    kept: dict[tuple[Path, bool], _Fault] = {}
    named: set[str] = set()
    for fault in faults:
        others = kinds[fault.path, fault.key] - {fault.kind}
        if fault.kind == "literal_error" and others:
            continue
        if fault.kind == "too_short" and fault.path in deeper:
            continue
        if fault.kind == "string_pattern_mismatch":
            if fault.words in named:
                continue
            named.add(fault.words)
        kept.setdefault((fault.path, fault.key), fault)
    return list(kept.values())


def _meant(path: Path, root: type[BaseModel], data: Data) -> set[str]:
    """Fields that are missing only because their name is mistyped."""
    model = model_at(root, path, data)
    data = data_at(data, path)
    names = field_names(model) if model is not None else ()
    strange = islice((key for key in (data if isinstance(data, dict) else ()) if key not in names), _LOOKED_AT)
    return {near for key in strange if (near := nearest(key, names)) is not None}


def _problems(fault: _Fault, places: Places, root: type[BaseModel], data: Data) -> Iterator[Problem]:
    """The problems that one error comes to."""
    path = fault.path
    if fault.kind.startswith("condition_"):
        yield from misshapen(fault.data, path, places)
    elif fault.kind == "extra_forbidden":
        model = model_at(root, path[:-1], data)
        known = field_names(model) if model is not None else ()
        yield Problem(Code.UNKNOWN_FIELD, places.key(path), found=str(path[-1]), known=known)
    elif fault.kind == "union_tag_not_found":
        yield Problem(Code.MISSING_FIELD, places.key(path), wants="type", known=("type",))
    elif fault.kind == "union_tag_invalid":
        kinds = tuple(_QUOTED.findall(str(fault.context.get("expected_tags", ""))))
        found = str(fault.context.get("tag", ""))
        yield Problem(Code.NOT_A_WORD, places.value((*path, "type")), found=found, known=kinds)
    elif fault.shape == "nothing":
        name = next(step for step in reversed(path) if isinstance(step, str))
        yield Problem(Code.NO_VALUE, places.key(path), found=name)
    else:
        yield _value_problem(fault, places)


def _value_problem(fault: _Fault, places: Places) -> Problem:
    """The problem with one value, or one key."""
    place = places.key(fault.path) if fault.key else places.value(fault.path)
    found, context = fault.words, fault.context
    if fault.kind in _SHAPES:
        return Problem(Code.WRONG_SHAPE, place, found=found, wants=_SHAPES[fault.kind], shape=fault.shape)
    if fault.kind in _OWN:
        code, wants = _OWN[fault.kind]
        return Problem(code, places.key(fault.path) if fault.shape else place, found=found, wants=wants)
    if fault.kind in {"literal_error", "yes_no"}:
        known = tuple(_QUOTED.findall(str(context.get("expected", "'yes' 'no'"))))
        return Problem(Code.NOT_A_WORD, place, found=found, known=known, shape=fault.shape)
    if fault.kind == "string_pattern_mismatch":
        form = FORMS.get(str(context.get("pattern")), "id")
        return Problem(Code.BAD_ID if form in _IDS else Code.BAD_FORM, place, found=found, wants=form)
    if fault.kind == "string_too_long":
        return Problem(Code.OVER_LENGTH, place, found=str(len(found)), wants=str(context.get("max_length")))
    if fault.kind in {"too_short", "too_long"}:
        wants = str(context.get("min_length", context.get("max_length", "")))
        found = str(context.get("actual_length", ""))
        return Problem(Code.COUNT, places.key(fault.path), found=found, wants=f"{fault.kind} {wants}")
    bound = next((f"{name} {context[name]}" for name in ("ge", "le", "gt", "lt") if name in context), "")
    return Problem(Code.OUT_OF_RANGE, place, found=found, wants=bound)
