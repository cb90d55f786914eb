"""Looking at files and folders for an author: what was found in each, ready to be shown.

Invariant: one file that cannot be read says so and does not keep the others from being checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import examine, read_limited
from tabletop.scenario.play_file import examine_play
from tabletop.scenario.problems import Problem

PLAYS = "*.play.yaml"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    file: Path
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems there are, notes left out."""
        return sum(not problem.note for problem in self.problems)


class NothingToCheckError(Exception):
    """A path that is no file and holds no scenario; its argument is the path."""


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The scenario files meant by `paths`: files as they are, folders by what they hold.

    Raises:
        NothingToCheckError: A path leads to no scenario.
    """
    for path in paths:
        if path.is_file():
            yield path
            continue
        found = sorted(path.rglob(SCENARIO_FILE)) if path.is_dir() else []
        if not found:
            raise NothingToCheckError(path)
        yield from found


def check(file: Path) -> list[Checked]:
    """Check a scenario and the golden plays beside it.

    Raises:
        OSError: A file cannot be read.
    """
    raw = read_limited(file)
    examined = examine(raw, str(file))
    checked = [_checked(file, raw, examined.problems)]
    for play in sorted((file.parent / "plays").glob(PLAYS)) if file.name == SCENARIO_FILE else ():
        raw = read_limited(play)
        checked.append(_checked(play, raw, examine_play(raw, str(play), examined).problems))
    return checked


def _checked(file: Path, raw: bytes, problems: tuple[Problem, ...]) -> Checked:
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return Checked(file, tuple(text.split("\n")), problems)
