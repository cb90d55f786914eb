"""What comes back from the form of an intervention, field by field; and the words in it, cleaned and measured.

Invariant: nothing somebody wrote is cut: what is too long is refused whole, and stays in its field.
"""

from __future__ import annotations

from typing import Final

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entries
from tabletop.decisions.proceeding import Intervention
from tabletop.decisions.text import DECISION_LIMIT, clean, word_count
from tabletop.decisions.words import Words

LONGEST_MINUTES: Final = 240
"""The longest time that can be set for something."""
_UNCUT: Final = 1_000_000
"""Characters and lines: more than anything that is not refused as too long."""


def _cleaned(text: str) -> str:
    return clean(text, limit=_UNCUT, lines=_UNCUT)


def words_of(entries: Entries, name: str) -> Words | None:
    """The cleaned text of a field; None where nothing was written."""
    entry = entries.get(name)
    text = _cleaned(entry) if isinstance(entry, str) else ""
    return Words.of(text) if text else None


def picked(entries: Entries, name: str) -> str:
    """The id picked in a field; empty where nothing was."""
    entry = entries.get(name)
    return entry if isinstance(entry, str) else ""


def picked_some(entries: Entries, name: str) -> tuple[str, ...]:
    """The ids picked in a field."""
    entry = entries.get(name)
    return entry if isinstance(entry, tuple) else ()


def picked_number(entries: Entries, name: str) -> int | None:
    """The id picked in a field whose ids are numbers; None where nothing was, or no number."""
    return _whole(picked(entries, name))


def minutes_of(entries: Entries, name: str) -> int | Fault:
    """The minutes in a field, written or set, from 1 to 240."""
    entry = entries.get(name)
    minutes = entry if isinstance(entry, int) else _whole(entry.strip()) if isinstance(entry, str) else None
    return minutes if minutes is not None and 1 <= minutes <= LONGEST_MINUTES else Fault.BAD_MINUTES


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999") else None


def too_long(words: Words, most: int, characters: int = DECISION_LIMIT) -> Fault | None:
    """Say so where there are more words than `most`, or more characters than can be meant by that."""
    text = words.shown
    return Fault.TOO_LONG if word_count(text) > most or len(text) > characters else None


def in_words(what: Intervention) -> Intervention | Fault:
    """The intervention with its words cleaned, wherever it was made; a text without any is missing."""
    changed: dict[str, Words | tuple[Words, ...]] = {}
    for name, value in what:
        if isinstance(value, Words):
            changed[name] = Words.of(_cleaned(value.shown))
        elif isinstance(value, tuple) and value and all(isinstance(one, Words) for one in value):
            changed[name] = tuple(Words.of(_cleaned(one.shown)) for one in value)
    for words in changed.values():
        if not all(one.shown for one in (words if isinstance(words, tuple) else (words,))):
            return Fault.MISSING
    return what.model_copy(update=changed) if changed else what
