"""What is wrong with a file, as data: a code, a place, and the author's own words.

Invariant: a problem holds no sentence. Sentences are made from the code by whoever shows it, so that every language and
every format says the same.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_SHORT: Final = 3
_LIKE: Final = 0.6


class Code(StrEnum):
    """Every kind of problem that loading can find. Each has a page: `tabletop explain TT102`."""

    UNREADABLE = "TT000"
    TOO_LARGE = "TT001"
    NOT_UTF8 = "TT002"
    EMPTY = "TT003"
    NOT_A_MAPPING = "TT004"
    UNSEEN_CHARACTER = "TT005"
    LONE_CR = "TT006"
    TAB = "TT007"
    COLON_IN_TEXT = "TT008"
    NEEDS_QUOTES = "TT009"
    INDENTATION = "TT010"
    NOT_CLOSED = "TT011"
    NO_COLON = "TT012"
    ESCAPE = "TT013"
    AFTER_TEXT = "TT014"
    YAML = "TT015"
    ANCHOR = "TT016"
    TAG = "TT017"
    SECOND_DOCUMENT = "TT018"
    KEY_TWICE = "TT019"
    KEY_NOT_TEXT = "TT020"
    TOO_DEEP = "TT021"
    TOO_MANY = "TT022"
    TEXT_TOO_LONG = "TT023"
    FORMAT = "TT030"
    UNKNOWN_FIELD = "TT031"
    MISSING_FIELD = "TT032"
    WRONG_SHAPE = "TT033"
    NO_VALUE = "TT034"
    NOT_A_NUMBER = "TT035"
    OUT_OF_RANGE = "TT036"
    BAD_ID = "TT037"
    NOT_A_WORD = "TT038"
    OVER_LENGTH = "TT039"
    BAD_FORM = "TT040"
    COUNT = "TT041"
    BAD_CONDITION = "TT042"
    CONTRADICTION = "TT043"
    NO_TEAM = "TT101"
    NO_INDICATOR = "TT102"
    NO_DECISION = "TT103"
    NO_OPTION = "TT104"
    NO_SOURCE = "TT105"
    NO_CARD = "TT106"
    NO_INJECT = "TT107"
    NO_THEME = "TT108"
    NO_OBJECTIVE = "TT109"
    NO_ALIAS = "TT110"
    BARE_DOLLAR = "TT111"
    NO_FLAG = "TT112"
    ID_TWICE = "TT113"
    OTHER_MOVE = "TT114"
    TWO_MEANINGS = "TT115"
    ITSELF = "TT116"
    WRONG_ANSWER = "TT117"
    NO_ENDING = "TT118"
    OTHER_SCENARIO = "TT119"
    TEXTS_OF_ANOTHER = "TT120"
    OTHER_LANGUAGE = "TT121"
    NOT_IN_ORIGINAL = "TT122"
    NOT_A_TEXT = "TT123"
    OTHER_NUMBER = "TT124"
    NOT_TRANSLATED = "TT125"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line: line and columns count from 1 in characters, `end` is the first column after it."""

    file: str
    line: int
    col: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what was met instead."""

    code: str
    """A member of `Code`, or the code of a rule further up."""
    place: Place
    found: str = ""
    """What stands there, in the author's words."""
    wants: str = ""
    """What was expected: a field, an amount, or the name of a form that the messages have a sentence for."""
    shape: str = ""
    """`list`, `mapping`, `text` or `nothing`, where that is what is wrong."""
    known: tuple[str, ...] = ()
    """The names that would have been right."""
    related: Place | None = None
    """Another place that belongs to the problem."""
    note: bool = False
    """Whether nothing is wrong and something is only worth knowing."""
    where: str = ""
    """The part it is about, as an `ignore` names it: `first-response/accuse`. Only from rules further up."""
    values: tuple[tuple[str, str], ...] = ()
    """More words for the sentence, by name."""

    @property
    def near(self) -> str | None:
        """The known name that was probably meant."""
        return nearest(self.found, self.known)


class ScenarioRefused(Exception):  # noqa: N818 - the file is refused; the program did not fail
    """The file is not a scenario that can be used; `problems` say why, sorted by place, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(", ".join(f"{one.code} line {one.place.line}" for one in self.problems[:3]))


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known name most like `found`; None when nothing is near, or for names too short to tell."""
    if len(found) <= _SHORT:
        return None
    candidates = {name.lower(): name for name in known if len(name) > _SHORT}
    matches = difflib.get_close_matches(found.lower(), candidates, n=1, cutoff=_LIKE)
    return candidates[matches[0]] if matches else None


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.place, one.code, one.found)))
