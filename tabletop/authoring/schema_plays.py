"""A JSON Schema for the golden plays of one scenario: its decisions, who answers them, and what can be answered.

Invariant: made from the model of a play, with the names of the scenario beside it; a play of another scenario is
underlined at its first line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic.json_schema import JsonSchemaValue

from tabletop.authoring.schema_names import (
    COMPARISON,
    Named,
    answers_explained,
    as_keys,
    explained,
    flags,
    in_list,
    listed,
    parts_explained,
)
from tabletop.authoring.schema_shapes import shape_of
from tabletop.decisions.base import EACH_TEAM
from tabletop.decisions.vote import ABSTAIN, AGAINST, FOR
from tabletop.scenario.play_file import Play
from tabletop.scenario.references.names import Mapping as Data
from tabletop.scenario.references.names import Part, Story, outcomes_of, parts, texts

PLAY_SCHEMA_FILE: Final = "play.schema.json"
_COMMENT: Final = "Written by `tabletop schema`; write it again after adding names."
_PROCEEDINGS: Final = frozenset({"consensus", "matrix", "negotiation"})
_USES: Final[Mapping[str, tuple[str, ...]]] = {
    "choice": ("choose",),
    "multi-choice": ("choose",),
    "sealed": ("choose", "predict"),
    "vote": ("choose",),
    "ranking": ("order",),
    "allocation": ("points",),
    "open-text": ("text", "marks"),
    "confidence": ("percent",),
}
"""Mechanic → the fields of an answer to it, beside those that go with any."""
_ALWAYS: Final = ("no_decision", "because", "sure")


def play_schema_of(told: Story) -> JsonSchemaValue:
    """The schema of plays, with the names that this story defines."""
    schema = shape_of(Play, _COMMENT)
    found = told.data.get("id")
    if isinstance(found, str):
        schema["properties"]["scenario"] = {"const": found, "description": "The scenario it plays."}
    answered = {part.id: part for part in told.decisions if part.data.get("type") not in _PROCEEDINGS and part.id}
    schema["properties"]["answers"] = _answers(told, answered, schema)
    definitions: dict[str, JsonSchemaValue] = schema["$defs"]
    for name, part in (("Play", schema), *definitions.items()):
        _names(told, name, part["properties"])
    return schema


def _names(told: Story, model: str, fields: dict[str, JsonSchemaValue]) -> None:
    """Put the names into the fields of one model; what the model does not have is passed over."""
    for (name, field), allowed in _lists(told).items():
        if name == model and field in fields and allowed:
            in_list(fields[field], allowed)
    for (name, field), allowed in _keys(told).items():
        if name == model and field in fields and allowed:
            as_keys(fields[field], allowed)
    for name, words in (explained(told, "indicators", "name") or {}).items():
        place = fields.get("indicators", {}).get("properties", {})
        if name in place:
            place[name] = {**COMPARISON, "description": words}
    if model == "Expectation" and "results" in fields:
        for part in told.decisions:
            place = fields["results"].get("properties", {})
            if part.id in place and (outcomes := outcomes_of(part.data)):
                place[part.id] |= listed(dict.fromkeys(outcomes, ""))


def _lists(told: Story) -> Mapping[tuple[str, str], Named]:
    """Model and field → the names that can stand there."""
    teams, injects = explained(told, "teams", "name"), parts_explained(told, "injects")
    decisions = parts_explained(told, "decisions")
    endings = {part.id: str(part.data.get("title", "")) for part in parts(told.data, "endings", ()) if part.id}
    both = {**injects, **decisions} if injects and decisions else injects
    return {
        ("Play", "teams"): teams,
        ("Play", "unplayed"): teams,
        ("Play", "skip"): injects,
        ("Play", "until"): both,
        ("PlayedStep", "by"): teams,
        ("PlayedTurn", "release"): injects,
        ("PlayedTurn", "decide"): decisions,
        ("PlayedTurn", "close"): decisions,
        ("PlayedTurn", "rule"): decisions,
        ("Expectation", "injects"): injects,
        ("Expectation", "ending"): endings,
    }


def _keys(told: Story) -> Mapping[tuple[str, str], Named]:
    """Model and field → the names that can be keys there."""
    teams, injects = explained(told, "teams", "name"), parts_explained(told, "injects")
    decisions, indicators = parts_explained(told, "decisions"), explained(told, "indicators", "name")
    both = {**injects, **decisions} if injects and decisions else None
    set_flags = dict.fromkeys(flags(told), "A flag.")
    return {
        ("Play", "contingency"): injects,
        ("Play", "proceedings"): decisions,
        ("Play", "overrides"): decisions,
        ("PlayedOverride", "effects"): indicators,
        ("Expectation", "indicators"): indicators,
        ("Expectation", "flags"): set_flags,
        ("Expectation", "results"): decisions,
        ("Expectation", "after"): both,
        ("Expectation", "seen"): teams,
        ("Expectation", "never_seen"): teams,
        ("Afterwards", "indicators"): indicators,
        ("Afterwards", "flags"): set_flags,
    }


def _answers(told: Story, decisions: Mapping[str, Part], schema: JsonSchemaValue) -> JsonSchemaValue:
    """Decision → team → answer, each decision with its own teams and answers."""
    teams = explained(told, "teams", "name")
    answer: JsonSchemaValue = schema["$defs"].pop("PlayedAnswer")
    made: dict[str, JsonSchemaValue] = {}
    for name, part in decisions.items():
        seats = dict(_seats(part.data, teams))
        inner = _answer(part.data, answer, teams or {})
        described = {team: {**inner, "description": words} if words else inner for team, words in seats.items()}
        made[name] = {"type": "object", "properties": described, "additionalProperties": False if seats else inner}
        if isinstance(question := part.data.get("question"), str):
            made[name]["description"] = question
    return {**schema["properties"]["answers"], "type": "object", "properties": made, "additionalProperties": False} | {
        "patternProperties": {}
    }


def _seats(decision: Data, teams: Named) -> Iterator[tuple[str, str]]:
    """The teams that answer."""
    named = [team for _path, team in texts(decision, "by", ())]
    for team, words in (teams or {}).items():
        if EACH_TEAM in named or team in named:
            yield team, words


def _answer(decision: Data, answer: JsonSchemaValue, teams: Mapping[str, str]) -> JsonSchemaValue:
    """An answer to this decision: only the fields of its mechanic, with its own options."""
    kind = decision.get("type")
    wanted = (*_USES.get(kind if isinstance(kind, str) else "", ()), *_ALWAYS)
    fields = {name: dict(shape) for name, shape in answer["properties"].items() if name in wanted}
    options, items = answers_explained(decision, "options"), answers_explained(decision, "items")
    if kind == "vote":
        options = {**options, ABSTAIN: ""} if options else {FOR: "", AGAINST: "", ABSTAIN: ""}
    for name, shape in fields.items():
        match name:
            case "choose" if options:
                fields[name] = _one_of(shape, options, several=kind == "multi-choice")
            case "order" if items:
                in_list(shape, items)
            case "points" if items:
                as_keys(shape, items)
            case "marks":
                fields[name] = _one_of(shape, answers_explained(decision, "rubric"), several=True)
            case "predict":
                shape.pop("patternProperties", None)
                shape |= {"properties": {team: listed(options) for team in teams}, "additionalProperties": False}
    return {"type": "object", "additionalProperties": False, "properties": fields}


def _one_of(shape: JsonSchemaValue, names: Mapping[str, str], *, several: bool) -> JsonSchemaValue:
    one = listed(names)
    made = (
        {"anyOf": [one, {"type": "array", "items": one}]}
        if several
        else {"anyOf": [one, {"type": "array", "items": one, "maxItems": 1}]}
    )
    return {**made, "description": str(shape.get("description", ""))}
