"""The columns of our own sheets: for each its heading, the field it shows, and how.

Invariant: a column puts back exactly what it took out; `tests/authoring/msel` holds that for every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel.codecs import (
    CONDITION,
    EFFECTS,
    MINUTES,
    NAMED,
    PROMPTS,
    SEVERAL,
    TEXT,
    WORDS,
    YES_NO,
    Codec,
    NotRead,
)
from tabletop.scenario.model import AD_HOC, EVERYONE
from tabletop.scenario.reader import Data
from tabletop.scenario.writing import legible

Part = dict[str, Data]

NARROW: Final = 12
MIDDLE: Final = 24
WIDE: Final = 60
MESSAGE_TO: Final = "Message to "
"""What the heading of a message for one team begins with."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that shows one field."""

    heading: str
    path: tuple[str, ...]
    codec: Codec = TEXT
    width: int = MIDDLE

    def cell(self, part: Mapping[str, Data]) -> str | None:
        """What stands in the cell: nothing where the field is absent, None where a cell cannot hold it."""
        found = _at(part, self.path)
        return "" if found is None else self.codec.cell_of(found)

    def put(self, part: Part, text: str) -> None:
        """Put a cell into the part; an empty one takes the field out. Raises NotRead."""
        text = legible(text)
        if not text.strip():
            remove(part, self.path)
        else:
            place(part, self.path, self.codec.read(text))

    def take(self, part: Part) -> None:
        """Take out of the part what the cell shows."""
        remove(part, self.path)


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """How an inject comes: planned, or held back, or when there is room, or as a template."""

    heading: str
    path: tuple[str, ...] = ()
    width: int = NARROW

    def cell(self, part: Mapping[str, Data]) -> str | None:
        """The words that hold."""
        words = [name for name in ("contingency", "optional") if part.get(name) == "yes"]
        if part.get("when") == AD_HOC:
            words.append(AD_HOC)
        return ", ".join(words) or "planned"

    def put(self, part: Part, text: str) -> None:
        """Put the words into the part. Raises NotRead."""
        words = {" ".join(one.split()).casefold() for one in text.split(",") if one.strip()}
        if words - {"planned", "contingency", "optional", AD_HOC}:
            raise NotRead("planned, contingency, optional, ad hoc")
        for name in ("contingency", "optional"):
            if name in words:
                part[name] = "yes"
            elif part.get(name) == "yes":
                del part[name]
        if AD_HOC in words:
            part["when"] = AD_HOC
        elif part.get("when") == AD_HOC:
            del part["when"]

    def take(self, part: Part) -> None:
        """Take out of the part what the cell shows; a `no` that is said stays, elsewhere."""
        for name in ("contingency", "optional"):
            if part.get(name) == "yes":
                del part[name]
        if part.get("when") == AD_HOC:
            del part["when"]


@dataclass(frozen=True, slots=True)
class WhenColumn:
    """The condition of an inject, where it is one."""

    heading: str
    path: tuple[str, ...] = ("when",)
    width: int = MIDDLE

    def cell(self, part: Mapping[str, Data]) -> str | None:
        """The condition as it stands in the file."""
        found = part.get("when")
        return CONDITION.cell_of(found) if isinstance(found, dict) else ""

    def put(self, part: Part, text: str) -> None:
        """Put the condition into the part. Raises NotRead."""
        if legible(text).strip():
            part["when"] = CONDITION.read(legible(text))
        elif isinstance(part.get("when"), dict):
            del part["when"]

    def take(self, part: Part) -> None:
        """Take the condition out of the part."""
        if isinstance(part.get("when"), dict):
            del part["when"]


@dataclass(frozen=True, slots=True)
class ToColumn:
    """Who an inject is for, everybody said in a word."""

    heading: str
    path: tuple[str, ...] = ("to",)
    width: int = MIDDLE

    def cell(self, part: Mapping[str, Data]) -> str | None:
        """The teams, or that it is everybody; None for a team that is called so."""
        teams = part.get("to")
        return WORDS.cell_of(teams) if teams and teams != [EVERYONE] else None if teams else EVERYONE

    def put(self, part: Part, text: str) -> None:
        """Put the teams into the part."""
        teams = WORDS.read(legible(text))
        part.pop("to", None)
        if teams and teams not in ([EVERYONE], [EVERYONE.capitalize()], ["all"], ["All"]):
            part["to"] = teams

    def take(self, part: Part) -> None:
        """Take the teams out of the part."""
        part.pop("to", None)


AnyColumn = Column | StatusColumn | WhenColumn | ToColumn

CONTROL_NUMBER: Final = "Control number"
MOVE: Final = "Move"
DECISION: Final = "Decision"
LIST: Final = "List"
OPTION: Final = "Option"
TEAM: Final = "Team"
FIELD: Final = "Field"
VALUE: Final = "Value"

