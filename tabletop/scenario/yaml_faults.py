"""What an author did when a text is no YAML: a code and the place of the fault, not of where the reader noticed.

Invariant: the answer is the same whichever of the two readers stumbled.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from tabletop.scenario.positions import Mark, Places
from tabletop.scenario.problems import Code, Place, Problem
from tabletop.scenario.yaml_events import BAD_ESCAPE, bad_escape

SPACE: Final = "space"
"""A colon without the space after it."""
APOSTROPHE: Final = "apostrophe"
"""A text in single quotes that its own apostrophe ends."""
SIGN: Final = "sign"
"""A `>` or `|` with the text on the same line."""
PACKED: Final = "packed"
"""A file of an office program, or another archive, where a text should be."""
_WORD: Final = re.compile(r"\S+")
_TIGHT: Final = re.compile(r"[a-z][a-z0-9_-]*:[^\s/]")
_UNKNOWN_ESCAPE: Final = re.compile(
    r"""\\(?:x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8})|[^0abt\tnvfre "/\\N_LPxuU\n])"""
)
_ANY_ESCAPE: Final = re.compile(r"\\.", re.DOTALL)

_AT_PROBLEM: Final = (
    ("tab character", Code.TAB),
    ("cannot start any token", Code.NEEDS_QUOTES),
    ("entries are not allowed", Code.INDENTATION),
    ("keys are not allowed", Code.INDENTATION),
    ("found unexpected ':'", Code.COLON_IN_TEXT),
    ("comment or line break", Code.AFTER_TEXT),
    ("indentation indicator", Code.AFTER_TEXT),
    ("comment or a line break", Code.AFTER_TEXT),
)
_ENDED: Final = ("end of stream", "document separator", "document indicator")


def of_office(raw: bytes) -> str:
    """`PACKED` where the bytes begin as files of office programs do, the new and the old; else nothing."""
    return PACKED if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else ""


