"""What the home screen is told, and what it answers: plain frozen data, made and read by the front door.

Named tuples, because the first frame waits for this module and a frozen dataclass takes five times as long to make.

Invariant: nothing here reads a file or knows how one is read; texts are as their authors wrote them, so every screen
passes them through its door.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

Act = Literal["practise", "facilitate", "resume", "review"]
"""What one can do with a row: a key each."""


class ScenarioLine(NamedTuple):
    """A scenario that can be chosen, or one that is broken and says where."""

    path: str
    id: str
    title: str
    summary: str = ""
    kind: str = ""
    """`ttx`, `game` or `seminar`."""
    minutes: str = ""
    players: str = ""
    """As written: `1`, `8-24`."""
    difficulty: str = ""
    """`1` to `3`."""
    themes: tuple[str, ...] = ()
    """`T01` to `T78`."""
    content_notes: tuple[str, ...] = ()
    teams: int = 0
    solo: bool = False
    """Whether it is written for one person."""
    language: str = ""
    """The language of its texts, where it is not that of the interface: `en`."""
    own: bool = False
    """Whether it comes from the user's own folder."""
    fault: str = ""
    """The first thing wrong with it, as a sentence; empty when nothing is known to be."""
    fault_place: str = ""
    """Where: file and line."""


class SessionLine(NamedTuple):
    """A session that was played, or is still open."""

    path: str
    title: str
    mode: Literal["solo", "facilitated"]
    rehearsal: bool
    started: str
    """When, as people on this machine write it."""
    last: str
    """When something was last saved, alike."""
    records: int
    state: Literal["unfinished", "debrief", "finished"]
    """Play not ended; ended but not finished; nothing more will be added."""
    forked_at: int = 0
    """The record of another session at which this one was forked from it; 0 for one that began at the beginning."""
    forked_from: str = ""
    """The file name of that session's log, as it was then."""


class UnreadableLine(NamedTuple):
    """A file that cannot be read, and why, as a sentence."""

    path: str
    why: str


Line = ScenarioLine | SessionLine | UnreadableLine


class HomeChoice(NamedTuple):
    """What was chosen, and the theme that was on."""

    act: Act | Literal["progress"]
    """What is done with a row; or looking back on all own runs, which needs no path."""
    path: str
    theme: str = ""


class Source(Protocol):
    """Where the lines come from. Everything but `logs` may take a while and is called from another thread."""

    @property
    def logs(self) -> int:
        """How many session logs there seem to be, without opening one."""

    @property
    def own_folder(self) -> str:
        """Where the user's own scenarios are looked for."""

    def scenarios(self) -> tuple[ScenarioLine, ...]:
        """All scenarios, from the heads of their files."""

    def sessions(self) -> tuple[SessionLine | UnreadableLine, ...]:
        """All sessions, the newest first, the unreadable last."""

    def look_into(self, line: ScenarioLine) -> ScenarioLine:
        """The same line after the whole file was checked."""

    def open(self, path: str) -> Line:
        """The line for a file or folder that somebody named; never raises."""
        ...


class Shelf(NamedTuple):
    """Everything the home screen knows so far. None means: still looking."""

    logs: int = 0
    scenarios: tuple[ScenarioLine, ...] | None = None
    sessions: tuple[SessionLine | UnreadableLine, ...] | None = None
    opened: tuple[Line, ...] = ()
    """What was opened by name, the newest first."""

    def with_opened(self, line: Line) -> Shelf:
        """With one more opened by name; a path stands there once."""
        return self._replace(opened=(line, *(one for one in self.opened if one.path != line.path)))

    def with_looked_into(self, line: ScenarioLine) -> Shelf:
        """With a scenario's line replaced by what the check found."""
        found = tuple(line if one.path == line.path else one for one in self.scenarios or ())
        return self._replace(scenarios=found)
