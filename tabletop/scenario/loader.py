"""From a file to a `Scenario` that has the right shape and hangs together, or to every reason why not.

Invariant: whatever the bytes are, the answer is a `Scenario` or `ScenarioRefused`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from tabletop.scenario.library import SCENARIO_FILE, Entry
from tabletop.scenario.model import FORMAT, Scenario
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused, in_order
from tabletop.scenario.reader import LIMITS, Document, Limits, read
from tabletop.scenario.references import references
from tabletop.scenario.translate import validated, wrong_format


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of looking at a file: the scenario where it has the right shape, and every problem and note."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    document: Document | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems without the notes."""
        return tuple(one for one in self.problems if not one.note)


def examine(raw: bytes, file: str, *, limits: Limits = LIMITS, pure: bool = False) -> Examined:
    """Look at a file's bytes. Never raises; `file` is the name shown."""
    try:
        document = read(raw, file, limits=limits, pure=pure)
    except ScenarioRefused as refused:
        return Examined(None, refused.problems)
    wrong = wrong_format(document, FORMAT)
    if wrong is not None:
        return Examined(None, in_order([*document.problems, wrong]), document)
    scenario, problems = validated(document, Scenario)
    problems += references(document, problems)
    return Examined(scenario, in_order(problems), document)


def parse(raw: bytes, file: str) -> Scenario:
    """Read a scenario from bytes; `file` is the name shown.

    Raises:
        ScenarioRefused: With every problem found.
    """
    examined = examine(raw, file)
    if examined.scenario is None or examined.errors:
        raise ScenarioRefused(examined.errors)
    return examined.scenario


def load(path: Path) -> Scenario:
    """Read the scenario at `path`, a file or a folder with `scenario.yaml`.

    Raises:
        ScenarioRefused: With every problem found.
        OSError: The file cannot be read.
    """
    file = path / SCENARIO_FILE if path.is_dir() else path
    return parse(read_limited(file), str(file))


def read_limited(file: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file; of one that is too large, only as many as show it."""
    with file.open("rb") as stream:
        return stream.read(limits.size + 1)


def look_into(entry: Entry) -> Entry:
    """An entry of the shelf with the first problem of its whole file. Never raises; reads and checks everything."""
    if entry.problem is not None:
        return entry
    try:
        return replace(entry, problem=next(iter(examine(read_limited(entry.file), str(entry.file)).errors), None))
    except OSError as error:
        place = Place(str(entry.file), 1, 1, 2)
        return replace(entry, problem=Problem(Code.UNREADABLE, place, found=error.strerror or ""))