def fault(error: yaml.YAMLError, places: Places) -> Problem:
    """Say what is wrong where the YAML reader gave up."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(Code.YAML, places.at_end())
    here, there = error.problem_mark, error.context_mark or error.problem_mark
    problem, context = error.problem or "", error.context or ""
    found = _of_context(problem, context, there, places) or _of_place(problem, here, there, places)
    return found or Problem(Code.YAML, _point(here, places))


def _of_context(problem: str, context: str, there: Mark, places: Places) -> Problem | None:
    """What is wrong with something that began at `there`."""
    if "escape" in problem or "hex" in problem:
        return _escape(problem, there, places)
    if "scanning a tag" in context or "parsing a tag" in context or "tag handle" in problem:
        place, words = places.property(there)
        return Problem(Code.TAG, place, found=words)
    if "anchor" in context or "alias" in context:
        return Problem(Code.NEEDS_QUOTES, _word(there, places), found=_char(there, places))
    if "could not find expected ':'" in problem:
        place = _word(there, places)
        tight = _TIGHT.match(places.lines[there.line], there.column) if there.line < len(places.lines) else None
        return Problem(Code.NO_COLON, place, wants=SPACE if tight else "")
    if any(words in problem for words in _ENDED):
        return Problem(Code.NOT_CLOSED, _point(there, places))
    return None


def _of_place(problem: str, here: Mark, there: Mark, places: Places) -> Problem | None:
    """What is wrong with what stands at `here`."""
    if "',' or" in problem:
        return _in_brackets(here, there, places)
    if "values are not allowed" in problem:
        return _colon(here, places)
    if "token" in problem and _char(here, places) == "\t":
        return Problem(Code.TAB, _point(here, places))
    for words, code in _AT_PROBLEM:
        if words in problem:
            wants = SIGN if code is Code.AFTER_TEXT else ""
            return Problem(code, _point(here, places), found=_char(here, places), wants=wants)
    if "node content" in problem and _rest_is_blank(here, places):
        return Problem(Code.NOT_CLOSED, _last_opened(places))
    if "node content" in problem and _char(here, places) == ":":
        return Problem(Code.KEY_NOT_TEXT, _point(here, places))
    if "node content" in problem:
        return Problem(Code.NEEDS_QUOTES, _point(here, places), found=_char(here, places))
    if "document start" in problem:
        return Problem(Code.AFTER_TEXT, _word(here, places), found=_char(here, places))
    if "block end" in problem or "expected key" in problem or "'-' indicator" in problem:
        return _out_of_line(here, there, places)
    return None


def _escape(problem: str, start: Mark, places: Places) -> Problem:
    """The first escape after the opening quote that does not exist."""
    text = "\n".join(places.lines[start.line :])
    if problem == BAD_ESCAPE:
        match = bad_escape(text, start.column)
    else:
        escapes = (_UNKNOWN_ESCAPE.match(text, one.start()) for one in _ANY_ESCAPE.finditer(text, start.column))
        match = next((one for one in escapes if one is not None), None)
    if match is None:
        return Problem(Code.NOT_CLOSED, _point(start, places))
    before = text[: match.start()]
    col = match.start() - (before.rfind("\n") + 1) + 1
    place = Place(places.file, start.line + before.count("\n") + 1, col, col + len(match[0]))
    return Problem(Code.ESCAPE, place, found=match[0])


def _in_brackets(here: Mark, opened: Mark, places: Places) -> Problem:
    opening = _point(opened, places)
    if _rest_is_blank(here, places):
        return Problem(Code.NOT_CLOSED, opening)
    return Problem(Code.NOT_CLOSED, opening, related=_point(here, places))


def _colon(here: Mark, places: Places) -> Problem:
    """A second `: ` in one line is a colon in a text; a first one means that the line stands too far in."""
    line = places.lines[here.line] if here.line < len(places.lines) else ""
    if not line[: here.column].strip():
        return Problem(Code.KEY_NOT_TEXT, _point(here, places))
    code = Code.COLON_IN_TEXT if re.search(r":\s", line[: here.column]) else Code.INDENTATION
    place = _point(here, places) if code is Code.COLON_IN_TEXT else _first_word(here, places)
    return Problem(code, place)


def _out_of_line(here: Mark, there: Mark, places: Places) -> Problem:
    line = places.lines[here.line] if here.line < len(places.lines) else ""
    if _char(here, places) == ":":
        return Problem(Code.KEY_NOT_TEXT, _point(here, places))
    if line[: here.column].strip() not in {"", "-"}:
        wants = APOSTROPHE if line[here.column - 1 : here.column] == "'" else ""
        return Problem(Code.AFTER_TEXT, _word(here, places), found=_char(here, places), wants=wants)
    return Problem(Code.INDENTATION, _word(here, places), related=_first_word(there, places))


def _last_opened(places: Places) -> Place:
    """The last bracket that was opened, where a file ends inside it."""
    for number, line in reversed(tuple(enumerate(places.lines))):
        col = max(line.rfind("["), line.rfind("{")) + 1
        if col:
            return Place(places.file, number + 1, col, col + 1)
    return places.at_end()


def _rest_is_blank(here: Mark, places: Places) -> bool:
    rest = places.lines[here.line :]
    return not rest or not (rest[0][here.column :] + "".join(rest[1:])).strip()


def _char(mark: Mark, places: Places) -> str:
    line = places.lines[mark.line] if mark.line < len(places.lines) else ""
    return line[mark.column : mark.column + 1]


def _point(mark: Mark, places: Places) -> Place:
    if _rest_is_blank(mark, places) and _char(mark, places) != "\t":
        return places.at_end()
    return Place(places.file, mark.line + 1, mark.column + 1, mark.column + 2)


def _word(mark: Mark, places: Places) -> Place:
    match = _WORD.match(places.lines[mark.line], mark.column) if mark.line < len(places.lines) else None
    return Place(places.file, mark.line + 1, mark.column + 1, match.end() + 1) if match else _point(mark, places)


def _first_word(mark: Mark, places: Places) -> Place:
    match = _WORD.search(places.lines[mark.line]) if mark.line < len(places.lines) else None
    return Place(places.file, mark.line + 1, match.start() + 1, match.end() + 1) if match else _point(mark, places)
