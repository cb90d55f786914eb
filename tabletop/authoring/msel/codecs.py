"""How a value of a scenario stands in a cell, and how a cell is read back.

Invariant: `cell_of` gives a text only if reading it gives the same value again; what a cell cannot hold that way stays
on the sheet for everything else, leaf by leaf.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel.times import moment
from tabletop.documents.cells import CELL_LIMIT
from tabletop.scenario.problems import ScenarioRefused
from tabletop.scenario.reader import Data, read
from tabletop.scenario.writing import legible, written

ELSEWHERE: Final = "→ Everything else"
"""What stands in a cell whose value cannot."""

_EFFECT: Final = re.compile(r"([A-Za-z0-9-]+) ([+-]?[0-9]{1,6}): (.+)")
_NAMED: Final = re.compile(r"([A-Za-z0-9-]+): (.+)")
_MINUTES: Final = re.compile(r"\+?[0-9]{1,4}(?: ?min(?:utes?)?)?")
_BETWEEN: Final = re.compile(r"[,;\n]")
_ESCAPED: Final = re.compile("_x[0-9A-Fa-f]{4}_")
_MINUTE: Final = 60


class NotRead(ValueError):  # noqa: N818 - it is what the sentence says
    """A cell does not hold what belongs there; the argument is what would be right."""


@dataclass(frozen=True, slots=True)
class Codec:
    """One way of writing a value down in a cell."""

    write: Callable[[Data], str | None]
    read: Callable[[str], Data]
    """Raises NotRead."""

    def cell_of(self, value: Data) -> str | None:
        """The cell; None where it cannot hold the value."""
        text = self.write(value)
        if not text or text == ELSEWHERE or _too_long(text) or text != legible(text):
            return None
        try:
            return text if same(self.read(text), value) else None
        except NotRead:
            return None


def same(one: Data, other: Data) -> bool:
    """Whether two values mean the same: one thing stands for a list of one, a list of themes for a mapping."""
    if isinstance(one, list) and isinstance(other, str):
        return one == [other]
    if isinstance(one, str) and isinstance(other, list):
        return other == [one]
    if isinstance(one, dict) and isinstance(other, list):
        return one == {name: "" for name in other if isinstance(name, str)} and len(one) == len(other)
    if isinstance(one, list) and isinstance(other, dict):
        return same(other, one)
    return one == other


def _too_long(text: str) -> bool:
    """Whether it is longer than a spreadsheet's cell, which counts some characters twice and escapes seven times."""
    return len(text) + sum(ord(one) > 0xFFFF for one in text) + 7 * len(_ESCAPED.findall(text)) > CELL_LIMIT  # noqa: PLR2004


def _text(value: Data) -> str | None:
    return value if isinstance(value, str) else None


def _words(value: Data) -> str | None:
    return value if isinstance(value, str) else _joined(value, ", ")


def _lines(value: Data) -> str | None:
    return value if isinstance(value, str) else _joined(value, "\n")


def _joined(value: Data, between: str) -> str | None:
    texts = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return between.join(texts) if texts and len(texts) == len(value) else None


def _read_words(text: str) -> Data:
    found: list[Data] = [one.strip() for one in _BETWEEN.split(text) if one.strip()]
    return found


def _read_lines(text: str) -> Data:
    found: list[Data] = [one for one in text.split("\n") if one.strip()]
    return found


def _several(text: str) -> Data:
    found = _read_words(text)
    return found[0] if isinstance(found, list) and len(found) == 1 else found


def _prompts(text: str) -> Data:
    found = _read_lines(text)
    return found[0] if isinstance(found, list) and len(found) == 1 else found


def _effects(value: Data) -> str | None:
    lines: list[str] = []
    for name, effect in value.items() if isinstance(value, dict) else ():
        if not isinstance(effect, dict) or set(effect) != {"by", "why"}:
            return None
        lines.append(f"{name} {effect['by']}: {effect['why']}")
    return "\n".join(lines)


def _read_effects(text: str) -> Data:
    found: dict[str, Data] = {}
    for line in text.split("\n"):
        match = _EFFECT.fullmatch(line)
        if match is None and line.strip():
            raise NotRead("escalation +4: why it changes")
        if match is not None:
            found[match[1]] = {"by": match[2], "why": match[3]}
    return found


def _named(value: Data) -> str | None:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        return _lines(value) if isinstance(value, list) else None
    return "\n".join(f"{name}: {text}" if text else name for name, text in value.items())


def _read_named(text: str) -> Data:
    found: dict[str, Data] = {}
    for line in text.split("\n"):
        match = _NAMED.fullmatch(line)
        if match is not None:
            found[match[1]] = match[2]
        elif line.strip():
            found[line.strip()] = ""
    return found


def _condition(value: Data) -> str | None:
    return written(value).rstrip("\n") if isinstance(value, dict) and value else None


def _read_condition(text: str) -> Data:
    try:
        document = read(text.encode(), "cell")
    except ScenarioRefused:
        raise NotRead("cohesion: below 45") from None
    if document.problems:
        raise NotRead("cohesion: below 45")
    return document.data


def _read_minutes(text: str) -> Data:
    text = text.strip()
    if _MINUTES.fullmatch(text):
        return text
    found = moment(text)
    if found is None or found.seconds < 0 or (found.clock and found.day is not None):
        raise NotRead("+12 min")
    return f"+{found.seconds // _MINUTE} min"


def _read_yes_no(text: str) -> Data:
    word = text.strip().casefold()
    if word in {"yes", "y", "x", "true", "1"}:
        return "yes"
    if word in {"no", "n", "false", "0"}:
        return "no"
    raise NotRead("yes, no")


TEXT: Final = Codec(_text, lambda text: text)
"""As it stands."""
WORDS: Final = Codec(_words, _read_words)
"""Names with commas between them; always a list."""
SEVERAL: Final = Codec(_words, _several)
"""Names with commas between them; one may stand alone."""
PROMPTS: Final = Codec(_lines, _prompts)
"""A text for each line."""
EFFECTS: Final = Codec(_effects, _read_effects)
"""A line for each: `escalation +4: A name is now public.`"""
NAMED: Final = Codec(_named, _read_named)
"""A line for each: `pm: Prime Minister`."""
CONDITION: Final = Codec(_condition, _read_condition)
"""As it stands in a scenario: `cohesion: below 45`."""
MINUTES: Final = Codec(_text, _read_minutes)
"""`12`, `+12 min`; whatever else is a time, in minutes."""
YES_NO: Final = Codec(_text, _read_yes_no)
"""yes or no."""
