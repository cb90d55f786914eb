"""Beside a session: somebody who looks at it, now or back at an earlier moment of it.

Invariant: the session's log is only read, and what is seen of it is the room's view, with the author's lines where
that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Final, Literal, Protocol

from tabletop.evaluation.commands import EvaluationCommand
from tabletop.evaluation.events import Pin, Role, SheetObjective
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.evaluation.sheet import sheet_of
from tabletop.evaluation.state import Evaluation
from tabletop.evaluation.views import EvaluatorView, handbook_of, latest_entry, note_views, objective_views
from tabletop.exercise.events import AdHocInjectReleased, InjectReleased
from tabletop.exercise.views import Room
from tabletop.session.port import Noted, NotSaved, Past, Watcher

_RELEASES: Final = (InjectReleased, AdHocInjectReleased)


class Followed(Past, Protocol):
    """A session that is looked at, and may still go on."""

    def poll(self) -> bool:
        """Read what was added; True when there is anything new."""
        ...


class Observing:
    """Somebody who only looks: the room's view, the tasks, no log."""

    def __init__(
        self, past: Followed, role: Literal["observer"] | Role = "observer", *, handbook: bool = False
    ) -> None:
        self._past = past
        self._role: Literal["observer"] | Role = role
        self._handbook = handbook
        self._lock = RLock()
        self._watchers: list[Watcher] = []

    @property
    def read_only(self) -> bool:
        """Nothing is written down."""
        return True

    @property
    def place(self) -> str:
        """There is no log."""
        return ""

    @property
    def fault(self) -> tuple[str, int, int] | None:
        """(code, record, byte) of what is wrong with the session's log after the last good record."""
        return self._past.fault

    def view(self) -> EvaluatorView:
        """What may be seen where one stands, with the sheet."""
        with self._lock:
            room = self._past.view(Room()).scene
            return EvaluatorView(
                role=self._role,
                label=self._label(),
                scene=room,
                record=self._past.number,
                back=self._past.number < len(self._past.records),
                handbook=handbook_of(self._past.latest, room) if self._handbook else None,
                objectives=objective_views(self._sheet(), self._evaluation()),
                notes=note_views(evaluation) if (evaluation := self._evaluation()) else (),
                latest=latest_entry(evaluation) if evaluation else 0,
            )

    def _label(self) -> str:
        return ""

    def _sheet(self) -> tuple[SheetObjective, ...]:
        return sheet_of(self._past.latest)

    def _evaluation(self) -> Evaluation | None:
        return None

    def poll(self) -> bool:
        """Read what was added to the session's log; True when there is anything new."""
        news = self._past.poll()
        if news:
            self._publish()
        return news

    def look_back(self, by: int) -> bool:
        """Go to the inject before (-1) or after (1); behind the last one stands the present. False at both ends."""
        here = self._past.number
        stops = [number for number in self._stops() if (number < here if by < 0 else number > here)]
        if not stops:
            return False
        self._past.seek(stops[-1] if by < 0 else stops[0])
        self._publish()
        return True

    def _stops(self) -> list[int]:
        """The last record of each release's command, and the last record of all."""
        stops: list[int] = []
        command = ""
        for recorded in self._past.records:
            if recorded.command == command:
                stops[-1] = recorded.number
            elif isinstance(recorded.event, _RELEASES):
                command = recorded.command
                stops.append(recorded.number)
            else:
                command = ""
        last = len(self._past.records)
        return stops if stops and stops[-1] == last else [*stops, last]

    def pin(self) -> Pin:
        """The moment one looks at."""
        scene = self._past.view(Room()).scene
        return Pin(
            record=self._past.number, exercise=scene.clock.exercise, inject=scene.inject.id if scene.inject else None
        )

    def begin(self, key: str) -> Pin:  # noqa: ARG002 - nothing is typed
        """Nothing is typed."""
        return self.pin()

    def send(self, command: EvaluationCommand, pin: Pin, command_id: str = "") -> Noted:  # noqa: ARG002 - nothing is done
        """Nothing is written."""
        return Declined(Ground.ONLY_LOOKING)

    def draft(self, key: str) -> str:  # noqa: ARG002 - nothing is typed
        """Nothing is typed."""
        return ""

    def keep_draft(self, key: str, text: str) -> NotSaved | None:  # noqa: ARG002 - nothing is typed
        """Nothing is typed."""
        return None

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Be told when the session went on, or something was written."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def _publish(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    def close(self) -> None:
        """Let go of the session."""
        self._past.close()
