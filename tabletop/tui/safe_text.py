"""The one door for text from strangers: scenarios, names, answers, titles, file names.

Invariant: nothing that leaves this module is read as markup, and nothing in it moves a cursor: it is cleaned, capped,
and carries no style but ours. `Unseen` filters once more at the sink, so no escape sequence reaches the terminal
whatever a widget does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Template
from typing import Final

from rich.segment import Segment
from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from tabletop.decisions.text import INJECT_LIMIT, INJECT_LINES, LINE_LIMIT, clean, clean_line

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_CUT: Final = "…"


def plain(text: str, *, limit: int = LINE_LIMIT) -> str:
    """One cleaned line as a bare string, for what takes no markup at all (`notify(…, markup=False)`, an Input's value).

    What is longer than `limit` ends in an ellipsis.
    """
    line = clean_line(text, limit=limit + 1)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + _CUT


def foreign(text: str, style: str = "", *, limit: int = INJECT_LIMIT) -> Content:
    """A cleaned text of several lines; `style` is ours and colours all of it."""
    return Content.styled(clean(text, limit=limit, lines=INJECT_LINES), style)


def foreign_line(text: str, style: str = "", *, limit: int = LINE_LIMIT) -> Content:
    """A cleaned single line: a title, a name, a label. What is longer than `limit` ends in an ellipsis."""
    return Content.styled(plain(text, limit=limit), style)


def foreign_cell(text: str, style: str = "", *, limit: int = LINE_LIMIT) -> Text:
    """A cleaned single line for the widgets that still take rich text: DataTable and Tree."""
    return Text(plain(text, limit=limit), style=style, no_wrap=True, end="")


def told(sentence: str, style: str = "", **values: str | Content) -> Content:
    """One of our sentences with its `$names` filled: values are put in once, as they are, never read.

    `told(_("Over to $team"), team=name)`. A `Content` value keeps its own style.
    """
    parts: list[Content] = []
    end = 0
    for found in Template.pattern.finditer(sentence):
        parts.append(Content.styled(sentence[end : found.start()], style))
        end = found.end()
        name = found["named"] or found["braced"]
        value = values.get(name or "")
        if value is None:
            parts.append(Content.styled("$" if found["escaped"] else found[0], style))
        else:
            parts.append(value if isinstance(value, Content) else foreign_line(value, style))
    parts.append(Content.styled(sentence[end:], style))
    return Content("").join(parts)


def stacked(parts: Iterable[Content]) -> Content:
    """The parts under each other, without the empty ones."""
    return Content("\n").join(part for part in parts if part.plain)


class Unseen(LineFilter):
    """Takes out of every line on its way to the terminal what is not seen: controls, C1, bidirectional marks, links.

    It is the last thing a line meets. What it removes has no width, so no column moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments without anything a terminal could act on."""
        if all(
            control is None
            and ((text.isascii() and text.isprintable()) or not _UNSEEN.search(text))
            and _linkless(style)
            for text, style, control in segments
        ):
            return segments
        return [
            Segment(_UNSEEN.sub("", text), style if _linkless(style) else style and style.update_link(None), None)
            for text, style, control in segments
            if not control
        ]


def _linkless(style: object) -> bool:
    return not getattr(style, "link", None)
