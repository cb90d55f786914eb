"""How a word in a scenario file becomes a value: whole numbers, yes and no, counts, ids.

Every scalar arrives as text; nothing is guessed from its look. The same types read back what JSON stored.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,6}")
_AFTER: Final = re.compile(r"([0-9]{1,2}) injects?")
_MINUTES: Final = re.compile(r"\+?([0-9]{1,4})(?: ?min(?:utes?)?)?")
_PICK: Final = re.compile(r"([0-9]{1,2})(?: ?- ?([0-9]{1,2}))?")


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise PydanticCustomError("whole_number", "a whole number")
        return int(value)
    return value


def _yes_no(value: object) -> object:
    if isinstance(value, str):
        if value not in {"yes", "no"}:
            raise PydanticCustomError("yes_no", "yes or no")
        return value == "yes"
    return value


def _after(value: object) -> object:
    if isinstance(value, str):
        match = _AFTER.fullmatch(value)
        if match is None:
            raise PydanticCustomError("after_injects", "a count such as `2 injects`")
        return int(match[1])
    return value


def _minutes(value: object) -> object:
    if isinstance(value, str):
        match = _MINUTES.fullmatch(value)
        if match is None:
            raise PydanticCustomError("minutes", "minutes such as `12` or `+12 min`")
        return int(match[1])
    return value


def _pick(value: object) -> object:
    if isinstance(value, str):
        match = _PICK.fullmatch(value)
        if match is None:
            raise PydanticCustomError("pick", "a number or a range such as `1-2`")
        return (int(match[1]), int(match[2] or match[1]))
    return value


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Whole = Annotated[int, BeforeValidator(_whole)]
Level = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=100)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
AfterInjects = Annotated[int, BeforeValidator(_after), Field(ge=1, le=20)]
Minutes = Annotated[int, BeforeValidator(_minutes), Field(ge=0, le=1440)]
Pick = Annotated[tuple[int, int], BeforeValidator(_pick)]
Points = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1000)]
By = Annotated[int, BeforeValidator(_whole), Field(ge=-100, le=100)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
TeamId = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z][A-Z0-9]{0,7})$", max_length=40)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=280)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Flags = Annotated[tuple[Id, ...], BeforeValidator(_several)]
Prompts = Annotated[tuple[Text, ...], BeforeValidator(_several)]
