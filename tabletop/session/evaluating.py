"""Beside a session with a sheet: whoever looks at it puts down what they see, in a log of their own.

Invariant: `Saved` is returned only after the evaluator's own log has the record, and every record is pinned to the
moment somebody began to type it, not to the one when it was finished.
"""

from __future__ import annotations

import secrets

from typing_extensions import override

from tabletop.evaluation.commands import EvaluationCommand, TakeUpEvaluation
from tabletop.evaluation.decide import decide
from tabletop.evaluation.events import Assessed, Pin, SheetObjective
from tabletop.evaluation.refusals import Declined
from tabletop.evaluation.state import Evaluation, fold
from tabletop.exercise.moments import Moment
from tabletop.exercise.views import Room
from tabletop.session.clock import Clock
from tabletop.session.local import Drafts
from tabletop.session.observing import Followed, Observing
from tabletop.session.port import Noted, NotSaved, Saved
from tabletop.storage.port import NotSaved as WriteFailed
from tabletop.storage.port import Store


class EvaluatingSession(Observing):
    """Somebody with a sheet and a log of their own."""

    def __init__(  # noqa: PLR0913 - what it writes with
        self,
        past: Followed,
        store: Store[Assessed],
        evaluation: Evaluation,
        clock: Clock,
        drafts: Drafts,
        *,
        place: str = "",
        handbook: bool = False,
    ) -> None:
        """Take over `store`, whose records fold to `evaluation`; its time goes on there."""
        super().__init__(past, evaluation.opening.role, handbook=handbook)
        self._store = store
        self._state = evaluation
        self._clock = clock
        self._drafts = drafts
        self._place = place
        self._answered: dict[str, Saved] = {}
        self._begun: dict[str, Pin] = {}
        self._offset = evaluation.ticks - clock.read().steady

    @property
    @override
    def read_only(self) -> bool:
        """An evaluation can be written."""
        return False

    @property
    @override
    def place(self) -> str:
        """Where the evaluator's log is kept."""
        return self._place

    @override
    def _label(self) -> str:
        return self._state.opening.label

    @override
    def _sheet(self) -> tuple[SheetObjective, ...]:
        return self._state.opening.sheet

    @override
    def _evaluation(self) -> Evaluation:
        return self._state

    def taken_up(self, mended_bytes: int, answered: dict[str, Saved]) -> Noted:
        """Put on record that the evaluation goes on, and know again which commands were answered."""
        self._answered.update(answered)
        return self.send(TakeUpEvaluation(mended_bytes, self._handbook), self.pin())

    @override
    def send(self, command: EvaluationCommand, pin: Pin, command_id: str = "") -> Noted:
        """Decide, append, fold, publish. The same id again is answered, not repeated."""
        with self._lock:
            command_id = command_id or secrets.token_hex(8)
            answered = self._answered.get(command_id)
            if answered is not None:
                return answered
            result = self._happen(command, pin, command_id)
            if isinstance(result, Saved):
                self._answered[command_id] = result
        if isinstance(result, Saved):
            self._publish()
        return result

    def _happen(self, command: EvaluationCommand, pin: Pin, command_id: str) -> Noted:
        decided = decide(self._state, command, {team.id for team in self._past.view(Room()).scene.teams})
        if isinstance(decided, Declined):
            return decided
        reading = self._clock.read()
        at = Moment(wall=reading.wall, ticks=max(self._state.ticks, reading.steady + self._offset))
        batch = [
            Assessed(number=number, at=at, pin=pin, command=command_id, event=event)
            for number, event in enumerate(decided, start=self._state.number + 1)
        ]
        try:
            head = self._store.append(batch)
        except WriteFailed as error:
            return NotSaved(error.because.value)
        for assessed in batch:
            self._state = fold(self._state, assessed)
        return Saved(head.number, head.hash)

    # what is typed and not written yet: the moment it was begun stands in the draft's first line

    @override
    def begin(self, key: str) -> Pin:
        """The moment a text is pinned to: when it was begun, be it before the program was killed; else now."""
        kept = _opened(self._drafts.get(key))[0]
        return self._begun.setdefault(key, kept) if kept else self._now_begun(key)

    def _now_begun(self, key: str) -> Pin:
        pin = self._begun[key] = self.pin()
        return pin

    @override
    def draft(self, key: str) -> str:
        """What was typed and not written down."""
        return _opened(self._drafts.get(key))[1]

    @override
    def keep_draft(self, key: str, text: str) -> NotSaved | None:
        """Keep typed text safe, with the moment it was begun."""
        pin = self._begun.get(key) or self.begin(key)
        try:
            self._drafts.keep(key, f"{pin.model_dump_json()}\n{text}" if text else "")
        except WriteFailed as error:
            return NotSaved(error.because.value)
        return None

    @override
    def close(self) -> None:
        """Let go of both logs."""
        with self._lock:
            self._store.close()
        super().close()


def _opened(kept: str) -> tuple[Pin | None, str]:
    """The moment and the text of a draft."""
    first, _, text = kept.partition("\n")
    try:
        return Pin.model_validate_json(first), text
    except ValueError:
        return None, ""
