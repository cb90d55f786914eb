"""Take down participants' forms beside a session's log, or read them.

Invariant: forms are only ever added to the log that was begun beside this very session; `Saved` is returned only after
the form is on the disk; no moment finer than an hour is written.
"""

from __future__ import annotations

import secrets
import threading
from contextlib import closing
from pathlib import Path

from tabletop import __version__
from tabletop.evaluation.feedback import (
    HOUR,
    Collected,
    Feedback,
    FeedbackCommand,
    FeedbackOpened,
    FillForm,
    ImportForms,
    begin,
    decide,
    fold,
)
from tabletop.evaluation.feedback_import import batches
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.exercise.events import SessionOpened
from tabletop.exercise.moments import Moment
from tabletop.session.clock import Clock
from tabletop.session.evaluations import NotOfThisSession
from tabletop.session.port import Noted, NotSaved, Saved
from tabletop.storage.opening import SUFFIX, create_feedback, take_up_feedback
from tabletop.storage.port import Fault, FaultKind, LogDamaged, Receipt, Store
from tabletop.storage.port import NotSaved as WriteFailed
from tabletop.storage.reading import FeedbackReader, LogReader
from tabletop.storage.receipts import Finding, check

Wording = tuple[tuple[str, str, str, str, str], tuple[str, str]]
"""The statements and the questions, as participants read them."""


def feedback_log(session_log: Path) -> Path:
    """Where the forms on a session are kept: beside its log, under its name."""
    return session_log.with_name(f"{session_log.name.removesuffix(SUFFIX)}.feedback{SUFFIX}")


def feedback_records(path: Path) -> tuple[Collected, ...]:
    """All records of a feedback log, for reports. Raises what FeedbackReader.read raises."""
    with closing(FeedbackReader(path)) as reader:
        return tuple(reader.read())


def feedback_opening(path: Path) -> FeedbackOpened:
    """The first event of a feedback log. Raises OSError, storage.port.LogDamaged, LogTooNew."""
    with closing(FeedbackReader(path)) as reader:
        return _opened(reader.header())


def _opened(first: Collected) -> FeedbackOpened:
    if not isinstance(first.event, FeedbackOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    return first.event


def _hour(clock: Clock) -> Moment:
    """Now, as far as a form may say."""
    return Moment(wall=clock.read().wall // HOUR * HOUR, ticks=0)


class FeedbackSession:
    """The forms on one session, open for more. Close it."""

    def __init__(self, store: Store[Collected], clock: Clock, place: str) -> None:
        """Take over `store`, and read what is there. Raises LogDamaged."""
        records = store.read()
        first = next(records)
        self._store = store
        self._clock = clock
        self._place = place
        self._state: Feedback = begin(first, _opened(first))
        self._answered: dict[str, Saved] = {}
        self._lock = threading.Lock()
        for collected in records:
            self._state = fold(self._state, collected)
            self._answered[collected.command] = Saved(collected.number, "")

    @property
    def opening(self) -> FeedbackOpened:
        """The first event."""
        return self._state.opening

    @property
    def title(self) -> str:
        """The scenario's."""
        return self._state.opening.scenario_title

    @property
    def statements(self) -> tuple[str, ...]:
        """What is agreed to or not."""
        return self._state.opening.statements

    @property
    def questions(self) -> tuple[str, ...]:
        """What is answered in words."""
        return self._state.opening.questions

    @property
    def forms(self) -> int:
        """How many forms count."""
        return len(self._state.forms)

    @property
    def place(self) -> str:
        """Where the forms are kept, for people."""
        return self._place

    def here(self, digest: str) -> int:
        """How many forms of a file were imported, by its digest."""
        return self._state.imported.get(digest, 0)

    def send(self, command: FeedbackCommand, command_id: str = "") -> Noted:
        """Ask for something to be taken down. Returns when it is on disk, or says why it did not happen.

        The same id again is answered, not repeated.
        """
        with self._lock:
            command_id = command_id or secrets.token_hex(8)
            answered = self._answered.get(command_id)
            if answered is not None:
                return answered
            result = self._happen(command, command_id)
            if isinstance(result, Saved):
                self._answered[command_id] = result
            return result

    def bring_in(self, digest: str, forms: tuple[FillForm, ...]) -> Noted:
        """Import the forms of a file, those that are not here yet: an import that was interrupted is finished."""
        result: Noted = Declined(Ground.FILE_IMPORTED)
        for batch in batches(forms, self.here(digest)):
            result = self.send(ImportForms(digest, batch, len(forms)))
            if not isinstance(result, Saved):
                break
        return result

    def _happen(self, command: FeedbackCommand, command_id: str) -> Noted:
        decided = decide(self._state, command)
        if isinstance(decided, Declined):
            return decided
        at = _hour(self._clock)
        batch = [
            Collected(number=number, at=at, command=command_id, event=event)
            for number, event in enumerate(decided, start=self._state.number + 1)
        ]
        try:
            head = self._store.append(batch)
        except WriteFailed as error:
            return NotSaved(error.because.value)
        for collected in batch:
            self._state = fold(self._state, collected)
        return Saved(head.number, head.hash)

    def close(self) -> None:
        """Let go of the log."""
        with self._lock:
            self._store.close()


def collect(session_log: Path, wording: Wording, clock: Clock) -> FeedbackSession:
    """Take down forms on a session, in a log beside its own: a new one, or the one that is there.

    Raises:
        NotOfThisSession: That log belongs to another session.
        OSError, storage.port.LogInUse, LogDamaged, LogTooNew, LogTooOld, NotSaved: A log cannot be read or written.
    """
    opening = _opening(session_log, wording)
    path = feedback_log(session_log)
    if path.exists():
        store = take_up_feedback(path)
    else:
        first = Collected(number=1, at=_hour(clock), command=secrets.token_hex(8), event=opening)
        store = create_feedback(path, [first])
    try:
        session = FeedbackSession(store, clock, str(path))
        _belongs(session.opening, opening, session_log, path)
    except BaseException:
        store.close()
        raise
    return session


def _opening(session_log: Path, wording: Wording) -> FeedbackOpened:
    with closing(LogReader(session_log)) as reader:
        event = reader.header().event
        head = reader.verify().head
    if not isinstance(event, SessionOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    return FeedbackOpened(
        program=__version__,
        session=event.session,
        log=session_log.name,
        record=head.number,
        hash=head.hash,
        scenario=event.scenario,
        scenario_title=event.scenario_title,
        scenario_digest=event.scenario_digest,
        statements=wording[0],
        questions=wording[1],
    )


def _belongs(begun: FeedbackOpened, now: FeedbackOpened, session_log: Path, path: Path) -> None:
    """Raise unless the log was begun beside this session, as it still is."""
    receipt = Receipt(begun.record, begun.hash)
    if begun.session != now.session or check(session_log, [receipt])[receipt] is not Finding.KEPT:
        raise NotOfThisSession(str(path))
