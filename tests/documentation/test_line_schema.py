"""The schema of a log's lines: current, complete, and true of every line the program has ever written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Final, TypeAlias, get_args

import pytest

from tabletop.evaluation.feedback import Collected, FeedbackEvent, FeedbackOpened, FormFilled
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.moments import Moment
from tabletop.session.line_schema import FAMILIES, line_schema
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tests.documentation.refresh import REFERENCE, schemas
from tests.exercise.test_total import everything_that_happens
from tests.harbour import opening
from tests.keeping import batches
from tests.played import records_of
from tests.storage.keep import KEPT, KEPT_EVALUATIONS
from tests.tui.review import played

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SILENT: Final = frozenset({"$schema", "$defs", "title", "description", "default", "discriminator"})
TYPES: Final[dict[str, Callable[[Json], bool]]] = {
    "object": lambda found: isinstance(found, dict),
    "array": lambda found: isinstance(found, list),
    "string": lambda found: isinstance(found, str),
    "integer": lambda found: isinstance(found, int) and not isinstance(found, bool),
    "number": lambda found: isinstance(found, int | float) and not isinstance(found, bool),
    "boolean": lambda found: isinstance(found, bool),
    "null": lambda found: found is None,
}


WITHIN: Final = frozenset(
    {"properties", "patternProperties", "additionalProperties", "propertyNames", "items", "prefixItems"}
)


def meant(shape: dict[str, Json], said: list[Json], found: Json) -> list[Json]:
    """Of several shapes the one that the value names by its discriminator, if it does."""
    match shape.get("discriminator"), found:
        case {"propertyName": str(name), "mapping": dict(mapping)}, dict() if found.get(name) in mapping:
            return [{"$ref": mapping[str(found[name])]}]
        case _:
            return said


def size(found: Json) -> int | None:
    """How long a list is."""
    return len(found) if isinstance(found, list) else None


def no_less(one: Json, other: Json) -> bool:
    """Whether a number is as large as another, or there are no two numbers."""
    return not (isinstance(one, int | float) and isinstance(other, int | float)) or one >= other


SAYS: Final[dict[str, Callable[[Json, Json], bool]]] = {
    "type": lambda said, found: TYPES[str(said)](found),
    "const": lambda said, found: said == found,
    "enum": lambda said, found: isinstance(said, list) and found in said,
    "pattern": lambda said, found: not isinstance(found, str) or re.search(str(said), found) is not None,
    "minimum": lambda said, found: no_less(found, said),
    "maximum": no_less,
    "minLength": lambda said, found: not isinstance(found, str) or no_less(len(found), said),
    "maxLength": lambda said, found: not isinstance(found, str) or no_less(said, len(found)),
    "minItems": lambda said, found: no_less(size(found), said),
    "maxItems": lambda said, found: no_less(said, size(found)),
    "required": lambda said, found: not isinstance(found, dict) or set(map(str, said or ())) <= set(found),  # type: ignore[arg-type]
}


class Validator:
    """As much of JSON Schema as these schemas use; a word it does not know is an error."""

    def __init__(self, whole: dict[str, Json]) -> None:
        self.whole = whole

    def faults(self, shape: Json, found: Json, place: str = "") -> Iterator[str]:
        """Where what was found is not what the schema says."""
        assert isinstance(shape, dict)
        for word, said in shape.items():
            if word in SILENT:
                continue
            if word == "$ref":
                parts = self.whole["$defs"]
                assert isinstance(parts, dict)
                yield from self.faults(parts[str(said).rpartition("/")[2]], found, place)
            elif word in {"anyOf", "oneOf"}:
                assert isinstance(said, list)
                fit = [one for one in meant(shape, said, found) if not any(self.faults(one, found, place))]
                if not fit or (word == "oneOf" and len(fit) > 1):
                    yield f"{place}: {len(fit)} of {word}"
            else:
                yield from self.simple(word, said, shape, found, place)

    def simple(self, word: str, said: Json, shape: dict[str, Json], found: Json, place: str) -> Iterator[str]:
        """A word that says something of the value itself, or of what is inside it; others' words say nothing of it."""
        if word in WITHIN:
            if isinstance(found, dict):
                yield from self.of_object(word, said, shape, found, place)
            elif isinstance(found, list):
                yield from self.of_list(word, said, shape, found, place)
        elif not SAYS[word](said, found):
            yield f"{place}: {word} {said}"

    def of_object(
        self, word: str, said: Json, shape: dict[str, Json], found: dict[str, Json], place: str
    ) -> Iterator[str]:
        """What stands in an object."""
        known, patterns = shape.get("properties") or {}, shape.get("patternProperties") or {}
        assert isinstance(known, dict)
        assert isinstance(patterns, dict)
        for name, pattern in product(found, patterns) if word == "patternProperties" else ():
            if re.search(pattern, name):
                yield from self.faults(patterns[pattern], found[name], f"{place}/{name}")
        if word == "properties" and isinstance(said, dict):
            for name in said.keys() & found.keys():
                yield from self.faults(said[name], found[name], f"{place}/{name}")
        for name in found if word == "propertyNames" else ():
            yield from self.faults(said, name, f"{place}/{name}")
        for name in found.keys() - known.keys() if word == "additionalProperties" else ():
            if any(re.search(pattern, name) for pattern in patterns):
                continue
            if isinstance(said, dict):
                yield from self.faults(said, found[name], f"{place}/{name}")
            elif not said:
                yield f"{place}/{name}: unknown"

    def of_list(self, word: str, said: Json, shape: dict[str, Json], found: list[Json], place: str) -> Iterator[str]:
        """What stands in a list."""
        first = shape.get("prefixItems") or []
        assert isinstance(first, list)
        if word == "prefixItems":
            for one, item in zip(first, found, strict=False):
                yield from self.faults(one, item, place)
        for item in found[len(first) :] if word == "items" else ():
            yield from self.faults(said, item, place)


