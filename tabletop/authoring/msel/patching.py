"""A change of a scenario put into its file where it belongs, with comments and layout left alone.

Invariant: the new text is read before anybody gets it, and says exactly what it should; where that cannot be reached
by touching single places, the answer is None and the caller writes a new file beside the old one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tabletop.authoring.msel.changes import PLACE, Difference, differences, keyed
from tabletop.authoring.msel.parts import Part, Parted, as_written, joined, parted
from tabletop.scenario.positions import ListSpan, MapSpan, Mark, Path, Span, Spot
from tabletop.scenario.problems import ScenarioRefused
from tabletop.scenario.reader import Data, Document, read
from tabletop.scenario.writing import Written, entry, item_lines, scalar

_STEP: Final = 2


class _NotHere(Exception):  # noqa: N818 - it is what it says
    """The change cannot be made by touching one place."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text from one place to another, replaced."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def patched(text: str, after: Parted) -> str | None:
    """The file's text, saying what `after` says; None where that takes more than single places."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    try:
        document = read(text.encode(), "scenario.yaml")
        before = parted(document.data)
        made = _applied(lines, _edits(document, lines, before, after))
        return made if _says(made, after) else None
    except (_NotHere, ScenarioRefused):
        return None


def _says(text: str, after: Parted) -> bool:
    data = read(text.encode(), "scenario.yaml").data
    wanted = joined(after)
    mine = keyed(parted(data))
    return keyed(parted(wanted)) == mine and list(after.injects) == list(parted(data).injects)


def _edits(document: Document, lines: list[str], before: Parted, after: Parted) -> list[_Edit]:
    paths = _paths(document.data)
    found: list[_Edit] = []
    for one in differences(keyed(before), keyed(after)):
        if one.path[-1] == PLACE and one.path[0] in {"injects", "decisions"}:
            raise _NotHere
        if one.path[0] in {"injects", "decisions", "moves"} and len(one.path) == 2:  # noqa: PLR2004 - a whole part
            found.append(_whole(document, lines, one, after))
            continue
        path = one.path[1:] if one.path[0] == "head" else (*paths[one.path[0], one.path[1]], *one.path[2:])
        found.append(_field(document, lines, path, one))
    return found


def _paths(data: Part) -> dict[tuple[str, str], Path]:
    """Where each part stands in the file."""
    found: dict[tuple[str, str], Path] = {}
    moves = data.get("moves")
    for number, move in enumerate(moves if isinstance(moves, list) else ()):
        if not isinstance(move, dict):
            continue
        found["moves", str(move.get("id"))] = ("moves", number)
        for kind in ("injects", "decisions"):
            listed = move.get(kind)
            for place, part in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(part, dict):
                    found[kind, str(part.get("id"))] = ("moves", number, kind, place)
    return found


def _field(document: Document, lines: list[str], path: Path, one: Difference) -> _Edit:
    """The edit for one field of a part."""
    around = _spot(document, path[:-1])
    if not isinstance(around, MapSpan):
        raise _NotHere
    key = str(path[-1])
    if one.before is None and one.after is not None:
        return _added(lines, around, key, one.after)
    if one.after is None:
        return _removed(lines, around, key)
    spot = around.values[key]
    if isinstance(spot, tuple) and isinstance(one.after, str):
        return _replaced(lines, around, spot, one.after)
    return _rewritten(lines, around, key, one.after)


def _spot(document: Document, path: Path) -> Spot:
    spot = document.places.spot(path)
    if spot is None:
        raise _NotHere
    return spot


def _block(lines: list[str], span: MapSpan | ListSpan) -> bool:
    return lines[span.start.line][span.start.column : span.start.column + 1] not in {"{", "["}


def _replaced(lines: list[str], around: MapSpan, spot: Span, text: str) -> _Edit:
    start, end = spot
    indent = _indent(around)
    if not _block(lines, around):
        return _Edit(_at(start), _at(end), _quoted(text))
    new = scalar(text, indent=indent + _STEP, before=start.column)
    if lines[start.line][start.column : start.column + 1] in {"|", ">"}:
        return _Edit(_at(start), _end_of_block(lines, start, end), new)
    return _Edit(_at(start), _at(end), new)


def _quoted(text: str) -> str:
    """A text inside brackets: in quotes, unless it is a plain word."""
    if text and all(one.isalnum() or one in "-_+ ." for one in text) and text == text.strip() and text[0] not in "-+. ":
        return text
    quoted = scalar(f"{text}\t", indent=0, before=0)
    return f'{quoted[:-3]}"'


def _end_of_block(lines: list[str], start: Mark, end: Mark) -> tuple[int, int]:
    """The end of the last line of a block of text that is not blank."""
    last = min(end.line, len(lines) - 1)
    if end.column == 0 or not lines[last][: end.column].strip():
        last -= 1
    while last > start.line and not lines[last].strip():
        last -= 1
    return last, len(lines[last])


def _added(lines: list[str], around: MapSpan, key: str, value: Data) -> _Edit:
    """A new key behind the last one."""
    if not _block(lines, around):
        if around.end is None or not isinstance(value, str):
            raise _NotHere
        place = (around.end.line, around.end.column - 1)
        return _Edit(place, place, f"{', ' if around.keys else ''}{key}: {_quoted(value)}")
    last = _last_line(lines, around)
    text = "\n".join(entry(key, _written(value), _indent(around)))
    return _Edit((last, len(lines[last])), (last, len(lines[last])), f"\n{text}")


def _removed(lines: list[str], around: MapSpan, key: str) -> _Edit:
    """A key with its value and their lines; the first key of an item shares its line with the dash."""
    start = around.keys[key][0]
    if not _block(lines, around) or lines[start.line][: start.column].strip() or len(around.keys) == 1:
        raise _NotHere
    last = _last_of(lines, around, key)
    return _Edit((start.line - 1, len(lines[start.line - 1])), (last, len(lines[last])), "")


def _rewritten(lines: list[str], around: MapSpan, key: str, value: Data) -> _Edit:
    """A key with a value of another shape, written anew."""
    start = around.keys[key][0]
    if not _block(lines, around):
        raise _NotHere
    last = _last_of(lines, around, key)
    text = "\n".join(entry(key, _written(value), _indent(around)))
    return _Edit(_at(start), (last, len(lines[last])), text[_indent(around) :])


def _whole(document: Document, lines: list[str], one: Difference, after: Parted) -> _Edit:
    """A new part behind the one before it, in its move."""
    if one.before is not None or not isinstance(one.after, dict) or one.path[0] == "moves":
        raise _NotHere
    kind, key = one.path
    parts = after.injects if kind == "injects" else after.decisions
    mates = [name for name in parts if after.move_of.get(name) == after.move_of.get(key)]
    paths = _paths(document.data)
    before = next((name for name in reversed(mates[: mates.index(key)]) if (kind, name) in paths), None)
    if before is None:
        raise _NotHere
    spot = _spot(document, paths[kind, before])
    if not isinstance(spot, MapSpan) or not _block(lines, spot) or spot.start.column < _STEP:
        raise _NotHere
    last = _last_line(lines, spot)
    part = as_written(kind, {name: value for name, value in one.after.items() if name != PLACE})
    text = "\n".join(item_lines([_written(part)], spot.start.column - _STEP))
    return _Edit((last, len(lines[last])), (last, len(lines[last])), f"\n{text}")


def _written(value: Data) -> Written:
    return value if isinstance(value, str) else {**value} if isinstance(value, dict) else [*value]


def _indent(span: MapSpan) -> int:
    return next(iter(span.keys.values()))[0].column


def _last_line(lines: list[str], span: MapSpan) -> int:
    return _last_of(lines, span, next(reversed(span.keys)))


def _last_of(lines: list[str], around: MapSpan, key: str) -> int:
    """The last line that belongs to a key: of its value, and of whatever stands in it."""
    spot: Spot = around.values[key]
    while True:
        if isinstance(spot, tuple):
            start, end = spot
            if lines[start.line][start.column : start.column + 1] in {"|", ">"}:
                return _end_of_block(lines, start, end)[0]
            return max(end.line, around.keys[key][0].line)
        if not _block(lines, spot):
            return spot.end.line if spot.end is not None else spot.start.line
        inner = list(spot.values.values()) if isinstance(spot, MapSpan) else spot.items
        spot = inner[-1]


def _at(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _applied(lines: list[str], edits: list[_Edit]) -> str:
    """The text with the edits in it, the last first, so that places stay right; of two at one place, the later wins."""
    found = list(lines)
    reached: tuple[int, int] | None = None
    from_the_last = list(reversed(edits))
    for edit in sorted(from_the_last, key=lambda one: (one.start, one.end), reverse=True):
        if reached is not None and edit.end > reached:
            raise _NotHere
        (first, left), (last, right) = edit.start, edit.end
        found[first : last + 1] = f"{found[first][:left]}{edit.text}{found[last][right:]}".split("\n")
        reached = edit.start
    return "\n".join(found)
