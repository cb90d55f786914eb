"""What a face sees of a session, live or finished: a view, a way to send, a way to be told.

Invariant: a face can only read a view cut for its audience, and send commands. It holds no state and no log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, overload

from tabletop.evaluation.commands import EvaluationCommand
from tabletop.evaluation.events import Pin
from tabletop.evaluation.feedback import FeedbackCommand
from tabletop.evaluation.refusals import Declined
from tabletop.evaluation.views import EvaluatorView
from tabletop.exercise.commands import Command
from tabletop.exercise.events import Recorded, SessionOpened
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.state import State
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView, View


@dataclass(frozen=True, slots=True)
class Saved:
    """A command happened and is on disk: the number and hash of the last record."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A command did not happen because the log could not be written; what was typed stays where it is."""

    why: str
    """A code: `disk-full`, `read-only`, `failing`, `replaced`."""


Result = Saved | Refusal | NotSaved
Noted = Saved | Declined | NotSaved
"""What becomes of an evaluator's command."""
Watcher = Callable[[], None]
"""Called after the session changed; read the view again."""


class Session(Protocol):
    """A session as a face knows it."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be sent (a finished log, replayed)."""

    @property
    def place(self) -> str:
        """Where the log is kept, for people: a path; empty in memory."""

    @overload
    def view(self, audience: Control) -> FacilitatorView: ...
    @overload
    def view(self, audience: Seat) -> TeamView: ...
    @overload
    def view(self, audience: Room) -> RoomView: ...
    @overload
    def view(self, audience: Audience) -> View: ...

    def send(self, command: Command, actor: Actor, command_id: str = "") -> Result:
        """Ask for something. Returns when it is on disk, or says why it did not happen; never raises for that.

        `command_id` is made by the client when left empty; sending the same id again is answered, not repeated.
        """

    def go_on(self) -> Result | None:
        """Playing alone: let the script take its next step (release, rule, end). None when it waits for the player."""

    def tick(self) -> Result | None:
        """Let happen what is due by the clock, at most one thing. None when nothing is.

        A face that waits calls it about once a second; it costs next to nothing.
        """

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Be told of changes; the returned function ends it."""

    def draft(self, key: str) -> str:
        """What was typed and not sent under `key`; empty if nothing."""

    def keep_draft(self, key: str, text: str) -> NotSaved | None:
        """Keep typed text safe until it is sent; an empty text forgets it.

        NotSaved when it could not be written: it is still in memory, and goes along with the next one.
        """

    def close(self) -> None:
        """Let go of the log. The session can be resumed later unless it was closed by command."""


class Past(Session, Protocol):
    """A log as a face knows it: the same views, with a place to stand in it."""

    @property
    def opening(self) -> SessionOpened:
        """The first event."""

    @property
    def number(self) -> int:
        """The record one stands at."""

    @property
    def records(self) -> Sequence[Recorded]:
        """All that has been read so far, oldest first."""

    @property
    def times(self) -> Sequence[int]:
        """Exercise time of each record, in milliseconds."""

    @property
    def latest(self) -> State:
        """The state after the last record read, for wording and reports."""

    @property
    def complete(self) -> bool:
        """Whether everything readable has been read."""

    @property
    def fault(self) -> tuple[str, int, int] | None:
        """(code, record, byte) of what is wrong after the last good record."""

    def read_on(self, most: int | None = None) -> int:
        """Read up to `most` further records; returns how many there were. May be called from another thread."""
        ...

    def seek(self, number: int) -> None:
        """Stand at record `number`, kept within what has been read."""


@dataclass(frozen=True, slots=True)
class Forked:
    """A new session (“what if”) was begun from a record of another."""

    place: str
    """Where its log is kept, to be gone on with."""
    number: int
    """The last record that both have: the one asked for, or the end of the step before it."""


@dataclass(frozen=True, slots=True)
class NotForked:
    """No session was begun; nothing was written."""

    why: str
    """A code with a sentence: `fork.ended`, `fork.beyond`, `fork.damaged`, `not_saved.no_room` and so on."""
    number: int
    """The record asked for: the sentence’s `$number`."""
    last: int
    """The last record at which it would go: the sentence’s `$last`."""


Forker = Callable[[int], Forked | NotForked]
"""Begins a session that goes on from a record of the one looked at. May take a moment: call it from another thread."""


@dataclass(frozen=True, slots=True)
class SavedAsPlay:
    """A session was saved as a golden play."""

    place: str
    """Where it is, for people."""
    notes: tuple[str, ...]
    """What the play cannot say, a sentence each."""


class PlaySaver(Protocol):
    """Saves a session as a golden play. May take a moment: call it from another thread."""

    def __call__(self, session: Session, *, texts: bool) -> SavedAsPlay | NotSaved:
        """With what people wrote (`texts`), or without.

        NotSaved tells why with a code that has a sentence: `not_written.read_only`, `not_written.nothing_yet`.
        """


class Evaluating(Protocol):
    """Somebody beside a session, as a face knows them: what they see of it, and a sheet of their own."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written down (an observer)."""

    @property
    def place(self) -> str:
        """Where the evaluator's log is kept, for people; empty for an observer."""

    @property
    def fault(self) -> tuple[str, int, int] | None:
        """(code, record, byte) of what is wrong with the session's log after the last good record."""

    def view(self) -> EvaluatorView:
        """What may be seen where one stands, with the sheet."""
        ...

    def poll(self) -> bool:
        """Look whether the session went on; watchers are told."""
        ...

    def look_back(self, by: int) -> bool:
        """Go to the inject before (-1) or after (1); behind the last one stands the present. False at both ends."""
        ...

    def begin(self, key: str) -> Pin:
        """The moment a text is pinned to: when somebody began to type it under `key`."""
        ...

    def send(self, command: EvaluationCommand, pin: Pin, command_id: str = "") -> Noted:
        """Ask for something to be written down. Returns when it is on disk, or says why it did not happen."""

    def draft(self, key: str) -> str:
        """What was typed and not written down; empty if nothing."""
        ...

    def keep_draft(self, key: str, text: str) -> NotSaved | None:
        """Keep typed text safe, with the moment it was begun; an empty text forgets it."""

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Be told when the session went on, or something was written; the returned function ends it."""
        ...

    def close(self) -> None:
        """Let go of both logs."""


class Collecting(Protocol):
    """The participants' forms, as a face that takes them down knows them: never what is on one."""

    @property
    def title(self) -> str:
        """The scenario's."""
        ...

    @property
    def statements(self) -> tuple[str, ...]:
        """What is agreed to or not, from 1 to 5."""
        ...

    @property
    def questions(self) -> tuple[str, ...]:
        """What is answered in words."""
        ...

    @property
    def forms(self) -> int:
        """How many forms count."""
        ...

    @property
    def place(self) -> str:
        """Where they are kept, for people."""
        ...

    def send(self, command: FeedbackCommand, command_id: str = "") -> Noted:
        """Ask for something to be taken down. Returns when it is on disk, or says why it did not happen."""


class Followed(Past, Protocol):
    """A log that another program is writing. One stands at its end, and time runs, until one seeks another place."""

    def poll(self) -> bool:
        """Read what was added; True when there is anything new. May be called from another thread."""
        ...


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is for a display to show."""

    session: Session | None = None
    """The session, at now; None while none has begun."""
    fault: tuple[str, int, int] | None = None
    """(code, record, byte) of why it cannot be followed further, or not at all; what is shown may be old."""


class Lookout(Protocol):
    """Finds the session to show and reads on in its log."""

    def look(self) -> Sight:
        """Read what is new. May take its time, from another thread; never raises for what became of a log."""
        ...
