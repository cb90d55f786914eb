"""The review's keys: stepping, jumping, looking through other eyes, sifting.

Invariant: a key moves what is looked at, never what happened.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.worker import get_current_worker
from typing_extensions import override

from tabletop.exercise.views import Audience, Control, Room, Seat
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopApp
from tabletop.tui.review.aiming import aimed
from tabletop.tui.review.bindings import KEYS
from tabletop.tui.review.caption import whole
from tabletop.tui.review.chronicle import Only, Stop, beside
from tabletop.tui.review.entries import Entries
from tabletop.tui.review.seen import audience_name
from tabletop.tui.review.sieve import Sieve
from tabletop.tui.review.sifting import choices
from tabletop.tui.review.standing import PANES, PIECE, Standing
from tabletop.tui.review.timeline import Timeline

_NONE: Final[dict[Stop, str]] = {
    "inject": N_("There is no further inject in that direction."),
    "decision": N_("There is no further question or ruling in that direction."),
    "move": N_("There is no further move in that direction."),
}
_FULL_WIDTH: Final = 66
"""Cells of a text in a dialog."""


class Review(Standing):
    """The past, to be looked at from anywhere."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("This is a session that was played. You can look at every moment of it; nothing can be changed."),
        N_("The arrows go from event to event, [ and ] from inject to inject; the timeline shows where you are."),
        N_("Press v to see a moment as the room, a team or the facilitator saw it then."),
    )
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def say(self, text: Content) -> None:
        """A toast."""
        if isinstance(self.app, TabletopApp):
            self.app.say(text)

    # stepping

    def action_event(self, by: int) -> None:
        """Along the list."""
        self._go(beside(self.sieve.shown, self.number, by))

    def action_page(self, by: int) -> None:
        """Along the list, a screen at a time."""
        shown = self.sieve.shown
        if shown:
            rows = self.entries.size.height
            place = self.entries.place + by * max(1, rows - 1)
            self._go(shown[max(0, min(len(shown) - 1, place))])

    def action_stop(self, stop: Stop, by: int) -> None:
        """From inject to inject, question to question, move to move."""
        found = self.chronicle.next_stop(stop, self.number, by)
        if found is None:
            self.say(Content(_(_NONE[stop])))
        self._go(found)

    def action_step(self, by: int) -> None:
        """From one whole step to the next, as people saw it."""
        self._go(self.chronicle.next_step(self.number, by))

    def action_edge(self, by: int) -> None:
        """To the beginning or the end of the list."""
        if self.sieve.shown:
            self._go(self.sieve.shown[-1 if by > 0 else 0])

    def _go(self, number: int | None) -> None:
        if number is not None and number != self.number:
            self.stand(number)

    @on(Timeline.Pointed)
    def go_to_moment(self, event: Timeline.Pointed) -> None:
        """A click on the timeline."""
        self._go(self.chronicle.at_time(event.moment))

    @on(Entries.Chosen)
    def go_to_record(self, event: Entries.Chosen) -> None:
        """A click in the list."""
        self._go(event.number)

    def action_go(self) -> None:
        """Ask where to."""
        from tabletop.tui.dialogs.ask_text import AskText

        help_line = Content(_("A time such as 28:14 or 28 min, or the number of a record such as 212."))
        self.app.push_screen(AskText(Content(_("Go to")), help_line=help_line), self._aim)

    def _aim(self, text: str | None) -> None:
        if text is None:
            return
        number = aimed(text, self.chronicle)
        if number is None:
            self.say(Content(_("That is neither a time nor a number.")))
        self._go(number)

    # looking

    def action_pane(self) -> None:
        """The next pane, where there is one to change to."""
        self.remove_class(f"-{self.pane}")
        self.pane = PANES[(PANES.index(self.pane) + 1) % len(PANES)]
        self.add_class(f"-{self.pane}")
        {"events": self.entries, "seen": self.seen, "indicators": self.reasons}[self.pane].focus()
        self.list_events()

    def action_eyes(self) -> None:
        """Ask whose eyes."""
        from tabletop.tui.dialogs.pick import Pick

        everybody: list[Audience] = [Room(), Control(), *(Seat(head.id) for head in self.teams)]

        def take(index: int | None) -> None:
            if index is not None:
                self.audience = everybody[index]
                self.look(top=True)
                if self.pane != "seen" and self.has_class("narrow"):
                    self._turn_to_seen()

        rows = [audience_name(one, self.teams) for one in everybody]
        self.app.push_screen(Pick(Content(_("See it as …")), rows), take)

    def _turn_to_seen(self) -> None:
        while self.pane != "seen":
            self.action_pane()

    def action_whole(self) -> None:
        """The selected record in full."""
        from tabletop.tui.review.record import InFull

        self.app.push_screen(InFull(whole(self.chronicle, self.teams, self.number)))

    def action_back(self) -> None:
        """Everything again; then leave."""
        if self.sieve.open:
            self.app.exit()
        else:
            self.only(Only())

    # sifting

    def action_find(self) -> None:
        """Ask for words."""
        from tabletop.tui.dialogs.ask_text import AskText

        asked = AskText(
            Content(_("Find")),
            help_line=Content(_("Only events with these words are shown then. Nothing typed shows all.")),
            value=self.sieve.only.text,
            empty=True,
        )
        self.app.push_screen(asked, lambda text: None if text is None else self._find(text))

    def _find(self, text: str) -> None:
        self.only(self.sieve.only._replace(text=text))

    def action_only(self) -> None:
        """Ask for a team, a move or a sort of event."""
        from tabletop.tui.dialogs.pick import Pick

        found = choices(self.chronicle, self.teams, self.sieve.only)
        picked = Pick(Content(_("Show only …")), [row for row, _only in found])
        self.app.push_screen(picked, lambda index: None if index is None else self.only(found[index][1]))

    def only(self, only: Only) -> None:
        """Show only what fits; stay where one stands, or go to the next that fits."""
        self.sieve = Sieve(self.chronicle, only)
        self.sieve.sift(PIECE)
        self._sifted(self.sieve)
        self._sift_on()

    @override
    def grown(self) -> None:
        super().grown()
        self._sift_on()

    def _sift_on(self) -> None:
        """Look through the rest, unless that is going on already."""
        sieve = self.sieve
        if not sieve.done and not sieve.busy:
            sieve.busy = True
            self.run_worker(lambda: self._sift(sieve), thread=True, group="sift", exclusive=True)

    def _sift(self, sieve: Sieve) -> None:
        """In a thread: the rest, piece by piece."""
        worker = get_current_worker()
        while not sieve.done and not worker.is_cancelled:
            sieve.sift(PIECE)
            sieve.busy = not sieve.done
            self.app.call_from_thread(self._sifted, sieve)

    def _sifted(self, sieve: Sieve) -> None:
        """More was found."""
        if sieve is not self.sieve:
            return
        self.list_events()
        if sieve.done:
            self.draw()
            shown = sieve.shown
            if shown and self.number not in shown:
                self._go(beside(shown, self.number, 1) or shown[-1])
            self.refresh_bindings()
