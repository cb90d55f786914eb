"""What a reviewer adds: marks, notes, and a session that goes on from here. All of it beside the log, never in it.

Invariant: what could not be written down is said, and holds until one leaves.
"""

from __future__ import annotations

from textual.content import Content
from typing_extensions import override

from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.reports.timeline import clock
from tabletop.session.port import Forked, Forker, NotForked, NotSaved, Past
from tabletop.session.port_review import Beside, Jotting
from tabletop.tui.review.entries import gone, worded
from tabletop.tui.review.player import Player
from tabletop.tui.safe_text import foreign_line, told


class Annotating(Player):
    """Marks, notes, fork."""

    def __init__(
        self, past: Past, *, expected: int = 0, beside: Beside | None = None, fork: Forker | None = None
    ) -> None:
        """Args: as for Standing; `fork` begins a session that goes on from a record."""
        super().__init__(past, expected=expected, beside=beside)
        self._fork = fork

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"mark", "note", "marks"}:
            return self.beside.margin is not None
        return self._fork is not None if action == "fork" else super().check_action(action, parameters)

    # in the margin

    def action_mark(self) -> None:
        """Mark the record, or take its mark away."""
        if self.beside.margin is not None:
            marked = self.number in self.beside.margin.marks
            if self._jotted(self.beside.margin.mark(self.number)):
                words = _("Record $n is no longer marked.") if marked else _("Record $n is marked. M lists all marks.")
                self.say(told(words, n=str(self.number)))

    def action_note(self) -> None:
        """Write a note on the record."""
        from tabletop.tui.dialogs.ask_text import AskText

        entry = self.chronicle.entry(self.number)
        about = told(_("About record $n, $time: $text"), n=str(self.number), time=clock(entry.time), text=entry.text)
        asked = AskText(Content(_("My note, kept beside the log")), help_line=about, lines=4)
        self.app.push_screen(asked, self._note)

    def _note(self, text: str | None) -> None:
        if text and self.beside.margin is not None:
            self._jotted(self.beside.margin.note(self.number, text))

    def _jotted(self, result: NotSaved | None) -> bool:
        """Show what there is by now; say what could not be written down."""
        why = () if result is None else (f"not_saved.{result.why}", "marks.not_kept")
        self._unkept = [Content(sentence(code)) for code in why]
        self.grown()
        self.only(self.sieve.only)
        self.stand(self.spot, self.time)
        return result is None

    def action_marks(self) -> None:
        """List the marks and notes, to go to one."""
        from tabletop.tui.dialogs.pick import Pick

        margin = self.beside.margin
        if margin is None:
            return
        found = sorted((*(Jotting(0, record) for record in margin.marks), *margin.notes), key=lambda one: one.record)
        nothing = Content(_("Nothing is marked yet. m marks the record one stands at, n writes a note."))
        picked = Pick(Content(_("My marks and notes")), [self._jotting(one) for one in found], nothing=nothing)
        self.app.push_screen(picked, lambda index: None if index is None else self._go_to(found[index]))

    def _jotting(self, one: Jotting) -> Content:
        if one.record > self.chronicle.count:
            where = told(_("record $n, which is not in this log"), "$quiet", n=str(one.record))
            return Content.assemble("✎ ", where, "  ", foreign_line(one.text))
        entry = self.chronicle.entry(one.record)
        said = foreign_line(one.text) if one.text else worded(entry, gone(self.chronicle, one.record))
        return Content.assemble("✎ ", (f"{one.record:>4} {clock(entry.time):>7}  ", "$quiet"), said)

    def _go_to(self, one: Jotting) -> None:
        if one.record <= self.chronicle.count:
            self.go((self.chronicle.remarks.spot_of(one.number) if one.number else None) or one.record)

    # going on from here

    def action_fork(self) -> None:
        """Ask whether to go on from here."""
        from tabletop.tui.dialogs.confirm import Confirm

        number = self.chronicle.step_end(self.number)
        time = clock(self.chronicle.time(number))
        inject = self.chronicle.inject_at(number)
        where = told(_("Record $n, $time"), n=str(number), time=time)
        lines = [Content.assemble(where, " · ", foreign_line(inject)) if inject else where]
        lines.append(
            Content(
                _(
                    "A new log begins with everything up to here and names this one as where it comes from."
                    " This log stays as it is."
                )
            )
        )
        asked = Confirm(
            Content(_("Go on from here as a new session?")),
            no=Content(_("No, stay in the past")),
            yes=Content(_("Yes, go on from here")),
            detail=Content("\n\n").join(lines),
        )
        self.app.push_screen(asked, lambda yes: self._forking(number) if yes else None)

    def _forking(self, number: int) -> None:
        fork = self._fork
        if fork is not None:
            self.run_worker(lambda: self.app.call_from_thread(self._forked, fork(number)), thread=True, group="fork")

    def _forked(self, result: Forked | NotForked) -> None:
        if isinstance(result, Forked):
            self.app.exit(result)
        else:
            from tabletop.tui.dialogs.failure import Failure

            said = sentence(result.why, number=result.number, last=result.last)
            self.app.push_screen(Failure(Content(_("No new session was begun")), Content(said)))
