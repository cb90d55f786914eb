"""From what somebody typed to a scenario, a session log, a name for a new one.

Invariant: nothing is opened for writing here, and a name never holds anything but the scenario's id and the time.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tabletop.language.catalogue import language
from tabletop.scenario import library
from tabletop.scenario.model import Scenario
from tabletop.scenario.overlays.overlay import in_language
from tabletop.session.clock import SystemClock
from tabletop.storage.folders import synchronised_by
from tabletop.storage.opening import SUFFIX, SessionSummary, sessions


class NoSuchScenario(LookupError):  # noqa: N818 - it is what the sentence says
    """No scenario of that name; the second argument names those that look like it, or all."""


class NothingToResume(LookupError):  # noqa: N818 - it is what the sentence says
    """There is no session that was left before its end."""


@dataclass(frozen=True, slots=True)
class Found:
    """A scenario with the bytes it was read from."""

    raw: bytes
    scenario: Scenario


def scenario(name: str, own: Path) -> Found:
    """The scenario with that id, or at that path, in the language of the interface where somebody wrote it in that.

    Raises:
        NoSuchScenario: Neither is there.
        ScenarioRefused: It has problems, or its texts in that language have.
        OSError: It cannot be read.
    """
    return Found(*in_language(_file(name, own), language()))


def _file(name: str, own: Path) -> Path:
    path = Path(name)
    file = path / library.SCENARIO_FILE if path.is_dir() else path
    return file if file.is_file() else scenario_file(name, own)


def scenario_file(name: str, own: Path) -> Path:
    """The file of the scenario with that id. Raises NoSuchScenario."""
    known = library.find(name, own)
    if known is None:
        ids = [entry.id for entry in library.shelf(own)]
        raise NoSuchScenario(name, ", ".join(difflib.get_close_matches(name, ids, 1) or ids))
    return known


def new_log(folder: Path, scenario_id: str) -> Path:
    """A free name in `folder`, made of the scenario's id and the time."""
    wall = SystemClock().read().wall
    stamp = datetime.fromtimestamp(wall / 1000, UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    path = folder / f"{scenario_id}-{stamp}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{scenario_id}-{stamp}-{number}{SUFFIX}"
        number += 1
    return path


def wanted_log(wanted: Path | None, folder: Path, scenario_id: str) -> Path:
    """The log somebody asked for, a new name in the folder asked for, or one where logs usually go."""
    if wanted is None:
        return new_log(folder, scenario_id)
    return new_log(wanted, scenario_id) if wanted.is_dir() else wanted


def service(path: Path, environment: Mapping[str, str]) -> str:
    """The service that synchronises the folder of `path`; empty for none that shows."""
    return synchronised_by(path.absolute().parent, environment) or ""


def unfinished(folder: Path) -> Path:
    """The session that was left last before its end. Raises NothingToResume."""
    found = [entry for entry in sessions(folder) if isinstance(entry, SessionSummary) and not entry.closed]
    if not found:
        raise NothingToResume(str(folder))
    return max(found, key=lambda entry: entry.last).path


def earlier_runs(folder: Path, scenario_id: str) -> int:
    """How often a scenario was played alone to its end."""
    return sum(
        isinstance(entry, SessionSummary) and entry.scenario == scenario_id and entry.mode == "solo" and entry.ended
        for entry in sessions(folder)
    )
