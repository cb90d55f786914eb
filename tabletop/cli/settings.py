"""What a person has settled once: folders, language, theme. The only reader of the settings file and the environment.

Later ones win: what is usual, `settings.toml`, the environment, the command line. Hand-made instead of a model of
pydantic, because the home screen waits for it.

Invariant: a wrong setting is named with its file, its line and the settings there are; it is never guessed at and never
ignored.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final, TextIO

from tabletop.language.catalogue import N_, TERMINOLOGIES, _
from tabletop.plain.layout import said

FILE: Final = "settings.toml"
THEMES: Final = ("light", "dark", "high-contrast")
PREFIX: Final = "TABLETOP_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds when nothing else is said on the command line."""

    sessions: Path
    """Folder that session logs go to. Not one that a service synchronises."""
    scenarios: Path
    """Folder with the person's own scenarios; one of them stands in for one of the program with the same id."""
    language: str = ""
    """Language or terminology of the interface, such as `de` or `en@nato`; when nothing is settled English, or the
    language of the scenario that is played."""
    terminology: str = ""
    """Whose words the interface uses: `hseep` (as when nothing is settled), `nato` or `uk`."""
    theme: str = "dark"
    """`light`, `dark` or `high-contrast`."""
    plain: bool = False
    """Whether the faces come line by line, without a screen: for screen readers and very small terminals."""
    bias_prompt: bool = True
    """Whether a ruling asks the facilitator whose option sounds natural."""


class WrongSetting(Exception):  # noqa: N818 - it is what the sentence says
    """A setting that cannot be used, and why, in words; `place` is the file and line, or the variable."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")
        self.place = place
        self.why = why


NAMES: Final = tuple(field.name for field in fields(Settings))


def usual() -> Settings:
    """What holds on this machine when nobody has settled anything."""
    from tabletop.storage.folders import sessions_folder

    sessions = sessions_folder()
    return Settings(sessions=sessions, scenarios=sessions.with_name("scenarios"))


def settings_file(environment: Mapping[str, str] | None = None) -> Path:
    """Where the settings file is, or would be."""
    import platformdirs

    from tabletop.storage.folders import PROGRAM

    named = (os.environ if environment is None else environment).get(f"{PREFIX}SETTINGS")
    return Path(named) if named else platformdirs.user_config_path(PROGRAM, appauthor=False) / FILE


def runs_index() -> Path:
    """Where what many logs came to is kept, so that they need not be read again. It may be deleted at any time."""
    import platformdirs

    from tabletop.storage.folders import PROGRAM

    return platformdirs.user_cache_path(PROGRAM, appauthor=False) / "runs.sqlite"


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this person. Raises WrongSetting, OSError."""
    environment = os.environ if environment is None else environment
    settings = usual()
    file = settings_file(environment)
    if file.is_file():
        settings = _from_file(settings, file)
    for name in NAMES:
        value = environment.get(f"{PREFIX}{name.upper()}")
        if value:
            settings = _set(settings, name, value, f"{PREFIX}{name.upper()}")
    return settings


def environment() -> Mapping[str, str]:
    """The environment, for those who are handed it as a value."""
    return os.environ


def settle(values: Mapping[str, str]) -> None:
    """Settle something for this run, as the environment would."""
    os.environ.update({f"{PREFIX}{name.upper()}": value for name, value in values.items()})


def wants_lines(settings: Settings, *, asked: bool) -> bool:
    """Whether the plain face is meant: asked for, settled, or nothing else would work here."""
    dumb = os.environ.get("TERM") == "dumb"
    streams: tuple[TextIO | None, ...] = (sys.stdin, sys.stdout)
    return asked or settings.plain or dumb or any(stream is None or not stream.isatty() for stream in streams)


def _from_file(settings: Settings, file: Path) -> Settings:
    import tomllib

    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongSetting(str(file), str(error)) from error
    for name, value in found.items():
        place = f"{file}:{_line(text, name)}"
        if name not in NAMES:
            raise WrongSetting(place, _unknown(name))
        base = file.parent if name in {"sessions", "scenarios"} else None
        settings = _set(settings, name, value, place, base)
    return settings


def _line(text: str, name: str) -> int:
    """The line a setting stands in; the first where it cannot be found."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=", 1)[0].strip().strip("\"'[]") == name:
            return number
    return 1


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, NAMES, 1)
    names = ", ".join(NAMES)
    if near:
        return said(N_("there is no setting $name; perhaps $near is meant"), name=name, near=near[0])
    return said(N_("there is no setting $name; there are $names"), name=name, names=names)


def _set(settings: Settings, name: str, value: object, place: str, base: Path | None = None) -> Settings:
    match name:
        case "sessions" | "scenarios":
            folder = _folder(value, name, place, base)
            return replace(settings, sessions=folder) if name == "sessions" else replace(settings, scenarios=folder)
        case "language" if isinstance(value, str) and value:
            return replace(settings, language=value)
        case "terminology" if value in TERMINOLOGIES:
            return replace(settings, terminology=str(value))
        case "theme" if value in THEMES:
            return replace(settings, theme=str(value))
        case "plain" if isinstance(value, bool) or value in {"yes", "no", "1", "0"}:
            return replace(settings, plain=value in {True, "yes", "1"})
        case "bias_prompt" if isinstance(value, bool) or value in {"yes", "no", "1", "0"}:
            return replace(settings, bias_prompt=value in {True, "yes", "1"})
        case _:
            raise WrongSetting(place, _takes(name))


def _folder(value: object, name: str, place: str, base: Path | None) -> Path:
    """A folder; one that is not absolute stands beside the settings file, or below the current folder."""
    if not isinstance(value, str) or not value or "\0" in value:
        raise WrongSetting(place, _takes(name))
    try:
        folder = Path(value).expanduser()
    except RuntimeError as error:
        raise WrongSetting(place, _takes(name)) from error
    return folder if base is None else base / folder


def _takes(name: str) -> str:
    wants = {
        "theme": said(N_("one of $names"), names=", ".join(THEMES)),
        "terminology": said(N_("one of $names"), names=", ".join(TERMINOLOGIES)),
        "plain": _("true or false"),
        "bias_prompt": _("true or false"),
        "language": _("a name such as en or de"),
    }
    return said(N_("$name takes $what"), name=name, what=wants.get(name) or _("the path of a folder"))
