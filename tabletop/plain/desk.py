"""The facilitator's table: the session, the console, and the few moves every command makes.

Invariant: commands go out as the facilitator's, and every act reads the view anew. What is remembered here only makes
an offer better (a title, a text that was marked with nothing); nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tabletop.exercise.commands import Command
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.views import Control, FacilitatorView, Room, Scene
from tabletop.language.catalogue import N_, _
from tabletop.plain.console import Console
from tabletop.plain.layout import numbered, said, whole
from tabletop.plain.parts import sent, show_cards, show_gauges
from tabletop.session.port import PlaySaver, Session

T = TypeVar("T")


class Desk:
    """What an act of the facilitator works with."""

    def __init__(self, session: Session, console: Console) -> None:
        self.session = session
        self.console = console
        self.titles: dict[str, str] = {}
        """Titles of all injects seen so far, also of those skipped since."""
        self.bias = True
        """Whether a ruling asks whose option sounds natural."""
        self.saver: PlaySaver | None = None
        """Saves the session as a golden play; None where there is no log."""
        self.marked: set[tuple[str, str]] = set()
        """(decision, team) of texts that were marked, if only with nothing."""

    @property
    def view(self) -> FacilitatorView:
        """Everything the facilitator may know now."""
        view = self.session.view(Control())
        self.titles.update((one.id, one.title) for one in (*view.coming, *view.contingencies))
        return view

    @property
    def scene(self) -> Scene:
        """What is going on."""
        return self.view.scene

    @property
    def room(self) -> Scene:
        """What everybody sees."""
        return self.session.view(Room()).scene

    def send(self, command: Command) -> bool:
        """Whether it happened; else the reason was said."""
        return sent(self.console, lambda: self.session.send(command, FACILITATOR))

    def choose(self, items: Sequence[T], words: Sequence[tuple[str, str]], given: str = "", offer: int = 0) -> T | None:
        """One of a numbered list; `given` is a number typed with the command, `offer` what Enter takes (0: nothing).

        Raises Back and Left. None when there is nothing to choose from.
        """
        if not items:
            return None
        if not given:
            self.console.lines(numbered(words))
        prompt = said(N_("Which one, 1 to $n?"), n=len(items))
        if offer:
            prompt = said(N_("Which one, 1 to $n? Enter takes $offer:"), n=len(items), offer=offer)
        line = given or self.console.ask(prompt)
        while True:
            number = (whole(line) or 0) if line else offer
            if 1 <= number <= len(items):
                return items[number - 1]
            self.console.say(said(N_("Please type a number from 1 to $n."), n=len(items)))
            line = self.console.ask(prompt)

    def text(self, prompt: str, given: str = "") -> str:
        """A line of text that must not be empty. Raises Back and Left."""
        line = given
        while not line:
            line = self.console.ask(prompt)
            if not line:
                self.console.say(_("There is nothing to write down yet. b goes back."))
        return line

    def cards(self) -> None:
        """Read out the cards."""
        show_cards(self.console, self.scene)

    def gauges(self) -> None:
        """Say where things stand."""
        show_gauges(self.console, self.scene)
