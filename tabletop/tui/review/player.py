"""Playing the past, and going through it by hand.

Invariant: whatever somebody does by hand stops the playing; playing never goes past the end.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from textual import on
from textual.content import Content
from textual.timer import Timer
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.session.port import Past
from tabletop.session.port_review import Beside
from tabletop.tui.review.aiming import aimed
from tabletop.tui.review.axis import MINUTE
from tabletop.tui.review.chronicle import Stop
from tabletop.tui.review.entries import Entries
from tabletop.tui.review.playing import SPEEDS, Place
from tabletop.tui.review.reading import Reading
from tabletop.tui.review.remarks import Spot, beside
from tabletop.tui.review.timeline import Timeline
from tabletop.tui.safe_text import told

FRAME: Final = 0.1
"""Seconds between two looks at the clock while the past is played."""
_NONE: Final[dict[Stop, str]] = {
    "inject": N_("There is no further inject in that direction."),
    "decision": N_("There is no further question or ruling in that direction."),
    "move": N_("There is no further move in that direction."),
    "change": N_("There is no further change of an indicator in that direction."),
}


def _steady() -> int:
    return time.monotonic_ns() // 1_000_000


class Player(Reading):
    """Plays, pauses, steps, jumps."""

    def __init__(self, past: Past, *, expected: int = 0, beside: Beside | None = None) -> None:
        """Args: as for Standing."""
        super().__init__(past, expected=expected, beside=beside)
        self.steady: Callable[[], int] = _steady
        """A clock in milliseconds that only ever goes forward."""
        self._beat: Timer | None = None

    # playing

    def action_play(self) -> None:
        """Play from here, or pause; at the end from the beginning."""
        if self.pace.running:
            self.halt()
            return
        shown = self.sieve.shown
        if shown and beside(shown, self.spot, 1) is None:
            self.stand(shown[0])
        self._staying = False
        self.pace.start(self.steady())
        if self._beat is None:
            self._beat = self.set_interval(FRAME, self.tick)
        self._beat.resume()
        self._paced()

    def halt(self) -> None:
        """Pause."""
        if self.pace.running:
            self.pace.stop()
            if self._beat is not None:
                self._beat.pause()
            self._paced()

    def _paced(self) -> None:
        self.tell_pace()
        self.refresh_bindings()

    def tick(self) -> None:
        """Go on by the time that has passed."""
        if not self.pace.running:
            return
        here = Place(self.spot, self.time)
        place = self.pace.advance(self.steady(), here, self.sieve.shown, self.chronicle.time)
        if place.ended:
            self.halt()
        if place.spot != self.spot:
            self.stand(place.spot, place.time)
        elif place.time != self.time:
            self.pass_time(place.time)

    def action_speed(self, key: int) -> None:
        """Another speed."""
        self.tick()
        self.pace.speed = SPEEDS[key - 1]
        self.tell_pace()
        if not self.pace.running:
            self.say(told(_("Speed: $speed times as fast as it was. Space plays."), speed=str(self.pace.speed)))

    def action_silences(self) -> None:
        """Keep long silences, or shorten them."""
        self.tick()
        self.pace.whole = not self.pace.whole
        self.tell_pace()
        kept = _("Silences last as long as they did, at this speed.")
        self.say(Content(kept if self.pace.whole else _("Long silences are shortened to three seconds.")))

    def on_screen_suspend(self) -> None:
        """Something lies over it: wait."""
        self.halt()

    # by hand

    @override
    def go(self, spot: Spot | None) -> None:
        self.halt()
        self._staying = False
        super().go(spot)

    def action_event(self, by: int) -> None:
        """Along the list."""
        self.go(beside(self.sieve.shown, self.spot, by))

    def action_page(self, by: int) -> None:
        """Along the list, a screen at a time."""
        shown = self.sieve.shown
        if shown:
            rows = self.entries.size.height
            place = self.entries.place + by * max(1, rows - 1)
            self.go(shown[max(0, min(len(shown) - 1, place))])

    def action_stop(self, stop: Stop, by: int) -> None:
        """From inject to inject, question to question, move to move, change to change."""
        found = self.chronicle.next_stop(stop, self.number, by)
        if found is None:
            self.say(Content(_(_NONE[stop])))
        self.go(found)

    def action_step(self, by: int) -> None:
        """From one whole step to the next, as people saw it."""
        self.go(self.chronicle.next_step(self.number, by))

    def action_edge(self, by: int) -> None:
        """To the beginning or the end of the list; at the end of a session that is still running one stays."""
        if self.sieve.shown:
            self.go(self.sieve.shown[-1 if by > 0 else 0])
        self._staying = by > 0 and self.beside.underway is not None

    def action_scrub(self, minutes: int) -> None:
        """Along the timeline, whether anything happened there or not."""
        self.go_to_time(self.time + minutes * MINUTE)

    def go_to_time(self, moment: int) -> None:
        """To an exercise time: to the last record by then, and to the time itself."""
        end = self.chronicle.time(self.chronicle.count)
        moment = max(0, min(moment, end))
        self.halt()
        self._staying = False
        number = self.chronicle.at_time(moment)
        if number != self.spot or moment != self.time:
            self.stand(number, moment)

    @on(Timeline.Pointed)
    def go_to_moment(self, event: Timeline.Pointed) -> None:
        """The mouse is on the timeline."""
        self.go_to_time(event.moment)

    @on(Entries.Chosen)
    def go_to_row(self, event: Entries.Chosen) -> None:
        """A click in the list."""
        self.go(event.spot)

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
        self.go(number)
