"""What the home screen shows: scenarios from the library, sessions from the folder of logs.

Invariant: nothing is imported or read before it is asked for, so that the first frame waits for none of it; nothing
raises for a file that is not as it should be.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.wording import unreadable, when, wrong
from tabletop.language.catalogue import _, language
from tabletop.tui.home.shelf import Line, ScenarioLine, SessionLine, UnreadableLine

if TYPE_CHECKING:
    from tabletop.scenario.library import Entry
    from tabletop.storage.opening import SessionSummary, UnreadableLog

_LOG = ".jsonl"
_BESIDE = ".evaluation-"
"""In the names of evaluators' logs, which are no sessions."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where the lines of the home screen come from."""

    sessions_folder: Path
    scenarios_folder: Path

    @property
    def logs(self) -> int:
        """How many session logs there seem to be."""
        try:
            with os.scandir(self.sessions_folder) as entries:
                return sum(entry.name.endswith(_LOG) and _BESIDE not in entry.name for entry in entries)
        except OSError:
            return 0

    @property
    def own_folder(self) -> str:
        """Where the user's own scenarios are looked for."""
        return str(self.scenarios_folder)

    def scenarios(self) -> tuple[ScenarioLine, ...]:
        """All scenarios, from the heads of their files."""
        from tabletop.scenario.library import shelf

        return tuple(map(_scenario, shelf(self.scenarios_folder, language())))

    def sessions(self) -> tuple[SessionLine | UnreadableLine, ...]:
        """All sessions, the newest first, the unreadable last."""
        from tabletop.storage.opening import sessions

        return tuple(map(_session, sessions(self.sessions_folder)))

    def look_into(self, line: ScenarioLine) -> ScenarioLine:
        """The same line after the whole file was checked."""
        from tabletop.scenario.library import peek
        from tabletop.scenario.loader import look_into

        found = look_into(peek(Path(line.path), language()))
        return _scenario(found)._replace(own=line.own)

    def open(self, path: str) -> Line:
        """The line for a file or folder that somebody named."""
        try:
            return self._opened(Path(path).expanduser())
        except (OSError, RuntimeError, ValueError) as error:
            return UnreadableLine(path, getattr(error, "strerror", None) or _("There is no such file."))

    def _opened(self, path: Path) -> Line:
        from tabletop.scenario.library import SCENARIO_FILE, peek
        from tabletop.scenario.loader import look_into
        from tabletop.storage.opening import summarise
        from tabletop.storage.port import LogDamaged, LogTooNew

        file = path / SCENARIO_FILE if path.is_dir() else path
        if not file.is_file():
            return UnreadableLine(str(path), _("There is no such file."))
        if file.suffix in {".yaml", ".yml"}:
            return _scenario(look_into(peek(file, language())))
        try:
            return _summary(summarise(file))
        except LogDamaged as error:
            return UnreadableLine(str(file), wrong(error.fault))
        except LogTooNew:
            return UnreadableLine(str(file), _("A later version of the program wrote this log."))


def _scenario(entry: Entry) -> ScenarioLine:
    problem = entry.problem
    fault, place = "", ""
    if problem is not None:
        from tabletop.authoring.sentences import sentence

        fault, place = sentence(problem), f"{problem.place.file}:{problem.place.line}"
    return ScenarioLine(
        path=str(entry.file),
        id=entry.id,
        title=entry.title,
        summary=entry.summary,
        kind=entry.kind,
        minutes=entry.minutes,
        players=entry.players,
        difficulty=entry.difficulty,
        themes=entry.themes,
        content_notes=entry.content_notes,
        teams=entry.teams,
        language="" if entry.language.partition("-")[0] == language() else entry.language,
        solo=entry.solo,
        own=entry.own,
        fault=fault,
        fault_place=place,
    )


def _session(entry: SessionSummary | UnreadableLog) -> SessionLine | UnreadableLine:
    from tabletop.storage.opening import SessionSummary

    return _summary(entry) if isinstance(entry, SessionSummary) else UnreadableLine(str(entry.path), unreadable(entry))


def _summary(entry: SessionSummary) -> SessionLine:
    return SessionLine(
        path=str(entry.path),
        title=entry.title,
        mode=entry.mode,
        rehearsal=entry.rehearsal,
        started=when(entry.started),
        last=when(entry.last),
        records=entry.records,
        state="finished" if entry.closed else "debrief" if entry.ended else "unfinished",
        forked_at=entry.forked.number if entry.forked else 0,
        forked_from=entry.forked.log if entry.forked else "",
    )