_INJECT: Final[tuple[AnyColumn, ...]] = (
    Column("Time", ("at",), MINUTES, NARROW),
    Column("From", ("from",)),
    ToColumn("To"),
    Column("Method", ("kind",), TEXT, NARROW),
    Column("Subject", ("title",), TEXT, MIDDLE),
    Column("Message", ("text", EVERYONE), TEXT, WIDE),
)
_INJECT_AFTER: Final[tuple[AnyColumn, ...]] = (
    Column("Expected action", ("facilitator", "expect"), TEXT, WIDE),
    Column("Maximum minutes", ("minutes",), MINUTES, NARROW),
    StatusColumn("Status"),
    Column("Decisions asked", ("ask",), WORDS),
    WhenColumn("Condition"),
    Column("Effects", ("effects",), EFFECTS, WIDE),
    Column("Sets", ("sets",), SEVERAL, NARROW),
    Column("Confidence", ("confidence",), TEXT, NARROW),
    Column("Purpose", ("facilitator", "purpose"), TEXT, WIDE),
    Column("Read aloud", ("facilitator", "read_aloud"), TEXT, WIDE),
    Column("Probes", ("facilitator", "probes"), PROMPTS, WIDE),
    Column("If stuck", ("facilitator", "if_stuck"), TEXT, WIDE),
    Column("Watch for", ("facilitator", "watch_for"), TEXT, WIDE),
    Column("Themes", ("themes",), NAMED, WIDE),
    Column("Sources", ("sources",), WORDS),
    Column("Cards", ("cards",), WORDS),
)
PLANNING: Final = ("Objective", "Responsible controller", "Learning point", "Notes")
"""Columns that planners expect and the format has no field for; what stands in them is kept beside the scenario."""

MOVES: Final[tuple[AnyColumn, ...]] = (
    Column("Title", ("title",)),
    Column("Minutes", ("minutes",), MINUTES, NARROW),
    Column("Introduction", ("intro",), TEXT, WIDE),
)
TEAMS: Final[tuple[AnyColumn, ...]] = (
    Column("Name", ("name",)),
    Column("Roles", ("roles",), NAMED, MIDDLE),
    Column("Situation", ("brief", "situation"), TEXT, WIDE),
    Column("Wants", ("brief", "wants"), TEXT, WIDE),
    Column("Fears", ("brief", "fears"), TEXT, WIDE),
    Column("May not", ("brief", "may_not"), TEXT, WIDE),
    Column("Secret", ("brief", "secret"), TEXT, WIDE),
    Column("Left out", ("left_out",), TEXT, WIDE),
    Column("Optional", ("optional",), YES_NO, NARROW),
)
DECISIONS: Final[tuple[AnyColumn, ...]] = (
    Column("Type", ("type",), TEXT, NARROW),
    Column("By", ("by",), SEVERAL),
    Column("Question", ("question",), TEXT, WIDE),
    Column("Lever", ("lever",), TEXT, NARROW),
    Column("Rationale", ("rationale",), TEXT, NARROW),
    Column("How sure", ("confidence",), TEXT, MIDDLE),
)
OPTIONS: Final[tuple[AnyColumn, ...]] = (
    Column("Label", ("label",), TEXT, MIDDLE),
    Column("Detail", ("detail",), TEXT, MIDDLE),
    Column("Outcome", ("outcome",), TEXT, WIDE),
    Column("Effects", ("effects",), EFFECTS, WIDE),
    Column("Sets", ("sets",), SEVERAL, NARROW),
)
LISTS: Final = ("options", "items", "rubric")
"""Where a decision keeps what can be chosen, ordered, shared out or marked."""


def inject_columns(teams: Iterable[str]) -> tuple[AnyColumn, ...]:
    """The columns of the inject list, with one for what each team is told in addition."""
    messages = tuple(Column(f"{MESSAGE_TO}{team}", ("text", team), TEXT, WIDE) for team in teams)
    return (*_INJECT, *messages, *_INJECT_AFTER)


def own_headings() -> frozenset[str]:
    """Every heading of the inject list but those for single teams, in small letters."""
    names = (one.heading for one in inject_columns(()))
    return frozenset(one.casefold() for one in (CONTROL_NUMBER, MOVE, FIELD, VALUE, *names))


def place(part: Part, path: tuple[str, ...], value: Data) -> None:
    """Put a value at a path, making the mappings on the way."""
    for step in path[:-1]:
        inner = part.get(step)
        if not isinstance(inner, dict):
            inner = {}
            part[step] = inner
        part = inner
    part[path[-1]] = value


def remove(part: Part, path: tuple[str, ...]) -> None:
    """Take a value out, and the mappings around it that it leaves empty."""
    inner = part.get(path[0])
    if len(path) == 1:
        part.pop(path[0], None)
    elif isinstance(inner, dict):
        remove(inner, path[1:])
        if not inner:
            del part[path[0]]


def _at(part: Mapping[str, Data], path: tuple[str, ...]) -> Data | None:
    found: Data | None = dict(part)
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found
