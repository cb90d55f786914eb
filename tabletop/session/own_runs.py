"""A person's own runs on this machine, from the folder of logs.

Invariant: logs are only read; one that cannot be read is counted, never an error. A run's scenario is the one in its
own log.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from string import Template

from tabletop.exercise.events import SessionOpened
from tabletop.reports.progress import Lived, Progress, Shelved, progress
from tabletop.scenario.library import Entry, shelf
from tabletop.scenario.loader import examine, read_limited
from tabletop.scenario.model import Scenario
from tabletop.session.gathering import FoundRun, gather
from tabletop.session.opening import NotUnderstood, understood
from tabletop.session.replayed import Replay
from tabletop.storage.index import RunIndex
from tabletop.storage.port import LogDamaged, LogTooNew
from tabletop.storage.reading import LogReader


def own_progress(folder: Path, own: Path, index: RunIndex | None = None) -> Progress:
    """What the runs in `folder` that were played alone, and were no rehearsals, come to; `own` holds own scenarios."""
    found = gather([folder], index, cut=True) if folder.is_dir() else None
    runs = [one for one in found.runs if one.run.mode == "solo" and not one.run.rehearsal] if found else []
    known: dict[str, Scenario] = {}
    lived = [told for one in runs if (told := _lived(one, known)) is not None]
    unread = len(found.left_out) if found else 0
    return progress(lived, _shelved(own), unread + len(runs) - len(lived))


def _lived(found: FoundRun, known: dict[str, Scenario]) -> Lived | None:
    """A run with what its own log says; None where that cannot be read. A scenario's text is read once."""

    def understand(opening: SessionOpened) -> Scenario:
        text = opening.scenario_text
        if text not in known:
            known[text] = understood(opening)
        return known[text]

    try:
        with closing(LogReader(found.path)) as reader:
            opening = Replay(reader.read(), understand).opening
    except (OSError, LogDamaged, LogTooNew, NotUnderstood):
        return None
    scenario = known[opening.scenario_text]
    names = scenario.names(fictional=opening.fictional)
    return Lived(
        run=found.run,
        place=str(found.path),
        title=_filled(scenario.title, names),
        endings={one.id: _filled(one.title, names) for one in scenario.endings},
        themes={one.id: tuple(one.themes) for one in scenario.injects.values()},
    )


def _filled(text: str, names: Mapping[str, str]) -> str:
    return Template(text).safe_substitute(names)


def _shelved(own: Path) -> list[Shelved]:
    """Every scenario that can be played."""
    return [one for entry in shelf(own) if (one := _scenario(entry)) is not None]


def _scenario(entry: Entry) -> Shelved | None:
    try:
        scenario = examine(read_limited(entry.file), str(entry.file)).scenario
    except OSError:
        return None
    if scenario is None:
        return None
    claims = dict.fromkeys(scenario.themes, "")
    for inject in scenario.injects.values():
        for theme, claim in inject.themes.items():
            claims[theme] = claims.get(theme) or _filled(claim, scenario.names(fictional=False))
    return Shelved(scenario.id, entry.title, str(entry.file), scenario.minutes, scenario.solo, claims)