def faults(kind: str, lines: bytes) -> list[str]:
    """What is wrong with the lines of a log, by its schema."""
    schema: dict[str, Json] = line_schema(kind)
    validator = Validator(schema)
    return [fault for line in lines.splitlines() for fault in validator.faults(schema, json.loads(line))]


def written(records: tuple[Recorded, ...]) -> bytes:
    """Records as the codec writes them."""
    lines, head = b"", START
    for batch in batches(records):
        more, head = encode(batch, head)
        lines += more
    return lines


def everything() -> bytes:
    """A line for every kind of event."""
    events = [opening(), *everything_that_happens()]
    at = played.records()[0].at
    actor = played.records()[0].actor
    records = (Recorded(number=n, at=at, actor=actor, command=f"c{n}", event=one) for n, one in enumerate(events, 1))
    return written(tuple(records))


@pytest.mark.parametrize(("name", "text"), schemas().items(), ids=list(schemas()))
def test_schema_is_current(name: str, text: str) -> None:
    """Every schema is as it would be written now."""
    assert text == (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.stem)
def test_kept_sessions(path: Path) -> None:
    """Every line of every kept log is one."""
    assert faults("session", path.read_bytes()) == []


@pytest.mark.parametrize("path", sorted(KEPT_EVALUATIONS.iterdir()), ids=lambda path: path.stem)
def test_kept_evaluations(path: Path) -> None:
    """The same for evaluators' logs."""
    assert faults("evaluation", path.read_bytes()) == []


def test_forms() -> None:
    """The same for feedback."""
    first = FeedbackOpened(
        program="0.1.0",
        session="a1",
        log="a.jsonl",
        record=1,
        hash="0" * 64,
        scenario="harbour",
        scenario_title="Harbour",
        scenario_digest="0" * 64,
        statements=("a", "b", "c", "d", "e"),
        questions=("f", "g"),
    )
    form = FormFilled(marks=(1, None, 5, 3, 2), texts=(None, None), source="typed")
    at = Moment(wall=0, ticks=0)
    records = [
        Collected(number=1, at=at, command="1", event=first),
        Collected(number=2, at=at, command="2", event=form),
    ]
    assert faults("feedback", encode(records, START)[0]) == []
    assert len(get_args(get_args(FeedbackEvent)[0])) == 4


def test_sessions_that_were_played() -> None:
    """A class's session with everything; one with proceedings; and a line for every kind of event there is."""
    assert faults("session", written(tuple(played.records()))) == []
    assert faults("session", written(records_of("northern-mirror", "two-mirrors"))) == []
    lines = everything()
    assert faults("session", lines) == []
    said = {json.loads(line)["record"]["event"]["type"] for line in lines.splitlines()}
    assert said == {kind.model_fields["type"].default for kind in get_args(get_args(Event)[0])}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"type":"note-taken"', b'"type":"note-token"'),
        (b'"number":10,', b'"number":"10",'),
        (b'"purpose":"note"', b'"purpose":"gossip"'),
        (b'"purpose":"note",', b""),
        (b'"purpose":"note",', b'"purpose":"note","more":1,'),
        (b'"commitment":"', b'"commitment":"g'),
        (b'"salt": "', b'"salt": "g'),
        (b'"hash": "', b'"hash": "g'),
    ],
)
def test_what_is_no_line(before: bytes, after: bytes) -> None:
    """A wrong word, type, value, field or hash is found."""
    lines = written(tuple(played.records()))
    note = next(line for line in lines.splitlines() if b'"type":"note-taken"' in line)
    assert before in note
    assert faults("session", note.replace(before, after, 1)) != []


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_field_has_a_sentence(kind: str) -> None:
    """As in the reference."""
    parts: dict[str, dict[str, dict[str, dict[str, Json]]]] = line_schema(kind)["$defs"]
    fields = {
        f"{name}.{field}": shape
        for name, part in parts.items()
        for field, shape in part.get("properties", {}).items()
        if field not in {"type", "commitment"}
    }
    assert [] == [name for name, shape in fields.items() if not shape.get("description")]
