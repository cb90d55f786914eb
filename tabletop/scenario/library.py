"""Which scenarios there are: in the program, in a checkout, and in the user's own folder.

Invariant: listing never fails and never validates. A shelf is read from the heads of the files, so that the home screen
can paint at once; `loader.look_into` finds what is wrong further down, afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Final

from tabletop.scenario.beside import language_in, overlay_for
from tabletop.scenario.problems import Code, Place, Problem, ScenarioRefused
from tabletop.scenario.reader import LIMITS, Data, read_head

SCENARIO_FILE: Final = "scenario.yaml"
_FIELDS: Final = ("id", "title", "summary", "kind", "minutes", "players", "difficulty")
_HEAD: Final = frozenset({*_FIELDS, "themes", "content_notes", "teams"})
_TEXTS: Final = frozenset({"title", "summary", "content_notes", "aliases"})
"""What a file of texts says of that."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario on the shelf, in its author's or its translator's words, real names put in for aliases.

    `problem` is the first thing wrong with it.
    """

    file: Path
    id: str
    title: str
    summary: str = ""
    kind: str = ""
    minutes: str = ""
    players: str = ""
    difficulty: str = ""
    themes: tuple[str, ...] = ()
    content_notes: tuple[str, ...] = ()
    teams: int = 0
    language: str = "en"
    """The language of these words."""
    own: bool = False
    problem: Problem | None = None

    @property
    def solo(self) -> bool:
        """Whether it is written for one person."""
        return self.players.split("-")[0] == "1" and self.teams == 1


def folders(own: Path | None = None) -> tuple[Path, ...]:
    """Where scenarios are looked for: the user's own folder, and those of the program."""
    package = Path(__file__).parent.parent
    checkout = package.parent / "scenarios"
    bundled = package / "bundled_scenarios"
    inside = checkout if (package.parent / "pyproject.toml").is_file() and checkout.is_dir() else bundled
    return (own, inside) if own is not None else (inside,)


def shelf(own: Path | None = None, language: str = "") -> tuple[Entry, ...]:
    """Every scenario, sorted by title; the user's own one stands in for one of the program with the same id.

    In `language` where somebody wrote it in that, else in its author's.
    """
    found: dict[str, Entry] = {}
    for folder in reversed(folders(own)):
        for file in _files(folder):
            entry = replace(peek(file, language), own=folder == own)
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda entry: (entry.title.casefold(), entry.id)))


def find(name: str, own: Path | None = None) -> Path | None:
    """The file of the scenario with this id, or in the folder of this name; None where there is none."""
    entries = shelf(own)
    named = [entry.file for entry in entries if entry.id == name]
    return next(iter(named + [entry.file for entry in entries if entry.file.parent.name == name]), None)


def peek(file: Path, language: str = "") -> Entry:
    """What the head of a file says about it, in `language` where a file of texts beside it is in that."""
    entry = _as_written(file)
    beside = None if not language or entry.problem or entry.language == language else overlay_for(file, language)
    if beside is None:
        return entry
    try:
        with beside.open("rb") as stream:
            head = read_head(stream.read(LIMITS.size + 1), str(beside), _TEXTS)
    except (ScenarioRefused, OSError):
        return entry
    names = _names(head.data.get("aliases"))
    notes = tuple(_filled(note, names) for note in _texts(head.data.get("content_notes")))
    return replace(
        entry,
        title=_filled(_text(head.data.get("title")), names) or entry.title,
        summary=_filled(_text(head.data.get("summary")), names) or entry.summary,
        content_notes=notes or entry.content_notes,
        language=language_in(beside.name),
    )


def _as_written(file: Path) -> Entry:
    name = file.parent.name
    try:
        with file.open("rb") as stream:
            head = read_head(stream.read(LIMITS.size + 1), str(file), _HEAD)
    except ScenarioRefused as refused:
        return Entry(file, name, name, problem=refused.problems[0])
    except OSError as error:
        place = Place(str(file), 1, 1, 2)
        return Entry(file, name, name, problem=Problem(Code.UNREADABLE, place, found=error.strerror or ""))
    teams = head.data.get("teams")
    names = _names(head.data.get("aliases"))
    missing = tuple(field for field in _FIELDS if field not in head.data)
    absent = Problem(Code.MISSING_FIELD, head.places.head(()), wants="", known=missing) if missing else None
    return Entry(
        file=file,
        id=_text(head.data.get("id")) or name,
        title=_filled(_text(head.data.get("title")), names) or name,
        summary=_filled(_text(head.data.get("summary")), names),
        kind=_text(head.data.get("kind")),
        minutes=_text(head.data.get("minutes")),
        players=_text(head.data.get("players")),
        difficulty=_text(head.data.get("difficulty")),
        themes=_texts(head.data.get("themes")),
        content_notes=tuple(_filled(note, names) for note in _texts(head.data.get("content_notes"))),
        teams=len(teams) if isinstance(teams, dict) else 0,
        language=_text(head.data.get("language")) or "en",
        problem=next(iter(head.problems), absent),
    )


def _files(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.glob(f"*/{SCENARIO_FILE}"))
    except OSError:
        return ()


def _names(aliases: Data | None) -> dict[str, str]:
    """The real names behind the aliases, as far as the head holds them."""
    if not isinstance(aliases, dict):
        return {}
    return {name: _text(alias.get("real")) for name, alias in aliases.items() if isinstance(alias, dict)}


def _filled(text: str, names: dict[str, str]) -> str:
    """A text with the aliases put in: a person reads the shelf, and `$KYIV` is for the file."""
    return Template(text).safe_substitute(names) if "$" in text else text


def _text(value: Data | None) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Data | None) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
