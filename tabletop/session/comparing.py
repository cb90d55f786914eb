"""From logs that were gathered to a comparison: one scenario, its words, and what was written where somebody asks.

Invariant: logs of different scenarios are never laid together; what people wrote is read from a log when it is shown,
and kept nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.reports.comparing_parts import Comparison
from tabletop.reports.comparison import LEAST, By, Compared
from tabletop.reports.comparison_labels import Labels
from tabletop.reports.naming import words
from tabletop.session.gathering import FoundRun, Gathered
from tabletop.session.opening import NotUnderstood, understood
from tabletop.session.replayed import Replay
from tabletop.storage.port import LogDamaged, LogTooNew
from tabletop.storage.reading import LogReader


class NotOneScenario(Exception):  # noqa: N818 - it is what the sentence says
    """The logs are of different scenarios; the argument names a file of each."""


class NothingToCompare(Exception):  # noqa: N818 - it is what the sentence says
    """No log is left that can be compared; the argument names what was asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody wants to compare."""

    by: By = "none"
    least: int = LEAST
    truths: Mapping[str, bool] = field(default_factory=dict)
    side: bool = False


def comparison_of(gathered: Gathered, wanted: Wanted, left_out: Sequence[tuple[str, str]] = ()) -> Comparison:
    """The comparison of what was gathered; `left_out` is told along, file and sentence.

    Raises:
        NothingToCompare, NotOneScenario: There is nothing, or too much of different kinds.
        NotUnderstood: This version can read the scenario in none of the logs.
    """
    runs = gathered.runs
    if len(runs) < 2:  # noqa: PLR2004 - it takes two
        raise NothingToCompare(_few(runs, left_out))
    of_each = {one.run.scenario: one.path for one in reversed(runs)}
    if len(of_each) > 1:
        raise NotOneScenario(", ".join(f"{path} ({name})" for name, path in sorted(of_each.items())))
    names = _places([one.path for one in runs])
    return Comparison(
        labels=_labels(runs),
        runs=tuple(Compared(one.run, name, _folder(one.path)) for one, name in zip(runs, names, strict=True)),
        left_out=tuple(left_out),
        by=wanted.by,
        least=wanted.least,
        truths=wanted.truths,
        side=wanted.side,
        complete=gathered.complete,
        quote=Quotes([one.path for one in runs]) if wanted.side else None,
    )


def _few(runs: Sequence[FoundRun], left_out: Sequence[tuple[str, str]]) -> str:
    """What there is instead: the one log, or why the first of those that were named does not count."""
    found = [str(one.path) for one in runs] + [f"{place} – {why}" for place, why in left_out[:3]]
    return "; ".join(found) or "–"


def _places(paths: Sequence[Path]) -> list[str]:
    """File names; with the folder where two are called alike."""
    count = Counter(path.name for path in paths)
    return [path.name if count[path.name] == 1 else f"{_folder(path)}/{path.name}" for path in paths]


def _folder(path: Path) -> str:
    return path.absolute().parent.name


def _labels(runs: Sequence[FoundRun]) -> Labels:
    """The words of the latest session whose scenario can be read."""
    tried: set[str] = set()
    for one in sorted(runs, key=lambda found: found.run.started, reverse=True):
        if one.run.digest in tried:
            continue
        tried.add(one.run.digest)
        try:
            with closing(LogReader(one.path)) as reader:
                return Labels(Replay(reader.read(), understood).latest)
        except (NotUnderstood, LogDamaged, LogTooNew, OSError):
            continue
    raise NotUnderstood(runs[0].run.scenario)


class Quotes:
    """What was written in some logs, by the number of the log among them and the record."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._read: dict[int, dict[int, str]] = {}

    def __call__(self, place: int, record: int) -> str:
        """What was written there; empty for nothing, and where the log cannot be read any more."""
        if not record:
            return ""
        if place not in self._read:
            self._read[place] = _written(self._paths[place])
        return self._read[place].get(record, "")


def _written(path: Path) -> dict[int, str]:
    found: dict[int, str] = {}
    try:
        with closing(LogReader(path)) as reader:
            for one in reader.read():
                if text := _text(one):
                    found[one.number] = text
    except (LogDamaged, LogTooNew, OSError):
        return found  # what was read so far is good
    return found


def _text(recorded: Recorded) -> str:
    return "\n".join(part for part in _parts(recorded.event) if part)


def _parts(event: Event) -> tuple[str, ...]:
    match event:
        case happened.AnswerSubmitted(answer=OpenTextAnswer(text=text)):
            return words(text), words(event.rationale)
        case happened.AnswerSubmitted():
            return (words(event.rationale),)
        case happened.OutcomeRuled():
            return words(event.ruling), words(event.why)
        case _:
            return ()
