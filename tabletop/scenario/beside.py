"""Files of texts beside a scenario's file: `scenario.de.yaml` has the texts of `scenario.yaml` in German.

Invariant: looking for them reads names only, and never fails.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_NAMED: Final = re.compile(r"\.([a-z]{2}(?:-[A-Z]{2})?)\.yaml\Z")


def language_in(name: str) -> str:
    """The language that a file's name tells; empty where it tells none."""
    match = _NAMED.search(name)
    return match[1] if match else ""


def overlays(file: Path) -> dict[str, Path]:
    """The files of texts beside a scenario's file, by language, sorted."""
    try:
        beside = sorted(file.parent.glob(f"{file.stem}.*.yaml"))
    except OSError:
        return {}
    found = {language_in(path.name): path for path in beside if path.is_file()}
    return {language: path for language, path in found.items() if language}


def overlay_for(file: Path, language: str) -> Path | None:
    """The file of texts for a language such as `de` or `de-AT`; of the plainer form where there is none of its own."""
    found = overlays(file)
    return found.get(language) or found.get(language.partition("-")[0])


def scenario_of(file: Path) -> Path | None:
    """The scenario that a file of texts lies beside; None where it is no such file, or lies beside none."""
    language = language_in(file.name)
    beside = file.with_name(f"{file.name.removesuffix(f'.{language}.yaml')}.yaml")
    return beside if language and beside.is_file() else None
