"""Looking at files and folders for an author: what was found in each, weighed and ready to be shown.

Invariant: one file that cannot be read says so and does not keep the others from being checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tabletop.authoring.inspection import Inspection, SetAside, inspect
from tabletop.authoring.profiles import Profile, Weight, groups, weight
from tabletop.authoring.translating.inspection import inspect_texts
from tabletop.scenario.beside import overlays, scenario_of
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import read_limited
from tabletop.scenario.overlays.overlay import Sound, sound
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Code, Place, Problem

PLAYS = "*.play.yaml"
LOGIC = "3"
"""The group whose rules play the scenario through."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    file: Path
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Problems and notes, as the profile has it, sorted by place."""
    set_aside: tuple[SetAside, ...] = ()
    """What the author keeps, with reasons."""
    counted: tuple[Problem, ...] = ()
    """What a stricter profile would show."""

    @property
    def errors(self) -> int:
        """How many problems there are, notes left out."""
        return sum(not problem.note for problem in self.problems)

    @property
    def notes(self) -> int:
        """How many notes there are."""
        return len(self.problems) - self.errors

    @property
    def unread(self) -> bool:
        """Whether the file could not be read at all."""
        return any(problem.code == Code.UNREADABLE for problem in self.problems)


class NothingToCheckError(Exception):
    """A path that is no file and holds no scenario; its argument is the path."""


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The scenario files meant by `paths`, each once: files, a golden play by its scenario, folders by what they hold.

    Raises:
        NothingToCheckError: A path leads to no scenario.
    """
    given: set[Path] = set()
    for path in paths:
        for file in _meant(path):
            if file.resolve() not in given:
                given.add(file.resolve())
                yield file


def _meant(path: Path) -> list[Path]:
    if path.is_file():
        return [_scenario_of(path)]
    found = sorted(path.rglob(SCENARIO_FILE)) if path.is_dir() else []
    if not found:
        raise NothingToCheckError(path)
    return found


def _scenario_of(file: Path) -> Path:
    """The scenario beside whose plays or as whose texts a file lies; the file itself where it is neither."""
    translated = scenario_of(file)
    if translated is not None:
        return translated
    beside = file.parent.parent / SCENARIO_FILE
    return beside if file.match(PLAYS) and file.parent.name == "plays" and beside.is_file() else file


def check(file: Path, *, profile: Profile = Profile.REVIEW, month: str = "", quick: bool = False) -> list[Checked]:
    """Check a scenario, the golden plays beside it, and its texts in other languages.

    Args:
        file: The scenario.
        profile: What counts.
        month: The month of the examination, `2026-11`; without it no date has passed.
        quick: Leave out the rules that play the scenario through.
    """
    raw = _read(file)
    if isinstance(raw, Problem):
        return [Checked(file, (), (raw,))]
    asked = groups(profile) - ({LOGIC} if quick else set())
    inspected = inspect(raw, str(file), month=month, groups=asked)
    plays = [_play(path, inspected) for path in plays_of(file)]
    original = sound(inspected.examined)
    beside = overlays(file).values() if original is not None else ()
    texts = [_texts(path, original, profile, month) for path in beside if original is not None]
    return [weighed(file, raw, inspected, profile), *plays, *texts]


def _play(path: Path, inspected: Inspection) -> Checked:
    raw = _read(path)
    if isinstance(raw, Problem):
        return Checked(path, (), (raw,))
    return Checked(path, _lines(raw), examine_play(raw, str(path), inspected.examined).problems)


def _texts(path: Path, original: Sound, profile: Profile, month: str) -> Checked:
    raw = _read(path)
    if isinstance(raw, Problem):
        return Checked(path, (), (raw,))
    return weighed(path, raw, inspect_texts(raw, str(path), original, profile, month), profile)


def _read(file: Path) -> bytes | Problem:
    """The bytes of a file, or that it cannot be read."""
    try:
        return read_limited(file)
    except OSError as error:
        return Problem(Code.UNREADABLE, Place(str(file), 1, 1, 2), found=error.strerror or str(error))


def plays_of(file: Path) -> list[Path]:
    """The golden plays beside a scenario, sorted."""
    return sorted((file.parent / "plays").glob(PLAYS)) if file.name == SCENARIO_FILE else []


def weighed(file: Path, raw: bytes, inspected: Inspection, profile: Profile) -> Checked:
    """What was found, as a profile weighs it."""
    shown = tuple(
        replace(one, note=one.note or weight(one.code, profile) is Weight.REMARK)
        for one in inspected.problems
        if weight(one.code, profile) in {Weight.PROBLEM, Weight.REMARK}
    )
    counted = tuple(one for one in inspected.problems if weight(one.code, profile) is Weight.COUNTED)
    return Checked(file, _lines(raw), shown, inspected.set_aside, counted)


def _lines(raw: bytes) -> tuple[str, ...]:
    return tuple(raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
