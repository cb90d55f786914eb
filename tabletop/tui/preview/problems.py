"""The list of what is wrong with the file: every problem in its place, as `tabletop check` shows it.

Invariant: the texts are those of the command; here they are only cleaned and scrolled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from typing_extensions import override

from tabletop.authoring.messages import SHOWN, render
from tabletop.authoring.previewing.preview import Preview
from tabletop.language.catalogue import _, n_
from tabletop.scenario.problems import Problem
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.preview.pages import Page
from tabletop.tui.safe_text import foreign

WIDTH = 64
"""Columns of a message: what the dialog leaves at 80."""
_FIRST = 3
"""Problems shown on a page."""


def problem_text(problem: Problem, lines: Sequence[str]) -> Content:
    """One problem with its excerpt."""
    head, _line, rest = render(problem, lines, width=WIDTH).partition("\n")
    return Content.assemble(foreign(head, "bold"), "\n", Content.styled("", "$quiet"), _kept(rest))


def _kept(text: str) -> Content:
    """The excerpt, whose columns matter: cleaned line by line, its indentation kept."""
    rows: list[Content] = []
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        rows.append(Content.assemble(" " * (len(line) - len(bare)), foreign(bare, "$quiet")))
    return Content("\n").join(rows)


class Problems(Dialog[None]):
    """Every problem, the first on top."""

    READING: ClassVar[bool] = True

    def __init__(self, problems: Sequence[Problem], lines: Sequence[str]) -> None:
        count = len(problems)
        title = n_("$n thing to look at", "$n things to look at", count).replace("$n", str(count))
        super().__init__(Content(title if count else _("Nothing is wrong with the file.")))
        self._problems, self._lines = tuple(problems), tuple(lines)
        self.set_class(count > 1, "-large")

    @override
    def compose_body(self) -> ComposeResult:
        for problem in self._problems[:SHOWN]:
            yield Static(problem_text(problem, self._lines), classes="problem")
        more = len(self._problems) - SHOWN
        if more > 0:
            yield Static(Content(n_("… and $n more", "… and $n more", more).replace("$n", str(more))))


def waiting(preview: Preview) -> Page:
    """What is shown while there is no version that can be played: what is wrong, and what to do."""
    return Page(_waiting(preview))


def _waiting(preview: Preview) -> Iterator[Widget]:
    yield Static(Content.styled(_("This file cannot be played yet."), "bold"))
    words = _("Mend it in your editor and save: it is looked at again at once, and play begins here.")
    yield Static(Content(words), classes="gap")
    for problem in preview.errors[:_FIRST]:
        yield Static(problem_text(problem, preview.lines), classes="problem gap")
    more = len(preview.errors) - _FIRST
    if more > 0:
        yield Static(Content.styled(_("p shows all of them."), "$quiet"), classes="gap")
