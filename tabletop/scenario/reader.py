"""From the bytes of a file to plain data (mappings, lists, texts) and the places of everything, in one pass.

Invariant: nothing is guessed and nothing is constructed. Every scalar stays text, every limit is met before it costs
anything, and no input leads to recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from tabletop.scenario.characters import UNSEEN, escapes_to_unseen, name_of
from tabletop.scenario.positions import ListSpan, MapSpan, Mark, Places, Span, Spot
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused
from tabletop.scenario.yaml_events import events, too_deep_to_look_ahead
from tabletop.scenario.yaml_faults import fault, of_office

Data = str | list["Data"] | dict[str, "Data"]

_DIRECTIVE: Final = re.compile(r"^%.*$", re.MULTILINE)
_REPORTED: Final = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold."""

    size: int = 1024 * 1024
    """Bytes."""
    depth: int = 32
    """Lists and mappings inside each other."""
    values: int = 50_000
    """Scalars, lists and mappings."""
    scalar: int = 64 * 1024
    """Bytes of one text."""


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read: its data, where everything stands, and what is wrong without spoiling the rest."""

    data: dict[str, Data]
    places: Places
    problems: tuple[Problem, ...]


def read(raw: bytes, file: str, *, limits: Limits = LIMITS, pure: bool = False) -> Document:
    """Read a file's bytes; `file` is the name shown, `pure` leaves libyaml out.

    Raises:
        ScenarioRefused: The bytes are no file of this kind at all.
    """
    return _read(raw, file, limits, pure=pure)


def read_head(raw: bytes, file: str, fields: frozenset[str]) -> Document:
    """Read only until the top-level `fields` are there; faults further down are not met.

    Raises:
        ScenarioRefused: The bytes are no file of this kind at all.
    """
    return _read(raw, file, LIMITS, fields=fields)


def _read(
    raw: bytes, file: str, limits: Limits, *, pure: bool = False, fields: frozenset[str] | None = None
) -> Document:
    text = _text(raw, file, limits)
    places = Places(file, text.split("\n"), (_Start, _Start))
    _refuse_unseen(text, places)
    builder = _Builder(places, limits)
    try:
        for event in events(text + "\n", pure=pure):
            builder.take(event)
            if fields is not None and builder.has(fields):
                break
    except yaml.YAMLError as error:
        if not pure and too_deep_to_look_ahead(error):
            return _read(raw, file, limits, pure=True, fields=fields)
        raise ScenarioRefused([*builder.problems, fault(error, places)]) from None
    return builder.document()


def _text(raw: bytes, file: str, limits: Limits) -> str:
    start = Place(file, 1, 1, 2)
    if len(raw) > limits.size:
        raise ScenarioRefused([Problem(Code.TOO_LARGE, start, found=str(len(raw)), wants=str(limits.size))])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, col = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        place = Place(file, line, col, col + 1)
        found, wants = f"0x{raw[error.start]:02X}", of_office(raw)
        raise ScenarioRefused([Problem(Code.NOT_UTF8, place, found=found, wants=wants)]) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _refuse_unseen(text: str, places: Places) -> None:
    """Refuse what nobody sees, and what no scenario needs: `%` lines at the margin."""
    problems: list[Problem] = []
    for match in UNSEEN.finditer(text):
        code = Code.LONE_CR if match[0] == "\r" else Code.UNSEEN_CHARACTER
        problems.append(Problem(code, _place_in(text, match.start(), match.end(), places), found=name_of(match[0])))
        if len(problems) >= _REPORTED or code is Code.LONE_CR:
            break
    directive = _DIRECTIVE.search(text)
    if directive is not None and not problems:
        place = _place_in(text, directive.start(), directive.end(), places)
        problems.append(Problem(Code.SECOND_DOCUMENT, place, found="%"))
    if problems:
        raise ScenarioRefused(problems)


def _place_in(text: str, start: int, end: int, places: Places) -> Place:
    col = start - (text.rfind("\n", 0, start) + 1) + 1
    return Place(places.file, text.count("\n", 0, start) + 1, col, col + end - start)


class _Start:
    """The mark of an empty file's one place."""

    line = 0
    column = 0


@dataclass(slots=True)
class _OpenMap:
    """A mapping that is being read; `key` waits for its value, `lost` says that the value is not kept."""

    data: dict[str, Data]
    span: MapSpan
    key: str | None = None
    lost: bool = False


@dataclass(slots=True)
class _OpenList:
    """A list that is being read."""

    data: list[Data]
    span: ListSpan


