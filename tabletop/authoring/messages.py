"""How a problem looks to a person at a terminal.

Invariant: the caret stands under exactly the wrong part, whatever the width of what stands before it; and no character
of the file reaches the terminal that is not seen.
"""

from __future__ import annotations

import textwrap
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from string import Template

from tabletop.authoring.divergences import context
from tabletop.authoring.sentences import clipped, related, remedy, sentence
from tabletop.language.catalogue import _, n_
from tabletop.scenario.characters import UNSEEN
from tabletop.scenario.problems import Code, Place, Problem

WIDTH = 80
SHOWN = 30
"""Problems shown of one file; the rest are counted."""
_NAMES = 12
_LEFT = 30
_TAB = "    "
_FAR = 400
"""Characters of a line looked at on either side: enough to fill any terminal, too few to take time."""


def render(problem: Problem, lines: Sequence[str], *, width: int = WIDTH, why: str = "") -> str:
    """One problem as a person reads it; `lines` are the lines of its file, `why` is the reason it was set aside for."""
    place = problem.place
    level = _("set aside") if why else _("note") if problem.note else _("error")
    head = f"{place.file}:{place.line}:{place.col}: {level} {problem.code}: {sentence(problem)}"
    wrapped = textwrap.wrap(head, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    gutter = " " * len(str(place.line))
    shown = _excerpt(place, lines, width - len(gutter) - 3)
    body = [f"{gutter} |", f"{place.line} | {shown[0]}", f"{gutter} | {shown[1]}"] if shown else []
    said = [Template(_("the reason: $why")).safe_substitute(why=clipped(why))] if why else hints(problem)
    helps = [row for line in said for row in _wrapped(line, gutter, width)]
    return _visible("\n".join([*wrapped, *body, *helps]))


def render_all(problems: Sequence[Problem], lines: Sequence[str], *, width: int = WIDTH) -> str:
    """All problems of a file, as many as a person reads, and how many more there are."""
    shown = [render(problem, lines, width=width) for problem in problems[:SHOWN]]
    more = len(problems) - SHOWN
    if more > 0:
        words = n_("… and {count} more problem", "… and {count} more problems", more)
        shown.append(words.replace("{count}", str(more)))
    return "\n\n".join(shown)


def hints(problem: Problem) -> list[str]:
    """The lines below the excerpt: the name that was meant, the names there are, what to do, the other place."""
    found: list[str] = []
    known = () if problem.code == Code.MISSING_FIELD else problem.known
    names = _names(known)
    if problem.near is not None and len(known) > _NAMES:
        names = ""
    if problem.near is not None and known:
        found.append(_('did you mean "$near"?').replace("$near", problem.near) + (f" {names}" if names else ""))
    elif names:
        found.append(names)
    return [*found, *filter(None, (*context(problem), remedy(problem), related(problem)))]


def display_width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _wrapped(line: str, gutter: str, width: int) -> list[str]:
    first, later = f"{gutter} = ", f"{gutter}   "
    return textwrap.wrap(line, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def _names(known: Sequence[str]) -> str:
    if not known:
        return ""
    listed = ", ".join(known[:_NAMES])
    more = len(known) - _NAMES
    if more > 0:
        listed += " " + _("and $count more").replace("$count", str(more))
    return _("known here: $names").replace("$names", listed)


def _excerpt(place: Place, lines: Sequence[str], width: int) -> tuple[str, str] | None:
    """The source line and the carets under it, cut to `width` columns around the wrong part."""
    if not 0 < place.line <= len(lines) or not lines[place.line - 1] or lines[place.line - 1].isspace():
        return None
    line, start, end = lines[place.line - 1], place.col - 1, place.end - 1
    indent = line[: _LEFT // 2]
    indent = indent[: len(indent) - len(indent.lstrip())]
    parts = line[max(start - _FAR, 0) : start], line[start:end][:_FAR], line[end : end + _FAR]
    before, wrong, after = (_visible(part) for part in parts)
    if display_width(before + wrong + after) > width and display_width(before) > _LEFT:
        before = f"{_visible(indent)}…{_last_columns(before, _LEFT - len(indent) - 1)}"
    shown = _first_columns(before + wrong + after, width)
    room = max(display_width(shown) - display_width(before), 1)
    carets = "^" * max(1, min(display_width(wrong), room))
    return shown.rstrip(), " " * display_width(before) + carets


def _visible(text: str) -> str:
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text).replace("\t", _TAB)


def _first_columns(text: str, width: int) -> str:
    """As much of the start as fits, with an ellipsis where something is left out."""
    ends = list(accumulate(map(_columns, text)))
    if not ends or ends[-1] <= width:
        return text
    return text[: bisect_right(ends, width - 1)] + "…"


def _last_columns(text: str, width: int) -> str:
    """As much of the end as fits."""
    ends = list(accumulate(map(_columns, reversed(text))))
    return text[len(text) - bisect_right(ends, width) :]
