"""Read one of many: the cards that are open, the words of the glossary.

Invariant: the list stays where it is while the text under it turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.exercise.views import CardView
from tabletop.language.catalogue import _
from tabletop.language.glossary import terms
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.widgets.cards import card_text, card_title

_LIST = 9
"""Lines of the list above the text."""


class Entry(NamedTuple):
    """A line of the list, and what it opens."""

    title: Content
    text: Content


class Reader(Dialog[None]):
    """A list above, a text below; arrows turn."""

    DEFAULT_CSS = """
    Reader.-large .dialog--body { height: auto; margin-bottom: 0; }
    Reader .reader--text { height: 1fr; border-top: solid $rule; }
    Reader .reader--text > Static { width: 100%; max-width: 72; height: auto; }
    """

    def __init__(self, title: Content, entries: Sequence[Entry], *, nothing: Content) -> None:
        """Args: the title; what to read; what to say when there is nothing."""
        super().__init__(title)
        self._entries = tuple(entries)
        self._nothing: Content = nothing
        self.set_class(bool(self._entries), "-large")

    @override
    def body_lines(self, height: int) -> int:
        return min(_LIST, super().body_lines(height))

    @override
    def compose_body(self) -> ComposeResult:
        if self._entries:
            yield PickRows([entry.title for entry in self._entries], does=_("read"))
        else:
            yield Static(self._nothing)

    @override
    def compose_foot(self) -> ComposeResult:
        if self._entries:
            first: Content = self._entries[0].text
            with VerticalScroll(classes="reader--text"):
                yield Static(first)

    @on(PickRows.Moved)
    def turn(self, event: PickRows.Moved) -> None:
        """Show what the cursor is on."""
        text: Content = self._entries[event.index].text
        self.query_one(".reader--text > Static", Static).update(text)
        self.query_one(".reader--text").scroll_home(animate=False)


def cards_reader(cards: tuple[CardView, ...]) -> Reader:
    """The cards opened so far, the newest first."""
    return Reader(
        Content(_("Cards: facts you can rely on, each with its date")),
        [Entry(card_title(card), card_text(card)) for card in reversed(cards)],
        nothing=Content(_("No card is open yet. Cards open with the injects they belong to.")),
    )


def glossary_reader() -> Reader:
    """The words of exercises, and what they mean here."""
    return Reader(
        Content(_("Glossary")),
        [Entry(Content(word), Content.assemble((word, "bold"), "\n\n", meaning)) for word, meaning in terms()],
        nothing=Content("–"),
    )
