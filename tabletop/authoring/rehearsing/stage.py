"""From paths to rehearsals: which plays are meant, each read with its scenario, played, and held to its transcripts.

Invariant: nothing is written here; a file that cannot be used is a problem with a place and does not keep the other
plays from being rehearsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.rehearsal import Rehearsal, rehearse
from tabletop.authoring.rehearsing.scripts import Scripts
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import Examined, examine, read_limited
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused
from tabletop.scenario.reader import read

ENDING = ".play.yaml"
PLAYS = "plays"


class NothingToRehearseError(Exception):
    """A path that leads to no scenario and no play; its argument is the path."""


class NoPlaysError(Exception):
    """A scenario without golden plays; its argument is the folder where they would lie."""


class NoSuchPlayError(LookupError):
    """No play's name holds the words asked for; the second argument names those there are."""


@dataclass(frozen=True, slots=True)
class Bill:
    """A scenario, and the plays of it that are meant."""

    scenario: Path
    plays: tuple[Path, ...]
    all_plays: int
    """How many plays lie beside the scenario."""


@dataclass(slots=True)
class Performance:
    """One play, and what came of it."""

    file: Path
    title: str = ""
    ending: str = ""
    """The ending's title; empty where there was none."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file, or the first divergence."""
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of every file that a problem points to."""
    rehearsal: Rehearsal | None = None
    scripts: Scripts | None = None
    """Its transcripts, where it came out as written."""

    @property
    def name(self) -> str:
        """The play's name: its file's, without the ending."""
        return name_of(self.file)


@dataclass(frozen=True, slots=True)
class Stage:
    """A scenario that is ready to be played."""

    file: Path
    raw: bytes
    examined: Examined

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its file."""
        return lines_of(self.raw)


def name_of(play: Path) -> str:
    """A play's name."""
    return play.name.removesuffix(ENDING)


def lines_of(raw: bytes) -> tuple[str, ...]:
    """A file's lines, as the messages count them."""
    return tuple(raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))


Find = Callable[[str], Path | None]
"""Finds the file of a scenario by its id, wherever scenarios are kept."""


def wanted(paths: Iterable[Path], words: str = "", find: Find = lambda _name: None) -> list[Bill]:
    """The plays that are meant, by scenario: of a folder all in it, of a scenario all beside it, a play itself.

    `words` chooses those whose name holds them; `find` knows the scenario of a play that lies beside none, and what is
    meant by an id in place of a path.

    Raises:
        NothingToRehearseError: A path leads to nothing.
        NoPlaysError: There is no play beside a scenario that was named.
        NoSuchPlayError: No name holds the words.
    """
    plays: dict[Path, list[Path]] = {}
    for path in paths:
        for scenario, play in _meant(path, find):
            of_scenario = plays.setdefault(scenario, [])
            if play not in of_scenario:
                of_scenario.append(play)
    names = [name_of(play) for found in plays.values() for play in found]
    bills = [
        Bill(scenario, tuple(play for play in found if words in name_of(play)), len(_beside(scenario)))
        for scenario, found in plays.items()
    ]
    chosen = [bill for bill in bills if bill.plays]
    if not chosen:
        raise NoSuchPlayError(words, ", ".join(names))
    return chosen


def _meant(path: Path, find: Find) -> Iterator[tuple[Path, Path]]:
    """(scenario, play) of everything that a path stands for."""
    if path.name.endswith(ENDING) and path.is_file():
        yield _scenario_of(path, find), path
        return
    path = path if path.exists() else find(str(path)) or path
    if path.is_dir() and path.name == PLAYS and (path.parent / SCENARIO_FILE).is_file():
        path = path.parent
    scenarios = [path] if path.is_file() else sorted(path.rglob(SCENARIO_FILE)) if path.is_dir() else []
    if not scenarios:
        raise NothingToRehearseError(path)
    found = [(scenario, play) for scenario in scenarios for play in _beside(scenario)]
    if not found:
        raise NoPlaysError(scenarios[0].parent / PLAYS)
    yield from found


def _scenario_of(play: Path, find: Find) -> Path:
    """The scenario beside a play; of one that lies beside none, the one it names."""
    folder = play.parent.parent if play.parent.name == PLAYS else play.absolute().parent.parent
    beside = folder / SCENARIO_FILE
    if beside.is_file():
        return beside
    try:
        named = read(read_limited(play), str(play)).data.get("scenario")
    except (OSError, ScenarioRefused):
        named = None
    found = find(named) if isinstance(named, str) else None
    if found is None:
        raise NothingToRehearseError(beside)
    return found


def _beside(scenario: Path) -> list[Path]:
    return sorted((scenario.parent / PLAYS).glob(f"*{ENDING}"))


def stage(file: Path) -> Stage:
    """Read a scenario. Raises OSError."""
    raw = read_limited(file)
    return Stage(file, raw, examine(raw, str(file)))


def perform(set_: Stage, play: Path) -> Performance:
    """Rehearse one play. Never raises for what is wrong with it."""
    try:
        raw = read_limited(play)
        performance = _performed(set_, play, raw)
        changed = read_limited(play) != raw
    except OSError as error:
        found = Problem(Code.UNREADABLE, Place(str(play), 1, 1, 2), found=error.strerror or "")
        return Performance(play, problems=(found,))
    if changed:
        place = Place(str(play), 1, 1, 2)
        return Performance(play, performance.title, problems=(Problem(Diverged.CHANGED, place),))
    return performance


def _performed(set_: Stage, play: Path, raw: bytes) -> Performance:
    examined = examine_play(raw, str(play), set_.examined)
    scenario = set_.examined.scenario
    performance = Performance(play, problems=examined.problems, sources={str(play): lines_of(raw)})
    if examined.play is None or examined.document is None or scenario is None:
        return performance
    performance.title = examined.play.title
    if examined.problems:
        return performance
    done = performance.rehearsal = rehearse(examined.play, scenario, set_.raw.decode("utf-8", "replace"))
    performance.ending = next((one.title for one in scenario.endings if one.id == done.final.ending), "")
    performance.problems = tuple(one.problem(examined.document.places) for one in done.divergences)
    if not done.divergences:
        scripts = performance.scripts = Scripts.of(play, name_of(play), done, examined.play.title)
        first = next(scripts.differences(str(play)), None)
        if first is not None:
            performance.problems = (first.problem,)
            performance.sources |= {first.problem.place.file: first.lines}
    return performance


def settled(performance: Performance) -> Performance:
    """A performance whose transcripts were brought up to date."""
    kept = tuple(one for one in performance.problems if one.code not in {Diverged.TRANSCRIPT, Diverged.NO_TRANSCRIPT})
    return replace(performance, problems=kept)
