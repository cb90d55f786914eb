"""The page on facts: every row where the seed documents are wrong, and where a scenario meets it.

Invariant: what a scenario's README says of a row is copied as it stands.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.documentation.layout import laid_out

ROOT: Final = Path(__file__).parents[2]
ROWS: Final = ROOT / "tests" / "scenarios" / "facts.csv"
_MET: Final = re.compile(r"^\| (F[0-9]+(?:[, ]+F[0-9]+)*) \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Met:
    """What one scenario says about a row."""

    scenario: str
    how: str


@cache
def rows() -> tuple[dict[str, str], ...]:
    """All rows: `id`, `where` in the seeds, and what is said `instead`."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def met() -> dict[str, tuple[Met, ...]]:
    """Row → the scenarios that meet it, by their READMEs."""
    found: dict[str, list[Met]] = {}
    for readme in sorted((ROOT / "scenarios").glob("*/README.md")):
        title, text = _read(readme)
        for names, how in _MET.findall(text):
            for name in re.split(r"[, ]+", names):
                found.setdefault(name, []).append(Met(title, " – ".join(_cells(how))))
    return {name: tuple(entries) for name, entries in found.items()}


def _read(readme: Path) -> tuple[str, str]:
    text = readme.read_text(encoding="utf-8")
    return text.split("\n", 1)[0].removeprefix("# "), text


def _cells(text: str) -> Iterator[str]:
    return (cell.strip() for cell in re.split(r"(?<!\\) \| ", text))


def page() -> str:
    """The page."""
    parts: list[str] = []
    for row in rows():
        parts += ["", f"## {row['id']}", "", f"Seed heading {row['where']}. Said instead: {row['instead']}", ""]
        entries = met().get(row["id"], ())
        parts += [f"- **{one.scenario}**: {one.how}" for one in entries]
        parts += [] if entries else ["- No scenario speaks of it."]
    return laid_out("facts.md", rows=str(len(rows())), facts="\n".join(parts).strip())