class _Builder:
    """Puts events together, with a stack of its own in place of recursion."""

    def __init__(self, places: Places, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._places = places
        self._limits = limits
        self._stack: list[_OpenMap | _OpenList] = []
        self._count = 0
        self._documents = 0
        self._data: Data = ""
        self._root: Spot = (_Start, _Start)
        self._spoiled = False

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._open(event, _OpenMap({}, MapSpan(event.start_mark or _Start)))
        elif isinstance(event, SequenceStartEvent):
            self._open(event, _OpenList([], ListSpan(event.start_mark or _Start)))
        elif isinstance(event, CollectionEndEvent):
            self._stack.pop().span.end = event.end_mark
        elif isinstance(event, AliasEvent):
            self._spoil(Code.ANCHOR, event)
            top = self._stack[-1] if self._stack else None
            if isinstance(top, _OpenMap) and top.key is None:
                top.key, top.lost = "*", True
            else:
                self._put("", (event.start_mark or _Start, event.end_mark or _Start))
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                place = self._places.of_span((event.start_mark or _Start, event.end_mark or _Start))
                raise ScenarioRefused([*self.problems, Problem(Code.SECOND_DOCUMENT, place)])

    def has(self, fields: frozenset[str]) -> bool:
        """Whether the top level has these fields complete."""
        top = self._stack[0] if len(self._stack) == 1 else None
        return isinstance(top, _OpenMap) and top.key is None and fields <= top.data.keys()

    def document(self) -> Document:
        """What was read, once all events were taken."""
        if self._spoiled:
            raise ScenarioRefused(self.problems)
        places = Places(self._places.file, self._places.lines, self._root)
        if isinstance(self._data, dict):
            return Document(self._data, places, tuple(self.problems))
        if self._data == "" and isinstance(self._root, tuple):
            raise ScenarioRefused([Problem(Code.EMPTY, places.at_end())])
        found = self._data if isinstance(self._data, str) else "[]"
        raise ScenarioRefused([*self.problems, Problem(Code.NOT_A_MAPPING, places.value(()), found=found)])

    def _scalar(self, event: ScalarEvent) -> None:
        value, start, end = event.value, event.start_mark or _Start, event.end_mark or _Start
        if event.anchor or event.tag:
            self._property(event)
        if event.style == '"':
            self._escapes(value, (start, end))
        if len(value) * 4 > self._limits.scalar:
            self._length(value, start)
        top = self._stack[-1] if self._stack else None
        if isinstance(top, _OpenMap) and top.key is None:
            self._key(top, value, (start, end), plain=not event.style)
        else:
            self._put(value, (start, end))

    def _key(self, top: _OpenMap, key: str, place: Span, *, plain: bool) -> None:
        top.key = key
        top.lost = key in top.data
        if top.lost:
            first = self._places.of_span(top.span.keys[key])
            self._note(Problem(Code.KEY_TWICE, self._places.of_span(place), found=key, related=first))
        elif not key:
            self._stop(Code.KEY_NOT_TEXT, place[0])
        elif key == "<<" and plain:
            self._spoil_at(Code.ANCHOR, self._places.of_span(place), "<<")
        top.span.keys.setdefault(key, place)

    def _put(self, value: Data, spot: Spot) -> None:
        self._count += 1
        if self._count > self._limits.values:
            start = spot[0] if isinstance(spot, tuple) else spot.start
            self._stop(Code.TOO_MANY, start, wants=str(self._limits.values))
        if not self._stack:
            self._data, self._root = value, spot
            return
        top = self._stack[-1]
        if isinstance(top, _OpenList):
            top.data.append(value)
            top.span.items.append(spot)
            return
        if not top.lost:
            key = top.key or ""
            top.data[key] = value
            top.span.values[key] = spot
        top.key = None

    def _open(self, event: MappingStartEvent | SequenceStartEvent, opened: _OpenMap | _OpenList) -> None:
        if event.anchor or event.tag:
            self._property(event)
        start = opened.span.start
        if len(self._stack) >= self._limits.depth:
            self._stop(Code.TOO_DEEP, start, wants=str(self._limits.depth))
        top = self._stack[-1] if self._stack else None
        if isinstance(top, _OpenMap) and top.key is None:
            self._stop(Code.KEY_NOT_TEXT, start)
        self._put(opened.data, opened.span)
        self._stack.append(opened)

    def _property(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        self._spoil(Code.ANCHOR if event.anchor else Code.TAG, event)

    def _spoil(self, code: Code, event: Event) -> None:
        """Note an anchor, an alias or a tag: the rest can be looked at, the data cannot be used."""
        self._spoil_at(code, *self._places.property(event.start_mark or _Start))

    def _spoil_at(self, code: Code, place: Place, words: str) -> None:
        self._spoiled = True
        self._note(Problem(code, place, found=words))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= _REPORTED:
            raise ScenarioRefused(self.problems)

    def _stop(self, code: Code, mark: Mark, wants: str = "") -> None:
        raise ScenarioRefused([*self.problems, Problem(code, self._places.point(mark), wants=wants)])

    def _length(self, value: str, start: Mark) -> None:
        size = len(value.encode("utf-8", "surrogatepass"))
        if size > self._limits.scalar:
            self._stop(Code.TEXT_TOO_LONG, start, wants=str(self._limits.scalar))

    def _escapes(self, value: str, span: Span) -> None:
        """Name the escapes in a double-quoted text that come to characters nobody sees."""
        if not UNSEEN.search(value):
            return
        for place, character in self._places.matches(span, escapes_to_unseen):
            self._note(Problem(Code.UNSEEN_CHARACTER, place, found=name_of(character)))
