"""Reading on while somebody looks: to the end of the log, behind a session that is still running, and through a filter.

Invariant: what comes later joins the end of everything that is shown; the row one stands at stays, unless somebody
asked to stay at the end.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.worker import get_current_worker
from typing_extensions import override

from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.tui.base import TabletopApp
from tabletop.tui.review.chronicle import Only
from tabletop.tui.review.masthead import about, damage
from tabletop.tui.review.remarks import Spot, beside, holds, jotted, marked
from tabletop.tui.review.sieve import Sieve
from tabletop.tui.review.standing import Standing
from tabletop.tui.safe_text import stacked, told

PIECE: Final = 2_000
"""Records read, or sifted, between two looks at the screen."""
BEAT: Final = 1.0
"""Seconds between two looks at a log that may still grow."""


class Reading(Standing):
    """Reads on, follows, sifts."""

    _drawn = 0
    _troubles: Sequence[Content] = ()
    """What is wrong with what stands beside the log."""
    _unkept: Sequence[Content] = ()
    """Why the latest mark or note could not be written down."""
    _staying = False
    """Whether one stands at the end and moves along with it."""

    def say(self, text: Content) -> None:
        """A toast."""
        if isinstance(self.app, TabletopApp):
            self.app.say(text)

    @override
    def opened(self) -> None:
        left_out = _("Left out: $name cannot be read, or belongs to another session.")
        troubles = [told(left_out, name=name) for name in self.beside.left_out]
        if self.beside.margin is not None and self.beside.margin.trouble:
            troubles.append(Content(sentence(self.beside.margin.trouble)))
        self._troubles = troubles
        self.grown()
        self.call_after_refresh(lambda: self.run_worker(self._read, thread=True, group="read"))

    # reading

    def _read(self) -> None:
        """In a thread: read to the end, piece by piece; then see whether the reviewer's marks fit."""
        worker = get_current_worker()
        while not self._past.complete and not worker.is_cancelled:
            self._past.read_on(PIECE)
            self.chronicle.take(len(self._past.records))
            gc.freeze()  # what was read stays: the collector need not walk it again, which would stop every key
            self.app.call_from_thread(self.grown)
        if self.beside.margin is not None and not self.beside.margin.fits():
            self._troubles = [*self._troubles, Content(sentence("marks.changed"))]
            self.app.call_from_thread(self.grown)
        if self.beside.underway is not None and not worker.is_cancelled:
            self.app.call_from_thread(self._follow)

    def _follow(self) -> None:
        """Look now and then whether the log goes on, unless the session is over."""
        if self.standing and self._past.latest.phase != "closed":
            self.set_interval(BEAT, self.follow)

    def follow(self) -> None:
        """Look whether the log has gone on."""
        if not any(worker.group == "follow" and not worker.is_finished for worker in self.workers):
            self.run_worker(self._poll, thread=True, group="follow")

    def _poll(self) -> None:
        """In a thread: read what was added."""
        if self.beside.underway is not None and self.beside.underway.poll():
            self.chronicle.take(len(self._past.records))
            self.app.call_from_thread(self.grown)

    def grown(self) -> None:
        """There is more of the log. The lanes are drawn anew when it has doubled, and at the end."""
        count, complete = self.chronicle.count, self._past.complete
        running = self.beside.underway is not None and self.beside.underway.running
        self.masthead.left = about(self._past, count, self._expected, running=running)
        if complete:
            wrong = [Content.assemble(("! ", "bold $error"), one) for one in (*self._troubles, *self._unkept)]
            told_of = stacked([damage(self._past), *wrong])
            self.fault.update(told_of)
            self.fault.set_class(bool(told_of.plain), "-damaged")
            self.jot()
        if complete or count >= 2 * self._drawn:
            self._drawn = count
            self.draw()
        if self._staying:
            self.stand(self.chronicle.count)
        elif self._past.number != self.chronicle.step_end(self.number):
            self.stand(self.spot, self.time)  # the step went on, or the end moved on without us
        self.list_events()
        self._sift_on()

    def jot(self) -> None:
        """Show the reviewer's marks and notes."""
        margin = self.beside.margin
        if margin is not None:
            self.chronicle.marks = marked(margin, self.chronicle.count)
            self.chronicle.remarks.put("reviewer", jotted(margin, self._past.times[: self.chronicle.count]))

    # sifting

    def go(self, spot: Spot | None) -> None:
        """Somebody goes to a row."""
        if spot is not None and spot != self.spot:
            self.stand(spot)

    def only(self, only: Only) -> None:
        """Show only what fits; stay where one stands, or go to the next that fits."""
        self.sieve = Sieve(self.chronicle, only)
        self.sieve.sift(PIECE)
        self._sifted(self.sieve)
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
            if shown and not holds(shown, self.spot):
                self.go(beside(shown, self.spot, 1) or shown[-1])
            self.refresh_bindings()
