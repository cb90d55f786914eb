"""The facilitator's hands: reads the view, sends commands, says what came of them. Every screen of this face has it.

Invariant: a command that did not happen is always said, a refusal as a toast, a failure as a dialog; and whoever sent
it learns that it did not happen, so that nothing typed is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual.content import Content

from tabletop.exercise.commands import Command
from tabletop.exercise.moments import FACILITATOR, Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import Control, FacilitatorView, Room, RoomView, Seat, TeamView
from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.session.port import NotSaved, Past, PlaySaver, Saved, Session
from tabletop.tui.base import TabletopApp
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.clocks import SOON, VERY_SOON

History = Callable[[], Past]
"""Opens the log of the running session for reading."""
Paper = Callable[[Session], str | NotSaved]
"""Writes the session's hot wash on a page beside its log: where it is, or why it could not be written."""


@runtime_checkable
class Ticking(Protocol):
    """A screen that shows time."""

    def tick(self) -> None:
        """A second has passed, and the desk has read the view anew."""
        ...


class Desk:
    """A session, the latest view of it, and a voice."""

    def __init__(self, app: TabletopApp[None], session: Session, history: History | None = None) -> None:
        self.app = app
        self.session = session
        self.history = history
        self.titles: dict[str, str] = {}
        """Titles of all injects seen so far, also of those that were skipped since."""
        self.bias = True
        """Whether a ruling asks whose option sounds natural."""
        self.paper: Paper | None = None
        """Writes the hot wash on a page; None where nothing can be written."""
        self.saver: PlaySaver | None = None
        """Saves the session as a golden play; None where nothing can be written."""
        self.holding = False
        """Whether the clock releases nothing for now, because somebody is changing what it would release."""
        self._unsaid = True
        self._view: FacilitatorView | None = None
        self._talk: tuple[int | None, str] = (None, "")
        self._unwatch = session.watch(self._forget)

    def _forget(self) -> None:
        self._view = None

    @property
    def view(self) -> FacilitatorView:
        """The view as it was after the latest change or tick."""
        return self.look() if self._view is None else self._view

    def look(self) -> FacilitatorView:
        """Read the view anew."""
        view = self._view = self.session.view(Control())
        self.titles.update((one.id, one.title) for one in (*view.coming, *view.contingencies))
        self.titles.update((one.id, one.title) for one in view.scene.injects)
        return view

    def room(self) -> RoomView:
        """What the room sees."""
        return self.session.view(Room())

    def seat(self, team: str) -> TeamView:
        """What a team sees."""
        return self.session.view(Seat(team))

    def send(
        self, command: Command, actor: Actor = FACILITATOR, *, at_fault: Callable[[str], None] | None = None
    ) -> bool:
        """Ask for something; True when it is on disk. What did not happen has been said.

        `at_fault` is told the code of an answer's or an intervention's fault, to say it at the field, not in a toast.
        """
        result = self.session.send(command, actor)
        match result:
            case Refusal(reason=Reason.ANSWER_FAULTY | Reason.OUT_OF_ORDER, detail=fault):
                if at_fault is not None:
                    at_fault(fault)
                else:
                    self.app.refuse(f"fault.{fault}")
            case Refusal(reason=reason, detail=detail):
                self.app.refuse(reason, detail)
            case NotSaved(why=why):
                text = told("$said", said=Content(sentence(f"not_saved.{why}")))
                self.app.push_screen(Failure(Content(_("Not saved")), text))
            case Saved():
                return True
        return False

    def tick(self) -> None:
        """A second later: let the clock release what is due, read the view anew, and say when talk is running out.

        No answer is ever submitted.
        """
        if not self.holding:
            self._by_clock()
        before, inject = self._talk
        scene = self.look().scene
        now = scene.clock.talk_left
        self._talk = (now, scene.inject.id if scene.inject else "")
        if before is None or now is None or inject != self._talk[1]:
            return
        if before > VERY_SOON >= now:
            self.app.say(Content(_("30 seconds of talk left.")), warning=True)
        elif before > SOON >= now:
            self.app.say(Content(_("2 minutes of talk left.")))

    def _by_clock(self) -> None:
        """Say what the clock released; what it could not write down is said once, and tried again."""
        match self.session.tick():
            case Saved():
                self._unsaid = True
                shown = self.view.scene.inject
                if shown is not None and shown.id != self._talk[1]:
                    self.app.say(told(_("By the clock: $title"), title=foreign_line(shown.title)))
            case NotSaved(why=why) if self._unsaid:
                self._unsaid = False
                text = told("$said", said=Content(sentence(f"not_saved.{why}")))
                self.app.push_screen(Failure(Content(_("Not saved")), text))
            case _:
                pass

    def leave(self) -> None:
        """Look no longer. Whoever opened the session closes it."""
        self._unwatch()
