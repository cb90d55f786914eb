"""Results and counts in words: the author's labels, or ours where a result is a code.

Invariant: no code of the core ever reaches the screen as it is.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import OutcomeView
from tabletop.language.labels import LABELS, label
from tabletop.tui.safe_text import foreign_line


def counts(outcome: OutcomeView) -> Content:
    """`hospitals 2 · water 1`; nothing where all said the same or nobody anything."""
    found = [(name, count) for name, count in outcome.counts if count]
    if len(found) < 2:  # noqa: PLR2004 - one answer is no count
        return Content("")
    return Content(" · ").join(Content.assemble(_choice_words(name), f" {count}") for name, count in found)


def _choice_words(name: str) -> Content:
    return Content(label(f"ballot.{name}")) if name in {"for", "against", "abstain"} else result_words(name)


def result(outcome: OutcomeView) -> Content:
    """The result in words; nothing where there is none."""
    return result_words(outcome.result)


def result_words(code: str) -> Content:
    """A result in the author’s words, or in ours where it is a code: `passes`, `about-even`."""
    likely = f"likelihood.{code.replace('-', '_')}"
    if code in {"passes", "fails"}:
        return Content(label(f"ballot.{code}"))
    return Content(label(likely)) if likely in LABELS else foreign_line(code)
