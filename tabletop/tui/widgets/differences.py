"""A text against the one before it: what is new is underlined, what is gone is struck through.

What is gone stands between tildes, too, because some terminals cannot strike through.

Invariant: both are said by the line at the letters, never by colour; what did not change
may be cut short, what did never is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tabletop.decisions.proceeding import Span
from tabletop.tui.safe_text import foreign

_AROUND: Final = 6
"""Words of what stayed the same that stand on each side of a change where the rest is left out."""
_STYLES: Final = {"same": "", "new": "bold underline", "gone": "strike $quiet"}


def changed(spans: Sequence[Span]) -> bool:
    """Whether a text differs at all from the one before, and has one before it."""
    kinds = {kind for kind, text in spans if text.strip()}
    return "gone" in kinds or {"new", "same"} <= kinds


def marked(spans: Sequence[Span], text: str, *, short: bool = False) -> Content:
    """The text with its changes marked; as it is where there are none. `short` leaves out what is far from them."""
    if not changed(spans):
        return foreign(text)
    parts: list[Content] = []
    for at, (kind, said) in enumerate(spans):
        same = kind == "same" and short
        shown = _cut(said, first=at == 0, last=at == len(spans) - 1) if same else said
        parts.append(_styled(shown, _STYLES[kind], around="~" if kind == "gone" else ""))
        if kind == "gone" and at + 1 < len(spans) and not said.endswith((" ", "\n")):
            parts.append(Content(" "))
    return Content("").join(parts).rstrip()


def _styled(text: str, style: str, *, around: str) -> Content:
    """The words in a style of ours; the space around them stays plain, so that no line is drawn under nothing."""
    body = text.strip()
    if not body:
        return Content(" " if text else "")
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    mark = (around, "$quiet")
    return Content.assemble(_space(lead), mark, foreign(body, style), mark, _space(tail))


def _space(text: str) -> str:
    return "\n" if "\n" in text else " " if text else ""


def _cut(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    least = _AROUND * (1 if first or last else 2) + 2
    if len(words) <= least:
        return text
    lead = " " if text[0].isspace() else ""
    head = "" if first else lead + " ".join(words[:_AROUND]) + " "
    tail = "" if last else " " + " ".join(words[-_AROUND:]) + (" " if text[-1:].isspace() else "")
    return f"{head}…{tail}"
