"""Results and counts in words: the author's labels, or ours where a result is a code.

Invariant: no code of the core ever reaches the screen as it is.
"""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content

from tabletop.exercise.views import OutcomeView
from tabletop.language.labels import LABELS, label
from tabletop.tui.safe_text import foreign_line

_CAME_TO: Final = {
    "adopted": "stage.consensus.adopted",
    "broken": "stage.consensus.given-up",
    "success": "stage.matrix.success",
    "failure": "stage.matrix.failure",
    "signed": "stage.negotiation.signed",
    "reserved": "stage.negotiation.reserved",
    "walked": "stage.negotiation.walked",
}
"""What a proceeding came to."""
_ROW: Final = re.compile("row-[0-9]+|otherwise")
"""A row of the table of sealed moves: it has no name, and what happens says it."""


def counts(outcome: OutcomeView) -> Content:
    """`hospitals 2 · water 1`; nothing where all said the same or nobody anything."""
    found = [(name, count) for name, count in outcome.counts if count]
    if len(found) < 2:  # noqa: PLR2004 - one answer is no count
        return Content("")
    return Content(" · ").join(Content.assemble(_choice_words(name), f" {count}") for name, count in found)


def _choice_words(name: str) -> Content:
    if name in {"for", "against", "abstain"}:
        return Content(label(f"ballot.{name}"))
    return Content(label(f"count.{name}")) if f"count.{name}" in LABELS else result_words(name)


def result(outcome: OutcomeView) -> Content:
    """The result in words; nothing where there is none."""
    return result_words(outcome.result)


def result_words(code: str) -> Content:
    """A result in the author’s words, or in ours where it is a code: `passes`, `about-even`."""
    if code in _CAME_TO:
        return Content(label(_CAME_TO[code]))
    if _ROW.fullmatch(code):
        return Content("")
    likely = f"likelihood.{code.replace('-', '_')}"
    if code in {"passes", "fails"}:
        return Content(label(f"ballot.{code}"))
    return Content(label(likely)) if likely in LABELS else foreign_line(code)
