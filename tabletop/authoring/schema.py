"""A JSON Schema for an author's editor that also knows the ids of this one scenario.

Invariant: made from the models, so it cannot say anything else than the loader; names are added where the loader holds
references against them.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic.json_schema import JsonSchemaValue

from tabletop.authoring.schema_names import (
    CONDITION,
    MOVES,
    Named,
    answers_explained,
    as_keys,
    condition,
    explained,
    in_list,
    listed,
    moves,
    parts_explained,
    read_flags,
    with_conditions,
)
from tabletop.authoring.schema_plays import PLAY_SCHEMA_FILE, play_schema_of
from tabletop.authoring.schema_shapes import field_docs, shape_of
from tabletop.decisions.base import EACH_TEAM
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import read_limited
from tabletop.scenario.model import EVERYONE, Scenario
from tabletop.scenario.reader import read
from tabletop.scenario.references.citations import THEMES
from tabletop.scenario.references.names import Story, story

SCHEMA_FILE: Final = "scenario.schema.json"
_COMMENT: Final = "Written by `tabletop schema`; write it again after adding names."
_OTHER_BY: Final = frozenset({"Effect", "Modifier"})
"""Models whose `by` is an amount."""


def schema_of(told: Story) -> JsonSchemaValue:
    """The schema of the format, with the names that this story defines."""
    schema = shape_of(Scenario, _COMMENT)
    parts: dict[str, JsonSchemaValue] = schema["$defs"]
    lists, keys = _in_lists(told), _as_keys(told)
    for name, part in (("Scenario", schema), *parts.items()):
        for field, found in part["properties"].items():
            if name in _OTHER_BY and field == "by":
                continue
            if allowed := lists.get((name, field)) or lists.get(("", field)):
                in_list(found, allowed)
            if allowed := keys.get((name, field)) or keys.get(("", field)):
                as_keys(found, allowed)
            if field == "sets":
                _suggest(found, read_flags(told))
    parts["SealedRow"] = with_conditions(parts["SealedRow"], MOVES)
    schema = with_conditions(schema, CONDITION)
    schema["$defs"] |= {"Condition": condition(told), "Moves": moves(told)}
    return schema


def written(path: Path) -> tuple[Path, ...]:
    """Write the schemas beside the scenario at `path` (a file, its folder, or a play of it) and say where they are.

    Raises:
        ScenarioRefused: The scenario cannot be read at all.
        OSError: The file cannot be read or a schema cannot be written.
    """
    file = _scenario_of(path)
    told = story(read(read_limited(file), str(file)), ())
    made = {SCHEMA_FILE: schema_of(told), PLAY_SCHEMA_FILE: play_schema_of(told)}
    return tuple(_put(file.parent / name, schema) for name, schema in made.items())


def write(path: Path) -> Path:
    """As `written`; where the scenario's own schema is."""
    return written(path)[0]


def _scenario_of(path: Path) -> Path:
    """The scenario file that is meant: a play lies in a folder below it."""
    if path.is_dir():
        return path / SCENARIO_FILE
    beside = path.absolute().parent.parent / SCENARIO_FILE
    return beside if path.name.endswith(".play.yaml") and beside.is_file() else path


def _put(target: Path, schema: JsonSchemaValue) -> Path:
    """Put a schema in the place of the old one, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".schema-", text=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(schema, stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


def _suggest(found: JsonSchemaValue, names: tuple[str, ...]) -> None:
    """Offer the flags that conditions read; any other may stand there, too."""
    if not names:
        return
    one = {"anyOf": [listed(dict.fromkeys(names, "A flag that a condition reads.")), dict(found["anyOf"][0])]}
    found["anyOf"] = [one, {"type": "array", "items": one}]


def _in_lists(told: Story) -> Mapping[tuple[str, str], Named]:
    """Model and field → the names that can stand there; no model means any."""
    teams, sources = explained(told, "teams", "name"), explained(told, "sources", "cite", "heading")
    options: dict[str, str] = {}
    for part in told.decisions:
        options |= answers_explained(part.data, "options")
    return {
        ("", "by"): {**teams, EACH_TEAM: "All that take part."} if teams else {},
        ("Inject", "to"): teams,
        ("Inject", "sources"): sources,
        ("Inject", "cards"): explained(told, "cards", "title"),
        ("Inject", "ask"): parts_explained(told, "decisions"),
        ("Indicator", "visible_to"): teams,
        ("Card", "sources"): sources,
        ("PickableOption", "excludes"): options,
        ("Scenario", "themes"): dict.fromkeys(THEMES, ""),
    }


def _as_keys(told: Story) -> Mapping[tuple[str, str], Named]:
    """Model and field → the names that can be keys there; no model means any."""
    teams, indicators = explained(told, "teams", "name"), explained(told, "indicators", "about", "name")
    return {
        ("", "effects"): indicators,
        ("", "per_step"): indicators,
        ("Inject", "text"): {EVERYONE: "What all are told.", **teams} if teams else {},
        ("Inject", "themes"): dict.fromkeys(THEMES, ""),
        ("Scenario", "evaluation"): explained(told, "objectives", "text"),
    }


__all__ = ["SCHEMA_FILE", "field_docs", "schema_of", "write", "written"]
